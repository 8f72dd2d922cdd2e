"""移交证据保管: who keeps it, from whom, why."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestPassEvidence(CaseStory):
    act = "accountability.pass_evidence"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.custody_same"

    case: AccountabilityCase
    piece: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.piece = casing.evidence(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"piece": self.piece.uid, "to": self.town["shen"].uid, "reason": "核对原件"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return self.data(to=self.town["qian"].uid)

    def check(self, answer: Answer) -> None:
        last = self.piece.custody.latest("id")
        self.assertEqual((last.from_person, last.to_person), (self.town["qian"], self.town["shen"]))
        self.assertEqual(last.words("reason"), "核对原件")

    def test_it_stays_inside_the_circle(self) -> None:
        refused(self, "accountability.keeper_outside", to=self.town["chen"].uid)

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_it_locks_the_piece(self) -> None:
        self.assert_locks(self.piece)
