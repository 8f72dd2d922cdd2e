"""Reading what meetings agreed on and leaders wrote: the Office's and the Leading Group's alone (6(1))."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.intake.models import AgreedItem, DocketingList, LeaderInstruction
from duban.chapters.intake.queries import sees as sees
from duban.chapters.intake.terms import InstructionState, ListState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.ground.access import NotFound
from duban.support.ledger import locks
from duban.support.organization import meetings
from duban.support.organization.models import Meeting, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def visible_meeting(*, person: Person | None, at: datetime, uid: UUID) -> Meeting:
    """The meeting if this person may see it; otherwise it does not exist (404, absent or hidden alike)."""
    if not sees(person, at):
        raise NotFound("organization.meeting_unknown", "7")
    return meetings.meeting_by_uid(uid)


def lock_meeting(meeting: Meeting) -> Meeting:
    return locks.take(meeting)


def item_by_uid(uid: UUID) -> AgreedItem:
    """For replays; pages and acts go through `visible_item`."""
    return AgreedItem.objects.get(uid=uid)


def visible_item(*, person: Person | None, at: datetime, uid: UUID) -> AgreedItem:
    found = AgreedItem.objects.filter(uid=uid).select_related("meeting", "meeting__entered_by").first()
    if found is None or not sees(person, at):
        raise NotFound("intake.item_unknown", "6(1)")
    return found


def lock_item(item: AgreedItem) -> AgreedItem:
    return locks.take(item)


def items(meeting: Meeting) -> list[AgreedItem]:
    """What the meeting agreed on, in the order of its minutes."""
    found = AgreedItem.objects.filter(meeting=meeting).select_related("matter", "unit", "settled_by")
    return list(found.order_by("place"))


def next_place(meeting: Meeting) -> int:
    return AgreedItem.objects.filter(meeting=meeting).count() + 1


def unsettled_items() -> list[AgreedItem]:
    """What meetings agreed on and nobody has taken further, oldest first."""
    found = AgreedItem.objects.filter(outcome="").select_related("meeting")
    return list(found.order_by("meeting__held_on", "meeting_id", "place"))


def instruction_by_uid(uid: UUID) -> LeaderInstruction:
    """For replays; pages and acts go through `visible_instruction`."""
    return LeaderInstruction.objects.get(uid=uid)


def visible_instruction(*, person: Person | None, at: datetime, uid: UUID) -> LeaderInstruction:
    found = (
        LeaderInstruction.objects.filter(uid=uid)
        .select_related("writer", "paper", "matter", "unit", "entered_by", "checked_by", "answered_by")
        .first()
    )
    if found is None or not sees(person, at):
        raise NotFound("intake.instruction_unknown", "6(1)")
    return found


def lock_instruction(instruction: LeaderInstruction) -> LeaderInstruction:
    return locks.take(instruction)


def instructions(*, state: str = "") -> QuerySet[LeaderInstruction]:
    """All instructions, newest first."""
    found = LeaderInstruction.objects.select_related("matter", "unit").order_by("-id")
    return found.filter(state=state) if state in InstructionState.values else found


def instructions_of(matter: Matter) -> list[LeaderInstruction]:
    """What leaders wrote on the matter, newest first; what is not checked yet does not count."""
    counts = (InstructionState.PLACED, InstructionState.ANSWERED, InstructionState.NOTED)
    return list(LeaderInstruction.objects.filter(matter=matter, state__in=counts).order_by("-id"))


def result_is_owed(instruction: LeaderInstruction) -> bool:
    """Whether the unit still owes what the leader wanted."""
    owed = matters.by_source([instruction.ref], ObligationKind.REQUIREMENT).get(instruction.ref)
    return owed is not None and owed.is_standing


def lists_to_approve() -> list[DocketingList]:
    return list(DocketingList.objects.filter(state=ListState.SUBMITTED).order_by("submitted_on", "id"))


def instructions_waiting() -> list[LeaderInstruction]:
    """What is to be acted upon and stands on no matter yet, oldest first."""
    return list(LeaderInstruction.objects.filter(state=InstructionState.WAITING).order_by("written_on", "id"))
