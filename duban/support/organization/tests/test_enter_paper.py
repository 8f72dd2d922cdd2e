"""代录纸质决定: entered by one clerk, counting only when another has checked it."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import Refusal
from duban.support.files.tests import builders as files
from duban.support.organization import queries
from duban.support.organization.models import ApprovalSlip
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestEnterPaper(ActStory):
    act = "organization.enter_paper"
    doer = "chen"
    wrong_role = "li"
    stranger = None
    refused = "organization.future_paper"

    def setUp(self) -> None:
        self.paper = files.keep(self.town).uid

    def data(self) -> dict[str, Any]:
        return {
            "subject_ref": builders.SUBJECT,
            "decision": "APPROVE",
            "decider_kind": "LEADING_GROUP_HEAD",
            "decider": self.town["wang"].uid,
            "decided_on": "2026-02-27",
            "opinion": "同意",
            "paper": self.paper,
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "decided_on": "2026-03-03"}

    def check(self, answer: Answer) -> None:
        slip = ApprovalSlip.objects.get()
        self.assertEqual((slip.state, slip.entered_by, slip.checked_by), ("ENTERED", self.town["chen"], None))
        self.assertIsNone(queries.checked_slip(builders.SUBJECT, "APPROVE"))

    def test_a_clerk_decides_nothing_without_a_checked_paper(self) -> None:
        slip = builders.enter_paper(self.town, decided_on=date(2026, 2, 27))
        with self.assertRaises(Refusal) as caught:
            queries.decision(
                self.town["chen"], self.town.at, subject_ref=builders.SUBJECT, word="APPROVE", entitled=False
            )
        self.assertEqual(caught.exception.code, "organization.needs_paper")
        builders.check_paper(self.town, slip)
        decided = queries.decision(
            self.town["chen"], self.town.at, subject_ref=builders.SUBJECT, word="APPROVE", entitled=False
        )
        self.assertEqual((decided.on, decided.on_behalf_of), (date(2026, 2, 27), "王志远"))

    def test_a_paper_without_its_scan_is_refused(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "paper": self.town["chen"].uid})
        self.assertEqual(answer.code, "files.unknown")
