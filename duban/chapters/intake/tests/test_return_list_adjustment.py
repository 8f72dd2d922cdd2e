"""退回年中清单调整."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import actions
from duban.chapters.intake.models import DocketingList, ListAdjustment
from duban.chapters.intake.tests import builders
from duban.chapters.intake.tests.gathering import gathered, matter_of
from duban.chapters.matters.models import Adjustment
from duban.chapters.matters.tests.adjusting import approve, relation
from tests.papers import checked_paper
from tests.stories import ActStory, Answer


class TestReturnListAdjustment(ActStory):
    act = "intake.return_list_adjustment"
    doer = "wang"
    wrong_role = "zhou"
    refused = "intake.list_adjustment_decided"

    listed: DocketingList
    asked: ListAdjustment

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.docketed(cls.town)
        cls.asked = gathered(cls.town, cls.listed)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"list_adjustment": self.asked.uid, "opinion": "新增事项依据不足", **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        back = ListAdjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual((back.state, back.opinion, back.circular), ("RETURNED", "新增事项依据不足", None))
        self.assertEqual(relation(self.town, matter_of(self.listed, 1), "works"), "LEAD")
        self.assertEqual(set(Adjustment.objects.values_list("batch_ref", "state")), {("", "WAITING")})
        assert back.additions is not None
        self.assertEqual(back.additions.state, "SUBMITTED")

    def test_the_rows_may_then_be_decided_one_by_one_or_put_up_again(self) -> None:
        self.spoil()
        rows = list(Adjustment.objects.order_by("id"))
        approve(self.town, rows[0])
        again = actions.propose_list_adjustment(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            docketing_list=self.listed.uid,
            reason="再报",
            adjustments=[rows[1].uid],
        )
        self.assertEqual(again.ordinal, 2)

    def test_it_needs_a_reason_and_a_clerk_the_paper_that_refuses(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data(opinion="")).code, "intake.text_length")
        checked_paper(self.town, self.asked.ref, "ADJUST", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.asked.ref, "NO_ADJUST", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_it_locks_whatever_it_lets_go(self) -> None:
        row = Adjustment.objects.earliest("id")
        self.assert_locks(self.listed, self.asked, row, row.matter)
