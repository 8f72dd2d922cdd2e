"""The annual inspection plan: the list, one plan, writing it, deciding on it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters.forms import sent
from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.rules import inspecting as rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, PlanState
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization
from duban.support.organization.queries import unit_names

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from duban.chapters.supervision.models import InspectionPlan

PLAN_ACT = "supervision/plan_act.html"
PLAN_FORM = "supervision/plan_form.html"


def title_of(plan: InspectionPlan) -> str:
    """The first plan of a year is the annual one, the others supplement it."""
    if plan.ordinal == 1:
        return _("{year}年度督查计划").format(year=plan.year)
    return _("{year}年度补充督查计划（{ordinal}）").format(year=plan.year, ordinal=plan.ordinal - 1)


@require_safe
def inspection_plans(request: AuthenticatedRequest) -> HttpResponse:
    """Which inspections are planned this year, and who decided on it?"""
    queries.check_sees(request.user, request.at)
    who = organization.standing(request.user, request.at)
    rows = [
        (one, title_of(one), PlanState(one.state).label, len(queries.lines_of(one)))
        for one in queries.plans()
    ]
    return render(
        request,
        "supervision/inspection_plans.html",
        {
            "rows": rows,
            "offers": offer("supervision.draft_inspection_plan", reverse("draft_inspection_plan"), who),
            "tab": "plans",
            "whole": True,
        },
    )


@require_safe
def inspection_plan(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this plan foresee, where does it stand, and what has been done of it?"""
    plan = queries.visible_plan(person=request.user, at=request.at, uid=uid)
    today = beijing_day(request.at)
    names = unit_names(today)
    lines = [
        (
            one,
            names.get(one.unit_id, ""),
            InspectionForm(one.form).label,
            list(one.subjects.select_related("visit")),
        )
        for one in queries.lines_of(plan)
    ]
    context = {
        "plan": plan,
        "title": title_of(plan),
        "state": PlanState(plan.state).label,
        "lines": lines,
        "offers": _offers(request, plan),
    }
    return render(request, "supervision/inspection_plan.html", context)


def _offers(request: AuthenticatedRequest, plan: InspectionPlan) -> list[Offer]:
    who = organization.standing(request.user, request.at)
    found: list[Offer] = []
    if plan.state == PlanState.ADOPTED:
        return found
    if plan.state == PlanState.WAITING and Role.LEADING_GROUP_HEAD in who.roles:
        for name in ("adopt_inspection_plan", "return_inspection_plan"):
            found += offer(f"supervision.{name}", reverse(name, args=[plan.uid]), who)
        return found
    url = reverse("revise_inspection_plan", args=[plan.uid])
    found += offer("supervision.draft_inspection_plan", url, who, label=_("修改后重新报审"))
    if plan.state == PlanState.WAITING:
        subject = queries.subject_of(plan)
        for word, name in (
            ("ADOPT_PLAN", "adopt_inspection_plan"),
            ("RETURN_PLAN", "return_inspection_plan"),
        ):
            if organization.checked_slip(subject, word) is not None:
                label = _("据纸质决定办理")
                found += offer(f"supervision.{name}", reverse(name, args=[plan.uid]), who, label=label)
        paper = f"{reverse('paper_new')}?subject={subject.replace('#', '%23')}&decision=ADOPT_PLAN"
        found += offer("organization.enter_paper", paper, who, label=_("代录纸质决定"))
    return found


def _units(today: date) -> list[tuple[str, str]]:
    return queries.units_in_scope(today)


def _planned(form: forms.PlanForm) -> list[actions.PlannedVisit]:
    return [
        actions.PlannedVisit(
            what=one["what"],
            unit=UUID(one["unit"]),
            form=InspectionForm(one["form"]),
            from_on=one["from_on"],
            to_on=one["to_on"],
            team=one["team"] or "",
            no_notice=bool(one["no_notice"]),
        )
        for one in form.given()
    ]


