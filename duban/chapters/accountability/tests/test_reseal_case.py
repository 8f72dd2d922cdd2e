"""更换案卷密钥: every sealed value under the current key, no word changed."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import sweeps
from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence
from duban.chapters.accountability.queries import sealed
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory
from duban.chapters.accountability.tests.sealing import rotated
from duban.support.files import blobs
from duban.support.files import queries as files
from tests.stories import Answer


class TestResealCase(CaseStory):
    act = "accountability.reseal_case"
    doer = None
    wrong_role = "sun"
    refused = "accountability.key_current"

    case: AccountabilityCase
    piece: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.piece = casing.evidence(cls.town, cls.case)
        casing.show(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case": self.case.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return None

    def check(self, answer: Answer) -> None:
        self.assert_words()

    def test_nothing_of_it_changes_but_the_key(self) -> None:
        with rotated():
            self.send(self.act, None, self.data())
            self.assert_words()
            self.assertFalse(sealed.is_old(self.root()))

    def test_the_round_finds_what_is_under_an_old_key(self) -> None:
        with rotated():
            self.assertGreaterEqual(sweeps.reseal(self.town.tick()), 1)
            self.assertEqual(sweeps.reseal(self.town.tick()), 0)
            self.assert_words()

    def test_it_works(self) -> None:
        with rotated():
            super().test_it_works()

    def test_it_does_not_exist_for_a_stranger(self) -> None:
        with rotated():
            super().test_it_does_not_exist_for_a_stranger()

    def test_it_refuses_the_wrong_role(self) -> None:
        with rotated():
            super().test_it_refuses_the_wrong_role()

    def test_it_writes_one_ledger_row_and_a_replay_none(self) -> None:
        with rotated():
            super().test_it_writes_one_ledger_row_and_a_replay_none()

    def assert_words(self) -> None:
        case, piece = self.root(), CaseEvidence.objects.get(pk=self.piece.pk)
        self.assertTrue(case.reason_sealed.startswith("k2:"))
        self.assertTrue(piece.name_sealed.startswith("k2:"))
        self.assertEqual(case.words("reason"), casing.SAID["reason"])
        self.assertEqual(piece.words("name"), casing.SAID["evidence"])
        self.assertEqual(piece.file.sealed_under, "k2")
        self.assertTrue(blobs.read(piece.file.stored_as).startswith(b"duban-sealed/1:k2:"))
        self.assertEqual(b"".join(files.open_bytes(piece.file)), "材料".encode())

    def root(self) -> AccountabilityCase:
        return AccountabilityCase.objects.get(uid=self.case.uid)

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        with rotated():
            super().test_for_everybody_outside_the_circle_it_does_not_exist()

    def test_it_refuses_a_form_made_from_another_version_of_the_case(self) -> None:
        with rotated():
            super().test_it_refuses_a_form_made_from_another_version_of_the_case()
