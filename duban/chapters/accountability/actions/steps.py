"""What every act on a case does: move it along its table, oblige and discharge, keep its circle, tell its people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from duban.chapters.accountability.models import AccountabilityCase, CaseDuty, CaseSeat
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import duties
from duban.chapters.accountability.rules.steps import Step
from duban.chapters.accountability.terms.case import (
    CASE_MESSAGE,
    RECORD_MESSAGE,
    DutyKind,
    SeatPurpose,
    Stage,
)
from duban.ground import workdays
from duban.ground.beijing import beijing_day
from duban.support.notifications import inbox
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


def advance(
    case: AccountabilityCase, step: Step, today: date, *, source: str = "", since: date | None = None
) -> None:
    """Bring the case to where the step leads, with what it discharges and what it obliges to, its limit reckoned from
    `since` where that is not today. Saves the case."""
    if step.target is not None and step.target != case.stage:
        case.stage, case.stage_on = step.target, today
    case.save()
    for kind in step.meets:
        meet(case, kind, today, source=source)
    if step.owes is not None:
        impose(case, step.owes, step, today, source=source, since=since)


def impose(
    case: AccountabilityCase,
    kind: DutyKind,
    step: Step,
    today: date,
    *,
    source: str = "",
    since: date | None = None,
) -> None:
    """The duty with its limit of the day, once for each source."""
    CaseDuty(
        case=case,
        kind=kind,
        article=step.article,
        source_ref=source or case.ref,
        imposed_on=today,
        due_on=due_of(step, today, since=since),
    ).save()


def due_of(step: Step, today: date, *, since: date | None = None) -> date:
    """The last day of what the step obliges to."""
    days = rulebook.values(today).number(step.within)
    return workdays.limit_due(since or today, days, "working_days", rulebook.calendar())


def meet(case: AccountabilityCase, kind: DutyKind, today: date, *, source: str = "") -> None:
    """Discharge what is owed of that kind, for that source."""
    for duty in duties.open_duties(case):
        if duty.kind == kind and duty.source_ref == (source or case.ref):
            duty.met_on = today
            duty.save()


def lapse_all(case: AccountabilityCase, today: date) -> None:
    """Nothing of what was owed so far is owed any more: the case goes another way."""
    for duty in duties.open_duties(case):
        duty.lapsed_on = today
        duty.save()


def seat(
    case: AccountabilityCase, person: Person, at: datetime, *, purpose: SeatPurpose, post: str = ""
) -> None:
    """Take the person into the circle, unless he is in it."""
    if queries.seat_of(case, person) is None:
        CaseSeat(case=case, person=person, post=post, purpose=purpose, from_at=at).save()


def unseat(case: AccountabilityCase, person: Person, at: datetime) -> None:
    """From the next request on the case does not exist for him."""
    found = queries.seat_of(case, person)
    if found is not None:
        found.to_at = at
        found.save()


def tell(
    case: AccountabilityCase, at: datetime, slot: str, *, people: Iterable[Person] | None = None
) -> None:
    """To the circle alone, and without title, name or unit (decision 40)."""
    inbox.tell(
        queries.circle_people(case, beijing_day(at)) if people is None else people,
        kind="accountability.case",
        text=str(CASE_MESSAGE),
        at=at,
        slot=f"case:{slot}",
        subject_ref=case.ref,
        context_ref=case.ref,
        urgent=True,
    )


def tell_concerned(person: Person, ref: str, at: datetime, slot: str) -> None:
    """To the person concerned: that there is something to read, and nothing of what it is."""
    inbox.tell(
        [person],
        kind="accountability.record",
        text=str(RECORD_MESSAGE),
        at=at,
        slot=f"record:{slot}",
        subject_ref=ref,
        context_ref=ref,
        urgent=True,
    )


def label_of(stage: str) -> str:
    return str(Stage(stage).label)
