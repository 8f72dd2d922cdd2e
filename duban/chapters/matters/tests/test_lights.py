"""Decision 17 as a table: lights and 序时进度."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.matters import rules
from duban.chapters.matters.rules import LightRules, Owed
from duban.chapters.matters.terms import Light
from duban.ground import workdays

D = date
CALENDAR = workdays.shipped()


class ScheduleTest(SimpleTestCase):
    def test_it_runs_in_a_straight_line_from_assignment_to_deadline(self) -> None:
        start, due = D(2026, 3, 1), D(2026, 6, 9)
        for today, expected in (
            (D(2026, 2, 1), 0),
            (start, 0),
            (D(2026, 3, 2), 1),
            (D(2026, 4, 20), 50),
            (due, 100),
            (D(2026, 12, 31), 100),
        ):
            with self.subTest(today):
                self.assertEqual(rules.linear_schedule(start=start, due_on=due, today=today), expected)

    def test_without_an_end_or_without_time_there_is_none(self) -> None:
        self.assertIsNone(
            rules.linear_schedule(start=D(2026, 3, 1), due_on=rules.NO_END, today=D(2026, 4, 1))
        )
        self.assertIsNone(
            rules.linear_schedule(start=D(2026, 3, 1), due_on=D(2026, 3, 1), today=D(2026, 4, 1))
        )


MONDAY = D(2026, 3, 2)
DEADLINE, REPORT = "MATTER_DEADLINE", "PERIODIC_REPORT"


def owed(kind: str, due_on: date, *, reported: bool = False) -> Owed:
    return Owed(kind, due_on, counts_red=kind != REPORT, reported=reported)


class LightTest(SimpleTestCase):
    """Decision 17. Today is Monday 2026-03-02; near means five working days."""

    # state, what is owed, percent, schedule → light, reason, days or points
    TABLE: tuple[tuple[str, str, tuple[Owed, ...], int, int | None, Light, str, int | None], ...] = (
        ("on course", "ASSIGNED", (owed(DEADLINE, D(2026, 6, 30)),), 30, 30, Light.GREEN, "normal", None),
        ("nothing owed", "ASSIGNED", (), 0, None, Light.GREEN, "normal", None),
        (
            "a day late",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 1)),),
            100,
            100,
            Light.RED,
            "late:MATTER_DEADLINE",
            1,
        ),
        (
            "due today",
            "ASSIGNED",
            (owed(DEADLINE, MONDAY),),
            100,
            100,
            Light.YELLOW,
            "near:MATTER_DEADLINE",
            0,
        ),
        (
            "the oldest lateness is named",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 1)), owed("MILESTONE", D(2026, 2, 20))),
            100,
            100,
            Light.RED,
            "late:MILESTONE",
            10,
        ),
        (
            "reported and under review is never red",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 1), reported=True),),
            100,
            100,
            Light.GREEN,
            "normal",
            None,
        ),
        (
            "a late milestone beside a reported deadline is",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 1), reported=True), owed("MILESTONE", D(2026, 2, 27))),
            100,
            100,
            Light.RED,
            "late:MILESTONE",
            3,
        ),
        (
            "a feedback late",
            "ASSIGNED",
            (owed(REPORT, D(2026, 2, 27)),),
            0,
            0,
            Light.YELLOW,
            "overdue:PERIODIC_REPORT",
            3,
        ),
        (
            "in five working days",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 9)),),
            100,
            100,
            Light.YELLOW,
            "near:MATTER_DEADLINE",
            5,
        ),
        (
            "in six working days",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 10)),),
            100,
            100,
            Light.GREEN,
            "normal",
            None,
        ),
        (
            "near, but reported",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 3, 4), reported=True),),
            100,
            100,
            Light.GREEN,
            "normal",
            None,
        ),
        (
            "nine points behind",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 6, 30)),),
            21,
            30,
            Light.GREEN,
            "normal",
            None,
        ),
        (
            "ten points behind",
            "ASSIGNED",
            (owed(DEADLINE, D(2026, 6, 30)),),
            20,
            30,
            Light.YELLOW,
            "behind",
            None,
        ),
        ("without an end", "ASSIGNED", (owed(DEADLINE, rules.NO_END),), 0, None, Light.GREEN, "normal", None),
        ("suspended", "SUSPENDED", (owed(DEADLINE, D(2026, 1, 1)),), 0, 90, Light.GREY, "suspended", None),
        ("closed", "CLOSED", (owed(DEADLINE, D(2026, 1, 1)),), 0, 90, Light.DONE, "closed", None),
    )

    def test_it_turns_as_the_table_says(self) -> None:
        for why, state, duties, percent, schedule, light, reason, days in self.TABLE:
            verdict = rules.light(
                state=state,
                owed=duties,
                today=MONDAY,
                percent=percent,
                schedule=schedule,
                numbers=LightRules(near_due_days=5, behind_points=10),
                calendar=CALENDAR,
            )
            with self.subTest(why):
                self.assertEqual((verdict.light, verdict.reason), (light, reason))
                if days is not None:
                    self.assertEqual(verdict.days, days)

    def test_before_a_long_holiday_near_is_counted_in_working_days(self) -> None:
        verdict = rules.light(
            state="ASSIGNED",
            owed=(owed(DEADLINE, D(2026, 10, 12)),),
            today=D(2026, 9, 30),
            percent=100,
            schedule=100,
            numbers=LightRules(near_due_days=5, behind_points=10),
            calendar=CALENDAR,
        )
        self.assertEqual((verdict.light, verdict.days), (Light.YELLOW, 4))
