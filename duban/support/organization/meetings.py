"""Reading meetings: of the Party group, the Leading Group and the directors, with who was there (art. 7)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from duban.ground.access import NotFound
from duban.support.organization.models import Meeting, Person


def meeting_by_uid(uid: UUID) -> Meeting:
    """The meeting of that uid; absent, it does not exist (organization.meeting_unknown)."""
    found = Meeting.objects.select_related("chair", "minutes", "entered_by").filter(uid=uid).first()
    if found is None:
        raise NotFound("organization.meeting_unknown", "7")
    return found


def meeting_is_known(kind: str, held_on: date, number: str) -> bool:
    return Meeting.objects.filter(kind=kind, held_on=held_on, number=number).exists()


def meetings() -> QuerySet[Meeting]:
    """All meetings, newest first."""
    return Meeting.objects.select_related("chair").order_by("-held_on", "-id")


def last_held_on(kind: str) -> date | None:
    """The Beijing day of the newest meeting of that kind."""
    return Meeting.objects.filter(kind=kind).order_by("-held_on").values_list("held_on", flat=True).first()


def present(meeting: Meeting) -> list[Person]:
    """Who was there, in the order of the minutes."""
    rows = meeting.attendances.select_related("person").order_by("id")
    return [row.person for row in rows]
