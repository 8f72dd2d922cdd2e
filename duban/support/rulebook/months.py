"""A year of the calendar month by month: which days are worked, which are off, which are made up."""

from __future__ import annotations

import calendar as grid
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from duban.ground.workdays import CalendarYear

WEEKEND = (5, 6)


@dataclass(frozen=True)
class Day:
    """One place in the month: the day, and in one word what is special about it; `kind` is how it is drawn."""

    number: int
    kind: str = ""
    word: str = ""


@dataclass(frozen=True)
class Month:
    number: int
    weeks: list[list[Day | None]]
    working: int


def of(year: CalendarYear) -> list[Month]:
    """Twelve months from Monday to Sunday."""
    return [_month(year, number) for number in range(1, 13)]


def _month(year: CalendarYear, number: int) -> Month:
    weeks = [
        [_day(year, day) if day.month == number else None for day in week]
        for week in grid.Calendar().monthdatescalendar(year.year, number)
    ]
    working = sum(1 for week in weeks for day in week if day and day.kind in {"", "makeup"})
    return Month(number, weeks, working)


def _day(year: CalendarYear, day: date) -> Day:
    if day in year.makeup_days:
        return Day(day.day, "makeup", _("班"))
    if day in year.holidays:
        return Day(day.day, "off", _("休"))
    return Day(day.day, "weekend" if day.weekday() in WEEKEND else "")
