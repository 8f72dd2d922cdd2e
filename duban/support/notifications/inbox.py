"""Telling people. The inbox row is the record; it commits with the act that caused it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from duban.support.files.models import StoredFile
from duban.support.files.purging import Traces
from duban.support.files.terms import PURGED_NAME
from duban.support.notifications.models import Message
from duban.support.organization.models import Person


@dataclass(frozen=True)
class Telling:
    """One message to one person; `slot` makes it unique for that person."""

    person_id: int
    kind: str
    text: str
    slot: str
    subject_ref: str = ""
    context_ref: str = ""
    urgent: bool = False


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
) -> int:
    """Put one message in each person's inbox, once for that slot however often it is said; says how many
    were new."""
    keys = {person.pk for person in people}
    return tell_all(
        [Telling(key, kind, text, slot, subject_ref, context_ref, urgent) for key in sorted(keys)], at=at
    )


def tell_all(tellings: Sequence[Telling], *, at: datetime) -> int:
    """Many messages at once; those whose slot is taken are left out. Returns how many were new."""
    wanted = {(one.person_id, one.slot[:160]): one for one in tellings}
    taken = set(
        Message.objects.filter(
            person_id__in={key for key, _ in wanted}, slot__in={slot for _, slot in wanted}
        ).values_list("person_id", "slot")
    )
    rows = [
        Message(
            person_id=person_id,
            kind=one.kind,
            slot=slot,
            text=one.text[:300],
            subject_ref=one.subject_ref,
            context_ref=one.context_ref,
            at=at,
            urgent=one.urgent,
        )
        for (person_id, slot), one in wanted.items()
        if (person_id, slot) not in taken
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def mark_read(person: Person, *, at: datetime, keys: Sequence[int] | None = None) -> int:
    """Note that the person has read these messages, or (None) all; a working table, so no act."""
    unread = Message.objects.filter(person=person, read_at__isnull=True)
    return (unread if keys is None else unread.filter(pk__in=keys)).update(read_at=at)


def forget(file: StoredFile, _at: datetime) -> Traces:
    """What was told with the name of a file that must not be here (decision 44)."""
    told = Message.objects.filter(text__contains=file.name)
    return Traces({"消息": told.update(text=PURGED_NAME)})
