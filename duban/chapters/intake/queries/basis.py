"""On what a matter rests: the list and circular, or the meeting's item, by which it was docketed (11(1))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.intake import rules
from duban.chapters.intake.models import AgreedItem, Candidate
from duban.chapters.intake.rules import Before
from duban.chapters.intake.terms import AdHocGround

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Basis:
    """The list with its circular, or the meeting with its item; `uid` is the list's or the meeting's, `before`
    what the list said of the time before the system had the matter."""

    title: str
    number: str
    place: int
    on: date | None
    uid: UUID
    listed: bool
    ground: str = ""
    text: str = ""
    before: Before | None = None


def basis_of(matter: Matter) -> Basis | None:
    """By what the matter was docketed, if it came through one of the two doors."""
    uid = matter.origin_ref.rpartition(":")[2]
    if matter.origin_ref.startswith(AgreedItem._meta.label_lower):
        item = AgreedItem.objects.filter(uid=uid).select_related("meeting").first()
        return _of_meeting(item) if item else None
    if not matter.origin_ref.startswith(Candidate._meta.label_lower):
        return None
    found = Candidate.objects.filter(uid=uid).select_related("docketing_list", "docketing_list__circular")
    candidate = found.first()
    return _of_list(candidate) if candidate else None


def _of_list(candidate: Candidate) -> Basis:
    listed = candidate.docketing_list
    return Basis(
        title=listed.title,
        number=listed.circular.number if listed.circular else "",
        place=candidate.source_row,
        on=listed.docketed_on,
        uid=listed.uid,
        listed=True,
        before=rules.before_of(candidate.brought) if candidate.brought else None,
    )


def _of_meeting(item: AgreedItem) -> Basis:
    meeting = item.meeting
    return Basis(
        title=str(meeting),
        number="",
        place=item.place,
        on=meeting.held_on,
        uid=meeting.uid,
        listed=False,
        ground=str(AdHocGround(item.ground).label),
        text=item.text,
    )
