"""登记证据: place, hash, custody; its words sealed."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.files import blobs
from duban.support.files import queries as files
from duban.support.files.models import StoredFile
from tests.stories import Answer


class TestAddEvidence(CaseStory):
    act = "accountability.add_evidence"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    file: StoredFile

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.file = casing.material(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "kind": "DOCUMENT",
            "name": casing.SAID["evidence"],
            "origin": casing.SAID["origin"],
            "proves": "停工二十日",
            "received_on": "2026-03-02",
            "file": self.file.uid,
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return self.data(case=deciding.not_pursued(self.town).uid)

    def test_it_locks_the_file_that_it_seals(self) -> None:
        self.assert_locks(self.file)

    def check(self, answer: Answer) -> None:
        row = CaseEvidence.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.ordinal, row.sha256), (1, self.file.sha256))
        self.assertEqual((row.words("name"), row.words("proves")), (casing.SAID["evidence"], "停工二十日"))
        self.assertNotIn("施工", row.name_sealed)
        self.assertEqual([one.to_person for one in row.custody.all()], [self.town["qian"]])
        self.assertNotIn("材料".encode(), blobs.read(row.file.stored_as), "the file lies sealed")
        self.assertEqual(b"".join(files.open_bytes(row.file)), "材料".encode())

    def test_it_takes_no_day_to_come_and_no_empty_words(self) -> None:
        refused(self, "accountability.day_to_come", received_on="2026-03-03")
        refused(self, "accountability.words_missing", name=" ")
        refused(self, "accountability.words_missing", origin=" ")

    def test_places_follow_each_other(self) -> None:
        self.assertEqual([casing.evidence(self.town, self.case).ordinal for _n in range(2)], [1, 2])
