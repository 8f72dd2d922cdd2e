"""Working days over a Calendar value: what counts as one, and counting them.

A day is a Beijing calendar date. Outside the years that the calendar holds every function refuses; nothing
is ever guessed (decision 11).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from duban.ground.access.refusal import Unfit

Status = Literal["OFFICIAL", "PROVISIONAL"]
Unit = Literal["working_days", "calendar_days"]
SHIPPED = Path(__file__).parent / "calendars" / "shipped.csv"
ONE = timedelta(days=1)


class OutsideCalendar(Unfit):
    """The calendar does not hold that year: the Office must load the official notice first."""

    def __init__(self, year: int) -> None:
        super().__init__("workdays.outside_calendar", "11(3)", year=year)
        self.year = year


@dataclass(frozen=True)
class CalendarYear:
    """One year's days off and make-up working days (调休上班); PROVISIONAL until the official notice."""

    year: int
    holidays: frozenset[date]
    makeup_days: frozenset[date]
    status: str
    source: str


@dataclass(frozen=True)
class Calendar:
    """The years that have been loaded, and a version by which a result can name what it was counted on."""

    version: str
    years: Mapping[int, CalendarYear]


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Monday to Friday and no holiday, or a make-up working day."""
    year = calendar.years.get(day.year)
    if year is None:
        raise OutsideCalendar(day.year)
    if day in year.makeup_days:
        return True
    return day.weekday() < 5 and day not in year.holidays


def next_working_day(day: date, calendar: Calendar) -> date:
    """The first working day on or after the day."""
    while not is_working_day(day, calendar):
        day += ONE
    return day


def following_working_day(day: date, calendar: Calendar) -> date:
    """The first working day after the day."""
    return next_working_day(day + ONE, calendar)


def previous_working_day(day: date, calendar: Calendar) -> date:
    """The last working day on or before the day."""
    while not is_working_day(day, calendar):
        day -= ONE
    return day


def add_working_days(day: date, days: int, calendar: Calendar) -> date:
    """The working day that lies `days` working days after the day, which is itself not counted; a negative
    number goes back. 0 is the day itself, working day or not."""
    step = ONE if days >= 0 else -ONE
    is_working_day(day, calendar)
    for _ in range(abs(days)):
        day += step
        while not is_working_day(day, calendar):
            day += step
    return day


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days *d* lie with start < d ≤ end; negative when the end comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    is_working_day(start, calendar)
    return sum(is_working_day(start + timedelta(days=n), calendar) for n in range(1, (end - start).days + 1))


def has_working_day_between(completed_on: date, due_on: date, calendar: Calendar) -> bool:
    """Whether at least one working day *d* lies with completed < d ≤ due: then it was 提前 (decision 14)."""
    is_working_day(completed_on, calendar)
    is_working_day(due_on, calendar)
    day = due_on
    while day > completed_on:
        if is_working_day(day, calendar):
            return True
        day -= ONE
    return False


def limit_due(served_on: date, days: int, unit: Unit, calendar: Calendar) -> date:
    """The last day of a 权利期限: the day of service is not counted; a limit in calendar days that ends on a
    day off ends on the next working day (decision 11)."""
    if days < 0:
        raise ValueError("a limit does not end before the day of service")
    is_working_day(served_on, calendar)
    if unit == "working_days":
        return add_working_days(served_on, days, calendar)
    if unit != "calendar_days":
        raise ValueError(f"a limit is counted in working_days or calendar_days, not {unit!r}")
    if days > (date.max - served_on).days:
        raise OutsideCalendar(date.max.year)
    return next_working_day(served_on + timedelta(days=days), calendar)


def is_provisional(start: date, end: date, calendar: Calendar) -> bool:
    """Whether any year from start to end, in either order, is still 暂定."""
    first, last = sorted((start.year, end.year))
    years = range(first, last + 1)
    missing = next((year for year in years if year not in calendar.years), None)
    if missing is not None:
        raise OutsideCalendar(missing)
    return any(calendar.years[year].status == "PROVISIONAL" for year in years)


@cache
def shipped() -> Calendar:
    """2004–2026 正式, 2027 statutory days 暂定."""
    holidays: dict[int, set[date]] = {}
    makeup: dict[int, set[date]] = {}
    status: dict[int, str] = {}
    with SHIPPED.open(encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            day = date.fromisoformat(row["date"])
            (holidays if row["kind"] == "放假" else makeup).setdefault(day.year, set()).add(day)
            status[day.year] = "OFFICIAL" if row["status"] == "正式" else "PROVISIONAL"
    years = {
        year: CalendarYear(
            year=year,
            holidays=frozenset(holidays.get(year, ())),
            makeup_days=frozenset(makeup.get(year, ())),
            status=status[year],
            source="国务院办公厅节假日安排通知" if status[year] == "OFFICIAL" else "法定节日，暂定",
        )
        for year in sorted(status)
    }
    return Calendar(version="shipped-2026-11", years=MappingProxyType(years))
