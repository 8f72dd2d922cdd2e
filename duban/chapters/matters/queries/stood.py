"""How matters stood at the end of a Beijing day, whatever was done after it: state, completion, dates in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, Q

from duban.chapters.matters.models import NO_END, Matter, Obligation, Party, TimeChange
from duban.chapters.matters.terms import (
    NOT_OF_UNITS,
    MatterState,
    ObligationKind,
    TimeChangeKind,
    TimeChangeState,
)
from duban.ground.access import Relation


@dataclass(frozen=True)
class Due:
    """What a unit owed still on that day, with the date that was then in force."""

    kind: str
    label: str
    due_on: date
    reported: bool


@dataclass(frozen=True)
class Stood:
    """One matter as it stood; what came later is not in it."""

    pk: int
    uid: UUID
    number: str
    title: str
    lead_id: int | None
    state: str
    docketed_on: date
    assigned_on: date | None
    original_due_on: date
    due_on: date
    completed_on: date | None
    closed_on: date | None
    percent: int
    owed: Sequence[Due]


@dataclass(frozen=True)
class Before:
    """What a result had brought about that was taken back after the day: completion and closing as they stood then,
    and the duties (by id) that were done or had fallen away with it."""

    completed_on: date | None
    closed_on: date | None
    done: frozenset[int]


NOTHING_TAKEN_BACK: Mapping[int, Before] = {}


def stood(since: date, day: date, before: Mapping[int, Before] = NOTHING_TAKEN_BACK) -> list[Stood]:
    """The matters that were docketed by that day and not closed before `since`, by number. One that was merged
    into another or terminated by then is none of them (decision 9). `before`, by the matter's id: what was taken
    back after that day."""
    rows = Matter.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=since), docketed_on__lte=day)
    found = [
        one
        for one in rows.order_by("year", "id")
        if not (one.ending and _by(one.closed_on, day)) and not _closed_before(before.get(one.pk), since)
    ]
    keys = [one.pk for one in found]
    parties = Party.objects.filter(matter__in=keys)
    leads = dict(parties.filter(relation=Relation.LEAD).values_list("matter_id", "unit_id"))
    listed = dict(parties.filter(relation=Relation.EVERYONE).values_list("matter_id", "due_on"))
    changes = _changes(keys, day)
    owed: Mapping[int, list[Obligation]] = defaultdict(list)
    given = Obligation.objects.filter(matter__in=keys, imposed_on__lte=day)
    for one in given.exclude(kind__in=NOT_OF_UNITS).order_by("due_on", "id"):
        owed[one.matter_id].append(one)
    return [
        _stood(
            _with_the_result(one, before.get(one.pk)),
            leads.get(one.pk),
            listed.get(one.pk, NO_END),
            [duty for duty in owed[one.pk] if one.pk not in before or duty.pk not in before[one.pk].done],
            changes[one.pk],
            day,
            own=_first_deadline(owed[one.pk]),
        )
        for one in found
    ]


def _closed_before(before: Before | None, since: date) -> bool:
    return before is not None and before.closed_on is not None and before.closed_on < since


def _with_the_result(matter: Matter, before: Before | None) -> Matter:
    """As the matter stood before its result was taken back; not to be saved."""
    if before is not None:
        matter.completed_on, matter.closed_on = before.completed_on or matter.completed_on, before.closed_on
    return matter


def _first_deadline(owed: Sequence[Obligation]) -> Obligation | None:
    return next((one for one in owed if one.kind == ObligationKind.MATTER_DEADLINE), None)


def parts_aside(keys: Collection[int]) -> set[tuple[int, int]]:
    """Which units have a part in these matters without leading them: matter and unit, by their ids."""
    rows = Party.objects.filter(
        matter__in=keys, relation__in=(Relation.CO, Relation.SERVICE), unit__isnull=False
    )
    return {(matter, unit) for matter, unit in rows.values_list("matter_id", "unit_id") if unit is not None}


def owed_again(matter_id: int, *, due_from: date, imposed_by: date) -> set[int]:
    """The duties (by id) that fall away when a result is accepted and are owed again when it is taken back."""
    kinds = (ObligationKind.PERIODIC_REPORT, ObligationKind.SERVICE)
    rows = Obligation.objects.filter(matter=matter_id, kind__in=kinds)
    rows = rows.filter(due_on__gte=due_from, imposed_on__lte=imposed_by)
    return set(rows.values_list("pk", flat=True))


def first_assigned_on() -> date | None:
    """Since when matters run."""
    first: date | None = Matter.objects.aggregate(first=Min("assigned_on"))["first"]
    return first


def _by(on: date | None, day: date) -> bool:
    return on is not None and on <= day


def _stood(
    matter: Matter,
    lead_id: int | None,
    listed: date,
    owed: Sequence[Obligation],
    changes: Sequence[TimeChange],
    day: date,
    *,
    own: Obligation | None,
) -> Stood:
    return Stood(
        pk=matter.pk,
        uid=matter.uid,
        number=matter.number,
        title=matter.title,
        lead_id=lead_id,
        state=_state(matter, changes, day),
        docketed_on=matter.docketed_on,
        assigned_on=matter.assigned_on if _by(matter.assigned_on, day) else None,
        original_due_on=own.original_due_on if own else listed,
        due_on=due_then(own, changes, day) if own else listed,
        completed_on=matter.completed_on if _by(matter.completed_on, day) else None,
        closed_on=matter.closed_on if _by(matter.closed_on, day) else None,
        percent=matter.percent,
        owed=[
            Due(one.kind, one.label, due_then(one, changes, day), _by(one.reported_on, day))
            for one in owed
            if not _by(one.met_on, day) and not _by(one.lapsed_on, day)
        ],
    )


def _state(matter: Matter, changes: Sequence[TimeChange], day: date) -> str:
    if _by(matter.closed_on, day):
        return MatterState.CLOSED
    if not _by(matter.assigned_on, day):
        return MatterState.DOCKETED
    for one in changes:
        if one.kind == TimeChangeKind.SUSPENSION and _by(one.from_on, day) and not _by(one.to_on, day):
            return MatterState.SUSPENDED
    return MatterState.ASSIGNED


def _changes(keys: Sequence[int], day: date) -> Mapping[int, list[TimeChange]]:
    """What moved dates of these matters: suspensions, and whatever took effect after that day, the newest first."""
    rows = TimeChange.objects.filter(
        matter__in=keys, state__in=(TimeChangeState.GRANTED, TimeChangeState.ENDED)
    )
    wanted = rows.filter(
        Q(kind=TimeChangeKind.SUSPENSION)
        | Q(kind=TimeChangeKind.EXTENSION, decided_on__gt=day)
        | Q(kind=TimeChangeKind.CALENDAR, asked_on__gt=day)
    )
    found: Mapping[int, list[TimeChange]] = defaultdict(list)
    for one in wanted.order_by("-id"):
        found[one.matter_id].append(one)
    return found


def due_then(owed: Obligation, changes: Sequence[TimeChange], day: date) -> date:
    """The date that was in force at the end of that day: the present one with what came later taken back."""
    due_on = owed.due_on
    if due_on == NO_END:
        return due_on
    for one in changes:
        if one.kind == TimeChangeKind.SUSPENSION:
            if one.from_on and one.to_on and one.to_on > day and due_on >= one.to_on:
                due_on -= one.to_on - one.from_on
        elif one.obligation_id == owed.pk and one.old_due_on and one.new_due_on:
            due_on -= one.new_due_on - one.old_due_on
    return due_on
