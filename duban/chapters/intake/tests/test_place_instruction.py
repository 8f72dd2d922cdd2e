"""转办批示 (8(6)): what stood on no matter is owed by a unit of one."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.models import LeaderInstruction
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.terms import InstructionState
from duban.chapters.intake.tests import deciding
from duban.chapters.matters.models import Matter, Obligation
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestPlaceInstruction(ActStory):
    act = "intake.place_instruction"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.instruction_state"
    matter: Matter
    instruction: LeaderInstruction

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.instruction = deciding.instruction(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {
            "instruction": self.instruction.uid,
            "matter": self.matter.uid,
            "unit": self.town.unit("business").uid,
            "due_on": deciding.DUE_ON,
        }
        return {**good, **changed}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        found = LeaderInstruction.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.matter), (InstructionState.PLACED, self.matter))
        kinds = Obligation.objects.filter(source_ref=found.ref).values_list("kind", flat=True)
        self.assertEqual(set(kinds), {"REQUIREMENT", "ANSWER_INSTRUCTION"})
        self.assertEqual(queries.instructions_waiting(), [])

    def test_it_locks_the_matter_and_the_instruction(self) -> None:
        self.assert_locks(self.matter, self.instruction)

    def test_only_a_unit_of_the_matter_can_owe_it_by_a_day_to_come(self) -> None:
        for changed, code in (
            ({"unit": self.town.unit("planning").uid}, "intake.unit_elsewhere"),
            ({"due_on": "2026-03-02"}, "intake.requirement_due"),
        ):
            with self.subTest(**changed):
                self.assertEqual(self.send(self.act, "chen", self.data(**changed)).code, code)
