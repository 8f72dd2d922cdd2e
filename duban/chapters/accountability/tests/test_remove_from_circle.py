"""移出知悉范围: on the next request the case does not exist."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from tests.stories import Answer


class TestRemoveFromCircle(ForTheHead, CaseStory):
    act = "accountability.remove_from_circle"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.not_in_circle"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        casing.admit(cls.town, cls.case, "xu")

    def root(self) -> AccountabilityCase:
        return self.case

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "person": self.town["xu"].uid}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return self.data(person=self.town["wu"].uid)

    def check(self, answer: Answer) -> None:
        self.assertEqual(self.send("accountability.view_case", "xu", {"case": self.case.uid}).status, 404)

    def test_posts_and_handlers_leave_by_other_ways(self) -> None:
        for who in ("sun", "qian"):
            refused(self, "accountability.leaves_by_other_way", person=self.town[who].uid)
