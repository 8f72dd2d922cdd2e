"""审定督查计划."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.supervision.models import InspectionPlan
from duban.chapters.supervision.tests import inspecting
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind
from tests.papers import checked_paper, text_file
from tests.stories import ActStory, Answer

WORD = "ADOPT_PLAN"


class TestAdoptInspectionPlan(ActStory):
    act = "supervision.adopt_inspection_plan"
    doer = "wang"
    wrong_role = "zhou"
    refused = "supervision.plan_state"

    plan: InspectionPlan

    @classmethod
    def prepare(cls) -> None:
        cls.plan = inspecting.plan(cls.town)

    def data(self) -> dict[str, Any]:
        return {"plan": self.plan.uid, "opinion": "同意"}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        self.plan.refresh_from_db()
        self.assertEqual(
            (self.plan.state, self.plan.decided_by, self.plan.decided_on),
            ("ADOPTED", self.town["wang"], date(2026, 3, 2)),
        )

    def subject(self) -> str:
        return f"{self.plan.ref}#{self.plan.revision}"

    def test_a_clerk_needs_a_checked_paper_and_takes_its_date(self) -> None:
        self.town.go_to(date(2026, 3, 5))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.subject(), WORD, decided_on=date(2026, 3, 4))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.plan.refresh_from_db()
        self.assertEqual((self.plan.decided_on, self.plan.decided_for), (date(2026, 3, 4), "王志远"))

    def test_a_paper_from_before_the_plan_carries_nothing(self) -> None:
        checked_paper(self.town, self.subject(), WORD, decided_on=date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.decided_before_asked")

    def test_a_paper_of_somebody_whom_the_rule_set_does_not_name_carries_nothing(self) -> None:
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=self.subject(),
            decision=WORD,
            decider_kind=DeciderKind.LEADER_IN_CHARGE,
            decider=self.town["zhou"].uid,
            decided_on=date(2026, 3, 2),
            paper=text_file(self.town, "chen", name="呈批单.txt").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.decider_unfit")

    def test_it_locks_the_plan(self) -> None:
        self.assert_locks(self.plan)
