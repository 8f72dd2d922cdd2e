"""用印: recorded, never made up."""

from __future__ import annotations

from typing import Any, ClassVar

from django.test import override_settings

from duban.support.documents import queries, sweeps
from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests import pdfs
from tests.stories import ActStory, Answer, TownCase


class TestSeal(ActStory):
    act = "documents.seal"
    doer = "qian"
    wrong_role = "wang"
    stranger = "lin"
    refused = "documents.not_frozen"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.NUMBERED)
        sweeps.sweep(cls.town.tick())

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid}

    def spoil(self) -> dict[str, Any] | None:
        other = builders.led_to(self.town, DraftState.NUMBERED)
        return {"official_paper": other.uid}

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual(self.found.state, DraftState.SEALED)
        self.assertEqual(self.found.steps.get(kind="SEAL").person, self.town["qian"])

    def test_it_is_sealed_once(self) -> None:
        builders.step(self.town, self.found, "seal", "qian")
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "documents.wrong_step")

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)


class TestPlace(TownCase):
    """Nothing on the picture pretends to be a seal."""

    def text(self) -> str:
        found = builders.led_to(self.town, DraftState.NUMBERED)
        sweeps.sweep(self.town.tick())
        assert found.document is not None
        return pdfs.text(queries.stored(queries.document_by_uid(found.document.uid)))

    def test_without_a_service_there_is_nothing(self) -> None:
        self.assertNotIn("用印处", self.text())

    @override_settings(SEAL="duban.support.documents.seals.PlaceOnly")
    def test_the_place_says_that_it_is_no_seal(self) -> None:
        text = self.text()
        self.assertIn("用印处", text)
        self.assertIn("本图样不是印章", text)
