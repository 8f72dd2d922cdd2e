"""案卷归档: apart, with nothing owed, every file as it was received."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from unittest import mock

from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.access import Refusal
from tests.stories import Answer


class TestArchiveCase(CaseStory):
    act = "accountability.archive_case"
    doer = "sun"
    wrong_role = "wang"
    refused = "accountability.archived_already"

    case: AccountabilityCase
    piece: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.piece = casing.evidence(cls.town, cls.case)
        cls.case = casing.end(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case": self.case.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.archive(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=self.case.uid)
        self.assertEqual(
            (case.archive_number, case.archived_by), ("古城督责追档〔2026〕1号", self.town["sun"])
        )
        self.assertEqual(case.index_digest, hashlib.sha256(f"1 {self.piece.sha256}".encode()).hexdigest())
        self.assertEqual(case.duties.get(kind="ARCHIVE").met_on, date(2026, 3, 2))
        for who, status in (("qian", 404), ("wang", 200)):
            self.assertEqual(self.send("accountability.view_case", who, self.data()).status, status)

    def test_not_while_it_is_verified(self) -> None:
        case = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        refused(self, "accountability.wrong_stage", case=case.uid)

    def test_not_without_the_result_of_the_transfer(self) -> None:
        case = casing.name(self.town, casing.start(self.town, casing.other_clue(self.town)))
        casing.receipt(self.town, casing.transfer(self.town, casing.stop(self.town, case)))
        refused(self, "accountability.result_missing", case=case.uid)

    def test_not_with_a_file_that_is_not_as_it_was(self) -> None:
        with mock.patch("duban.chapters.accountability.queries.materials.files.open_bytes") as opened:
            opened.side_effect = Refusal("files.damaged", "6(2)", name="material.txt")
            refused(self, "accountability.evidence_damaged")
