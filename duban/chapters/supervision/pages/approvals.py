"""What is asked for outside the plan: asked, shown, decided on; and how a leader's decision is offered."""

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
from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.pages.filling import Values, fill, opened_matter
from duban.chapters.supervision.pages.looked import unit_choices
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.terms.inspecting import DecisionState, InspectionForm
from duban.ground import access
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.supervision.models import InspectionApproval
    from duban.ground.access import Standing

THING = "supervision/thing.html"


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
