"""采用工作日历: the Office loads what the State Council's office has announced."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground import workdays
from duban.support.rulebook import actions, queries
from duban.support.rulebook.terms import CalendarStatus
from tests.cast import Town
from tests.stories import ActStory, Answer


def adopt(town: Town, year: int, status: CalendarStatus, *holidays: date) -> None:
    actions.adopt_calendar(
        by=town["sun"],
        at=town.at,
        request_id=None,
        year=year,
        status=status,
        holidays=holidays,
        source="国务院办公厅关于节假日安排的通知",
    )


class TestAdoptCalendar(ActStory):
    act = "rulebook.adopt_calendar"
    doer = "sun"
    wrong_role = "chen"
    stranger = None
    refused = "rulebook.calendar_year"

    def data(self) -> dict[str, Any]:
        return {
            "year": 2028,
            "status": "OFFICIAL",
            "holidays": ["2028-01-03", "2028-01-01", "2028-10-02"],
            "makeup_days": ["2028-10-07"],
            "source": "国务院办公厅关于2028年部分节假日安排的通知",
        }

    def spoil(self) -> dict[str, Any]:
        adopt(self.town, 2028, CalendarStatus.OFFICIAL, date(2028, 1, 1))
        return {**self.data(), "status": "PROVISIONAL"}

    def check(self, answer: Answer) -> None:
        calendar = queries.calendar()
        self.assertFalse(workdays.is_working_day(date(2028, 1, 3), calendar))
        self.assertTrue(workdays.is_working_day(date(2028, 1, 4), calendar))
        self.assertTrue(workdays.is_working_day(date(2028, 10, 7), calendar))

    def test_a_year_that_nobody_has_loaded_is_refused_to_compute(self) -> None:
        with self.assertRaises(workdays.OutsideCalendar):
            workdays.is_working_day(date(2028, 1, 4), queries.calendar())

    def test_the_newest_adoption_of_a_year_counts(self) -> None:
        adopt(self.town, 2028, CalendarStatus.PROVISIONAL, date(2028, 1, 3))
        adopt(self.town, 2028, CalendarStatus.OFFICIAL, date(2028, 1, 4))
        calendar = queries.calendar()
        self.assertTrue(workdays.is_working_day(date(2028, 1, 3), calendar))
        self.assertFalse(workdays.is_working_day(date(2028, 1, 4), calendar))

    def test_the_shipped_years_stay(self) -> None:
        adopt(self.town, 2028, CalendarStatus.OFFICIAL, date(2028, 1, 3))
        self.assertEqual(queries.calendar().years[2026], workdays.shipped().years[2026])
