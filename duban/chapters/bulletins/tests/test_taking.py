"""The figures of a period that is over, whatever is found afterwards."""

from __future__ import annotations

from datetime import date

from duban.chapters.bulletins.queries.taking import lines
from duban.chapters.bulletins.rules import Line, Period
from duban.chapters.bulletins.tests.builders import FROM, LATER, TO, story
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests import builders as feedback
from duban.chapters.matters import actions as matters
from duban.chapters.matters.models import Matter
from tests.found import record_problem
from tests.stories import TownCase

AGAIN = date(2026, 7, 31)


class TakenBackTest(TownCase):
    """A result of March that an inspection contradicts in July: what June counted stays counted."""

    done: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.done, _late = story(cls.town)

    def reopen(self, *, again: date = AGAIN) -> None:
        report = Report.objects.get(matter=self.done)
        problem = record_problem(self.town, self.done, kind="UNTRUE")
        feedback.reopen(self.town, report, problem.ref, new_due_on=again)
        self.done.refresh_from_db()
        self.assertIsNone(self.done.completed_on)

    def close(self) -> None:
        matters.close(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=self.done.uid)

    def line(self, period: Period) -> Line | None:
        return next((one for one in lines(period) if one.number == self.done.number), None)

    def test_the_figures_of_the_period_stay(self) -> None:
        before = lines(Period(FROM, TO))
        self.reopen()
        self.assertEqual(lines(Period(FROM, TO)), before)
        self.town.go_to(date(2026, 8, 3))
        now = self.line(Period(FROM, AGAIN))
        assert now is not None
        self.assertEqual((now.completed_on, now.percent, now.light), (None, 0, "red"))

    def test_what_was_closed_before_the_period_stays_out_of_it(self) -> None:
        self.close()
        august = Period(date(2026, 8, 1), date(2026, 8, 31))
        self.town.go_to(date(2026, 9, 1))
        self.assertIsNone(self.line(august))
        self.reopen(again=date(2026, 9, 30))
        self.assertIsNone(self.line(august))

    def test_the_closing_of_then_is_counted(self) -> None:
        self.close()
        period = Period(FROM, LATER)
        self.town.go_to(date(2026, 7, 20))
        before = lines(period)
        self.assertEqual([one.closed_on for one in before if one.number == self.done.number], [LATER])
        self.reopen()
        self.assertEqual(lines(period), before)
