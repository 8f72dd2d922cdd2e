"""文号作废: the number stays, with its reason."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.support.documents import numbers, queries
from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests.stories import ActStory, Answer


class TestVoidNumber(ActStory):
    act = "documents.void_number"
    doer = "sun"
    wrong_role = "chen"
    stranger = "lin"
    refused = "documents.wrong_step"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.NUMBERED)

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid, **{"reason": "区里已口头答复"}}

    def spoil(self) -> dict[str, Any] | None:
        other = builders.led_to(self.town, DraftState.ISSUED)
        return {**self.data(), "official_paper": other.uid}

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        self.assertEqual((self.found.state, self.found.void_reason), (DraftState.VOIDED, "区里已口头答复"))
        assert self.found.document is not None
        self.assertEqual(self.found.document.number, "古城督请〔2026〕1号")
        self.assertEqual(
            str(builders.led_to(self.town, DraftState.NUMBERED).document),
            "request_for_instructions 古城督请〔2026〕2号",
        )
        (series,) = numbers.series()
        self.assertTrue(series.gapless)
        self.assertEqual(queries.issued_in(2026), {"request_for_instructions": 1})
        self.assertEqual([one.pk for one in queries.voided()], [self.found.pk])

    def test_a_reason_is_needed(self) -> None:
        self.assertEqual(self.send(self.act, "sun", {**self.data(), "reason": ""}).code, "documents.empty")

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
