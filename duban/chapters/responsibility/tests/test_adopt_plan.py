"""确定跟踪督办方案."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters import actions as matters
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import owed
from duban.chapters.responsibility.models import Plan
from duban.chapters.responsibility.tests.builders import assigned_matter, plan
from tests.locking import MatterStory
from tests.stories import Answer

DAYS = [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)]


class TestAdoptPlan(MatterStory):
    act = "responsibility.adopt_plan"
    doer = "chen"
    wrong_role = "lin"
    refused = "matters.is_suspended"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)

    def data(self) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "cycle": "MONTHLY",
            "first_due_on": "2026-03-31",
            "demand": {
                "feedback_requirement": "附影像资料",
                "urging_mode": "ON_SITE",
                "supervision_within": 5,
            },
        }

    def spoil(self) -> None:
        matters.suspend(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            matter=self.matter.uid,
            review_on=date(2026, 4, 30),
            reason="规划调整",
        )

    def check(self, answer: Answer) -> None:
        row = Plan.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.cycle, row.day, row.until_on), ("MONTHLY", 31, date(2026, 6, 30)))
        self.assertEqual((row.urging_mode, row.supervision_within), ("ON_SITE", 5))
        reports = owed(self.matter, "PERIODIC_REPORT")
        self.assertEqual([one.due_on for one in reports], DAYS)
        self.assertEqual(
            {(one.unit, one.source_ref) for one in reports}, {(self.town.unit("works"), row.ref)}
        )

    def test_a_matter_without_an_end_is_planned_a_year_ahead(self) -> None:
        endless = assigned_matter(self.town, due_on=date(9999, 12, 31))
        plan(self.town, endless)
        days = [one.due_on for one in owed(endless, "PERIODIC_REPORT")]
        self.assertEqual((len(days), days[0], days[-1]), (12, date(2026, 3, 31), date(2027, 2, 28)))

    def test_another_plan_ends_the_former_but_forgives_nothing_overdue(self) -> None:
        first = plan(self.town, self.matter)
        self.town.go_to(date(2026, 4, 10))
        plan(self.town, self.matter, first_due_on=date(2026, 4, 15), day=15)
        first.refresh_from_db()
        self.assertEqual(first.ended_on, date(2026, 4, 10))
        self.assertEqual(
            [one.due_on for one in owed(self.matter, "PERIODIC_REPORT")],
            [date(2026, 3, 31), date(2026, 4, 15), date(2026, 5, 15), date(2026, 6, 15)],
        )
        self.assertEqual(Obligation.objects.filter(lapsed_on=date(2026, 4, 10)).count(), 3)

    def test_it_refuses_a_first_date_in_the_past_or_beyond_the_deadline(self) -> None:
        for first, code in (
            ("2026-03-01", "responsibility.first_report_past"),
            ("2026-07-01", "responsibility.first_report_late"),
        ):
            answer = self.send(self.act, "chen", {**self.data(), "first_due_on": first})
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (422, code), answer)
