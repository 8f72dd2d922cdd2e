"""先行交办 (11(1); decision 2): on a leader's written order; no matter, no deadline, urging only."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import FirstOrder, LeaderInstruction
from duban.chapters.intake.terms import InstructionKind
from duban.chapters.intake.tests import deciding, firsts
from duban.chapters.matters.models import Matter, Obligation
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestHandOverFirst(ActStory):
    act = "intake.hand_over_first"
    doer = "chen"
    wrong_role = "wang"
    refused = "intake.instruction_state"
    instruction: LeaderInstruction

    @classmethod
    def prepare(cls) -> None:
        cls.instruction = deciding.instruction(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "instruction": self.instruction.uid,
            "unit": self.town.unit("works").uid,
            "title": "城墙局部塌方抢险",
            "text": "立即封控现场，组织抢险加固。",
            **changed,
        }

    def spoil(self) -> None:
        firsts.order(self.town, self.instruction)

    def check(self, answer: Answer) -> None:
        found = FirstOrder.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.unit_name), ("RUNNING", "工程建设部"))
        self.assertEqual(found.lapses_on, firsts.LAPSES_ON)
        self.instruction.refresh_from_db()
        self.assertEqual(self.instruction.state, "FIRST")
        self.assertFalse(Matter.objects.exists(), "it is no matter")
        self.assertFalse(Obligation.objects.exists(), "and owes nobody a deadline")
        told = set(Message.objects.filter(kind="intake.first").values_list("person__username", flat=True))
        self.assertEqual(told, {"li", "he", "lin"})

    def test_it_locks_the_instruction(self) -> None:
        self.assert_locks(self.instruction)

    def test_what_is_not_to_be_acted_upon_or_not_checked_carries_nothing(self) -> None:
        guiding = deciding.instruction(self.town, kind=InstructionKind.GUIDING)
        unchecked = deciding.carried_in(self.town)
        for found in (guiding, unchecked):
            answer = self.send(self.act, "chen", self.data(instruction=found.uid))
            self.assertEqual(answer.code, "intake.instruction_state", answer)

    def test_an_old_order_carries_nothing(self) -> None:
        self.town.go_to(date(2026, 3, 15))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.first_order_old")

    def test_an_outside_unit_is_asked_by_letter(self) -> None:
        bureau = self.data(unit=self.town.unit("bureau").uid)
        self.assertEqual(self.send(self.act, "chen", bureau).code, "intake.first_out_of_scope")

    def test_it_says_what_is_to_be_done(self) -> None:
        for name in ("title", "text"):
            self.assertEqual(self.send(self.act, "chen", self.data(**{name: " "})).code, "intake.text_length")
