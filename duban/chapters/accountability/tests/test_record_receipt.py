"""登记移送回执."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestRecordReceipt(CaseStory):
    act = "accountability.record_receipt"
    doer = "sun"
    wrong_role = "wang"
    refused = "accountability.has_receipt"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.transferred(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "receipt_on": "2026-03-02", "receipt": "纪收〔2026〕7号，刘某签收"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.receipt(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=self.case.uid)
        self.assertEqual(case.transfer.receipt_on, date(2026, 3, 2))
        self.assertEqual(case.transfer.words("receipt"), "纪收〔2026〕7号，刘某签收")
        self.assertEqual(case.duties.get(kind="RECORD_RECEIPT").met_on, date(2026, 3, 2))

    def test_its_day_lies_between_the_transfer_and_today(self) -> None:
        refused(self, "accountability.day_to_come", receipt_on="2026-03-03")
        refused(self, "accountability.day_too_early", receipt_on="2026-03-01")

    def test_it_has_its_words(self) -> None:
        refused(self, "accountability.words_missing", receipt=" ")

    def test_only_what_was_transferred_has_one(self) -> None:
        case = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        refused(self, "accountability.wrong_stage", case=case.uid)
