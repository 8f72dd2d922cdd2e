"""The forms by which a report is answered: inside the unit, then by the Office."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, forms, queries, rules
from duban.chapters.feedback.pages import countersigning
from duban.chapters.feedback.terms import ReportKind, ReturnKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.ground import access, workdays
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.feedback.models import Report


def _opened(request: AuthenticatedRequest, uid: UUID, code: str, *, inside_unit: bool) -> Report:
    found = queries.visible_report(person=request.user, at=request.at, uid=uid)
    unit_id = found.unit_id if inside_unit else None
    access.require(code, matters.standing(request.user, request.at, found.matter, unit_id=unit_id))
    return found


def _context(report: Report, title: str, submit: str, consequence: str) -> dict[str, object]:
    return {
        "title": title,
        "matter": report.matter,
        "submit": submit,
        "cancel": reverse("report", args=[report.uid]),
        "consequence": consequence,
        "facts": [
            (_("反馈"), ReportKind(report.kind).label),
            (_("单位"), report.unit_name),
            (_("进展情况"), report.progress),
            (_("完成比例"), f"{report.percent}%"),
            (_("自报完成时间"), report.completed_on or "—"),
            *([(_("会签"), said)] if (said := countersigning.in_words(report)) else []),
        ],
    }


def approve_report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does our unit stand by this report?"""
    found = _opened(request, uid, "feedback.approve_report", inside_unit=True)
    return perform(
        request,
        form=forms.ApproveForm(sent(request), about=found),
        act=lambda filled: actions.approve_report(
            by=request.user, at=request.at, request_id=filled.request_uuid, report=uid
        ),
        done=lambda _report: _approved(request, found),
        template=spine.ACT_PAGE,
        context=_context(
            found,
            _("单位审核反馈"),
            _("审核通过并报送"),
            _("审核通过即报送领导小组办公室，以今日为反馈日期。请核对内容真实，数据准确。"),
        ),
    )


def _approved(request: AuthenticatedRequest, report: Report) -> str:
    """Back to where it was pressed: the desk or the report."""
    if request.POST.get("from") != "desk":
        return reverse("report", args=[report.uid])
    messages.success(
        request, _("已审核通过，《%(title)s》的反馈已报领导小组办公室") % {"title": report.matter.title}
    )
    return reverse("desk")


def send_back(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must our own people change in this report?"""
    found = _opened(request, uid, "feedback.send_back", inside_unit=True)
    return perform(
        request,
        form=forms.SendBackForm(sent(request), about=found),
        act=lambda filled: actions.send_back(
            by=request.user, at=request.at, request_id=filled.request_uuid, report=uid, **filled.values()
        ),
        done=lambda _report: reverse("report", args=[uid]),
        template=spine.ACT_PAGE,
        context=_context(
            found, _("退回修改"), _("退回"), _("退回后由填报人修改重报；报送时限不变，逾期仍按逾期计。")
        ),
    )


def return_for(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is wanting in this report, and until when must it be made good?"""
    found = _opened(request, uid, "feedback.return_for", inside_unit=False)
    days = rulebook.values(beijing_day(request.at)).number("feedback.supplement_default_days")
    due_on = workdays.add_working_days(beijing_day(request.at), days, rulebook.calendar())
    return perform(
        request,
        form=forms.ReturnForm(sent(request), about=found, initial={"new_due_on": due_on}),
        act=lambda filled: actions.return_for(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            report=uid,
            kind=ReturnKind(filled.values()["kind"]),
            reason=filled.values()["reason"],
            new_due_on=filled.values()["new_due_on"],
        ),
        done=lambda _report: reverse("report", args=[uid]),
        template=spine.ACT_PAGE,
        context=_context(
            found,
            _("责令补办或重新办理"),
            _("退回并印发通知书"),
            _(
                "补办：实质已完成，缺材料的；重新办理：实质未完成的，视为尚未报告完成。"
                "退回即印发责令补办（重新办理）通知书，写明理由和新的报送时限；事项的办理时限不变。"
            ),
        ),
    )


def accept_report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this report accepted, and on which day was the thing done?"""
    found = _opened(request, uid, "feedback.accept_report", inside_unit=False)
    result = rules.nature(found.concerns.kind if found.concerns else None) in rules.RESULTS
    shape = forms.AcceptResultForm if result else forms.AcceptForm
    return perform(
        request,
        form=shape(sent(request), about=found),
        act=lambda filled: actions.accept_report(
            by=request.user, at=request.at, request_id=filled.request_uuid, report=uid, **filled.values()
        ),
        done=lambda _report: reverse("report", args=[uid]),
        template=spine.ACT_PAGE,
        context=_context(
            found, _("采纳反馈"), _("采纳"), _accepted(found) if result else _("采纳意见发送填报单位。")
        ),
    )


def _accepted(report: Report) -> str:
    """What accepting a result will do, with the completion date that follows from its versions."""
    versions = queries.versions(report)
    if not versions:
        return ""
    day = rules.default_completion(versions)
    if rules.nature(report.concerns.kind if report.concerns else None) == ReportKind.FINAL:
        return _(
            "采纳后，本事项完成时间认定为 %(day)s，办理时限任务即告完成，领导小组办公室应按期办结销号。"
        ) % {"day": day}
    return _("采纳后，该节点完成时间认定为 %(day)s。") % {"day": day}
