"""登记核实谈话: by two, signed or the refusal noted."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseInterview
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestRecordInterview(CaseStory):
    act = "accountability.record_interview"
    doer = "qian"
    wrong_role = "sun"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "second": self.town["shen"].uid,
            "whom": "李建国",
            "concerned": self.town["li"].uid,
            "on": "2026-03-02",
            "place": "二楼谈话室",
            "record": casing.SAID["record"],
            "signing": "SIGNED",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.stop(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = CaseInterview.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.ordinal, row.first, row.second), (1, self.town["qian"], self.town["shen"]))
        self.assertEqual(row.words("record"), casing.SAID["record"])
        self.assertNotIn(casing.SAID["record"], LedgerEntry.objects.get(act=self.act).payload.body)

    def test_the_second_handles_the_case_too(self) -> None:
        for who in ("qian", "sun", "chen"):
            refused(self, "accountability.second_person", second=self.town[who].uid)

    def test_a_refusal_to_sign_is_noted(self) -> None:
        refused(self, "accountability.refusal_unsaid", signing="REFUSED")
        answer = self.send(self.act, "qian", self.data(signing="REFUSED", refusal="认为记录不全"))
        self.assertEqual(answer.status, 200, answer)

    def test_its_day_lies_between_the_case_and_today(self) -> None:
        refused(self, "accountability.day_to_come", on="2026-03-03")
        refused(self, "accountability.day_too_early", on="2026-03-01")

    def test_it_has_its_words(self) -> None:
        for name in ("whom", "place", "record"):
            refused(self, "accountability.words_missing", **{name: " "})
