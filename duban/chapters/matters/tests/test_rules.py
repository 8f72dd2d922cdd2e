"""Arts. 11 and 12 of the spine as tables: transitions, timeliness, times."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.test import SimpleTestCase

import duban.ground
from duban.chapters.matters import rules
from duban.chapters.matters.terms import Timeliness
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit

D = date
CALENDAR = workdays.shipped()
PAIRS = Path(duban.ground.__file__).parent / "tests" / "data" / "timeliness_pairs.csv"
MILESTONES = Path(__file__).parent / "data" / "D03_milestones.csv"


def graded(completed_on: date, due_on: date) -> Timeliness | None:
    return rules.timeliness(completed_on=completed_on, due_on=due_on, calendar=CALENDAR)


class TimelinessTest(SimpleTestCase):
    def test_it_grades_the_pairs_around_weekends_and_holidays(self) -> None:
        with PAIRS.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
        self.assertGreaterEqual(len(rows), 12)
        for row in rows:
            with self.subTest(row["why"]):
                found = graded(D.fromisoformat(row["completed"]), D.fromisoformat(row["due"]))
                self.assertEqual(found, row["expected"])

    def test_it_grades_a_companys_real_year(self) -> None:
        with MILESTONES.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        found = Counter(
            graded(D.fromisoformat(row["实际完成"]), D.fromisoformat(row["计划完成"]))
            for row in rows
            if row["实际完成"]
        )
        self.assertEqual(found, {Timeliness.EARLY: 5, Timeliness.ON_TIME: 24, Timeliness.LATE: 7})
        off = [row for row in rows if not workdays.is_working_day(D.fromisoformat(row["计划完成"]), CALENDAR)]
        self.assertEqual((len(off), len(rows)), (32, 81))

    def test_each_grade_is_the_one_that_was_published_by_article_12(self) -> None:
        labels = {"提前": Timeliness.EARLY, "按时": Timeliness.ON_TIME, "延时": Timeliness.LATE}
        with MILESTONES.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if not row["实际完成"]:
                    continue
                with self.subTest(row["行"]):
                    found = graded(D.fromisoformat(row["实际完成"]), D.fromisoformat(row["计划完成"]))
                    self.assertEqual(found, labels[row["时限等级_由本人按第十二条推算"]])

    def test_the_whole_day_of_the_deadline_counts(self) -> None:
        self.assertEqual(graded(D(2026, 6, 30), D(2026, 6, 30)), Timeliness.ON_TIME)
        self.assertEqual(graded(D(2026, 7, 1), D(2026, 6, 30)), Timeliness.LATE)

    def test_a_matter_without_an_end_has_none(self) -> None:
        self.assertIsNone(graded(D(2026, 7, 1), rules.NO_END))


class TransitionTest(SimpleTestCase):
    def refused(self, check: Any, *args: Any, **kwargs: Any) -> str:
        with self.assertRaises(Refusal) as caught:
            check(*args, **kwargs)
        return caught.exception.code

    def test_what_each_state_allows(self) -> None:
        for state, running, active in (
            ("DOCKETED", "matters.not_assigned", "matters.not_assigned"),
            ("ASSIGNED", "", ""),
            ("SUSPENDED", "", "matters.is_suspended"),
            ("CLOSED", "matters.already_closed", "matters.already_closed"),
        ):
            for check, code in ((rules.check_running, running), (rules.check_active, active)):
                with self.subTest(state=state, check=check.__name__):
                    if code:
                        self.assertEqual(self.refused(check, state, D(2026, 3, 2), "11(4)"), code)
                    else:
                        check(state, None, "11(4)")

    def test_it_is_assigned_once_and_with_a_lead(self) -> None:
        rules.check_assignable("DOCKETED", has_lead=True)
        self.assertEqual(self.refused(rules.check_assignable, "DOCKETED", has_lead=False), "matters.no_lead")
        self.assertEqual(
            self.refused(rules.check_assignable, "ASSIGNED", has_lead=True), "matters.already_assigned"
        )

    def test_it_is_closed_with_a_result_and_nothing_open(self) -> None:
        rules.check_closable("ASSIGNED", None, completed_on=D(2026, 6, 30), open_=())
        for completed, owed, code in (
            (None, (), "matters.no_result"),
            (D(2026, 6, 30), ("URGE",), "matters.still_open"),
            (D(2026, 6, 30), ("SOURCE_REPLY", "URGE"), "matters.still_open"),
            (D(2026, 6, 30), ("SOURCE_ACCEPTANCE",), "matters.source_waits"),
        ):
            with self.subTest(code):
                found = self.refused(
                    rules.check_closable, "ASSIGNED", None, completed_on=completed, open_=owed
                )
                self.assertEqual(found, code)

    def test_only_a_suspended_matter_is_resumed(self) -> None:
        rules.check_resumable("SUSPENDED")
        self.assertEqual(self.refused(rules.check_resumable, "ASSIGNED"), "matters.not_suspended")


class ExtensionTest(SimpleTestCase):
    GOOD: dict[str, Any] = {
        "asked_on": D(2026, 6, 30),
        "due_on": D(2026, 6, 30),
        "new_due_on": D(2026, 7, 1),
        "pending": False,
        "reason": "汛期",
    }

    def test_it_is_asked_before_expiry_for_a_later_day_with_a_reason(self) -> None:
        rules.check_extension(**self.GOOD)
        for change, code in (
            ({"asked_on": D(2026, 7, 1)}, "matters.extension_after_expiry"),
            ({"new_due_on": D(2026, 6, 30)}, "matters.extension_not_later"),
            ({"pending": True}, "matters.extension_pending"),
            ({"reason": "  "}, "matters.reason_missing"),
            ({"due_on": rules.NO_END}, "matters.extension_no_end"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_extension(**{**self.GOOD, **change})
            self.assertEqual(caught.exception.code, code)

    def test_only_deadlines_and_milestones_still_owed_are_extended(self) -> None:
        for kind in ("MATTER_DEADLINE", "MILESTONE"):
            rules.check_extendable(kind, label="", met_on=None)
        for kind, met, code in (
            ("REVIEW", None, "matters.extension_kind"),
            ("PERIODIC_REPORT", None, "matters.extension_kind"),
            ("MILESTONE", D(2026, 3, 2), "matters.obligation_met"),
        ):
            with self.subTest(kind), self.assertRaises(Refusal) as caught:
                rules.check_extendable(kind, label="", met_on=met)
            self.assertEqual(caught.exception.code, code)

    def test_the_days_asked_for_are_added_to_the_date_that_runs(self) -> None:
        for due, old, new, expected in (
            (D(2026, 6, 30), D(2026, 6, 30), D(2026, 7, 31), D(2026, 7, 31)),
            (D(2026, 7, 10), D(2026, 6, 30), D(2026, 7, 31), D(2026, 8, 10)),
            (rules.NO_END, D(2026, 6, 30), D(2026, 7, 31), rules.NO_END),
            (D(2026, 6, 30), None, None, D(2026, 6, 30)),
        ):
            with self.subTest(due=due):
                self.assertEqual(rules.extended(due, old_due_on=old, new_due_on=new), expected)

    def test_a_decision_comes_once_and_not_before_the_request(self) -> None:
        rules.check_decision(waiting=True, asked_on=D(2026, 3, 2), decided_on=D(2026, 3, 2))
        for waiting, day, code in (
            (False, D(2026, 3, 2), "matters.extension_decided"),
            (True, D(2026, 3, 1), "matters.decided_on_before"),
        ):
            with self.subTest(code), self.assertRaises(Refusal) as caught:
                rules.check_decision(waiting=waiting, asked_on=D(2026, 3, 2), decided_on=day)
            self.assertEqual(caught.exception.code, code)


class SuspensionTest(SimpleTestCase):
    def test_its_days_are_not_charged(self) -> None:
        start, end = D(2026, 3, 2), D(2026, 3, 12)
        for due, expected in (
            (D(2026, 6, 30), D(2026, 7, 10)),
            (start, end),
            (start - timedelta(days=1), start - timedelta(days=1)),
            (rules.NO_END, rules.NO_END),
        ):
            with self.subTest(due):
                self.assertEqual(rules.after_suspension(due, from_on=start, to_on=end), expected)

    def test_it_needs_a_reason_a_later_review_and_a_paper_of_its_own(self) -> None:
        good: dict[str, Any] = {
            "from_on": D(2026, 3, 2),
            "review_on": D(2026, 3, 3),
            "reason": "规划调整",
            "rests_on": D(2026, 3, 2),
        }
        rules.check_suspension(**good)
        for change, code in (
            ({"reason": ""}, "matters.reason_missing"),
            ({"review_on": D(2026, 3, 2)}, "matters.review_before_start"),
            ({"rests_on": D(2026, 3, 3)}, "matters.suspended_before"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                rules.check_suspension(**{**good, **change})
            self.assertEqual(caught.exception.code, code)

    def test_it_cannot_end_before_it_began(self) -> None:
        self.assertEqual(rules.suspended_from(D(2026, 3, 2), to_on=D(2026, 3, 2)), D(2026, 3, 2))
        for start in (None, D(2026, 3, 3)):
            with self.assertRaises(Unfit):
                rules.suspended_from(start, to_on=D(2026, 3, 2))


MONDAY = D(2026, 3, 2)


class DocketingTest(SimpleTestCase):
    def test_it_refuses_what_no_list_can_decide(self) -> None:
        good: dict[str, Any] = {
            "title": "清淤",
            "docketed_on": MONDAY,
            "today": MONDAY,
            "leads": 1,
            "twice": False,
        }
        rules.check_docketing(**good)
        rules.check_docketing(**{**good, "leads": 0})
        for change, code in (
            ({"title": " "}, "matters.title_missing"),
            ({"title": "清" * 501}, "matters.title_long"),
            ({"docketed_on": D(2026, 3, 3)}, "matters.docketed_in_future"),
            ({"leads": 2}, "matters.two_leads"),
            ({"twice": True}, "matters.unit_twice"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                rules.check_docketing(**{**good, **change})
            self.assertEqual(caught.exception.code, code)
