"""报请上级党组织: the head signs; the paper says facts, law of the day, opinions."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, DecisionRequest
from duban.chapters.accountability.terms.decision import Held
from duban.chapters.accountability.tests import deciding, slipping
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.support.documents.models import Document
from tests.stories import Answer


class TestRequestDecision(ForTheHead, CaseStory):
    act = "accountability.request_decision"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.adopted(cls.town)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case": self.case.uid, "words": "请予审定"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.request(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = DecisionRequest.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.to, row.signed_by), ("上级党组织", self.town["wang"]))
        paper = Document.objects.get(kind="accountability_request")
        self.assertEqual((paper.number, paper.title), (row.number, "责任追究请示"))
        self.assertNotIn("李建国", str(paper.facts))
        said = deciding.said_in(self.case, "accountability_request")
        for words in ("李建国", "诫勉谈话", "《中国共产党党内监督条例》", deciding.WORDS["report"]):
            self.assertIn(words, said)
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "SENT_UP")

    def test_it_refuses_what_does_not_go_up_and_what_the_meeting_returned(self) -> None:
        case = deciding.proposed_not(self.town)
        deciding.review(self.town, case)
        deciding.deliberate(self.town, case, Held.NOT_PURSUED)
        refused(self, "accountability.no_request_here", case=case.uid)
        back = deciding.proposed(self.town)
        deciding.review(self.town, back)
        deciding.deliberate(self.town, back, Held.RETURNED)
        refused(self, "accountability.not_adopted", case=back.uid)

    def test_a_paper_of_the_head_is_not_older_than_what_it_rests_on(self) -> None:
        slipping.checked(self.town, self.case, self.act, decided_on=self.case.opened_on)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "accountability.day_too_early")
