"""The audience of a paper: chosen while it is written, served when it is issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from duban.chapters.bulletins import queries
from duban.chapters.bulletins.models import Bulletin, Circular, Recipient
from duban.support.notifications import inbox
from duban.support.organization.models import OrgUnit, Person


def choose(paper: Circular | Bulletin, units: Sequence[OrgUnit], persons: Sequence[Person]) -> None:
    """These and nobody else; who was taken off and comes back is the same recipient again."""
    had = queries.all_recipients(paper)
    keys = {("unit", unit.pk) for unit in units} | {("person", person.pk) for person in persons}
    for one in had:
        dropped = ("unit", one.unit_id) not in keys and ("person", one.person_id) not in keys
        if one.dropped != dropped:
            one.dropped = dropped
            one.save()
    known = {("unit", one.unit_id) for one in had} | {("person", one.person_id) for one in had}
    for unit in units:
        if ("unit", unit.pk) not in known:
            _new(paper, unit=unit).save()
    for person in persons:
        if ("person", person.pk) not in known:
            _new(paper, person=person).save()


def _new(
    paper: Circular | Bulletin, *, unit: OrgUnit | None = None, person: Person | None = None
) -> Recipient:
    if isinstance(paper, Circular):
        return Recipient(circular=paper, unit=unit, person=person)
    return Recipient(bulletin=paper, unit=unit, person=person)


def serve(paper: Circular | Bulletin, *, kind: str, text: str, at: datetime, today: date) -> int:
    """Put it before everybody in the audience, who is told; says to how many it went."""
    served = queries.recipients_of(paper)
    people = {}
    for one in served:
        one.served_on = today
        one.save()
        people.update({person.pk: person for person in queries.readers(one, today)})
    inbox.tell(
        people.values(),
        kind=kind,
        text=text,
        at=at,
        slot=f"served:{paper.uid}",
        subject_ref=paper.ref,
        context_ref=paper.ref,
    )
    return len(served)
