"""纳入知悉范围: by the head, for a purpose."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestAdmitToCircle(ForTheHead, CaseStory):
    act = "accountability.admit_to_circle"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.in_circle"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "person": self.town["zhou"].uid, "purpose": "LEGAL_REVIEW"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.admit(self.town, self.case, "zhou")
        return None

    def check(self, answer: Answer) -> None:
        self.assertEqual(self.send("accountability.view_case", "zhou", {"case": self.case.uid}).status, 200)
        told = Message.objects.filter(person=self.town["zhou"], kind="accountability.case")
        self.assertEqual(told.count(), 1)

    def test_whom_it_concerns_stays_out(self) -> None:
        refused(self, "accountability.concerned_stays_out", person=self.town["li"].uid)

    def test_who_has_recused_stays_out(self) -> None:
        casing.recuse(self.town, self.case, "qian")
        refused(self, "accountability.recused_already", person=self.town["qian"].uid)

    def test_posts_and_handlers_come_in_by_other_ways(self) -> None:
        refused(self, "accountability.purpose_unfit", purpose="VERIFYING")
