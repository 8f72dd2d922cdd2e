"""单位审核反馈."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.feedback.actions import approve_report
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.tests.builders import submit
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import deadline, owed, suspend_matter
from duban.chapters.responsibility.tests.builders import running_matter
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestApproveReport(MatterStory):
    act = "feedback.approve_report"
    doer = "li"
    wrong_role = "lin"
    refused = "feedback.not_with_head"

    matter: Matter
    report: Report

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.report = submit(cls.town, cls.matter)
        cls.town.go_to(date(2026, 3, 4))

    def data(self) -> dict[str, Any]:
        return {"report": self.report.uid}

    def spoil(self) -> None:
        approve_report(by=self.town["he"], at=self.town.tick(), request_id=None, report=self.report.uid)

    def check(self, answer: Answer) -> None:
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.state, report.submitted_on), ("SUBMITTED", date(2026, 3, 4)))
        self.assertEqual(
            (report.unit_approved_by, report.unit_approved_on), (self.town["li"], date(2026, 3, 4))
        )
        met = Obligation.objects.get(matter=self.matter, kind="UNIT_APPROVAL")
        self.assertEqual(met.met_on, date(2026, 3, 4))
        self.assertEqual(owed(self.matter, "REVIEW")[0].due_on, date(2026, 3, 11))
        self.assertEqual(deadline(self.matter).reported_on, date(2026, 3, 4))
        told = Message.objects.filter(kind="feedback.review").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"sun", "chen", "qian"})

    def test_the_deputy_in_charge_may_approve(self) -> None:
        self.assertEqual(self.send(self.act, "he", self.data()).status, 200)

    def test_the_head_of_another_unit_does_not_see_it(self) -> None:
        self.assertEqual(self.send(self.act, "zheng", self.data()).status, 404)

    def test_it_refuses_a_matter_that_rests(self) -> None:
        data = self.data()
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "li", data)
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)
