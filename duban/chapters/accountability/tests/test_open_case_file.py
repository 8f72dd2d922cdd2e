"""打开证据文件: a link for one person, once, for some minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseEvidence, FileLink
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestOpenCaseFile(CaseStory):
    act = "accountability.open_case_file"
    doer = "qian"
    wrong_role = ""
    refused = ""

    case: AccountabilityCase
    piece: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.piece = casing.evidence(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"piece": self.piece.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return None

    def check(self, answer: Answer) -> None:
        link = FileLink.objects.get(uid=answer.body["uid"])
        self.assertEqual((link.evidence, link.person, link.used_at), (self.piece, self.town["qian"], None))
        self.assertEqual(link.expires_at - link.issued_at, timedelta(minutes=10))

    def test_it_refuses_the_wrong_role(self) -> None:
        """Who sees it may do it: for all others it is not there."""
        for who in ("chen", "li", "guan", "an", "shenji"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404, who)

    def test_it_refuses_the_wrong_state(self) -> None:
        """There is none: while the person belongs to the circle he looks; afterwards it is not there."""
        casing.recuse(self.town, self.case, "qian")
        before = LedgerEntry.objects.count()
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 404)
        self.assertEqual(LedgerEntry.objects.count(), before)
