"""Counts of effective decisions alone, cells under the rule set's number merged, by unit for the head alone (decision 40)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duban.chapters.accountability.models import CaseDecision
from duban.chapters.accountability.queries import effective
from duban.chapters.accountability.rules import statistics
from duban.chapters.accountability.rules.statistics import Cells
from duban.chapters.accountability.terms.decision import Measure
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class Figures:
    """One year: by measure, by ground, and for whom the rule set names also by unit."""

    year: int
    measures: Cells
    grounds: Cells
    units: Cells | None


def of_year(year: int, person: Person, at: datetime) -> Figures:
    """The decisions served in that year that stand today."""
    today = beijing_day(at)
    values = rulebook.values(today)
    least = values.number("accountability.small_cell")
    found = effective.effective(date(year, 1, 1), date(year, 12, 31))
    rows = list(found.select_related("case", "person"))
    held = {str(role) for role in organization.roles(person, today)}
    # A renamed unit is one unit, under the name of today.
    names = {
        one.case.unit_id: organization.unit_name(one.case.unit_id, today) or one.case.unit_name
        for one in rows
    }
    by_unit = bool(held & set(values.texts("accountability.statistics_by_unit_for")))
    return Figures(
        year=year,
        measures=_cells(rows, least, lambda one: str(Measure(one.measure).label)),
        grounds=_cells(rows, least, lambda one: clauses.cite(one.case.ground)),
        units=_cells(rows, least, lambda one: names[one.case.unit_id]) if by_unit else None,
    )


def _cells(rows: Sequence[CaseDecision], least: int, name: Callable[[CaseDecision], str]) -> Cells:
    """By that name, whom each decision met: a person is the same one in all his cases."""
    found: dict[str, list[str]] = {}
    for one in rows:
        met = f"person:{one.person.person_id}" if one.person else f"unit:{one.case.unit_id}"
        found.setdefault(name(one), []).append(met)
    return statistics.merged(found, least)
