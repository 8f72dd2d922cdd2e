"""Working days: the rules as tables, and the refusal outside the loaded years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from duban.ground import workdays
from duban.ground.access.refusal import Unfit
from duban.ground.workdays import Calendar, OutsideCalendar, Unit

CALENDAR = workdays.shipped()
FIRST, LAST = date(2004, 1, 1), date(2027, 12, 31)
D = date.fromisoformat

# What is a working day, and the nearest ones.


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),  # a Friday
        ("2026-11-21", False),  # a Saturday
        ("2026-11-22", False),  # a Sunday
        ("2026-02-14", True),  # a Saturday made up for 春节
        ("2026-02-16", False),  # 除夕, a Monday
        ("2026-02-23", False),  # the last day of 春节, a Monday
        ("2026-02-28", True),  # a Saturday made up for 春节
        ("2024-02-09", True),  # 除夕 of 2024 was no day off by notice
        ("2025-01-28", False),  # 除夕 of 2025 was
        ("2020-01-31", False),  # 春节 of 2020 was prolonged
        ("2026-09-20", True),  # a Sunday made up for 国庆
        ("2026-10-01", False),
        ("2026-10-07", False),
        ("2026-10-08", True),
        ("2026-10-10", True),  # a Saturday made up for 国庆
        ("2026-10-11", False),
        ("2026-12-31", True),  # a Thursday
        ("2005-12-31", True),  # a Saturday made up for 元旦 of 2006
        ("2015-09-03", False),  # the seventieth anniversary, a Thursday
        ("2015-09-06", True),
        ("2004-01-01", False),
        ("2004-01-02", True),
        ("2027-12-31", True),  # a Friday, the last day that is held
    ],
)
def test_a_working_day_is_told_from_a_day_off(day: str, works: bool) -> None:
    assert workdays.is_working_day(D(day), CALENDAR) is works


@pytest.mark.parametrize(
    ("day", "previous", "on_or_after", "following"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20", "2026-11-23"),
        ("2026-11-22", "2026-11-20", "2026-11-23", "2026-11-23"),
        ("2026-02-20", "2026-02-14", "2026-02-24", "2026-02-24"),
        ("2026-10-01", "2026-09-30", "2026-10-08", "2026-10-08"),
        ("2026-10-09", "2026-10-09", "2026-10-09", "2026-10-10"),
        ("2026-10-10", "2026-10-10", "2026-10-10", "2026-10-12"),
        ("2026-10-11", "2026-10-10", "2026-10-12", "2026-10-12"),
        ("2025-12-31", "2025-12-31", "2025-12-31", "2026-01-04"),
        ("2026-01-02", "2025-12-31", "2026-01-04", "2026-01-04"),
    ],
)
def test_the_nearest_working_days_are_found(
    day: str, previous: str, on_or_after: str, following: str
) -> None:
    assert workdays.previous_working_day(D(day), CALENDAR) == D(previous)
    assert workdays.next_working_day(D(day), CALENDAR) == D(on_or_after)
    assert workdays.following_working_day(D(day), CALENDAR) == D(following)


# Counting.


@pytest.mark.parametrize(
    ("day", "days", "result"),
    [
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-21"),  # nothing is added to a Saturday
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-02-13", 2, "2026-02-24"),  # over 春节: the Saturday made up, then the first day back
        ("2026-02-24", 5, "2026-03-02"),  # the Saturday made up counts
        ("2026-09-30", 3, "2026-10-10"),
        ("2025-12-31", 1, "2026-01-04"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-10-12", -3, "2026-10-08"),
        ("2026-10-08", -1, "2026-09-30"),
    ],
)
def test_working_days_are_added_from_the_day_after(day: str, days: int, result: str) -> None:
    assert workdays.add_working_days(D(day), days, CALENDAR) == D(result)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-23", "2026-11-20", -1),
        ("2026-10-09", "2026-10-11", 1),
        ("2026-09-30", "2026-10-07", 0),
        ("2026-02-13", "2026-02-28", 6),
        ("2025-12-31", "2026-12-31", 248),  # a year's working days by notice
    ],
)
def test_working_days_between_leave_out_the_first_day(start: str, end: str, days: int) -> None:
    assert workdays.working_days_between(D(start), D(end), CALENDAR) == days


@pytest.mark.parametrize(
    ("served_on", "days", "unit", "due_on"),
    [
        ("2026-11-20", 3, "working_days", "2026-11-25"),
        ("2026-09-30", 3, "working_days", "2026-10-10"),
        ("2026-11-21", 1, "working_days", "2026-11-23"),  # served on a Saturday
        ("2026-11-20", 5, "calendar_days", "2026-11-25"),
        ("2026-11-20", 1, "calendar_days", "2026-11-23"),  # ends on a Saturday
        ("2026-09-25", 10, "calendar_days", "2026-10-08"),  # ends within 国庆
        ("2026-09-30", 10, "calendar_days", "2026-10-10"),  # ends on a Saturday made up
        ("2026-10-01", 10, "calendar_days", "2026-10-12"),
        ("2026-02-10", 7, "calendar_days", "2026-02-24"),
        ("2025-12-01", 30, "calendar_days", "2025-12-31"),
        ("2025-12-02", 30, "calendar_days", "2026-01-04"),
    ],
)
def test_a_limit_starts_after_the_day_of_service_and_ends_on_a_working_day(
    served_on: str, days: int, unit: Unit, due_on: str
) -> None:
    assert workdays.limit_due(D(served_on), days, unit, CALENDAR) == D(due_on)


def test_a_limit_of_no_known_unit_or_before_service_is_refused() -> None:
    with pytest.raises(ValueError, match="'weeks'"):
        workdays.limit_due(D("2026-11-20"), 1, "weeks", CALENDAR)  # type: ignore[arg-type]  # just what types forbid
    with pytest.raises(ValueError, match="before the day of service"):
        workdays.limit_due(D("2026-11-20"), -1, "calendar_days", CALENDAR)


@pytest.mark.parametrize(
    ("start", "end", "provisional"),
    [
        ("2026-01-01", "2026-12-31", False),
        ("2026-12-31", "2027-01-01", True),
        ("2027-01-01", "2026-12-31", True),
        ("2004-01-01", "2027-01-01", True),
        ("2027-06-01", "2027-06-01", True),
    ],
)
def test_a_span_is_provisional_when_one_of_its_years_is(start: str, end: str, provisional: bool) -> None:
    assert workdays.is_provisional(D(start), D(end), CALENDAR) is provisional


# Outside the loaded years.

BEFORE, AFTER = FIRST - timedelta(days=1), LAST + timedelta(days=1)
OUTSIDE: list[tuple[str, Callable[[], object], int]] = [
    ("is, before", lambda: workdays.is_working_day(BEFORE, CALENDAR), 2003),
    ("is, after", lambda: workdays.is_working_day(AFTER, CALENDAR), 2028),
    ("next", lambda: workdays.next_working_day(AFTER, CALENDAR), 2028),
    ("following", lambda: workdays.following_working_day(LAST, CALENDAR), 2028),
    ("previous", lambda: workdays.previous_working_day(FIRST, CALENDAR), 2003),
    ("adding past the end", lambda: workdays.add_working_days(LAST, 1, CALENDAR), 2028),
    ("adding far past the end", lambda: workdays.add_working_days(LAST, 10**9, CALENDAR), 2028),
    ("adding back past the start", lambda: workdays.add_working_days(date(2004, 1, 2), -1, CALENDAR), 2003),
    ("adding nothing", lambda: workdays.add_working_days(AFTER, 0, CALENDAR), 2028),
    ("between, start", lambda: workdays.working_days_between(BEFORE, LAST, CALENDAR), 2003),
    ("between, end", lambda: workdays.working_days_between(FIRST, AFTER, CALENDAR), 2028),
    ("between, neither apart", lambda: workdays.working_days_between(AFTER, AFTER, CALENDAR), 2028),
    ("early, completed", lambda: workdays.has_working_day_between(BEFORE, LAST, CALENDAR), 2003),
    ("early, due", lambda: workdays.has_working_day_between(LAST, AFTER, CALENDAR), 2028),
    ("early, due before", lambda: workdays.has_working_day_between(FIRST, BEFORE, CALENDAR), 2003),
    ("early, same day", lambda: workdays.has_working_day_between(AFTER, AFTER, CALENDAR), 2028),
    ("limit, served", lambda: workdays.limit_due(BEFORE, 15, "calendar_days", CALENDAR), 2003),
    ("limit, end", lambda: workdays.limit_due(LAST, 1, "calendar_days", CALENDAR), 2028),
    ("limit, working days", lambda: workdays.limit_due(LAST, 3, "working_days", CALENDAR), 2028),
    ("limit, past all dates", lambda: workdays.limit_due(LAST, 10**9, "calendar_days", CALENDAR), 9999),
    ("provisional", lambda: workdays.is_provisional(LAST, AFTER, CALENDAR), 2028),
]


@pytest.mark.parametrize(("ask", "year"), [one[1:] for one in OUTSIDE], ids=[one[0] for one in OUTSIDE])
def test_outside_the_loaded_years_it_refuses_and_names_the_year(ask: Callable[[], object], year: int) -> None:
    with pytest.raises(OutsideCalendar) as refused:
        ask()
    assert refused.value.year == year
    assert (refused.value.code, refused.value.params) == ("workdays.outside_calendar", {"year": year})
    assert isinstance(refused.value, Unfit)


def test_a_year_that_is_missing_in_the_middle_is_not_stepped_over() -> None:
    years = {year: held for year, held in CALENDAR.years.items() if year != 2025}
    gapped = Calendar(version="gapped", years=MappingProxyType(years))
    for ask in (workdays.working_days_between, workdays.is_provisional):
        with pytest.raises(OutsideCalendar, match="2025"):
            ask(date(2024, 12, 31), date(2026, 1, 4), gapped)


def test_a_day_on_the_border_is_counted_without_the_next_year() -> None:
    assert workdays.next_working_day(LAST, CALENDAR) == LAST
    assert workdays.previous_working_day(date(2004, 1, 2), CALENDAR) == date(2004, 1, 2)
    assert workdays.next_working_day(FIRST, CALENDAR) == date(2004, 1, 2)
    assert workdays.working_days_between(FIRST, date(2004, 1, 2), CALENDAR) == 1
