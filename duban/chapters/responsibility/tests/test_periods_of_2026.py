"""年内持续推进 and the periodic kinds over 2026: the dates that fall due, by table (11(3); decisions 11, 14)."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.responsibility import rules
from duban.chapters.responsibility.terms import Cycle
from duban.ground import workdays
from duban.ground.reading import periods
from duban.ground.reading.normal import fold

D = date
END = D(2026, 12, 31)


def of(*months: tuple[int, str]) -> list[date]:
    """The days of each month: (1, "10 20 31") …"""
    return [D(2026, month, int(day)) for month, days in months for day in days.split()]


# Cycle, first date, day of the month, and every date of the year.
YEAR: tuple[tuple[Cycle, date, int, list[date]], ...] = (
    (
        Cycle.WEEKLY,
        D(2026, 1, 2),  # the Friday of 元旦: a day off does not move it
        2,
        of(
            (1, "2 9 16 23 30"),
            (2, "6 13 20 27"),  # the 20th lies in 春节
            (3, "6 13 20 27"),
            (4, "3 10 17 24"),
            (5, "1 8 15 22 29"),
            (6, "5 12 19 26"),
            (7, "3 10 17 24 31"),
            (8, "7 14 21 28"),
            (9, "4 11 18 25"),
            (10, "2 9 16 23 30"),
            (11, "6 13 20 27"),
            (12, "4 11 18 25"),
        ),
    ),
    (
        Cycle.BIWEEKLY,
        D(2026, 1, 2),
        2,
        of(
            (1, "2 16 30"),
            (2, "13 27"),
            (3, "13 27"),
            (4, "10 24"),
            (5, "8 22"),
            (6, "5 19"),
            (7, "3 17 31"),
            (8, "14 28"),
            (9, "11 25"),
            (10, "9 23"),
            (11, "6 20"),
            (12, "4 18"),
        ),
    ),
    (
        Cycle.TEN_DAYS,
        D(2026, 1, 10),
        10,
        of(
            (1, "10 20 31"),
            (2, "10 20 28"),  # February ends on the 28th; the 20th lies in 春节
            (3, "10 20 31"),
            (4, "10 20 30"),
            (5, "10 20 31"),
            (6, "10 20 30"),
            (7, "10 20 31"),
            (8, "10 20 31"),
            (9, "10 20 30"),
            (10, "10 20 31"),
            (11, "10 20 30"),
            (12, "10 20 31"),
        ),
    ),
    (
        Cycle.HALF_MONTH,
        D(2026, 1, 15),
        15,
        of(
            (1, "15 31"),
            (2, "15 28"),  # the 15th is the first day of 春节
            (3, "15 31"),
            (4, "15 30"),
            (5, "15 31"),
            (6, "15 30"),
            (7, "15 31"),
            (8, "15 31"),
            (9, "15 30"),
            (10, "15 31"),
            (11, "15 30"),
            (12, "15 31"),
        ),
    ),
    (
        Cycle.MONTHLY,
        D(2026, 1, 31),
        31,
        of(
            (1, "31"),
            (2, "28"),
            (3, "31"),
            (4, "30"),
            (5, "31"),
            (6, "30"),
            (7, "31"),
            (8, "31"),
            (9, "30"),
            (10, "31"),
            (11, "30"),
            (12, "31"),
        ),
    ),
    (Cycle.MONTHLY, D(2026, 1, 5), 5, [D(2026, month, 5) for month in range(1, 13)]),
    (
        Cycle.BIMONTHLY,
        D(2026, 2, 28),
        31,
        of((2, "28"), (4, "30"), (6, "30"), (8, "31"), (10, "31"), (12, "31")),
    ),
    (Cycle.QUARTERLY, D(2026, 3, 31), 31, of((3, "31"), (6, "30"), (9, "30"), (12, "31"))),
    (Cycle.QUARTERLY, D(2026, 1, 20), 20, of((1, "20"), (4, "20"), (7, "20"), (10, "20"))),
    (Cycle.HALF_YEARLY, D(2026, 6, 30), 31, of((6, "30"), (12, "31"))),
    (Cycle.YEARLY, D(2026, 12, 20), 20, of((12, "20"))),
    (Cycle.ONCE, D(2026, 11, 30), 30, of((11, "30"))),
)
# What a list says, how it is read, and the cycle of the plan that follows it.
READ: tuple[tuple[str, dict[str, object], Cycle], ...] = (
    ("每周", {"every": "week"}, Cycle.WEEKLY),
    ("每两周", {"every": "week", "interval": 2}, Cycle.BIWEEKLY),
    ("每旬", {"every": "ten_days"}, Cycle.TEN_DAYS),
    ("每半月", {"every": "half_month"}, Cycle.HALF_MONTH),
    ("每月", {"every": "month"}, Cycle.MONTHLY),
    ("每两个月", {"every": "month", "interval": 2}, Cycle.BIMONTHLY),
    ("每季度", {"every": "quarter"}, Cycle.QUARTERLY),
    ("每半年", {"every": "half_year"}, Cycle.HALF_YEARLY),
    ("每年", {"every": "year"}, Cycle.YEARLY),
)


class PeriodsOf2026Test(SimpleTestCase):
    def test_every_date_of_the_year_falls_due_as_the_table_says(self) -> None:
        for cycle, first, day, wanted in YEAR:
            with self.subTest(cycle=cycle, first=first, day=day):
                found = rules.report_days(cycle, first_due_on=first, day=day, until=END)
                self.assertEqual(list(found), wanted)

    def test_the_table_leaves_out_no_cycle(self) -> None:
        self.assertEqual({cycle for cycle, *_rest in YEAR}, set(Cycle))

    def test_what_a_list_says_has_its_cycle(self) -> None:
        for text, rule, _cycle in READ:
            with self.subTest(text=text):
                read = periods.find_cycles(fold(text))
                self.assertEqual([one.rule for one in read], [rule])
        self.assertEqual({cycle for _text, _rule, cycle in READ}, set(Cycle) - {Cycle.ONCE})

    def test_no_date_moves_for_a_holiday_and_the_reminder_comes_before_it(self) -> None:
        calendar = workdays.shipped()
        for due, reminded in (
            (D(2026, 2, 20), D(2026, 2, 14)),  # 春节: the make-up Saturday before it is the last working day
            (D(2026, 2, 15), D(2026, 2, 14)),
            (D(2026, 5, 1), D(2026, 4, 30)),
            (D(2026, 10, 2), D(2026, 9, 30)),
            (D(2026, 1, 31), D(2026, 1, 30)),
        ):
            with self.subTest(due=due):
                self.assertFalse(workdays.is_working_day(due, calendar))
                self.assertEqual(workdays.previous_working_day(due, calendar), reminded)
                days = rules.report_days(Cycle.MONTHLY, first_due_on=due, day=due.day, until=due)
                self.assertEqual(days, (due,))

    def test_without_an_end_reports_are_planned_as_far_as_the_rule_set_says(self) -> None:
        """年内持续推进: twelve months ahead, whatever the cycle."""
        until = rules.horizon(due_on=rules.NO_END, today=D(2026, 1, 5), months=12)
        self.assertEqual(until, D(2027, 1, 5))
        for cycle, first, day, count in (
            (Cycle.WEEKLY, D(2026, 1, 9), 9, 52),
            (Cycle.TEN_DAYS, D(2026, 1, 10), 10, 36),
            (Cycle.HALF_MONTH, D(2026, 1, 15), 15, 24),
            (Cycle.MONTHLY, D(2026, 1, 31), 31, 12),
            (Cycle.BIMONTHLY, D(2026, 2, 28), 31, 6),
            (Cycle.QUARTERLY, D(2026, 3, 31), 31, 4),
            (Cycle.HALF_YEARLY, D(2026, 6, 30), 31, 2),
            (Cycle.YEARLY, D(2026, 12, 31), 31, 1),
        ):
            with self.subTest(cycle=cycle):
                days = rules.report_days(cycle, first_due_on=first, day=day, until=until)
                self.assertEqual(len(days), count)

    def test_the_first_report_is_proposed_at_the_end_of_a_whole_period(self) -> None:
        today = D(2026, 3, 2)
        for cycle, wanted in (
            (Cycle.WEEKLY, D(2026, 3, 9)),
            (Cycle.BIWEEKLY, D(2026, 3, 16)),
            (Cycle.TEN_DAYS, D(2026, 3, 10)),
            (Cycle.HALF_MONTH, D(2026, 3, 15)),
            (Cycle.MONTHLY, D(2026, 3, 31)),
            (Cycle.BIMONTHLY, D(2026, 4, 30)),
            (Cycle.QUARTERLY, D(2026, 3, 31)),
            (Cycle.HALF_YEARLY, D(2026, 6, 30)),
            (Cycle.YEARLY, D(2026, 12, 31)),
            (Cycle.ONCE, END),
        ):
            with self.subTest(cycle=cycle):
                self.assertEqual(rules.first_report(cycle, today=today, until=END), wanted)
