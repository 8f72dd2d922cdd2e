"""What is asked for outside the plan, and the visits: asked, decided, arranged, shown, called off."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.pages.filling import TEMPLATE, Values, fill, opened_matter
from duban.chapters.supervision.pages.looked import unit_choices
from duban.chapters.supervision.pages.planning import title_of
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.queries import modes
from duban.chapters.supervision.terms.inspecting import DecisionState, InspectionForm, VisitState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import InspectionApproval, Visit
    from duban.ground.access import Standing

THING = "supervision/thing.html"
LINE, APPROVAL, APART = "line", "approval", "/"


def request_inspection(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which unit must be inspected outside the plan, how, and why?"""
    matter = opened_matter(request, uid, "supervision.request_inspection")

    def act(given: Values) -> InspectionApproval:
        return actions.request_inspection(matter=uid, unit=UUID(str(given.pop("unit"))), **given)

    return fill(
        request,
        form=lambda data: forms.RequestForm(
            data,
            about=matter,
            choices={"unit": unit_choices(request, matter)},
            initial={"form": InspectionForm.SITE_CHECK},
        ),
        act=act,
        done=lambda made: reverse("inspection_approval", args=[made.uid]),
        context={
            "title": _("提请单项督查"),
            "matter": matter,
            "submit": _("提请审批"),
            "cancel": spine.back_to(matter),
            "consequence": _("计划外的督查须由组长或分管领导审批，批准后安排一次；计入该单位当月督查次数。"),
        },
    )


