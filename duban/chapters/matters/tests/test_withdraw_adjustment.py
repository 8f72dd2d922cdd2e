"""撤回事项调整."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Adjustment
from duban.chapters.matters.tests.adjusting import approve, propose, relation
from duban.chapters.matters.tests.builders import owed
from tests.beyond import docketed_list, gathered
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.stories import Answer


class TestWithdrawAdjustment(MatterStory):
    act = "matters.withdraw_adjustment"
    doer = "chen"
    wrong_role = "zhou"
    refused = "matters.adjustment_decided"

    proposal: Adjustment

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        cls.proposal = propose(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"adjustment": self.proposal.uid, "reason": "牵头单位已说明情况"}

    def spoil(self) -> None:
        approve(self.town, self.proposal)

    def check(self, answer: Answer) -> None:
        taken = Adjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual((taken.state, taken.opinion), ("WITHDRAWN", "牵头单位已说明情况"))
        self.assertEqual(relation(self.town, self.matter, "works"), "LEAD")
        self.assertEqual(owed(self.matter, "DECIDE_ADJUSTMENT"), [])

    def test_what_was_put_up_with_its_list_is_not_withdrawn_by_itself(self) -> None:
        gathered(self.town, docketed_list(self.town), added=False)
        row = Adjustment.objects.latest("id")
        answer = self.send(self.act, "chen", {**self.data(), "adjustment": row.uid})
        self.assertEqual(answer.code, "matters.adjustment_gathered")

    def test_it_needs_a_reason(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "reason": " "})
        self.assertEqual(answer.code, "matters.reason_missing")

    def test_it_locks_the_proposal(self) -> None:
        self.assert_locks(self.proposal)
