"""Every stored date, counted again from the rows: must find no difference in every journey."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from duban.chapters.matters import rules
from duban.chapters.matters.models import NO_END, Matter, Milestone, Obligation, Party, TimeChange
from duban.chapters.matters.terms import (
    AFTER_CLOSING,
    MatterState,
    ObligationKind,
    TimeChangeKind,
    TimeChangeState,
)
from duban.ground import workdays
from duban.ground.access import Relation
from duban.ground.beijing import beijing_time
from duban.ground.workdays import Calendar
from duban.support.rulebook import queries as rulebook

Row = dict[str, object]


def differences() -> list[Row]:
    """What is stored and does not follow from the rest; empty when all is right."""
    _calendars.cache_clear()
    return [
        *_obligation_dates(),
        *_counted_dates(),
        *_parties(),
        *_suspended(),
        *_milestones(),
        *_closed_matters(),
    ]


def _row(ref: str, what: str, stored: object, counted: object) -> Row:
    return {"ref": ref, "what": what, "stored": stored, "counted": counted}


def _obligation_dates() -> Iterator[Row]:
    """The date in force is the original one with the granted extensions and ended suspensions in their order."""
    changes: dict[int, list[TimeChange]] = {}
    for change in TimeChange.objects.filter(
        state__in=[TimeChangeState.GRANTED, TimeChangeState.ENDED]
    ).order_by("id"):
        changes.setdefault(change.matter_id, []).append(change)
    for one in Obligation.objects.select_related("matter").order_by("id").iterator(2000):
        due = one.original_due_on
        for change in _in_order(changes.get(one.matter_id, [])):
            due = _apply(one, change, due)
        if due != one.due_on:
            yield _row(one.ref, "due_on", one.due_on, due)


def _in_order(changes: list[TimeChange]) -> list[TimeChange]:
    def effective(change: TimeChange) -> tuple[object, int]:
        day = change.to_on if change.kind == TimeChangeKind.SUSPENSION else change.decided_on
        return (day or NO_END, change.pk)

    return sorted(changes, key=effective)


def _apply(one: Obligation, change: TimeChange, due: date) -> date:
    if change.kind in {TimeChangeKind.EXTENSION, TimeChangeKind.CALENDAR}:
        return change.new_due_on if change.obligation_id == one.pk and change.new_due_on else due
    if change.state != TimeChangeState.ENDED or change.from_on is None or change.to_on is None:
        return due
    if one.kind in {ObligationKind.DECIDE_SUSPENSION}:
        return due
    ended = one.met_on or one.lapsed_on
    if one.imposed_on > change.from_on or (ended is not None and ended <= change.from_on):
        return due
    return rules.after_suspension(due, from_on=change.from_on, to_on=change.to_on)


def _counted_dates() -> Iterator[Row]:
    """The original date is the count by the calendar of the day on which it was imposed; one adopted on that
    very day may have come before or after."""
    for one in Obligation.objects.filter(counted_days__isnull=False).order_by("id").iterator(2000):
        if one.counted_from is None or one.counted_days is None:
            continue
        due = [
            workdays.add_working_days(one.counted_from, one.counted_days, calendar)
            for calendar in _calendars(one.imposed_on)
        ]
        if one.original_due_on not in due:
            yield _row(one.ref, "original_due_on", one.original_due_on, due[1])


@cache
def _calendars(day: date) -> tuple[Calendar, Calendar]:
    """The calendar at the beginning and at the end of that day."""
    at = beijing_time(day, 0)
    return rulebook.calendar_at(at), rulebook.calendar_at(at + timedelta(days=1))


def _parties() -> Iterator[Row]:
    deadlines = dict(
        Obligation.objects.filter(kind=ObligationKind.MATTER_DEADLINE).values_list("matter_id", "due_on")
    )
    everyone = dict(Party.objects.filter(relation=Relation.EVERYONE).values_list("matter_id", "due_on"))
    for party in Party.objects.select_related("matter").order_by("id").iterator(2000):
        due = deadlines.get(party.matter_id, everyone.get(party.matter_id))
        if party.due_on != due:
            yield _row(party.ref, "due_on", party.due_on, due)
        is_open = party.matter.state != MatterState.CLOSED and party.relation != Relation.FORMER
        if party.open != is_open:
            yield _row(party.ref, "open", party.open, is_open)


def _suspended() -> Iterator[Row]:
    for one in Obligation.objects.standing().filter(suspended=True).select_related("matter").order_by("id"):
        if one.matter.state != MatterState.SUSPENDED:
            yield _row(one.ref, "suspended", True, False)


def _milestones() -> Iterator[Row]:
    met = {
        one.source_ref: one.met_on
        for one in Obligation.objects.filter(kind=ObligationKind.MILESTONE, met_on__isnull=False)
    }
    for milestone in Milestone.objects.order_by("id").iterator(2000):
        if milestone.reached_on != met.get(milestone.ref):
            yield _row(milestone.ref, "reached_on", milestone.reached_on, met.get(milestone.ref))


def _closed_matters() -> Iterator[Row]:
    for matter in Matter.objects.filter(state=MatterState.CLOSED).order_by("id").iterator(2000):
        standing = Obligation.objects.filter(matter=matter).standing().exclude(kind__in=AFTER_CLOSING).count()
        if standing:
            yield _row(matter.ref, "open obligations of a closed matter", standing, 0)
