"""会签: the form, and what the units have said as the pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, forms, queries
from duban.chapters.feedback.terms import Countersigned, ReportKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform

if TYPE_CHECKING:
    from duban.chapters.feedback.models import Report


@dataclass(frozen=True)
class Said:
    """One unit's answer, or until when it may give one."""

    uid: UUID
    unit_id: int
    unit: str
    answer: str
    waiting: bool
    text: str
    by: str
    on: date | None
    due_on: date | None


def said(report: Report) -> list[Said]:
    """What the other units have said to the report."""
    rows = queries.countersigns_of(report)
    due = queries.countersign_dates(rows)
    return [
        Said(
            uid=one.uid,
            unit_id=one.unit_id,
            unit=one.unit_name,
            answer=str(Countersigned(one.answer).label) if one.answer else _("待会签"),
            waiting=not one.answer,
            text=one.text,
            by=one.by.name if one.by else "",
            on=one.answered_on,
            due_on=due.get(one.ref),
        )
        for one in rows
    ]


def in_words(report: Report) -> str:
    """The same in a few lines, for whoever answers the report."""
    return "\n".join(
        _("%(unit)s：%(answer)s（%(due)s 前）") % {"unit": one.unit, "answer": one.answer, "due": one.due_on}
        if one.waiting
        else f"{one.unit}：{one.answer}{f'，{one.text}' if one.text else ''}"
        for one in said(report)
    )


def countersign(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does our unit agree with the result that the lead unit reports?"""
    found = queries.visible_countersign(person=request.user, at=request.at, uid=uid)
    report = found.report
    unit = found.unit_id
    access.require(
        "feedback.countersign", matters.standing(request.user, request.at, report.matter, unit_id=unit)
    )
    due_on = queries.countersign_dates([found]).get(found.ref)
    return perform(
        request,
        form=forms.CountersignForm(sent(request), about=found),
        act=lambda filled: actions.countersign(
            by=request.user, at=request.at, request_id=filled.request_uuid, countersign=uid, **filled.values()
        ),
        done=lambda _found: reverse("report", args=[report.uid]),
        template=spine.ACT_PAGE,
        context={
            "title": _("会签办理结果"),
            "matter": report.matter,
            "submit": _("提交会签意见"),
            "cancel": reverse("report", args=[report.uid]),
            "consequence": _(
                "会签意见送领导小组办公室审核时一并参考；%(due)s 前未会签的，记为逾期未会签，不影响牵头单位报送。"
            )
            % {"due": due_on},
            "facts": [
                (_("反馈"), f"{report.unit_name}{ReportKind(report.kind).label}"),
                (_("进展情况"), report.progress),
                (_("完成比例"), f"{report.percent}%"),
                (_("自报完成时间"), report.completed_on or "—"),
            ],
        },
    )
