"""答复容错申请: by the head, with the reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, ToleranceClaim
from duban.chapters.accountability.tests import casing, slipping
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestAnswerTolerance(ForTheHead, CaseStory):
    act = "accountability.answer_tolerance"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.claim_answered"

    case: AccountabilityCase
    claim: ToleranceClaim

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        cls.claim = casing.claim(cls.town, cls.case)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"claim": self.claim.uid, "upheld": False, "answer": casing.SAID["answer"]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.answer(self.town, self.claim)
        return None

    def check(self, answer: Answer) -> None:
        self.claim.refresh_from_db()
        self.assertEqual((self.claim.upheld, self.claim.answered_by), (False, self.town["wang"]))
        self.assertEqual(self.claim.words("answer"), casing.SAID["answer"])
        self.assertEqual(self.case.duties.get(kind="ANSWER_TOLERANCE").met_on, beijing_day(self.town.at))
        self.assertTrue(
            Message.objects.filter(person=self.town["li"], slot=f"record:claim:{self.claim.uid}").exists()
        )

    def test_it_gives_the_reason(self) -> None:
        refused(self, "accountability.words_missing", answer=" ")

    def test_only_before_the_proposal(self) -> None:
        casing.stop(self.town, self.case)
        refused(self, "accountability.wrong_stage")

    def test_a_paper_older_than_the_claim_answers_nothing(self) -> None:
        signed_on = beijing_day(self.town.at)
        self.town.go_to(signed_on + timedelta(days=1))
        later = casing.claim(self.town, self.case, "gao")
        slipping.checked(self.town, self.case, self.act, decided_on=signed_on)
        answer = self.send(self.act, "sun", self.data(claim=later.uid))
        self.assertEqual((answer.status, answer.code), (422, "accountability.day_too_early"), answer)

    def test_it_locks_the_claim(self) -> None:
        self.assert_locks(self.claim)
