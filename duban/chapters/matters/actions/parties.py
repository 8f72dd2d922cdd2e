"""Steps inside acts of later rooms that write the spine's own rows."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters.models import Matter, Party
from duban.chapters.matters.queries import deadline_of
from duban.chapters.matters.terms import MatterState
from duban.ground.access import Relation
from duban.support.organization.models import OrgUnit, Person


def join(
    matter: Matter, relation: Relation, *, unit: OrgUnit | None = None, person: Person | None = None
) -> Party:
    """Make a unit or a person party to the matter; being so already changes nothing."""
    found = Party.objects.filter(
        matter=matter, person=person, **({"unit": unit} if person is None else {"relation": relation})
    ).first()
    if found is not None:
        return found
    party = Party(
        matter=matter, unit=unit, person=person, relation=relation, due_on=deadline_of(matter).due_on
    )
    party.save()
    return party


def mark_assigned(matter: Matter, on: date) -> None:
    matter.state = MatterState.ASSIGNED
    matter.assigned_on = on
    matter.save()


def set_percent(matter: Matter, percent: int) -> None:
    """The progress that the last accepted feedback of the lead unit states."""
    if matter.percent != percent:
        matter.percent = percent
        matter.save()


def follow_deadline(matter: Matter, due_on: date) -> None:
    """Carry the deadline in force into the rows that lists read."""
    for party in Party.objects.filter(matter=matter).order_by("id"):
        if party.due_on != due_on:
            party.due_on = due_on
            party.save()
