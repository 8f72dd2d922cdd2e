"""回复批示 (6(3)): 事事有回音 — the writer is told the result, once there is one."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import LeaderInstruction
from duban.chapters.intake.terms import InstructionState
from duban.chapters.intake.tests import deciding
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.support.notifications.models import Message
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestAnswerInstruction(ActStory):
    act = "intake.answer_instruction"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.requirement_owed"
    matter: Matter
    instruction: LeaderInstruction

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.instruction = deciding.instruction(cls.town, cls.matter)

    def setUp(self) -> None:
        self.town.go_to(date(2026, 3, 10))

    def duty(self, kind: ObligationKind) -> Obligation:
        return Obligation.objects.get(source_ref=self.instruction.ref, kind=kind)

    def data(self) -> dict[str, Any]:
        self.report()
        return self.reply()

    def reply(self, text: str = "已完成整改，隐患全部消除。") -> dict[str, Any]:
        return {"instruction": self.instruction.uid, "reply": text}

    def report(self) -> None:
        """The head files what was wanted, and the Office accepts it."""
        duty = self.duty(ObligationKind.REQUIREMENT)
        if duty.met_on is not None:
            return
        data = {"matter": self.matter.uid, "obligation": duty.uid, "progress": "已完成整改", "percent": 60}
        filed = self.send("feedback.submit_report", "li", data)
        self.assertEqual(filed.status, 200, filed)
        duty.refresh_from_db()
        self.assertIsNone(duty.met_on, "what was wanted is met before the Office has accepted it")
        self.send("feedback.accept_report", "chen", {"report": filed.body["uid"]})

    def spoil(self) -> dict[str, Any]:
        return self.reply()

    def check(self, answer: Answer) -> None:
        found = LeaderInstruction.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.answered_by), (InstructionState.ANSWERED, self.town["chen"]))
        self.assertEqual(self.duty(ObligationKind.REQUIREMENT).met_on, date(2026, 3, 10))
        self.assertEqual(self.duty(ObligationKind.ANSWER_INSTRUCTION).met_on, date(2026, 3, 10))
        told = Message.objects.filter(kind=self.act).values_list("person__username", flat=True)
        self.assertEqual(list(told), ["wang"])

    def test_it_locks_the_matter_and_the_instruction(self) -> None:
        self.assert_locks(self.matter, self.instruction)

    def test_an_answer_without_words_and_a_second_one_are_refused(self) -> None:
        self.report()
        self.assertEqual(self.send(self.act, "chen", self.reply(" ")).code, "intake.text_length")
        self.assertEqual(self.send(self.act, "chen", self.reply()).status, 200)
        self.assertEqual(self.send(self.act, "chen", self.reply()).code, "intake.instruction_state")
