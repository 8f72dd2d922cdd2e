"""Laws of counting that hold on any calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duban.ground import workdays
from duban.ground.workdays import Calendar, CalendarYear

pytestmark = pytest.mark.any_engine


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """2025 and 2026 with any days off, and any made-up weekends among the others."""
    years = {}
    for year in (2025, 2026):
        day = st.dates(date(year, 1, 1), date(year, 12, 31))
        off = draw(st.frozensets(day, max_size=40))
        made_up = draw(st.frozensets(day.filter(lambda d: d.weekday() >= 5), max_size=12)) - off
        years[year] = CalendarYear(year, off, made_up, "OFFICIAL", "drawn")
    return Calendar("drawn", years)


# No test is timed.
unhurried = settings(deadline=None)
# Far enough from the border that no count below leaves the two years.
inner = st.dates(date(2025, 6, 1), date(2026, 6, 30))


@unhurried
@given(calendars(), inner, st.integers(0, 60))
def test_counting_undoes_adding(calendar: Calendar, day: date, days: int) -> None:
    later = workdays.add_working_days(day, days, calendar)
    assert workdays.working_days_between(day, later, calendar) == days
    assert days == 0 or workdays.is_working_day(later, calendar)


@unhurried
@given(calendars(), inner, st.integers(0, 60))
def test_going_back_undoes_going_on_from_a_working_day(calendar: Calendar, day: date, days: int) -> None:
    start = workdays.next_working_day(day, calendar)
    later = workdays.add_working_days(start, days, calendar)
    assert workdays.add_working_days(later, -days, calendar) == start
    assert workdays.working_days_between(later, start, calendar) == -days


@unhurried
@given(calendars(), inner, inner, st.integers(0, 40), st.integers(0, 40))
def test_more_days_or_a_later_start_never_end_earlier(
    calendar: Calendar, one: date, other: date, few: int, more: int
) -> None:
    one, other = sorted((one, other))
    few, more = sorted((few, more))
    first = workdays.add_working_days(one, few, calendar)
    assert first <= workdays.add_working_days(one, more, calendar)
    if few:  # adding nothing keeps a day off, which adding one would pass
        assert first <= workdays.add_working_days(other, few, calendar)
    for unit in ("working_days", "calendar_days"):
        assert workdays.limit_due(one, few, unit, calendar) <= workdays.limit_due(one, more, unit, calendar)


@unhurried
@given(calendars(), inner, inner, inner)
def test_spans_add_up_and_early_means_that_one_day_was_left(
    calendar: Calendar, one: date, other: date, third: date
) -> None:
    between = workdays.working_days_between
    assert between(one, other, calendar) + between(other, third, calendar) == between(one, third, calendar)
    assert workdays.has_working_day_between(one, other, calendar) == (between(one, other, calendar) > 0)


@unhurried
@given(calendars(), inner)
def test_the_nearest_working_days_have_none_between(calendar: Calendar, day: date) -> None:
    before = workdays.previous_working_day(day, calendar)
    after = workdays.following_working_day(day, calendar)
    assert before <= day < after
    assert workdays.working_days_between(before, after, calendar) == 1
    assert workdays.next_working_day(day, calendar) == (day if before == day else after)
