"""认定损失和性质: by two, with the reason; what points to a violation goes out."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseFindings
from duban.chapters.accountability.tests import builders, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestRecordFindings(CaseStory):
    act = "accountability.record_findings"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.heard(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case": self.case.uid,
            "second": self.town["shen"].uid,
            "established": True,
            "loss": "YES",
            "nature": "NONE",
            "words": deciding.WORDS["found"],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.find(self.town, self.case)
        deciding.propose(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = CaseFindings.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.ordinal, row.loss, row.nature, row.established), (1, "YES", "NONE", True))
        self.assertEqual((row.first, row.second), (self.town["qian"], self.town["shen"]))
        self.assertEqual(row.words("words"), deciding.WORDS["found"])
        self.assertNotIn("门票", row.words_sealed)
        payload = LedgerEntry.objects.get(act=self.act).payload
        self.assertEqual(payload.context_ref, self.case.ref)
        self.assertNotIn(deciding.WORDS["found"], payload.body)

    def test_what_points_to_a_violation_goes_out_with_and_without_loss(self) -> None:
        for loss in ("YES", "NO", "UNDETERMINED"):
            refused(self, "accountability.must_go_out", loss=loss, nature="VIOLATION")
            refused(self, "accountability.must_go_out", loss=loss, nature="CRIME")

    def test_on_what_contact_ends_the_rule_set_says(self) -> None:
        with builders.reading("accountability.contact_ends_on", ["CRIME"]):
            refused(self, "accountability.must_go_out", nature="CRIME")
            self.assertEqual(self.send(self.act, "qian", self.data(nature="VIOLATION")).status, 200)

    def test_it_takes_two_handlers_and_a_reason(self) -> None:
        refused(self, "accountability.second_person", second=self.town["qian"].uid)
        refused(self, "accountability.second_person", second=self.town["sun"].uid)
        refused(self, "accountability.words_missing", words=" ")
