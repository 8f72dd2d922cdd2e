"""复核代录: by another person, once."""

from __future__ import annotations

from typing import Any

from duban.support.organization import queries
from duban.support.organization.models import ApprovalSlip
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestCheckPaper(ActStory):
    act = "organization.check_paper"
    doer = "qian"
    wrong_role = "li"
    stranger = None
    refused = "organization.paper_checked"

    def setUp(self) -> None:
        self.slip = builders.enter_paper(self.town)

    def data(self) -> dict[str, Any]:
        return {"slip": self.slip.uid, "agrees": True}

    def spoil(self) -> None:
        builders.check_paper(self.town, self.slip, who="sun")

    def check(self, answer: Answer) -> None:
        slip = ApprovalSlip.objects.get()
        self.assertEqual(
            (slip.state, slip.checked_by, slip.checked_at), ("CHECKED", self.town["qian"], self.town.at)
        )
        self.assertEqual(queries.checked_slip(builders.SUBJECT, "APPROVE"), slip)

    def test_nobody_checks_his_own_entry(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.same_checker"))

    def test_a_paper_that_differs_carries_nothing(self) -> None:
        self.send(self.act, "qian", {**self.data(), "agrees": False, "remark": "日期不符"})
        self.assertEqual(ApprovalSlip.objects.get().state, "REJECTED")
        self.assertIsNone(queries.checked_slip(builders.SUBJECT, "APPROVE"))
