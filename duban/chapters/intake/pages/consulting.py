"""征求意见: whom the Office asks, what the unit says, and what it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.intake import actions, forms, queries, rules
from duban.chapters.intake.pages.candidates import opened, shown, voices
from duban.chapters.intake.queries import consulting
from duban.chapters.intake.terms import ConsultationState
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.intake.models import Consultation


def consult_units(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which units are asked before this matter is docketed?"""
    found = opened(request, uid, "intake.consult_units")
    day = beijing_day(request.at)
    units = [
        (one["uid"], one["name"] or one["text"])
        for one in found.units
        if one["uid"] and one["relation"] in set(rules.IN_SCOPE)
    ]
    return perform(
        request,
        form=forms.ConsultForm(sent(request), about=found, units=units),
        act=lambda filled: actions.consult_units(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            candidate=uid,
            units=[UUID(one) for one in filled.values()["units"]],
        ),
        done=lambda candidate: reverse("candidate", args=[candidate.uid]),
        template="intake/candidate_act.html",
        context=shown(found, day)
        | {
            "title": _("征求意见"),
            "submit": _("发出"),
            "consequence": _("期满未回复的视为无异议。有异议的，须先答复，清单方可报审。"),
        },
    )


def consultation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the unit say of what it is to do, and what is it answered?"""
    found = consulting.visible_consultation(person=request.user, at=request.at, uid=uid)
    who = consulting.standing(request.user, request.at, found)
    day = beijing_day(request.at)
    open_ = (
        rules.check_list_open(found.candidate.docketing_list.state)
        and found.candidate.state in rules.ON_THE_WAY
    )
    speaks = open_ and found.state == ConsultationState.ASKED
    answers = open_ and found.state == ConsultationState.OBJECTED
    sees_list = queries.sees(request.user, request.at)
    context = shown(found.candidate, day) | {
        "consultation": found,
        "voice": voices([found], day)[0]["state"],
        "sees_list": sees_list,
        "cancel": reverse("candidate", args=[found.candidate.uid]) if sees_list else reverse("desk"),
        "speaks": speaks and access.who_may("intake.object_to_proposal").admits(who),
        "answers": answers and access.who_may("intake.answer_objection").admits(who),
        "submit": _("提交"),
    }
    if request.method == "POST":
        return _send(request, found, context)
    form = forms.AnswerForm(about=found) if context["answers"] else forms.VoiceForm(about=found)
    return render(request, "intake/consultation.html", {**context, "form": form})


def _send(request: AuthenticatedRequest, found: Consultation, context: dict[str, object]) -> HttpResponse:
    """The Office answers an objection, the unit speaks: whichever form was sent."""
    who = consulting.standing(request.user, request.at, found)
    back = reverse("consultation", args=[found.uid])
    if "adopted" in request.POST:
        access.require("intake.answer_objection", organization.standing(request.user, request.at))
        return perform(
            request,
            form=forms.AnswerForm(sent(request), about=found),
            act=lambda filled: actions.answer_objection(
                by=request.user,
                at=request.at,
                request_id=filled.request_uuid,
                consultation=found.uid,
                **filled.values(),
            ),
            done=lambda _answered: back,
            template="intake/consultation.html",
            context={**context, "answers": True},
        )
    access.require("intake.object_to_proposal", who)
    return perform(
        request,
        form=forms.VoiceForm(sent(request), about=found),
        act=lambda filled: actions.object_to_proposal(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            consultation=found.uid,
            **filled.values(),
        ),
        done=lambda _replied: back,
        template="intake/consultation.html",
        context={**context, "speaks": True},
    )
