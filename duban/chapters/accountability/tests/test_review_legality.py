"""法制审核: not by a handler; what nobody has checked is confirmed by name."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, LegalReview
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestReviewLegality(CaseStory):
    act = "accountability.review_legality"
    doer = "zheng"
    wrong_role = ""
    refused = "accountability.reviewed_already"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.proposed(cls.town)
        casing.admit(cls.town, cls.case, "zheng")

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case": self.case.uid,
            "agrees": True,
            "opinion": deciding.WORDS["opinion"],
            "confirmed": deciding.unchecked(self.town, "17(1)"),
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.review(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = LegalReview.objects.get(uid=answer.body["uid"])
        self.assertTrue(row.agrees)
        lines = [line["line"] for line in row.bases]
        self.assertIn("《办法》原文：《中国共产党党内监督条例（试行）》", lines[0])
        self.assertTrue(all(line["state"] == "已核" or line["confirmed"] for line in row.bases))
        self.assertEqual(row.words("opinion"), deciding.WORDS["opinion"])

    def test_it_refuses_the_wrong_role(self) -> None:
        """Who of the circle handled the case does not review it; for everybody else there is none."""
        refused_by = self.send(self.act, "qian", self.data())
        self.assertEqual(refused_by.code, "accountability.reviewer_handled")
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 404)

    def test_nobody_of_the_unit_reviews_it(self) -> None:
        casing.admit(self.town, self.case, "lin")
        answer = self.send(self.act, "lin", self.data())
        self.assertEqual(answer.code, "accountability.reviewer_recuses", answer)

    def test_what_nobody_has_checked_is_confirmed_by_name(self) -> None:
        refused(self, "accountability.basis_unconfirmed", confirmed=[])

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", opinion=" ")
