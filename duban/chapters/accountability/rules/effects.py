"""影响期 of each measure, and what it stands in the way of while it lasts (15, 17; decisions 39, 41)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duban.chapters.accountability.rules.appeals import months_after
from duban.chapters.accountability.terms.decision import EFFECTIVE


@dataclass(frozen=True)
class Period:
    """A line of the table: months from the day of the decision; 0 where no rule sets one."""

    code: str
    grade: str
    label: str
    months: int
    basis: str


@dataclass(frozen=True)
class Effect:
    """What one measure of a decision does: from its day to the last one, by which rule."""

    measure: str
    from_on: date
    until_on: date
    basis: str


@dataclass(frozen=True)
class Standing:
    """A measure as it stands: in which state its decision is, since when and until when it has effect."""

    state: str
    measure: str
    effective_on: date
    until_on: date
    ended_on: date | None = None


def period(code: str, grade: str, table: Sequence[Period]) -> Period | None:
    """The line of that measure and grade."""
    return next((one for one in table if (one.code, one.grade) == (code, grade)), None)


def grades(code: str, table: Sequence[Period]) -> list[tuple[str, str]]:
    """The kinds of sanction that the table knows for that measure."""
    return [(one.grade, one.label) for one in table if one.code == code and one.grade]


def until(code: str, grade: str, decided_on: date, table: Sequence[Period]) -> date:
    """The last day of the 影响期; the day of the decision itself where no rule sets one."""
    found = period(code, grade, table)
    if found is None or not found.months:
        return decided_on
    return months_after(decided_on, found.months) - timedelta(days=1)


def bears(code: str, grade: str, table: Sequence[Period]) -> bool:
    """Whether it stands in the way of anything: only what has a line in the table. What lies outside article 17 has
    none."""
    return period(code, grade, table) is not None


def last_day(one: Standing) -> date:
    """The end of the 影响期; without one, the day of service itself."""
    return max(one.until_on, one.effective_on)


def is_effective(one: Standing, day: date) -> bool:
    """Whether it counts on that day: its decision was served and stands, and its period is not over (decision 41)."""
    return (
        one.state in EFFECTIVE
        and one.effective_on <= day <= last_day(one)
        and (one.ended_on is None or day < one.ended_on)
    )


def touches(one: Standing, from_on: date, to_on: date) -> bool:
    """Whether it counts on any day of a period: then it stands in the way of an award for that period (15)."""
    return one.state in EFFECTIVE and one.effective_on <= to_on and last_day(one) >= from_on
