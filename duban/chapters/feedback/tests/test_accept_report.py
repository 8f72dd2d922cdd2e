"""采纳反馈."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests.builders import accept, countersign_asked, return_for, submit, submitted
from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter, Milestone, Obligation
from duban.chapters.matters.tests.builders import deadline, owed, suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization import queries
from tests.locking import MatterStory
from tests.stories import Answer


class TestAcceptReport(MatterStory):
    act = "feedback.accept_report"
    doer = "chen"
    wrong_role = "li"
    refused = "feedback.not_under_review"

    matter: Matter
    report: Report

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, milestones=(Target("清淤完成", date(2026, 5, 31)),))
        plan(cls.town, cls.matter)
        cls.report = submitted(cls.town, cls.matter, completed_on=date(2026, 3, 2))
        cls.town.go_to(date(2026, 3, 5))

    def data(self) -> dict[str, Any]:
        return {"report": self.report.uid, "opinion": "材料齐全"}

    def spoil(self) -> None:
        accept(self.town, self.report)

    def check(self, answer: Answer) -> None:
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.state, report.opinion), ("ACCEPTED", "材料齐全"))
        self.assertEqual(report.accepted_completed_on, date(2026, 3, 2), "the day of the accepted report")
        self.matter.refresh_from_db()
        self.assertEqual((self.matter.completed_on, self.matter.percent), (date(2026, 3, 2), 100))
        self.assertEqual(deadline(self.matter).met_on, date(2026, 3, 2))
        review = Obligation.objects.get(matter=self.matter, kind="REVIEW")
        self.assertEqual(review.met_on, date(2026, 3, 5))
        close = owed(self.matter, "CLOSE")[0]
        self.assertEqual(
            (close.unit, close.due_on, close.source_ref),
            (queries.office(), date(2026, 3, 12), self.matter.ref),
        )
        self.assertEqual(owed(self.matter, "PERIODIC_REPORT"), [], "nothing is reported after the result")
        message = Message.objects.filter(kind="feedback.accepted").first()
        self.assertIn("材料齐全", message.text if message else "")

    def test_it_locks_what_is_met_and_what_falls_away(self) -> None:
        self.assert_locks(deadline(self.matter), owed(self.matter, "PERIODIC_REPORT")[0])

    def test_it_locks_a_countersignature_that_is_waited_for_no_more(self) -> None:
        signing = countersign_asked(self.town)
        self.assert_locks(signing, data={"report": signing.report.uid, "opinion": "材料齐全"})

    def test_a_doubt_of_the_office_has_its_reason(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "opinion": "", "confidence": "UNLIKELY"})
        self.assertEqual((answer.status, answer.code), (422, "feedback.confidence_why"), answer)

    def test_an_earlier_completion_needs_evidence(self) -> None:
        self.town.go_to(date(2026, 3, 20))
        answer = self.send(
            self.act, "chen", {**self.data(), "completed_on": "2026-03-02", "reason": "报告当日"}
        )
        self.assertEqual(answer.status, 200, "the default itself needs none")
        other = running_matter(self.town)
        self.town.go_to(date(2026, 3, 25))
        late = submitted(self.town, other)
        stated = {"report": late.uid, "completed_on": "2026-03-23", "reason": "验收单日期"}
        refused = self.send(self.act, "chen", stated)
        self.assertEqual((refused.status, refused.code), (422, "feedback.earlier_needs_evidence"))
        later = self.send(self.act, "chen", {**stated, "completed_on": "2026-03-26"})
        self.assertEqual(later.code, "feedback.completed_later")

    def test_after_supplement_it_is_the_first_report_whose_substance_was_accepted(self) -> None:
        return_for(self.town, self.report, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 3, 12))
        self.town.go_to(date(2026, 3, 12))
        accept(self.town, submit(self.town, self.matter, who="li", kind="SUPPLEMENT"))
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.completed_on, date(2026, 3, 2))
        self.assertEqual(deadline(self.matter).met_on, date(2026, 3, 2))

    def test_after_redo_it_is_the_new_report_less_the_offices_own_delay(self) -> None:
        self.town.go_to(date(2026, 3, 13))
        return_for(self.town, self.report, ReturnKind.REDO, new_due_on=date(2026, 3, 27))
        self.town.go_to(date(2026, 3, 25))
        accept(self.town, submit(self.town, self.matter, who="li", kind="REDO"))
        self.matter.refresh_from_db()
        self.assertEqual(
            self.matter.completed_on, date(2026, 3, 21), "the review was due on 03-09, four days late"
        )

    def test_a_milestone_is_reached_and_the_matter_goes_on(self) -> None:
        report = submitted(self.town, self.matter, kind="MILESTONE", percent=60)
        self.assertEqual(self.send(self.act, "chen", {"report": report.uid}).status, 200)
        self.assertEqual(Milestone.objects.get(matter=self.matter).reached_on, date(2026, 3, 5))
        node = Obligation.objects.get(matter=self.matter, kind="MILESTONE")
        self.assertEqual((node.reported_on, node.met_on), (date(2026, 3, 5), date(2026, 3, 5)))
        self.matter.refresh_from_db()
        self.assertEqual((self.matter.completed_on, self.matter.percent), (None, 60))

    def test_progress_sets_the_percentage_and_no_completion(self) -> None:
        other = running_matter(self.town)
        plan(self.town, other)
        report = submitted(self.town, other, kind="PERIODIC_REPORT", percent=35)
        refused = self.send(self.act, "chen", {"report": report.uid, "completed_on": "2026-03-05"})
        self.assertEqual((refused.status, refused.code), (422, "feedback.completion_only_for_results"))
        self.assertEqual(self.send(self.act, "chen", {"report": report.uid}).status, 200)
        other.refresh_from_db()
        self.assertEqual((other.percent, other.completed_on), (35, None))

    def test_a_report_due_before_the_result_stays_owed(self) -> None:
        other = running_matter(self.town)
        plan(self.town, other)
        self.town.go_to(date(2026, 4, 10))
        accept(self.town, submitted(self.town, other))
        self.assertEqual([one.due_on for one in owed(other, "PERIODIC_REPORT")], [date(2026, 3, 31)])

    def test_nobody_accepts_a_report_of_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["qian"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 1),
        )
        for code, data in (
            (self.act, self.data()),
            (
                "feedback.return_for",
                {"report": self.report.uid, "kind": "REDO", "reason": "未完成", "new_due_on": "2026-03-20"},
            ),
        ):
            answer = self.send(code, "qian", data)
            with self.subTest(code):
                self.assertEqual((answer.status, answer.code), (409, "feedback.own_unit"))

    def test_it_refuses_a_matter_that_rests(self) -> None:
        data = self.data()
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "chen", data)
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)
