"""What other rooms' acts set off, in the same transaction: the adoption of a calendar (art. 11(3)), the end of a
person (art. 4)."""

from __future__ import annotations

from duban.chapters.matters import actions, rules
from duban.chapters.matters.queries import owed
from duban.support.ledger.actions import Recorded
from duban.support.organization import queries as organization


def on_calendar(recorded: Recorded) -> None:
    """Count again whatever is still owed by working days; one row and one message for each that changes."""
    for obligation in owed.miscounted():
        actions.redate(by=None, at=recorded.at, request_id=None, obligation=obligation)


def on_person_ended(recorded: Recorded) -> None:
    """Whoever is named in an open obligation cannot be ended: the refusal takes the act with it."""
    person = organization.person_by_uid(recorded.row.uid)
    rules.check_owes_nothing(person.name, [(one.kind, one.due_on) for one in owed.of_person(person)])
