"""查阅案卷: every view is an act; leaving the circle works on the next request."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseView
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestViewCase(CaseStory):
    act = "accountability.view_case"
    doer = "qian"
    wrong_role = ""
    refused = ""

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case": self.case.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return None

    def check(self, answer: Answer) -> None:
        view = CaseView.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (view.case, view.person, view.about_ref), (self.case, self.town["qian"], self.case.ref)
        )

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
