"""The records of the earlier chapters as facts for a party and a year (12, 13(2))."""

from __future__ import annotations

from datetime import date

from duban.chapters.assessment.queries.facts import (
    entered,
    evaluated,
    office,
    owed,
    praised,
    records,
    told,
)
from duban.chapters.assessment.queries.facts.gathering import Gathering, PersonKey, UnitKey
from duban.chapters.assessment.queries.facts.parts import Parts

__all__ = ["Gathering", "PersonKey", "UnitKey", "of_span", "of_year"]


def of_year(year: int, today: date) -> Gathering:
    """All facts of the year, up to today while it runs; what came later changes nothing of it."""
    return of_span(date(year, 1, 1), min(date(year, 12, 31), today))


def of_span(from_on: date, to_on: date) -> Gathering:
    """All facts of the span, for every unit and person, in a fixed number of queries."""
    into = Gathering(Parts(from_on, to_on))
    owed.gather(into)
    records.gather(into)
    evaluated.gather(into)
    office.gather(into)
    told.gather(into)
    entered.gather(into)
    praised.gather(into)
    return into
