"""编号: the next of its series; from then on the words are frozen."""

from __future__ import annotations

from typing import Any, ClassVar

from duban.support.documents import queries, sweeps
from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests import pdfs
from tests.stories import ActStory, Answer


class TestNumber(ActStory):
    act = "documents.number"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "documents.wrong_step"
    found: ClassVar[Draft]

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(cls.town, DraftState.SIGNED_OFF)

    def data(self) -> dict[str, Any]:
        return {"official_paper": self.found.uid}

    def spoil(self) -> dict[str, Any] | None:
        builders.step(self.town, self.found, "number", "chen")
        return None

    def check(self, answer: Answer) -> None:
        self.found.refresh_from_db()
        document = self.found.document
        assert document is not None
        self.assertEqual(self.found.state, DraftState.NUMBERED)
        self.assertEqual(document.number, "古城督请〔2026〕1号")
        self.assertEqual((document.issued_on, document.facts["signer"]), (self.found.signed_off_on, "王志远"))
        sweeps.sweep(self.town.tick())
        text = pdfs.text(queries.stored(queries.document_by_uid(document.uid)))
        for words in (
            "签发人：王志远",
            "古城督请〔2026〕1号",
            "附件：勘察报告",
            "台儿庄区人民政府：",
            "（联系人：陈启明）",
        ):
            self.assertIn(words, text)

    def test_minutes_and_reports_are_counted_by_issue(self) -> None:
        for kind, number in (
            ("minutes", "2026年第1期"),
            ("special_report", "2026年第1期"),
            ("minutes", "2026年第2期"),
        ):
            found = builders.led_to(self.town, DraftState.NUMBERED, kind=kind, to="")
            assert found.document is not None
            self.assertEqual(found.document.number, number)
            self.assertEqual(found.document.facts["signer"], "")

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.found)
