"""重启已采纳结果: the form, and what of it stands on the report's and the matter's page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, forms, queries, rules
from duban.chapters.feedback.queries import reopening
from duban.chapters.feedback.terms import ReportKind, ReportState
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.matters.terms import MatterState
from duban.ground import access, workdays
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.feedback.models import Report
    from duban.ground.access import Standing


def reopen_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which record shows that this accepted result is not so, and until when must it be done again?"""
    found = queries.visible_report(person=request.user, at=request.at, uid=uid)
    matter = found.matter
    access.require("feedback.reopen_result", matters.standing(request.user, request.at, matter))
    today = beijing_day(request.at)
    days = rulebook.values(today).number("feedback.supplement_default_days")
    known = reopening.records_on(matter)
    back = reverse("report", args=[uid])
    return perform(
        request,
        form=forms.ReopenForm(
            sent(request),
            about=found,
            records=[(one.ref, f"{one.on} {one.label}") for one in known],
            initial={
                "record": f"supervision.problem:{request.GET.get('problem', '')}",
                "new_due_on": workdays.add_working_days(today, days, rulebook.calendar()),
            },
        ),
        act=lambda filled: actions.reopen_result(
            by=request.user, at=request.at, request_id=filled.request_uuid, report=uid, **filled.values()
        ),
        done=lambda _reopened: back,
        template=spine.ACT_PAGE,
        context={
            "title": _("重启已采纳结果"),
            "matter": matter,
            "submit": _("重启并责令重新办理"),
            "cancel": back,
            "facts": _facts(found),
            "consequence": _follows(found),
            "nothing": not known
            and _("本事项没有核查记录。重启须以检查记录为依据，请先在事项页面登记问题，写明事实并附证据。"),
        },
    )


def _facts(report: Report) -> list[tuple[str, object]]:
    done = report.accepted_completed_on
    return [
        (_("反馈"), f"{report.unit_name} {ReportKind(report.kind).label} {report.submitted_on}"),
        (_("单位自报"), report.progress),
        (_("采纳"), f"{report.answered_by.name if report.answered_by else ''} {report.answered_on}"),
        (_("认定完成时间"), done or "—"),
        (_("办结销号"), report.matter.closed_on or _("尚未办结")),
    ]


def _follows(report: Report) -> str:
    """What re-opening brings about, said beforehand."""
    said = [
        _(
            "原采纳即行失效，该任务恢复为未完成，按原时限计算；办理时限不变，已过时限的即为逾期，亮灯和统计随之变化。"
        )
    ]
    if report.matter.state == MatterState.CLOSED:
        said.append(_("事项由已办结恢复为办理中，原办结日期保留在案并作标注。"))
    said.append(
        _(
            "同时印发责令重新办理通知书，并依照第十六条第十项登记责任追究线索（待核实）；是否追究责任，须经核实、听取陈述申辩和集体研究。"
        )
    )
    return "".join(said)


def can_reopen(report: Report) -> bool:
    """Whether the report is an accepted result."""
    nature = rules.nature(report.concerns.kind if report.concerns else None)
    return report.state == ReportState.ACCEPTED and nature in rules.RESULTS and not report.matter.ending


def offered(report: Report, standing: Standing) -> list[Offer]:
    """The button on the report's page."""
    if not can_reopen(report):
        return []
    return offer("feedback.reopen_result", reverse("reopen_result", args=[report.uid]), standing)
