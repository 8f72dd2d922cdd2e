"""线索并入案卷: a further clue on the same unit is verified in the same case."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from tests.stories import Answer


class TestJoinCaseClue(ForTheHead, CaseStory):
    act = "accountability.join_case_clue"
    doer = "wang"
    wrong_role = ""
    refused = "accountability.clue_not_open"

    case: AccountabilityCase
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.clue = casing.other_clue(cls.town)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case": self.case.uid, "clue": self.clue.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        clues = [one.clue for one in self.case.clues.order_by("id")]
        self.assertEqual((len(clues), clues[-1]), (2, self.clue))
        names = list(self.case.people.values_list("name", flat=True))
        self.assertEqual(len(names), len(set(names)), "nobody twice")

    def test_it_locks_the_matter_of_the_clue(self) -> None:
        self.assert_locks(self.clue.matter)

    def test_a_clue_on_another_unit_begins_a_case_of_its_own(self) -> None:
        clue = builders.entered(self.town, self.clue.matter, unit="business")
        builders.confirmed(self.town, clue)
        refused(self, "accountability.clues_of_one_unit", clue=clue.uid)

    def test_it_is_judged_first(self) -> None:
        clue = builders.entered(self.town, self.clue.matter)
        refused(self, "accountability.clue_not_judged", clue=clue.uid)

    def test_not_once_contact_has_stopped(self) -> None:
        casing.stop(self.town, self.case)
        refused(self, "accountability.wrong_stage")

    def test_what_concerns_the_head_goes_out(self) -> None:
        casing.head_becomes(self.town, "li")
        refused(self, "accountability.head_concerned")
