"""The forms of assignment, sign-for, breakdown and plan, and the 任务交办通知单."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.matters.terms import RELATION_WORDS, MatterCategory
from duban.chapters.responsibility import actions, forms, queries, rules
from duban.chapters.responsibility.actions import Demand, TaskGiven
from duban.chapters.responsibility.terms import Cycle
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from datetime import date

    from duban.chapters.matters.models import Matter
    from duban.chapters.responsibility.models import Assignment


def assign(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To which units is this matter given, and with what demand?"""
    matter = spine.opened(request, uid, "responsibility.assign")
    parties = matters.unit_parties(matter)
    names = organization.unit_names(beijing_day(request.at))
    return perform(
        request,
        form=forms.AssignForm(sent(request), about=matter),
        act=lambda filled: actions.assign(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **filled.values()
        ),
        done=lambda _assignment: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("交办"),
            "matter": matter,
            "submit": _("交办并印发任务交办通知单"),
            "cancel": spine.back_to(matter),
            "facts": [
                (RELATION_WORDS[party.relation], names.get(party.unit_id or 0, "")) for party in parties
            ]
            + [(_("办理时限"), spine.shown_day(matters.due_on_of(matter)))],
            "consequence": _(
                "交办后，办理时限和节点开始计算；各单位应于次一工作日签收，逾期未签收的，视为于次一工作日结束时收到。"
                "牵头、协办单位应按期分解落实，服务单位应按期作出服务承诺。今日在任的主要负责人、分管负责人登记为第一责任人、直接责任人。"
            ),
        },
    )


def own(request: AuthenticatedRequest, uid: UUID, code: str) -> Assignment:
    """The assignment of the person's own unit on this matter, if the act is open to him."""
    matter = matters.get_visible(person=request.user, at=request.at, uid=uid)
    found = queries.own_assignment(matter, person=request.user, at=request.at)
    if found is None:
        raise NotFound("responsibility.assignment_unknown", "11(2)")
    access.require(code, matters.standing(request.user, request.at, matter, unit_id=found.unit_id))
    return found


def sign_for(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Has our unit received this matter?"""
    row = own(request, uid, "responsibility.sign_for")
    return perform(
        request,
        form=forms.SignForm(sent(request), about=row),
        act=lambda filled: actions.sign_for(
            by=request.user, at=request.at, request_id=filled.request_uuid, assignment=row.uid
        ),
        # Whoever signs for one after the other on the desk stays there.
        done=lambda _row: (
            reverse("desk") if request.POST.get("from") == "desk" else spine.back_to(row.matter)
        ),
        template=spine.ACT_PAGE,
        context={
            "title": _("签收"),
            "matter": row.matter,
            "submit": _("签收"),
            "cancel": spine.back_to(row.matter),
            "facts": [
                (_("单位"), row.unit_name),
                (_("第一责任人"), row.first_responsible.name if row.first_responsible else "—"),
                (_("交办日期"), row.assigned_on),
                (_("办理时限"), spine.shown_day(matters.due_on_of(row.matter))),
            ],
            "consequence": _("签收与否，办理时限都已开始计算；签收后应按期将任务分解到科室和人员。"),
        },
    )


def break_down(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who in our unit does what, and until when?"""
    row = own(request, uid, "responsibility.break_down")
    staff = queries.staff_of(row.unit_id, beijing_day(request.at))
    due_on = matters.due_on_of(row.matter)
    form = forms.BreakdownForm(
        sent(request),
        about=row,
        staff=[(str(one.uid), one.name) for one in staff],
        due_on=None if due_on == rules.NO_END else due_on,
    )
    return perform(
        request,
        form=form,
        act=lambda filled: actions.break_down(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            assignment=row.uid,
            tasks=[TaskGiven(label, person, day, section) for label, person, day, section in filled.given()],
        ),
        done=lambda _row: spine.back_to(row.matter),
        template="responsibility/breakdown.html",
        context={
            "title": _("分解落实"),
            "matter": row.matter,
            "submit": _("确定分解"),
            "cancel": spine.back_to(row.matter),
            "facts": [(_("单位"), row.unit_name), (_("办理时限"), spine.shown_day(due_on))],
            "consequence": _(
                "列明的人员登记为承办人员，可以查看本事项并报送反馈；各项完成日期不得晚于办理时限。"
            ),
        },
    )


def adopt_plan(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How often, in what way and with what demands is this matter followed?"""
    matter = spine.opened(request, uid, "responsibility.adopt_plan")
    return perform(
        request,
        form=forms.PlanForm(
            sent(request), about=matter, initial=queries.offered_plan(matter, beijing_day(request.at))
        ),
        act=lambda filled: _adopt(request, matter, filled),
        done=lambda _plan: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("跟踪督办方案"),
            "matter": matter,
            "submit": _("确定方案"),
            "cancel": spine.back_to(matter),
            "facts": [
                (_("办理时限"), spine.shown_day(matters.due_on_of(matter))),
                (_("方案模板"), _template_words(matter, beijing_day(request.at))),
            ],
            "consequence": _(
                "确定后，牵头单位按此周期逐次报送进展反馈，直至办理时限；已有方案的，原方案尚未到期的反馈随之取消，已逾期的仍须报送。"
            ),
        },
    )


def _template_words(matter: Matter, today: date) -> str:
    if queries.plan_of(matter) is not None:
        return _("已按现行方案填好，可以修改")
    return _("已按%(category)s的模板填好，可以修改（考核细则与参数第%(version)s版）") % {
        "category": MatterCategory(matter.category).label,
        "version": rulebook.values(today).version,
    }


def _adopt(request: AuthenticatedRequest, matter: Matter, filled: forms.PlanForm) -> object:
    values = filled.values()
    cycle, first, day = Cycle(values.pop("cycle")), values.pop("first_due_on"), values.pop("day")
    return actions.adopt_plan(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        matter=matter.uid,
        cycle=cycle,
        first_due_on=first,
        day=day,
        demand=Demand(**values),
    )


@require_safe
def assignment_slip(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the 任务交办通知单 of this matter say?"""
    matter = matters.get_visible(person=request.user, at=request.at, uid=uid)
    found = [one for one in documents.of_subject(matter.ref) if one.kind == "assignment"]
    if not found:
        raise NotFound("documents.not_found", "11(2)")
    return streams.paper(documents.stored(found[-1]))
