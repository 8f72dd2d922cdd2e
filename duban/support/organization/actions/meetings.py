"""Meetings that decide: entered from their minutes (art. 7; decision 2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import mark_locked
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import meetings, queries, rules
from duban.support.organization.models import Attendance, Meeting, Person
from duban.support.organization.terms import MeetingKind


@transaction.atomic
@ledger.once("organization.hold_meeting", meetings.meeting_by_uid)
def hold_meeting(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    kind: MeetingKind,
    number: str,
    held_on: date,
    chair: UUID,
    attended: Sequence[UUID],
    minutes: UUID,
    members_decided: bool = False,
    recusals: str = "",
) -> Meeting:
    """登记党组会议、领导小组会议、主任办公会（第七条、第十一条第一项）: what is decided there rests on its minutes.

    `number` is the meeting's own, as the minutes write it; `held_on` the Beijing date on which it was held;
    `minutes` the scan. `members_decided`: at a 党组（扩大）会议 the Party-group members decided by themselves.
    Refuses a meeting to come (organization.future_meeting), one entered before (organization.meeting_twice),
    a chair who was not there (organization.chair_absent), and one without number or minutes.
    """
    access.require("organization.hold_meeting", queries.standing(by, at))
    body = queries.lock()
    presiding = queries.person_by_uid(chair)
    number = rules.check_meeting(
        number,
        held_on=held_on,
        today=beijing_day(at),
        chaired=chair in attended,
        chair=presiding.name,
    )
    rules.check_meeting_new(
        known=meetings.meeting_is_known(kind, held_on, number),
        kind=str(MeetingKind(kind).label),
        held_on=held_on,
        number=number,
    )
    extended = kind == MeetingKind.ENLARGED_PARTY_GROUP_MEETING
    meeting = Meeting(
        kind=MeetingKind(kind),
        number=number,
        held_on=held_on,
        chair=presiding,
        recusals=recusals.strip(),
        members_decided=members_decided and extended,
        minutes=files.file_by_uid(minutes),
        entered_by=by,
    )
    meeting.save()
    mark_locked(meeting.ref)
    present = [queries.person_by_uid(one) for one in dict.fromkeys(attended)]
    for person in present:
        Attendance(meeting=meeting, person=person).save()
    ledger.record(
        "organization.hold_meeting",
        at=at,
        actor=queries.actor_of(by, at),
        row=meeting,
        context=body.ref,
        label=f"登记{meeting}，{held_on}召开",
        new={
            "kind": meeting.kind,
            "number": meeting.number,
            "held_on": held_on,
            "chair": presiding.name,
            "attended": [person.name for person in present],
            "members_decided": meeting.members_decided,
            "minutes": meeting.minutes.sha256,
        },
        reason=meeting.recusals,
    )
    return meeting
