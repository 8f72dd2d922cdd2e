"""Meetings: what waits for them, what was agreed on, and that none of it stays without an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms
from duban.chapters.intake.pages.papers import keep_scan
from duban.chapters.intake.queries import leaders
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.terms import AdHocGround, ItemOutcome
from duban.chapters.matters.forms import sent
from duban.chapters.matters.queries import owed
from duban.ground import access
from duban.ground.access import NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.files import queries as stored
from duban.support.organization import actions as organization_actions
from duban.support.organization import meetings as held
from duban.support.organization import queries as organization
from duban.support.organization.terms import MeetingKind
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from datetime import date

    from duban.chapters.intake.models import AgreedItem
    from duban.support.organization.models import Meeting


@require_safe
def meetings(request: AuthenticatedRequest) -> HttpResponse:
    """What waits to be decided by a meeting, and which meetings were held?"""
    if not queries.sees(request.user, request.at):
        raise NotFound("organization.meeting_unknown", "7")
    page = keyset(held.meetings(), sort=("-held_on", "-id"), cursor=request.GET.get("cursor"))
    who = organization.standing(request.user, request.at)
    context = {
        "lists": queries.lists_to_approve(),
        "extensions": owed.extensions_to_decide(),
        "instructions": queries.instructions_waiting(),
        "items": queries.unsettled_items(),
        "lines": [(one, MeetingKind(one.kind).label) for one in page.items],
        "page": page,
        "may_hold": access.who_may("organization.hold_meeting").admits(who),
    }
    return render(request, "intake/meetings.html", context)


def meeting_new(request: AuthenticatedRequest) -> HttpResponse:
    """Which meeting was held, who was there, and what was agreed on?"""
    access.require("organization.hold_meeting", organization.standing(request.user, request.at))
    people = [(str(one.uid), one.name) for one in leaders(beijing_day(request.at))]
    return perform(
        request,
        form=forms.MeetingForm(sent(request), request.FILES or None, people=people),
        act=lambda filled: _hold(request, filled),
        done=lambda meeting: reverse("meeting", args=[meeting.uid]),
        template="intake/meeting_new.html",
        context={"cancel": reverse("meetings")},
    )


def _hold(request: AuthenticatedRequest, filled: forms.MeetingForm) -> Meeting:
    """The scan, the meeting and each item that it agreed on, all or nothing."""
    values = filled.values()
    with transaction.atomic():
        meeting = organization_actions.hold_meeting(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            kind=MeetingKind(values["kind"]),
            number=values["number"],
            held_on=values["held_on"],
            chair=UUID(values["chair"]),
            attended=[UUID(uid) for uid in values["attended"]],
            minutes=keep_scan(request, values["minutes"], filled.request_uuid),
            members_decided=values["members_decided"],
            recusals=values["recusals"],
        )
        _record(request, meeting, values["items"], filled.request_uuid)
    return meeting


def _record(request: AuthenticatedRequest, meeting: Meeting, text: str, request_id: UUID) -> Meeting:
    """One act for each line that says something."""
    for place, line in enumerate(one.strip() for one in text.splitlines() if one.strip()):
        actions.record_agreed_item(
            by=request.user,
            at=request.at,
            request_id=uuid5(request_id, f"item {place}"),
            meeting=meeting.uid,
            text=line,
        )
    return meeting


@require_safe
def meeting(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did this meeting agree on, and what became of each item?"""
    found = queries.visible_meeting(person=request.user, at=request.at, uid=uid)
    who = organization.standing(request.user, request.at)
    context = {
        "meeting": found,
        "kind": MeetingKind(found.kind).label,
        "enlarged": found.kind == MeetingKind.ENLARGED_PARTY_GROUP_MEETING,
        "present": held.present(found),
        "lines": [_line(one) for one in queries.items(found)],
        "may_record": access.who_may("intake.record_agreed_item").admits(who),
        "why_not": _why_not(found, request, beijing_day(request.at)),
    }
    return render(request, "intake/meeting.html", context)


def _line(item: AgreedItem) -> dict[str, object]:
    return {
        "item": item,
        "outcome": ItemOutcome(item.outcome).label if item.outcome else "",
        "ground": AdHocGround(item.ground).label if item.ground else "",
    }


def _why_not(meeting: Meeting, request: AuthenticatedRequest, day: date) -> words.Worded | None:
    """Why this person cannot docket on the minutes of this meeting, if so."""
    try:
        actions.check_may_docket_on(meeting, request.user, day)
    except Refusal as refused:
        return words.worded(refused)
    return None


def record_items(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What else did the meeting agree on?"""
    found = queries.visible_meeting(person=request.user, at=request.at, uid=uid)
    access.require("intake.record_agreed_item", organization.standing(request.user, request.at))
    return perform(
        request,
        form=forms.ItemsForm(sent(request), about=found),
        act=lambda filled: _record(request, found, filled.values()["items"], filled.request_uuid),
        done=_back,
        template="intake/meeting_act.html",
        context={
            "title": _("登记议定事项"),
            "meeting": found,
            "submit": _("登记"),
            "cancel": _back(found),
            "consequence": _("每一项都须落实去向：立项督办、落为已立项事项的要求，或列为知悉。"),
        },
    )


def _back(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.uid])


@require_safe
def minutes(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The minutes themselves, for whoever may see the meeting."""
    kept = queries.visible_meeting(person=request.user, at=request.at, uid=uid).minutes
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)
