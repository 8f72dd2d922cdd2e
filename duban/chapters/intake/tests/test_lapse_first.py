"""先行交办失效 (11(1); decision 2): unapproved, it lapses after its last day, and the order waits again."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import sweeps
from duban.chapters.intake.models import FirstOrder, LeaderInstruction
from duban.chapters.intake.tests import deciding, firsts
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestLapseFirst(ActStory):
    act = "intake.lapse_first"
    doer = None
    wrong_role = "chen"
    refused = "intake.first_still_runs"
    order: FirstOrder
    instruction: LeaderInstruction

    @classmethod
    def prepare(cls) -> None:
        cls.instruction = deciding.instruction(cls.town)
        cls.order = firsts.order(cls.town, cls.instruction)

    def data(self) -> dict[str, Any]:
        self.town.go_to(date(2026, 3, 18))
        return {"order": self.order.uid}

    def spoil(self) -> dict[str, Any]:
        self.town.go_to(firsts.LAPSES_ON)
        return {"order": self.order.uid}

    def check(self, answer: Answer) -> None:
        found = FirstOrder.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.ended_on), ("LAPSED", date(2026, 3, 18)))
        self.instruction.refresh_from_db()
        self.assertEqual(self.instruction.state, "WAITING")
        told = set(
            Message.objects.filter(kind="intake.first_lapsed").values_list("person__username", flat=True)
        )
        self.assertEqual(told, {"li", "he", "lin"})
        office = set(
            Message.objects.filter(kind="intake.first_office").values_list("person__username", flat=True)
        )
        self.assertEqual(office, {"sun", "chen", "qian"})

    def test_it_locks_the_order_and_the_instruction(self) -> None:
        self.assert_locks(self.order, self.instruction)

    def test_the_round_reminds_once_and_lets_it_lapse_once(self) -> None:
        self.town.go_to(date(2026, 3, 13))
        for _again in range(2):
            sweeps.sweep(self.town.tick())
        soon = Message.objects.filter(kind="intake.first_office", text__contains="届满")
        self.assertEqual(soon.count(), 3)
        self.town.go_to(firsts.LAPSES_ON)
        sweeps.sweep(self.town.at)
        self.assertEqual(FirstOrder.objects.get().state, "RUNNING", "it lasts its whole last day")
        self.town.go_to(date(2026, 3, 18))
        self.assertEqual(sweeps.sweep(self.town.tick())["first_lapsed"], 1)
        self.assertEqual(sweeps.sweep(self.town.tick())["first_lapsed"], 0)
        self.assertEqual(LedgerEntry.objects.filter(act=self.act).count(), 1)

    def test_the_order_can_be_placed_or_handed_over_again(self) -> None:
        self.send(self.act, None, self.data())
        fresh = deciding.instruction(self.town, written_on=date(2026, 3, 18))
        self.assertEqual(firsts.order(self.town, fresh).state, "RUNNING")

    def test_it_lapses_once(self) -> None:
        self.send(self.act, None, self.data())
        self.assertEqual(self.send(self.act, None, self.data()).code, "intake.first_state")
