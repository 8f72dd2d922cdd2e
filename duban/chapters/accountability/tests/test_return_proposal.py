"""退回处理建议: with the reason; not what the meeting has agreed to."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, HandlingProposal
from duban.chapters.accountability.tests import deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestReturnProposal(CaseStory):
    act = "accountability.return_proposal"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.adopted_already"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.proposed(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case": self.case.uid, "reason": "损失核算依据不足"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.review(self.town, self.case)
        deciding.deliberate(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = HandlingProposal.objects.get(uid=answer.body["uid"])
        self.assertIsNotNone(row.returned_on)
        self.assertEqual(row.words("returned"), "损失核算依据不足")
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "STATEMENT")
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([duty.kind for duty in owed], ["PROPOSE"])
        deciding.propose(self.town, self.case)

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")
