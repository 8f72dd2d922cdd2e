"""代录陈述申辩: from the signed paper alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence, Statement
from duban.chapters.accountability.terms.case import EvidenceKind
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestEnterStatement(CaseStory):
    act = "accountability.enter_statement"
    doer = "qian"
    wrong_role = "sun"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    scan: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        cls.scan = casing.evidence(cls.town, cls.case, kind=EvidenceKind.STATEMENT)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "person": self.town["li"].uid,
            "made_on": "2026-03-02",
            "text": casing.SAID["statement"],
            "scan": self.scan.uid,
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.stop(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = Statement.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.scan, row.entered_by, row.checked_by), (self.scan, self.town["qian"], None))
        self.assertEqual(row.words("text"), casing.SAID["statement"])

    def test_the_paper_is_a_statement(self) -> None:
        other = casing.evidence(self.town, self.case)
        refused(self, "accountability.scan_missing", scan=other.uid)

    def test_its_day_lies_in_the_period(self) -> None:
        refused(self, "accountability.day_to_come", made_on="2026-03-03")
        refused(self, "accountability.day_too_early", made_on="2026-03-01")
        self.town.go_to(date(2026, 3, 11))
        refused(self, "accountability.statement_closed", made_on="2026-03-10")

    def test_it_has_its_words_or_is_a_waiver(self) -> None:
        refused(self, "accountability.words_missing", text=" ")
        self.assertEqual(self.send(self.act, "qian", self.data(text="", waived=True)).status, 200)
