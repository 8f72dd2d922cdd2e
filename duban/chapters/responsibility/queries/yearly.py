"""Who answered for what on which day, all at once: for an assessment of persons by their days (11(2), 13(2)).

Plain values and a fixed number of queries, whatever the number of matters; the rule is `responsible_on`, as everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.responsibility.models import (
    Assignment,
    DirectlyResponsible,
    HandoverLine,
    ServiceStaff,
    Task,
)
from duban.chapters.responsibility.rules import Held, Passed
from duban.chapters.responsibility.terms import HandoverState, ResponsibleRole


class Given(NamedTuple):
    """What a unit was given on a matter: `unit` answers for it now, `given_to` did first where that is another."""

    pk: int
    uid: UUID
    matter: int
    unit: int
    given_to: int | None
    relation: str
    assigned_on: date
    ended_on: date | None
    absorbed: bool
    first: int | None
    broken_down_on: date | None


def given_in(from_on: date, to_on: date) -> list[Given]:
    """The assignments that were in force at some time of the span."""
    fields = (
        "pk",
        "uid",
        "matter_id",
        "unit_id",
        "given_to_id",
        "relation",
        "assigned_on",
        "ended_on",
        "absorbed",
        "first_responsible_id",
        "broken_down_on",
    )
    return [Given(*row) for row in _in_force(from_on, to_on).order_by("id").values_list(*fields)]


def _in_force(from_on: date, to_on: date) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=from_on) | Q(absorbed=True),
        Q(matter__closed_on__isnull=True) | Q(matter__closed_on__gte=from_on),
        assigned_on__lte=to_on,
    )


def held_by(given: Sequence[Given], from_on: date, to_on: date) -> Mapping[int, Sequence[Held]]:
    """Who was named in which role, by assignment, as `handovers.held_in` says it of one."""
    known = {one.pk: one for one in given}
    of = _in_force(from_on, to_on).order_by()
    found: dict[int, list[Held]] = defaultdict(list)
    for one in given:
        if one.first is not None:
            found[one.pk].append(Held(ResponsibleRole.FIRST, one.first, one.assigned_on, one.ended_on))
    direct = DirectlyResponsible.objects.filter(assignment__in=of.values("pk")).order_by("id")
    for key, person, since in direct.values_list("assignment_id", "person_id", "from_on"):
        found[key].append(Held(ResponsibleRole.DIRECT, person, since, known[key].ended_on))
    tasks = Task.objects.filter(assignment__in=of.values("pk")).order_by("id")
    for key, person in tasks.values_list("assignment_id", "person_id"):
        since = known[key].broken_down_on or known[key].assigned_on
        found[key].append(Held(ResponsibleRole.STAFF, person, since, _working_until(known[key])))
    serving = ServiceStaff.objects.filter(promise__assignment__in=of.values("pk")).order_by("id")
    for key, person, since in serving.values_list("promise__assignment_id", "person_id", "promise__on"):
        found[key].append(Held(ResponsibleRole.STAFF, person, since, _working_until(known[key])))
    return found


def _working_until(given: Given) -> date | None:
    return None if given.absorbed else given.ended_on


def passed_on() -> Mapping[int, Sequence[Passed]]:
    """Every confirmed hand-over, by assignment."""
    rows = HandoverLine.objects.filter(handover__state=HandoverState.CONFIRMED).order_by("handover_id", "id")
    found: dict[int, list[Passed]] = defaultdict(list)
    fields = ("assignment_id", "role", "handover__outgoing_id", "handover__receiver_id", "handover__on")
    for key, *passed in rows.values_list(*fields):
        found[key].append(Passed(*passed))
    return found
