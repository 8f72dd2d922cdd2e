"""The pages of hand-over: drawing up the list, and the list itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters.forms import sent
from duban.chapters.responsibility import actions, forms, queries
from duban.chapters.responsibility.queries import handovers
from duban.chapters.responsibility.terms import HandoverState, ResponsibleRole
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization


def hand_over(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who leaves what to whom in our unit, and from which day?"""
    unit = handovers.visible_unit(person=request.user, at=request.at, uid=uid)
    admit("responsibility.hand_over", handovers.standing_in(unit.pk, request.user, request.at))
    today = beijing_day(request.at)
    people = handovers.answering_in(unit.pk, today)
    leaving = next((one for one in people if str(one.uid) == request.GET.get("outgoing", "")), None)
    context = {"unit": unit, "unit_name": organization.unit_name(unit.pk, today), "people": people}
    if leaving is None:
        return render(request, "responsibility/handing_over.html", context)
    staff = [one for one in queries.staff_of(unit.pk, today) if one.pk != leaving.pk]
    lines = handovers.in_hand(unit.pk, leaving, today)
    return perform(
        request,
        form=forms.HandoverForm(sent(request), staff=[(str(one.uid), one.name) for one in staff]),
        act=lambda filled: actions.hand_over(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            unit=unit.uid,
            outgoing=leaving.uid,
            **filled.values(),
        ),
        done=lambda made: reverse("handover", args=[made.uid]),
        template="responsibility/handing_over.html",
        context={
            **context,
            "leaving": leaving,
            "lines": [
                (one.assignment.matter, ResponsibleRole(one.held.role).label, one.held) for one in lines
            ],
            "submit": _("列出交接清单，送接收人签收"),
            "cancel": reverse("hand_over", args=[unit.uid]),
        },
    )


def handover(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What passes with this list, and has the receiver signed for it?"""
    found = handovers.visible_handover(person=request.user, at=request.at, uid=uid)
    waits = found.state == HandoverState.WAITING and found.receiver_id == request.user.pk
    return perform(
        request,
        form=forms.ReceiveForm(sent(request), about=found),
        act=lambda filled: actions.receive_handover(
            by=request.user, at=request.at, request_id=filled.request_uuid, handover=uid, **filled.values()
        ),
        done=lambda made: reverse("handover", args=[made.uid]),
        template="responsibility/handover.html",
        context={
            "handover": found,
            "state": HandoverState(found.state).label,
            "waits": waits,
            "submit": _("提交"),
        },
    )
