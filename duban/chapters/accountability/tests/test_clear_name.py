"""澄清正名: by the head, and the person is told."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, NameClearing
from duban.chapters.accountability.tests import deciding, slipping
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestClearName(ForTheHead, CaseStory):
    act = "accountability.clear_name"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.cleared_already"

    case: AccountabilityCase
    clearing: NameClearing

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.not_pursued(cls.town)
        cls.clearing = deciding.ask_clearing(cls.town, cls.case)

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"clearing": self.clearing.uid, "words": deciding.WORDS["cleared"]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.send(self.act, "wang", self.data())
        return None

    def check(self, answer: Answer) -> None:
        self.clearing.refresh_from_db()
        self.assertEqual(self.clearing.words("words"), deciding.WORDS["cleared"])
        owed = self.case.duties.filter(kind="CLEAR_NAME", met_on__isnull=True, lapsed_on__isnull=True)
        self.assertFalse(owed.exists())
        told = Message.objects.filter(person=self.town["li"], kind="accountability.record")
        self.assertTrue(told.exists())

    def test_it_says_what(self) -> None:
        refused(self, "accountability.words_missing", words=" ")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.clearing)

    def test_a_paper_of_the_head_is_not_older_than_what_it_rests_on(self) -> None:
        slipping.checked(self.town, self.case, self.act, decided_on=self.case.opened_on)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "accountability.day_too_early")