@require_safe
def inspection_approval(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was asked for, why, and what was decided?"""
    found = queries.visible_approval(person=request.user, at=request.at, uid=uid)
    marks = [DecisionState(found.state).label, InspectionForm(found.form).label]
    facts = _asked(found)
    if found.decided_on and found.decided_by:
        facts.append(
            (_("审批"), f"{found.decided_for or found.decided_by.name} {found.decided_on}\n{found.opinion}")
        )
    return render(
        request,
        THING,
        {
            "matter": found.matter,
            "title": _("单项督查审批"),
            "marks": [*marks, _("不打招呼")] if found.no_notice else marks,
            "facts": facts,
            "offers": _of_approval(request, found),
        },
    )


def _asked(found: InspectionApproval) -> list[tuple[str, object]]:
    return [
        (_("督查单位"), organization.unit_name(found.unit_id, found.asked_on)),
        (_("方式"), InspectionForm(found.form).label),
        (_("不打招呼"), _("是") if found.no_notice else _("否")),
        (_("理由"), found.reason),
        (_("提请"), f"{found.asked_by.name} {found.asked_on}"),
    ]


def _of_approval(request: AuthenticatedRequest, found: InspectionApproval) -> list[Offer]:
    who = matters.standing(request.user, request.at, found.matter)
    if found.state == DecisionState.ASKED:
        return deciding_offers(
            who, "supervision.decide_inspection", "decide_inspection", found, ("INSPECT", "NO_INSPECT")
        )
    if found.state == DecisionState.GRANTED and not queries.used(found):
        url = f"{reverse('arrange_visit', args=[found.matter.uid])}?approval={found.uid}"
        return offer("supervision.arrange_visit", url, who)
    return []


def deciding_offers(
    who: Standing, code: str, name: str, found: object, words: tuple[str, str]
) -> list[Offer]:
    """The leader decides; the Office enters his paper, a second person checks it, then it is carried in."""
    ref, uid = getattr(found, "ref", ""), getattr(found, "uid", None)
    url = reverse(name, args=[uid])
    if matters.decides(who):
        return offer(code, url, who)
    if any(organization.checked_slip(ref, word) is not None for word in words):
        return offer(code, url, who, label=_("据纸质决定办理"))
    paper = f"{reverse('paper_new')}?subject={ref}&decision={words[0]}"
    return offer("organization.enter_paper", paper, who, label=_("代录纸质决定"))


def decide_inspection(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """May this inspection be made?"""
    found = queries.visible_approval(person=request.user, at=request.at, uid=uid)
    who = matters.standing(request.user, request.at, found.matter)
    access.require("supervision.decide_inspection", who)
    back = reverse("inspection_approval", args=[uid])
    return fill(
        request,
        form=lambda data: forms.DecideForm(data, about=found),
        act=lambda given: actions.decide_inspection(approval=uid, **given),
        done=lambda _made: back,
        context={
            "title": _("审批单项督查"),
            "matter": found.matter,
            "submit": _("提交审批"),
            "cancel": back,
            "facts": _asked(found),
            "consequence": _("批准后可安排一次；计入该单位当月督查、约谈次数。") + spine.paper_note(who),
        },
    )


# -- visits ---------------------------------------------------------------------------------------------


def _bases(request: AuthenticatedRequest, matter: Matter) -> list[tuple[str, str]]:
    names = organization.unit_names(beijing_day(request.at))
    found = [
        (
            f"{LINE}{APART}{one.uid}",
            f"{title_of(one.plan)}·{one.place} {InspectionForm(one.form).label} {names.get(one.unit_id, '')} "
            f"{one.from_on} — {one.to_on}" + (_("（不打招呼）") if one.no_notice else ""),
        )
        for one in queries.lines_for(matter, beijing_day(request.at))
    ]
    return found + [
        (
            f"{APPROVAL}{APART}{one.uid}",
            _("单项批准")
            + f" {InspectionForm(one.form).label} {names.get(one.unit_id, '')} {one.decided_on}",
        )
        for one in queries.approvals_for(matter)
    ]


def _mergeable(request: AuthenticatedRequest, matter: Matter) -> list[tuple[str, str]]:
    names = organization.unit_names(beijing_day(request.at))
    found = [
        (
            str(one.uid),
            f"{names.get(one.unit_id, '')} {one.planned_on}" + (_("（不打招呼）") if one.no_notice else ""),
        )
        for one in queries.arranged_at_units_of(matter)
    ]
    return [("", _("不并入，单独安排")), *found]


def arrange_visit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """On which basis, on which day, and together with what do we go there?"""
    matter = opened_matter(request, uid, "supervision.arrange_visit")
    bases, chosen = _bases(request, matter), request.GET.get("approval", "")
    values = rulebook.values(beijing_day(request.at))

    def act(given: Values) -> Visit:
        kind, _apart, mark = str(given.pop("basis")).partition(APART)
        into = str(given.pop("into") or "")
        return actions.arrange_visit(
            matter=uid,
            line=UUID(mark) if kind == LINE else None,
            approval=UUID(mark) if kind == APPROVAL else None,
            into=UUID(into) if into else None,
            **given,
        )

    return fill(
        request,
        form=lambda data: forms.ArrangeForm(
            data,
            about=matter,
            choices={"basis": bases, "into": _mergeable(request, matter)},
            initial={
                "basis": f"{APPROVAL}{APART}{chosen}" if chosen else None,
                "planned_on": beijing_day(request.at),
            },
        ),
        act=act,
        done=lambda made: reverse("visit", args=[made.uid]),
        context={
            "title": _("安排督查"),
            "matter": matter,
            "submit": _("安排督查"),
            "cancel": spine.back_to(matter),
            "facts": []
            if bases
            else [
                (
                    _("没有依据"),
                    _(
                        "已审定的督查计划中没有本事项责任单位的安排，也没有未使用的单项批准。请先提请单项督查。"
                    ),
                )
            ],
            "consequence": _(
                "每单位每月督查、约谈不超过 {most} 次；{days} 日内另有安排的应合并进行。"
                "事先通知的，即时通知该单位负责人和联络员；不打招呼的，开展之前该单位看不到任何有关信息。"
            ).format(
                most=values.number("supervision.visits_per_unit_month"),
                days=values.number("supervision.merge_visits_within"),
            ),
        },
    )


@require_safe
def visits(request: AuthenticatedRequest) -> HttpResponse:
    """Which inspections are arranged or made, and which still lack their record?"""
    state = request.GET.get("state", "")
    rows = queries.visits(request.user, request.at)
    if state in VisitState.values:
        rows = rows.filter(state=state)
    page = keyset(rows, sort=("-planned_on", "-id"), cursor=request.GET.get("page"), about=state)
    names = organization.unit_names(beijing_day(request.at))
    lines = [
        {
            "visit": one,
            "unit": names.get(one.unit_id, ""),
            "state": VisitState(one.state).label,
            "subjects": [(each.matter, InspectionForm(each.form).label) for each in queries.subjects_of(one)],
        }
        for one in page.items
    ]
    return render(
        request,
        "supervision/visits.html",
        {
            "lines": lines,
            "page": page,
            "state": state,
            "states": VisitState.choices,
            "tab": "visits",
            "whole": queries.sees_all(request.user, request.at),
        },
    )


@require_safe
def visit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """When is this visit, on what does it rest, what is looked at, and what was filed of it?"""
    found = queries.visible_visit(person=request.user, at=request.at, uid=uid)
    whole = queries.sees_all(request.user, request.at)
    subjects = [
        one
        for one in queries.subjects_of(found)
        if whole or matters.sees(request.user, request.at, one.matter)
    ]
    marks = [VisitState(found.state).label] + ([_("不打招呼")] if found.no_notice and whole else [])
    facts: list[tuple[str, object]] = [
        (_("单位"), organization.unit_name(found.unit_id, found.planned_on)),
        (_("督查日期"), found.held_on or found.planned_on),
        (_("督查人员"), found.team or "—"),
    ]
    if whole:
        facts.append((_("安排"), f"{found.arranged_by.name} {found.arranged_on}\n{found.apart_reason}"))
    if found.ended_reason:
        facts.append((_("取消的理由"), found.ended_reason))
    return render(
        request,
        "supervision/visit.html",
        {
            "visit": found,
            "title": _("督查安排"),
            "marks": marks,
            "facts": facts,
            "subjects": [
                {
                    "subject": one,
                    "form": InspectionForm(one.form).label,
                    "basis": _basis_words(one) if whole else "",
                    "record": modes.record_of_subject(one),
                    "may_record": whole and found.state != VisitState.CANCELLED,
                }
                for one in subjects
            ],
            "offers": _of_visit(request, found),
        },
    )


def _basis_words(subject: object) -> str:
    line, approval = getattr(subject, "line", None), getattr(subject, "approval", None)
    if line is not None:
        return f"{title_of(line.plan)}·{line.place} {line.what}"
    return _("单项批准 {on}").format(on=getattr(approval, "decided_on", ""))


def _of_visit(request: AuthenticatedRequest, found: Visit) -> list[Offer]:
    if found.state != VisitState.ARRANGED:
        return []
    who = organization.standing(request.user, request.at)
    return offer("supervision.cancel_visit", reverse("cancel_visit", args=[found.uid]), who)


def cancel_visit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is this visit not made?"""
    found = queries.visible_visit(person=request.user, at=request.at, uid=uid)
    access.require("supervision.cancel_visit", organization.standing(request.user, request.at))
    back = reverse("visit", args=[uid])
    return perform(
        request,
        form=forms.ReasonForm(sent(request), about=found),
        act=lambda filled: actions.cancel_visit(
            by=request.user, at=request.at, request_id=filled.request_uuid, visit=uid, **filled.values()
        ),
        done=lambda _made: back,
        template=TEMPLATE,
        context={
            "title": _("取消督查安排"),
            "matter": queries.subjects_of(found)[0].matter,
            "submit": _("取消安排"),
            "cancel": back,
            "facts": [
                (_("单位"), organization.unit_name(found.unit_id, found.planned_on)),
                (_("督查日期"), found.planned_on),
            ],
            "consequence": _("取消后不计入当月次数；事先通知过的，即时告知该单位。"),
        },
    )
