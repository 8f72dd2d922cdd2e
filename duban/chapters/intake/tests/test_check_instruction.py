"""复核批示 (6(2); decision 10): a second person compares the entry with the paper; then it counts."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import LeaderInstruction
from duban.chapters.intake.terms import InstructionState
from duban.chapters.intake.tests import deciding
from duban.chapters.matters.models import Matter, Obligation
from duban.ground.beijing import beijing_day
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestCheckInstruction(ActStory):
    act = "intake.check_instruction"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.instruction_state"
    matter: Matter
    instruction: LeaderInstruction

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.instruction = deciding.carried_in(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"instruction": self.instruction.uid, "agrees": True, **changed}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def owed(self) -> int:
        return Obligation.objects.filter(source_ref=self.instruction.ref).count()

    def check(self, answer: Answer) -> None:
        found = LeaderInstruction.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.checked_by), (InstructionState.PLACED, self.town["chen"]))
        self.assertEqual(found.checked_on, beijing_day(self.town.at))
        self.assertEqual(self.owed(), 2)

    def test_it_locks_the_matter_and_the_instruction(self) -> None:
        self.assert_locks(self.matter, self.instruction)

    def test_nobody_checks_his_own_entry(self) -> None:
        answer = self.send(self.act, "qian", self.data())
        self.assertEqual((answer.status, answer.code), (409, "intake.instruction_checker"), answer)

    def test_what_does_not_agree_carries_nothing(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(agrees=False, remark="日期不符")).status, 200)
        self.instruction.refresh_from_db()
        self.assertEqual(self.instruction.state, InstructionState.REJECTED)
        self.assertEqual(self.owed(), 0)

    def test_a_day_that_has_passed_since_is_refused(self) -> None:
        self.town.go_to(deciding.DUE_ON)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "intake.requirement_due")
