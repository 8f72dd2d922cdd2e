"""单位退回修改."""

from __future__ import annotations

from typing import Any

from duban.chapters.feedback.actions import approve_report
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests.builders import submit
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import deadline, owed, suspend_matter
from duban.chapters.responsibility.tests.builders import running_matter
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestSendBack(MatterStory):
    act = "feedback.send_back"
    doer = "li"
    wrong_role = "lin"
    refused = "feedback.not_with_head"

    matter: Matter
    report: Report

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.report = submit(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"report": self.report.uid, "reason": "驳岸长度与现场不符"}

    def spoil(self) -> None:
        approve_report(by=self.town["li"], at=self.town.tick(), request_id=None, report=self.report.uid)

    def check(self, answer: Answer) -> None:
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.state, report.sent_back_by), ("SENT_BACK", self.town["li"]))
        self.assertEqual(report.sent_back_reason, "驳岸长度与现场不符")
        self.assertEqual(owed(self.matter, "UNIT_APPROVAL"), [])
        self.assertEqual(owed(self.matter, "REVIEW"), [])
        self.assertIsNone(deadline(self.matter).reported_on, "the duty stands")
        message = Message.objects.get(kind="feedback.sent_back")
        self.assertEqual(message.person, self.town["lin"])

    def test_it_needs_a_reason(self) -> None:
        answer = self.send(self.act, "li", {**self.data(), "reason": "  "})
        self.assertEqual((answer.status, answer.code), (422, "feedback.reason_missing"))

    def test_it_refuses_a_matter_that_rests(self) -> None:
        data = self.data()
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "li", data)
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)
