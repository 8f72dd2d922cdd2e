"""登记移送结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestRecordResult(CaseStory):
    act = "accountability.record_result"
    doer = "sun"
    wrong_role = "wang"
    refused = "accountability.no_receipt"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.receipt(cls.town, casing.transferred(cls.town))

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "result_on": "2026-03-02", "result": "已立案审查"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        case = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        casing.transfer(self.town, casing.stop(self.town, case))
        return self.data(case=case.uid)

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=self.case.uid)
        self.assertEqual((case.transfer.words("result"), case.ended_on), ("已立案审查", date(2026, 3, 2)))
        self.assertIsNone(case.duties.get(kind="ARCHIVE").met_on)

    def test_once(self) -> None:
        self.send(self.act, "sun", self.data())
        refused(self, "accountability.has_result")

    def test_its_day_has_come(self) -> None:
        refused(self, "accountability.day_to_come", result_on="2026-03-03")

    def test_it_has_its_words(self) -> None:
        refused(self, "accountability.words_missing", result=" ")

    def test_only_what_was_transferred_has_one(self) -> None:
        case = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        refused(self, "accountability.wrong_stage", case=case.uid)
