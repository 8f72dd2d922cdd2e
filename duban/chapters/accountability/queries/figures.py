"""Counts of effective decisions alone, cells under the rule set's number merged, by unit for the head alone (decision 40)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from duban.chapters.accountability.queries import decisions
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
    rows = list(decisions.effective(date(year, 1, 1), date(year, 12, 31)).select_related("case"))
    held = {str(role) for role in organization.roles(person, today)}
    by_unit = bool(held & set(values.texts("accountability.statistics_by_unit_for")))
    return Figures(
        year=year,
        measures=statistics.merged(Counter(str(Measure(one.measure).label) for one in rows), least),
        grounds=statistics.merged(Counter(clauses.cite(one.case.ground) for one in rows), least),
        units=statistics.merged(Counter(one.case.unit_name for one in rows), least) if by_unit else None,
    )
