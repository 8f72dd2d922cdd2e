"""Arts. 11(2) and 11(3) as tables."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.responsibility import rules
from duban.chapters.responsibility.rules import Broken
from duban.chapters.responsibility.terms import Cycle, ResponsibilityLevel
from duban.ground import workdays
from duban.ground.access import Refusal, Relation, Unfit

D = date
TODAY = D(2026, 3, 2)
MAY = D(2026, 5, 29)


class LevelTest(SimpleTestCase):
    def test_the_lead_is_primary_and_the_co_unit_secondary(self) -> None:
        for relation, level in (
            (Relation.LEAD, ResponsibilityLevel.PRIMARY),
            (Relation.CO, ResponsibilityLevel.SECONDARY),
            (Relation.SERVICE, ResponsibilityLevel.SERVICE),
        ):
            with self.subTest(relation):
                self.assertEqual(rules.level(relation), level)

    def test_an_outside_unit_has_no_level(self) -> None:
        with self.assertRaises(KeyError):
            rules.level(Relation.EXTERNAL)


class ReportDaysTest(SimpleTestCase):
    # cycle, first, day of the month, until, the dates
    TABLE = (
        (Cycle.ONCE, "2026-03-31", 31, "2026-06-30", "2026-03-31"),
        (Cycle.MONTHLY, "2026-03-31", 31, "2026-06-30", "2026-03-31 2026-04-30 2026-05-31 2026-06-30"),
        (Cycle.MONTHLY, "2026-03-25", 25, "2026-05-24", "2026-03-25 2026-04-25"),
        (Cycle.MONTHLY, "2026-12-30", 30, "2027-03-31", "2026-12-30 2027-01-30 2027-02-28 2027-03-30"),
        (Cycle.MONTHLY, "2028-01-31", 31, "2028-02-29", "2028-01-31 2028-02-29"),
        (Cycle.QUARTERLY, "2026-03-31", 31, "2026-12-31", "2026-03-31 2026-06-30 2026-09-30 2026-12-31"),
        (Cycle.WEEKLY, "2026-03-06", 6, "2026-03-20", "2026-03-06 2026-03-13 2026-03-20"),
        (Cycle.BIWEEKLY, "2026-03-06", 6, "2026-04-02", "2026-03-06 2026-03-20"),
        (Cycle.MONTHLY, "2026-03-31", 31, "2026-03-31", "2026-03-31"),
    )

    def test_it_plans_every_report_up_to_the_deadline(self) -> None:
        for cycle, first, day, until, expected in self.TABLE:
            with self.subTest(cycle=cycle, first=first, until=until):
                days = rules.report_days(
                    cycle,
                    first_due_on=D.fromisoformat(first),
                    day=day,
                    until=D.fromisoformat(until),
                )
                self.assertEqual(" ".join(map(str, days)), expected)

    def test_it_refuses_a_plan_of_too_many_reports(self) -> None:
        with self.assertRaises(Unfit) as caught:
            rules.report_days(Cycle.WEEKLY, first_due_on=D(2026, 3, 6), day=6, until=D(2040, 1, 1))
        self.assertEqual(caught.exception.code, "responsibility.too_many_reports")

    def test_a_matter_without_an_end_is_planned_some_months_ahead(self) -> None:
        self.assertEqual(rules.horizon(due_on=rules.NO_END, today=D(2024, 2, 29), months=12), D(2025, 2, 28))
        self.assertEqual(rules.horizon(due_on=D(2026, 6, 30), today=TODAY, months=12), D(2026, 6, 30))


class PlanTest(SimpleTestCase):
    GOOD = {
        "first_due_on": D(2026, 3, 31),
        "day": 31,
        "until": D(2026, 6, 30),
        "today": TODAY,
        "limits": (1, 3),
    }
    TABLE = (
        ({"day": 0}, "responsibility.cycle_day"),
        ({"day": 32}, "responsibility.cycle_day"),
        ({"limits": (0, 3)}, "responsibility.plan_limit"),
        ({"limits": (1, 61)}, "responsibility.plan_limit"),
        ({"first_due_on": D(2026, 3, 1)}, "responsibility.first_report_past"),
        ({"first_due_on": D(2026, 7, 1)}, "responsibility.first_report_late"),
    )

    def test_it_takes_today_and_the_deadline_itself(self) -> None:
        for first in (TODAY, D(2026, 6, 30)):
            rules.check_plan(**{**self.GOOD, "first_due_on": first})  # type: ignore[arg-type]  # a table's row

    def test_it_refuses_what_cannot_be_planned(self) -> None:
        for change, code in self.TABLE:
            with self.subTest(change), self.assertRaises(Unfit) as caught:
                rules.check_plan(**{**self.GOOD, **change})  # type: ignore[arg-type]  # a table's row
            self.assertEqual(caught.exception.code, code)


class BreakdownTest(SimpleTestCase):
    def one(self, label: str = "清淤", in_unit: bool = True, due_on: date = MAY) -> Broken:
        return Broken(label=label, name="高卫东", in_unit=in_unit, due_on=due_on)

    def check(self, *tasks: Broken) -> None:
        rules.check_tasks(tasks, assigned_on=TODAY, due_on=D(2026, 6, 30), today=TODAY)

    def test_it_takes_people_of_the_unit_up_to_the_deadline_itself(self) -> None:
        self.check(self.one(), self.one(due_on=D(2026, 6, 30)), self.one(due_on=TODAY))

    def test_it_refuses_a_breakdown_that_names_nobody_or_nothing(self) -> None:
        for tasks, code in (
            ((), "responsibility.no_tasks"),
            ((self.one(), self.one(label="  ")), "responsibility.task_unlabelled"),
            ((self.one(in_unit=False),), "responsibility.person_elsewhere"),
            ((self.one(due_on=D(2026, 7, 1)),), "responsibility.task_after_deadline"),
            ((self.one(due_on=D(2026, 3, 1)),), "responsibility.task_before_assignment"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                self.check(*tasks)
            self.assertEqual(caught.exception.code, code)

    def test_it_comes_once_and_after_signing(self) -> None:
        rules.check_breakable(signed_on=TODAY, broken_down_on=None)
        for signed, broken, code in (
            (None, None, "responsibility.not_signed"),
            (TODAY, TODAY, "responsibility.already_broken_down"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_breakable(signed_on=signed, broken_down_on=broken)
            self.assertEqual(caught.exception.code, code)

    def test_a_unit_signs_once(self) -> None:
        rules.check_unsigned(None)
        with self.assertRaises(Refusal) as caught:
            rules.check_unsigned(TODAY)
        self.assertEqual(caught.exception.code, "responsibility.already_signed")


class ObjectionTest(SimpleTestCase):
    # received, working days, the last day: weekends, a holiday and a make-up Saturday lie between
    TABLE = (
        ("2026-03-03", 3, "2026-03-06"),
        ("2026-03-05", 3, "2026-03-10"),
        ("2026-04-30", 3, "2026-05-08"),
        ("2026-02-13", 1, "2026-02-14"),
    )

    def check(self, **changed: object) -> None:
        good = {"made": False, "received_on": D(2026, 3, 3), "today": D(2026, 3, 6), "days": 3}
        rules.check_objection(**{**good, "calendar": workdays.shipped(), **changed})  # type: ignore[arg-type]  # a table's row

    def test_the_right_ends_on_a_working_day_counted_without_the_day_of_receipt(self) -> None:
        for received, days, last in self.TABLE:
            with self.subTest(received=received):
                found = rules.last_day_to_object(D.fromisoformat(received), days, workdays.shipped())
                self.assertEqual(str(found), last)

    def test_it_is_made_once_and_in_time(self) -> None:
        self.check()
        self.check(today=TODAY)
        for change, code in (
            ({"made": True}, "responsibility.objection_made"),
            ({"today": D(2026, 3, 7)}, "responsibility.objection_late"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                self.check(**change)
            self.assertEqual(caught.exception.code, code)

    def test_it_is_answered_once_and_by_others(self) -> None:
        rules.check_answer(answered_on=None, own=False)
        for answered, own, code in (
            (TODAY, False, "responsibility.objection_answered"),
            (None, True, "responsibility.own_unit"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_answer(answered_on=answered, own=own)
            self.assertEqual(caught.exception.code, code)


class PromiseTest(SimpleTestCase):
    def check(self, **changed: object) -> None:
        good = {"promise": "提供场地", "due_on": MAY, "deadline": D(2026, 6, 30), "today": TODAY}
        rules.check_promise(**{**good, "people": [("冯丽", True)], **changed})  # type: ignore[arg-type]  # a table's row

    def test_it_takes_today_and_the_deadline_itself(self) -> None:
        self.check(due_on=TODAY)
        self.check(due_on=D(2026, 6, 30))
        self.check(deadline=rules.NO_END)

    def test_it_refuses_one_without_words_people_or_a_day_in_time(self) -> None:
        for change, code in (
            ({"promise": " "}, "responsibility.text_missing"),
            ({"people": []}, "responsibility.no_service_staff"),
            ({"people": [("冯丽", True), ("赵晴", False)]}, "responsibility.person_elsewhere"),
            ({"due_on": D(2026, 3, 1)}, "responsibility.service_past"),
            ({"due_on": D(2026, 7, 1)}, "responsibility.service_late"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                self.check(**change)
            self.assertEqual(caught.exception.code, code)

    def test_it_comes_once_and_after_signing(self) -> None:
        rules.check_promisable(signed_on=TODAY, promised_on=None)
        for signed, promised, code in (
            (None, None, "responsibility.not_signed_promise"),
            (TODAY, TODAY, "responsibility.already_promised"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_promisable(signed_on=signed, promised_on=promised)
            self.assertEqual(caught.exception.code, code)


class TemplateTest(SimpleTestCase):
    # cycle, adopted on, until, the first feedback that is proposed
    TABLE = (
        (Cycle.MONTHLY, "2026-03-02", "2026-06-30", "2026-03-31"),
        (Cycle.MONTHLY, "2026-03-24", "2026-06-30", "2026-03-31"),
        (Cycle.MONTHLY, "2026-03-25", "2026-06-30", "2026-04-30"),
        (Cycle.MONTHLY, "2026-12-28", "2027-06-30", "2027-01-31"),
        (Cycle.MONTHLY, "2026-03-02", "2026-03-20", "2026-03-20"),
        (Cycle.QUARTERLY, "2026-03-02", "2026-12-31", "2026-03-31"),
        (Cycle.QUARTERLY, "2026-03-30", "2026-12-31", "2026-06-30"),
        (Cycle.QUARTERLY, "2026-11-25", "2027-12-31", "2026-12-31"),
        (Cycle.WEEKLY, "2026-03-02", "2026-06-30", "2026-03-09"),
        (Cycle.BIWEEKLY, "2026-03-02", "2026-06-30", "2026-03-16"),
        (Cycle.ONCE, "2026-03-02", "2026-06-30", "2026-06-30"),
    )
    ROWS = (
        {"category": "A", "part": "feedback", "limit": "WEEKLY", "way": "WRITTEN", "requirement": "附照片"},
        {"category": "A", "part": "urging", "limit": 2, "way": "PHONE", "requirement": "问原因"},
        {"category": "A", "part": "supervision", "limit": 4, "way": "SPECIAL", "requirement": "到现场"},
        {"category": "B", "part": "urging", "limit": 9, "way": "LETTER", "requirement": "另一类"},
    )

    def test_the_first_feedback_leaves_a_week_and_never_passes_the_end(self) -> None:
        for cycle, today, until, expected in self.TABLE:
            with self.subTest(cycle=cycle, today=today, until=until):
                found = rules.first_report(cycle, today=D.fromisoformat(today), until=D.fromisoformat(until))
                self.assertEqual(str(found), expected)

    def test_nine_fields_come_from_the_lines_of_the_category(self) -> None:
        found = rules.prefilled(self.ROWS, category="A", today=TODAY, until=D(2026, 6, 30))
        self.assertEqual(
            found,
            {
                "cycle": "WEEKLY",
                "first_due_on": D(2026, 3, 9),
                "day": None,
                "feedback_mode": "WRITTEN",
                "feedback_requirement": "附照片",
                "urging_within": 2,
                "urging_mode": "PHONE",
                "urging_requirement": "问原因",
                "supervision_within": 4,
                "supervision_mode": "SPECIAL",
                "supervision_requirement": "到现场",
            },
        )
        self.assertEqual(rules.prefilled(self.ROWS, category="C", today=TODAY, until=MAY), {})
