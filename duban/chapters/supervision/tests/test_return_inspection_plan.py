"""退回督查计划."""

from __future__ import annotations

from typing import Any

from duban.chapters.supervision.models import InspectionPlan
from duban.chapters.supervision.tests import inspecting
from tests.stories import ActStory, Answer


class TestReturnInspectionPlan(ActStory):
    act = "supervision.return_inspection_plan"
    doer = "wang"
    wrong_role = "zhou"
    refused = "supervision.plan_state"

    plan: InspectionPlan

    @classmethod
    def prepare(cls) -> None:
        cls.plan = inspecting.plan(cls.town)

    def data(self) -> dict[str, Any]:
        return {"plan": self.plan.uid, "reason": "督查过密，请合并同类安排"}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        self.plan.refresh_from_db()
        self.assertEqual((self.plan.state, self.plan.opinion), ("RETURNED", "督查过密，请合并同类安排"))

    def test_it_needs_a_reason(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "reason": " "})
        self.assertEqual(answer.code, "supervision.text_missing")

    def test_a_clerk_needs_a_checked_paper(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")

    def test_what_was_sent_back_is_written_anew_and_adopted(self) -> None:
        self.send(self.act, "wang", self.data())
        again = inspecting.plan(self.town, plan=self.plan.uid)
        adopt = self.send("supervision.adopt_inspection_plan", "wang", {"plan": again.uid})
        self.assertEqual(adopt.status, 200, adopt)

    def test_it_locks_the_plan(self) -> None:
        self.assert_locks(self.plan)
