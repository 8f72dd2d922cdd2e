"""先行交办: what a unit began on a leader's order, how it was urged, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms
from duban.chapters.intake.queries import first as queries
from duban.chapters.intake.queries import meetings, unit_choices
from duban.chapters.intake.rules import first as rules
from duban.chapters.intake.terms import FirstChannel, FirstState
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.intake.models import FirstOrder, LeaderInstruction


def offers(request: AuthenticatedRequest, instruction: LeaderInstruction, who: Standing) -> list[Offer]:
    """On the page of an instruction that stands on no matter: begin at once."""
    day = beijing_day(request.at)
    days = rulebook.values(day).number("intake.emergency_lapse")
    return offer(
        "intake.hand_over_first",
        reverse("hand_over_first", args=[instruction.uid]),
        who,
        check=lambda: rules.check_order(written_on=instruction.written_on, today=day, days=days),
    )


def hand_over_first(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must be begun at once, and by which unit?"""
    found = meetings.visible_instruction(person=request.user, at=request.at, uid=uid)
    access.require("intake.hand_over_first", organization.standing(request.user, request.at))
    day = beijing_day(request.at)
    days = rulebook.values(day).number("intake.emergency_lapse")

    def act(filled: forms.FirstForm) -> FirstOrder:
        values = filled.values()
        return actions.hand_over_first(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            instruction=uid,
            unit=UUID(values["unit"]),
            title=values["title"],
            text=values["text"],
        )

    return perform(
        request,
        form=forms.FirstForm(
            sent(request), about=found, units=unit_choices(day), initial={"text": found.text}
        ),
        act=act,
        done=_back,
        template="intake/instruction_act.html",
        context={
            "title": _("先行交办"),
            "instruction": found,
            "submit": _("先行交办"),
            "cancel": reverse("instruction", args=[uid]),
            "consequence": _(
                "先行交办不是立项：不设办理时限，不发督办通知书，不计入考核，期间只能催办；"
                "%(day)s 前未经党组会议研究确定的，自动失效。"
            )
            % {"day": rules.lapses_on(day, days)},
        },
    )


@require_safe
def first_order(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was begun, until when may it be approved, and how far has it come?"""
    found = queries.visible_order(person=request.user, at=request.at, uid=uid)
    who = organization.standing(request.user, request.at)
    url = reverse("urge_first", args=[uid])
    runs = found.state == FirstState.RUNNING
    context = {
        "order": found,
        "state": FirstState(found.state).label,
        "sees_instruction": meetings.sees(request.user, request.at),
        "urgings": [(one, FirstChannel(one.channel).label) for one in queries.urgings_of(found)],
        "offers": offer("intake.urge_first", url, who, label=_("催办")) if runs else [],
    }
    return render(request, "intake/first_order.html", context)


def urge_first(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whom did we reach, what was asked, what was answered?"""
    found = queries.visible_order(person=request.user, at=request.at, uid=uid)
    access.require("intake.urge_first", organization.standing(request.user, request.at))

    def act(filled: forms.FirstUrgingForm) -> object:
        values = filled.values()
        return actions.urge_first(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            order=uid,
            **{**values, "channel": FirstChannel(values["channel"])},
        )

    return perform(
        request,
        form=forms.FirstUrgingForm(sent(request), about=found),
        act=act,
        done=lambda _urging: _back(found),
        template="intake/first_act.html",
        context={
            "title": _("催办先行交办工作"),
            "order": found,
            "submit": _("登记催办"),
            "cancel": _back(found),
            "consequence": _("催办只作记录并告知承办单位，不计为督办通知。"),
        },
    )


def _back(order: FirstOrder) -> str:
    return reverse("first_order", args=[order.uid])
