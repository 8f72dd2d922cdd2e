"""更换线索密钥: every sealed value under the current key, no word changed."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability import sweeps
from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.queries import sealed
from duban.chapters.accountability.tests import builders
from duban.chapters.accountability.tests.sealing import rotated
from duban.chapters.matters.models import Matter
from duban.support.files import queries as files
from tests.locking import MatterStory
from tests.stories import Answer


class TestResealClue(MatterStory):
    act = "accountability.reseal_clue"
    doer = None
    wrong_role = "sun"
    refused = "accountability.key_current"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"clue": self.clue.uid, **changed}

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
        clue = self.root()
        self.assertTrue(clue.fact_sealed.startswith("k2:"))
        self.assertEqual(clue.fact, builders.FACT)
        file = clue.evidence.get().file
        assert file is not None
        self.assertEqual(file.sealed_under, "k2")
        self.assertEqual(b"".join(files.open_bytes(file)), "验收合格".encode())

    def root(self) -> AccountabilityClue:
        return AccountabilityClue.objects.get(uid=self.clue.uid)

    def test_it_refuses_a_form_made_from_another_version_of_the_matter(self) -> None:
        with rotated():
            super().test_it_refuses_a_form_made_from_another_version_of_the_matter()
