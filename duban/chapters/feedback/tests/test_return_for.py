"""责令补办或重新办理."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.feedback.models import Report, ReportReturn
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests.builders import accept, return_for, submit, submitted
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import DUE_ON, deadline, owed, suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.support.documents.models import Document
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestReturnFor(MatterStory):
    act = "feedback.return_for"
    doer = "chen"
    wrong_role = "li"
    refused = "feedback.not_under_review"

    matter: Matter
    report: Report

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.report = submitted(cls.town, cls.matter)

    def data(self, kind: str = "SUPPLEMENT") -> dict[str, Any]:
        return {"report": self.report.uid, "kind": kind, "reason": "缺分段验收单", "new_due_on": "2026-03-09"}

    def spoil(self) -> None:
        accept(self.town, self.report)

    def check(self, answer: Answer) -> None:
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.state, report.answered_on), ("RETURNED", date(2026, 3, 2)))
        order = ReportReturn.objects.get(report=report)
        self.assertEqual(
            (order.kind, order.reason, order.new_due_on), ("SUPPLEMENT", "缺分段验收单", date(2026, 3, 9))
        )
        duty = owed(self.matter, "SUPPLEMENT")[0]
        self.assertEqual(
            (duty.unit, duty.source_ref, duty.due_on), (report.unit, order.ref, date(2026, 3, 9))
        )
        self.assertEqual(deadline(self.matter).due_on, DUE_ON, "the matter's deadline never changes")
        self.assertEqual(deadline(self.matter).reported_on, date(2026, 3, 2), "the substance is done")
        self.assertEqual(owed(self.matter, "REVIEW"), [])
        paper = Document.objects.get(subject_ref=order.ref)
        self.assertEqual((paper.kind, paper.title), ("return_order", "责令补办通知书"))
        self.assertEqual(paper.number, "古城督责〔2026〕1号")
        told = Message.objects.filter(kind="feedback.returned").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin"})

    def test_to_be_redone_it_counts_as_not_reported(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data("REDO")).status, 200)
        self.assertIsNone(deadline(self.matter).reported_on)
        self.assertEqual(deadline(self.matter).due_on, DUE_ON)
        self.assertEqual(Document.objects.get(kind="return_order").title, "责令重新办理通知书")
        self.town.go_to(date(2026, 3, 6))
        submit(self.town, self.matter, who="li", kind="REDO")
        self.assertEqual(deadline(self.matter).reported_on, date(2026, 3, 6))

    def test_it_may_be_returned_again_and_every_version_stays(self) -> None:
        return_for(self.town, self.report, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 3, 9))
        second = submit(self.town, self.matter, who="li", kind="SUPPLEMENT")
        return_for(self.town, second, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 3, 16))
        third = submit(self.town, self.matter, who="li", kind="SUPPLEMENT")
        self.assertEqual((third.follows, third.concerns), (second, deadline(self.matter)))
        self.assertEqual(ReportReturn.objects.count(), 2)

    def test_a_returned_progress_report_leaves_the_deadline_alone(self) -> None:
        plan(self.town, self.matter)
        progress = submit(self.town, self.matter, who="li", kind="PERIODIC_REPORT", percent=20)
        data = {**self.data("REDO"), "report": progress.uid}
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        self.assertEqual(deadline(self.matter).reported_on, date(2026, 3, 2))
        met = Obligation.objects.get(matter=self.matter, kind="PERIODIC_REPORT", met_by_ref=progress.ref)
        self.assertEqual(
            met.met_on, date(2026, 3, 2), "it was given on its day; what was wanting is another matter"
        )

    def test_it_locks_the_task_that_is_to_be_redone(self) -> None:
        self.assert_locks(deadline(self.matter), data=self.data("REDO"))

    def test_it_needs_a_reason_and_a_later_date(self) -> None:
        for change, code in (
            ({"reason": ""}, "feedback.reason_missing"),
            ({"new_due_on": "2026-03-02"}, "feedback.return_date"),
        ):
            answer = self.send(self.act, "chen", {**self.data(), **change})
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (422, code), answer)
        self.assertEqual(ReportReturn.objects.count(), 0)

    def test_it_refuses_a_matter_that_rests(self) -> None:
        data = self.data()
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "chen", data)
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)