def draft_inspection_plan(request: AuthenticatedRequest) -> HttpResponse:
    """What do we inspect this year, at whose, when and how?"""
    queries.check_sees(request.user, request.at)
    access.require("supervision.draft_inspection_plan", organization.standing(request.user, request.at))
    today = beijing_day(request.at)
    form = forms.PlanForm(sent(request), units=_units(today), initial={"year": today.year})
    return _write(request, form, plan=None, title=_("拟订督查计划"), back=reverse("inspection_plans"))


def revise_inspection_plan(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must the plan say instead?"""
    plan = queries.visible_plan(person=request.user, at=request.at, uid=uid)
    access.require("supervision.draft_inspection_plan", organization.standing(request.user, request.at))
    before: dict[str, object] = {"year": plan.year, "note": plan.note}
    lines = queries.lines_of(plan)
    for place, one in enumerate(lines, start=1):
        cells = (one.what, str(one.unit.uid), one.form, one.from_on, one.to_on, one.team, one.no_notice)
        before |= {f"{column}_{place}": cell for column, cell in zip(forms.COLUMNS, cells, strict=True)}
    form = forms.PlanForm(
        sent(request),
        about=plan,
        units=_units(beijing_day(request.at)),
        rows=max(forms.ROWS, len(lines) + 2),
        initial=before,
    )
    return _write(request, form, plan=plan, title=title_of(plan), back=reverse("inspection_plan", args=[uid]))


def _write(
    request: AuthenticatedRequest, form: forms.PlanForm, *, plan: InspectionPlan | None, title: str, back: str
) -> HttpResponse:
    return perform(
        request,
        form=form,
        act=lambda filled: actions.draft_inspection_plan(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            year=filled.cleaned_data["year"],
            note=filled.cleaned_data["note"],
            lines=_planned(filled),
            plan=plan.uid if plan else None,
        ),
        done=lambda made: reverse("inspection_plan", args=[made.uid]),
        template=PLAN_FORM,
        context={
            "title": title,
            "submit": _("报审"),
            "cancel": back,
            "consequence": _(
                "报审后由组长审定；审定后方可据以安排督查。不打招呼的督查，被督查单位在开展之前看不到任何有关信息。"
            ),
        },
    )


def adopt_inspection_plan(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this what shall be inspected this year?"""
    return _decide(
        request,
        uid,
        code="supervision.adopt_inspection_plan",
        form=forms.AdoptForm,
        act=lambda **given: actions.adopt_inspection_plan(**given),
        words=(
            _("审定督查计划"),
            _("审定"),
            _("审定后，督查、访谈、问卷、调研、回头看按计划安排；计划外的须单项审批。"),
        ),
    )


def return_inspection_plan(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why must the plan be written anew?"""
    return _decide(
        request,
        uid,
        code="supervision.return_inspection_plan",
        form=forms.ReasonForm,
        act=lambda **given: actions.return_inspection_plan(**given),
        words=(_("退回督查计划"), _("退回修改"), _("退回后，领导小组办公室修改并重新报审；原稿保留在案。")),
    )


def _decide(
    request: AuthenticatedRequest,
    uid: UUID,
    *,
    code: str,
    form: type[ActForm],
    act: Callable[..., InspectionPlan],
    words: tuple[str, str, str],
) -> HttpResponse:
    plan = queries.visible_plan(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    rules.check_plan_state(plan.state, code)
    title, submit, consequence = words
    back = reverse("inspection_plan", args=[uid])
    return perform(
        request,
        form=form(sent(request), about=plan),
        act=lambda filled: act(
            by=request.user, at=request.at, request_id=filled.request_uuid, plan=uid, **filled.values()
        ),
        done=lambda _plan: back,
        template=PLAN_ACT,
        context={
            "title": title,
            "plan_title": title_of(plan),
            "plan": plan,
            "submit": submit,
            "cancel": back,
            "consequence": consequence,
            "facts": [
                (_("计划"), title_of(plan)),
                (_("督查安排"), _("{count} 项").format(count=len(queries.lines_of(plan)))),
                (_("拟订"), f"{plan.drafted_by.name} {plan.drafted_on}"),
            ],
        },
    )
