"""申请澄清正名: by himself, after 不予追究."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, NameClearing
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestAskClearing(CaseStory):
    act = "accountability.ask_clearing"
    doer = "li"
    wrong_role = "wang"
    refused = "accountability.clearing_waits"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.not_pursued(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case_person": casing.concerned(self.town, self.case).uid,
            "text": deciding.WORDS["clearing"],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.ask_clearing(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = NameClearing.objects.get(uid=answer.body["uid"])
        self.assertEqual(row.words("request"), deciding.WORDS["clearing"])
        owed = self.case.duties.filter(kind="CLEAR_NAME", met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([duty.source_ref for duty in owed], [row.ref])

    def test_not_while_a_decision_stands(self) -> None:
        served = deciding.served(self.town)
        record = casing.concerned(self.town, served.case).uid
        refused(self, "accountability.nothing_to_clear", case_person=record)

    def test_it_says_what(self) -> None:
        refused(self, "accountability.words_missing", text=" ")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(casing.concerned(self.town, self.case))
