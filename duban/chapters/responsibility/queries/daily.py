"""责任人（按日查询）: who answered for a matter on one day, unit by unit (art. 11(2); decision 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from duban.chapters.matters import queries as matters
from duban.chapters.responsibility.models import Assignment
from duban.chapters.responsibility.queries import assignments_of, unit_on
from duban.chapters.responsibility.queries.handovers import held_in, passed_in
from duban.chapters.responsibility.rules import Passed, responsible_on
from duban.chapters.responsibility.terms import ResponsibleRole
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Answering:
    """Somebody who answered on the day, and since when."""

    name: str
    since: date


@dataclass
class UnitDay:
    """One unit of the matter as it was on the day: its name then, its part, its people, its sections."""

    unit: int
    name: str
    relation: str
    level: str
    first: list[Answering] = field(default_factory=list)
    direct: list[Answering] = field(default_factory=list)
    staff: list[Answering] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    leaders: list[str] = field(default_factory=list)


def on_day(matter: Matter, day: date) -> list[UnitDay]:
    """Each unit that had a part in the matter on the day, the primary responsible one first. What another part had
    absorbed by then stands under the unit that took it over, with its people alone."""
    passes = matters.succeeded(matter)
    known = assignments_of(matter, ended=True)
    given = [one for one in known if one.assigned_on <= day and (one.absorbed or not _is_over(one, day))]
    passed = passed_in(given)
    names = {one.pk: one.name for one in Person.objects.filter(pk__in=_people(given, passed))}
    found: dict[int, UnitDay] = {}
    for one in sorted(given, key=lambda row: (_is_over(row, day), row.pk)):
        unit = unit_on(one, passes, day)
        row = found.setdefault(unit, _row(one, unit, day))
        for held in responsible_on(day, held_in(one), passed.get(one.pk, [])):
            by_role = {ResponsibleRole.FIRST: row.first, ResponsibleRole.DIRECT: row.direct}
            place, named = by_role.get(ResponsibleRole(held.role), row.staff), names.get(held.person, "")
            if named not in [other.name for other in place]:
                place.append(Answering(named, held.from_on))
        row.sections += [task.section for task in one.tasks.all() if task.section not in ("", *row.sections)]
    return list(found.values())


def _is_over(assignment: Assignment, day: date) -> bool:
    return assignment.ended_on is not None and assignment.ended_on <= day


def _row(assignment: Assignment, unit: int, day: date) -> UnitDay:
    return UnitDay(
        unit=unit,
        name=organization.unit_name(unit, day),
        relation=assignment.relation,
        level=assignment.level,
        leaders=[one.name for one in organization.leaders_of(unit, day)],
    )


def _people(given: Sequence[Assignment], passed: Mapping[int, Sequence[Passed]]) -> set[int]:
    named = {held.person for one in given for held in held_in(one)}
    return named | {one.receiver for gone in passed.values() for one in gone}
