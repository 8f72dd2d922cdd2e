"""不予追究: by the same collective step, in writing; everybody concerned is told."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.terms.decision import Held
from duban.chapters.accountability.tests import casing, deciding, slipping
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.support.documents.models import Document
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestDecideNotPursued(ForTheHead, CaseStory):
    act = "accountability.decide_not_pursued"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.proposed_not(cls.town)
        deciding.review(cls.town, cls.case)
        deciding.deliberate(cls.town, cls.case, Held.NOT_PURSUED)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case": self.case.uid}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        actions.decide_not_pursued(
            by=self.town["wang"], at=self.town.tick(), request_id=None, case=self.case.uid
        )
        return None

    def check(self, answer: Answer) -> None:
        self.case.refresh_from_db()
        self.assertEqual((self.case.stage, self.case.ended_on is not None), ("NOT_PURSUED", True))
        papers = Document.objects.filter(context_ref=self.case.ref)
        self.assertEqual(papers.filter(kind="not_pursued_slip").count(), 1)
        self.assertEqual(papers.filter(kind="not_pursued_notice").count(), 1 + self.case.people.count())
        self.assertFalse(self.case.people.filter(seen_from__isnull=True).exists())
        told = Message.objects.filter(person=self.town["li"], kind="accountability.record")
        self.assertTrue(told.exists())
        self.assertFalse(told.filter(text__contains="追究").exists())

    def test_the_body_that_was_asked_pursues_nobody_by_its_paper(self) -> None:
        case = deciding.requested(self.town)
        refused(self, "accountability.reply_paper", case=case.uid)
        paper = casing.evidence(self.town, case)
        answer = self.send(self.act, "wang", self.data(case=case.uid, piece=paper.uid))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(deciding.fresh(case).stage, "NOT_PURSUED")
        self.assertIn("上级党组织决定不予处理", deciding.said_in(case, "not_pursued_notice"))

    def test_it_refuses_what_the_meeting_has_not_held(self) -> None:
        refused(self, "accountability.not_adopted", case=deciding.adopted(self.town).uid)

    def test_a_paper_of_the_head_is_not_older_than_what_it_rests_on(self) -> None:
        slipping.checked(self.town, self.case, self.act, decided_on=self.case.opened_on)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "accountability.day_too_early")
