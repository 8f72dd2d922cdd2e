"""退回处理建议: with the reason; not what the meeting has agreed to."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, DecisionRequest, HandlingProposal
from duban.chapters.accountability.tests import casing, deciding
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

    def test_the_body_that_was_asked_sends_it_back_by_its_paper(self) -> None:
        case = deciding.requested(self.town)
        refused(self, "accountability.reply_paper", case=case.uid)
        paper = casing.evidence(self.town, case)
        answer = self.send(self.act, "sun", self.data(case=case.uid, piece=paper.uid))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(deciding.fresh(case).stage, "STATEMENT")
        asked = DecisionRequest.objects.get(proposal__uid=answer.body["uid"])
        self.assertEqual(asked.reply, paper)
        deciding.find(self.town, case)
        deciding.propose(self.town, case)

    def test_once_it_has_decided_nothing_goes_back(self) -> None:
        case = deciding.requested(self.town)
        paper = casing.evidence(self.town, case)
        row = deciding.record(self.town, case)
        refused(self, "accountability.decided_already", case=case.uid, piece=paper.uid)
        deciding.compare(self.town, row, fits=False)
        self.assertEqual(self.send(self.act, "sun", self.data(case=case.uid, piece=paper.uid)).status, 200)

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(HandlingProposal.objects.get(case=self.case))
