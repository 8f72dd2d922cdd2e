"""Telling people. The inbox row is the record; it commits with the act that caused it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from duban.support.notifications.models import Message
from duban.support.organization.models import Person


def tell(
    people: Iterable[Person],
    *,
    kind: str,
    text: str,
    at: datetime,
    slot: str,
    subject_ref: str = "",
    context_ref: str = "",
    urgent: bool = False,
) -> None:
    """Put one message in each person's inbox, once for that slot however often it is said."""
    rows = [
        Message(
            person=person,
            kind=kind,
            slot=slot[:160],
            text=text[:300],
            subject_ref=subject_ref,
            context_ref=context_ref,
            at=at,
            urgent=urgent,
        )
        for person in {person.pk: person for person in people}.values()
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
