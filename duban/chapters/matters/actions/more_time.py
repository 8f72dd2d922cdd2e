"""Steps of asking for more time for what another room imposed, decided by the Office: the three dates are kept as
for a deadline (decision 12)."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters import rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.models import Obligation, TimeChange
from duban.chapters.matters.terms import TimeChangeKind, TimeChangeState
from duban.support.ledger import locks
from duban.support.organization.models import Person


def ask_more_time(
    obligation: Obligation, *, by: Person, on: date, new_due_on: date, reason: str
) -> TimeChange:
    """Written down as asked; the date in force stands."""
    change = TimeChange(
        matter=obligation.matter,
        obligation=obligation,
        kind=TimeChangeKind.EXTENSION,
        state=TimeChangeState.ASKED,
        asked_by=by,
        asked_on=on,
        reason=reason,
        old_due_on=obligation.due_on,
        new_due_on=new_due_on,
    )
    change.save()
    return change


def answer_more_time(change: TimeChange, *, granted: bool, by: Person, on: date, opinion: str) -> date | None:
    """Granted, the date moves by the days that were asked for; else it stands. The date then in force."""
    answered = locks.take(change)
    answered.state = TimeChangeState.GRANTED if granted else TimeChangeState.REFUSED
    answered.decided_by, answered.decided_on, answered.opinion = by, on, opinion
    if answered.obligation is None:
        answered.save()
        return None
    owed = locks.take(answered.obligation)
    if granted:
        owed.due_on = rules.extended(
            owed.due_on, old_due_on=answered.old_due_on, new_due_on=answered.new_due_on
        )
        owed.save()
        obligations.urge_no_more(owed, on=on)
    answered.save()
    return owed.due_on
