"""The shipped years against what was announced, and against the law that gives the days off."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from duban.ground import workdays

ANNOUNCED = Path(__file__).parent / "data" / "calendar_2018_2026.csv"
CALENDAR = workdays.shipped()


def test_it_ships_2004_to_2026_as_official_and_2027_as_provisional() -> None:
    assert list(CALENDAR.years) == list(range(2004, 2028))
    assert {year for year, held in CALENDAR.years.items() if held.status == "OFFICIAL"} == set(
        range(2004, 2027)
    )
    assert CALENDAR.years[2027].status == "PROVISIONAL"
    assert all(held.year == year and held.source for year, held in CALENDAR.years.items())


def test_2018_to_2026_differ_in_no_day_from_what_was_announced() -> None:
    with ANNOUNCED.open(encoding="utf-8-sig", newline="") as file:
        announced = {(row["日期"], row["类型"]) for row in csv.DictReader(file)}
    shipped = {
        (day.isoformat(), kind)
        for year in range(2018, 2027)
        for kind, days in (
            ("放假", CALENDAR.years[year].holidays),
            ("调休上班", CALENDAR.years[year].makeup_days),
        )
        for day in days
    }
    assert len(announced) == 322
    assert shipped ^ announced == set()


def test_every_day_stands_in_its_year_and_is_either_off_or_made_up() -> None:
    for year, held in CALENDAR.years.items():
        assert {day.year for day in held.holidays | held.makeup_days} == {year}
        assert not held.holidays & held.makeup_days
        assert {day.weekday() for day in held.makeup_days} <= {5, 6}


# Working days that a year lost: its statutory days, but where a notice moved one over 31 December or gave more.
STATUTORY = {
    **dict.fromkeys(range(2004, 2008), 10),
    **dict.fromkeys(range(2008, 2025), 11),
    **dict.fromkeys(range(2025, 2027), 13),
}
MOVED = {
    2005: -1,  # 31 December was worked for 3 January 2006
    2006: 1 - 2,  # and 30 and 31 December for January 2007
    2007: 2,
    2011: -1,  # 31 December was worked for 3 January 2012
    2012: 1,
    2015: 1,  # 3 September, the seventieth anniversary
    2020: 2,  # 31 January, and 1 February no longer worked
}


@pytest.mark.parametrize("year", range(2004, 2027))
def test_a_year_lost_as_many_working_days_as_the_law_gives_off(year: int) -> None:
    held = CALENDAR.years[year]
    lost = sum(day.weekday() < 5 for day in held.holidays) - len(held.makeup_days)
    assert lost == STATUTORY[year] + MOVED.get(year, 0)


def test_2027_has_its_thirteen_statutory_days_and_nothing_guessed() -> None:
    assert {day.isoformat()[5:] for day in CALENDAR.years[2027].holidays} == {
        "01-01",
        *("02-05", "02-06", "02-07", "02-08"),  # 除夕 to 初三
        "04-05",
        *("05-01", "05-02"),
        "06-09",  # 五月初五
        "09-15",  # 八月十五
        *("10-01", "10-02", "10-03"),
    }
    assert CALENDAR.years[2027].makeup_days == frozenset()


def test_the_shipped_calendar_is_read_once_and_nobody_changes_it() -> None:
    assert workdays.shipped() is CALENDAR
    with pytest.raises(TypeError):
        CALENDAR.years[2028] = CALENDAR.years[2027]  # type: ignore[index]  # just what types forbid
