"""重启已采纳结果."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.feedback.models import Reopening, Report, ReportReturn
from duban.chapters.feedback.tests import builders
from duban.chapters.matters import actions as matters
from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter, Milestone, Obligation, Party
from duban.chapters.matters.tests.builders import suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.ground.access import PostKind
from duban.support.documents.models import Document
from duban.support.ledger.rows import Row
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.found import differences, record_problem, reply, served_notice, verify
from tests.locking import MatterStory
from tests.stories import Answer

DUE_ON = date(2026, 5, 29)


class TestReopenResult(MatterStory):
    act = "feedback.reopen_result"
    doer = "sun"
    wrong_role = "chen"
    refused = "feedback.not_accepted_result"

    matter: Matter
    report: Report
    problem: Row

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town, due_on=DUE_ON)
        report = builders.accept(cls.town, builders.submitted(cls.town, cls.matter))
        cls.report = Report.objects.get(pk=report.pk)
        cls.problem = record_problem(cls.town, cls.matter, kind="UNTRUE")

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "report": self.report.uid,
            "record": self.problem.ref,
            "reason": "现场丈量驳岸修复长度905米，报告为1460米",
            "new_due_on": date(2026, 3, 16),
        }
        return {**given, **changed}

    def spoil(self) -> None:
        builders.reopen(self.town, self.report, self.problem.ref)

    def deadline(self) -> Obligation:
        return Obligation.objects.get(matter=self.matter, kind="MATTER_DEADLINE")

    def close(self) -> None:
        """The problem is closed first, as closing demands."""
        notice = served_notice(self.town, self.matter, problems=[self.problem])
        verify(self.town, reply(self.town, notice))
        matters.close(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=self.matter.uid)

    def check(self, answer: Answer) -> None:
        self.matter.refresh_from_db()
        self.report.refresh_from_db()
        self.assertEqual(
            (self.matter.completed_on, self.matter.percent, self.matter.state), (None, 0, "ASSIGNED")
        )
        self.assertEqual(self.report.state, "RETURNED")
        self.assertEqual(self.report.accepted_completed_on, date(2026, 3, 2), "what was found then stays")
        owed = self.deadline()
        self.assertEqual((owed.met_on, owed.reported_on, owed.due_on), (None, None, DUE_ON))
        redo = Obligation.objects.get(matter=self.matter, kind="REDO")
        self.assertEqual((redo.unit, redo.due_on), (self.town.unit("works"), date(2026, 3, 16)))
        close = Obligation.objects.get(matter=self.matter, kind="CLOSE")
        self.assertEqual((close.met_on, close.lapsed_on), (None, date(2026, 3, 2)))
        row = Reopening.objects.get(report=self.report)
        self.assertEqual((row.record_ref, row.was_completed_on), (self.problem.ref, date(2026, 3, 2)))
        self.assertEqual(ReportReturn.objects.get(report=self.report).kind, "REDO")
        order = Document.objects.get(kind="return_order")
        self.assertIn("原采纳失效", order.facts["paragraphs"][0])
        told = Message.objects.filter(kind="feedback.reopened")
        self.assertIn("lin", {one.person.username for one in told})
        self.assertEqual(differences(), [])

    def test_a_closed_matter_is_under_way_again_and_its_closing_is_marked(self) -> None:
        self.close()
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        self.matter.refresh_from_db()
        self.assertEqual((self.matter.state, self.matter.closed_on), ("ASSIGNED", None))
        self.assertTrue(all(Party.objects.filter(matter=self.matter).values_list("open", flat=True)))
        row = Reopening.objects.get()
        self.assertEqual(row.was_closed_on, date(2026, 3, 2))
        self.assertIn(["办结销号", "2026-03-02"], row.followed)
        self.assertEqual(differences(), [])

    def test_done_again_it_counts_from_the_day_of_the_new_report(self) -> None:
        self.send(self.act, "sun", self.data())
        self.town.go_to(date(2026, 3, 13))
        again = builders.submitted(self.town, self.matter, kind="REDO")
        self.town.go_to(date(2026, 3, 16))
        builders.accept(self.town, again)
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.completed_on, date(2026, 3, 13))
        self.assertEqual(self.deadline().met_on, date(2026, 3, 13))

    def test_a_milestone_is_not_reached_any_more(self) -> None:
        targets = [Target("清淤完成", date(2026, 4, 30))]
        matter = running_matter(self.town, milestones=targets)
        reported = builders.accept(self.town, builders.submitted(self.town, matter, kind="MILESTONE"))
        milestone = Milestone.objects.get(matter=matter)
        self.assertEqual(milestone.reached_on, date(2026, 3, 2))
        problem = record_problem(self.town, matter, kind="UNTRUE")
        data = self.data(report=reported.uid, record=problem.ref)
        self.assertEqual(self.send(self.act, "sun", data).status, 200)
        milestone.refresh_from_db()
        self.assertIsNone(milestone.reached_on)
        self.assertEqual(Obligation.objects.get(matter=matter, kind="MILESTONE").met_on, None)
        self.assertEqual(differences(), [])

    def test_what_fell_away_with_the_result_is_owed_again(self) -> None:
        matter = running_matter(self.town)
        plan(self.town, matter)
        builders.accept(self.town, builders.submitted(self.town, matter, kind="PERIODIC_REPORT", percent=40))
        report = builders.accept(self.town, builders.submitted(self.town, matter))
        problem = record_problem(self.town, matter, kind="UNTRUE")
        planned = Obligation.objects.filter(matter=matter, kind="PERIODIC_REPORT", lapsed_on__isnull=False)
        close = Obligation.objects.get(matter=matter, kind="CLOSE")
        ids = list(planned.values_list("id", flat=True))
        self.assertGreater(len(ids), 1)
        data = self.data(report=report.uid, record=problem.ref)
        self.assert_locks(planned.earliest("id"), close, data=data)
        self.assertEqual(self.send(self.act, "sun", data).status, 200)
        self.assertEqual(Obligation.objects.standing().filter(id__in=ids).count(), len(ids))
        matter.refresh_from_db()
        self.assertEqual(matter.percent, 40, "what was last accepted before the result")
        self.assertEqual(differences(), [])

    def test_while_the_matter_rests_nothing_is_reopened(self) -> None:
        targets = [Target("清淤完成", date(2026, 4, 30))]
        matter = running_matter(self.town, milestones=targets)
        reported = builders.accept(self.town, builders.submitted(self.town, matter, kind="MILESTONE"))
        problem = record_problem(self.town, matter, kind="UNTRUE")
        suspend_matter(self.town, matter)
        answer = self.send(self.act, "sun", self.data(report=reported.uid, record=problem.ref))
        self.assertEqual(answer.code, "matters.is_suspended")

    def test_it_locks_the_report_and_what_it_answers(self) -> None:
        self.assert_locks(self.report, self.deadline())

    def test_it_rests_on_a_record_of_this_matter_made_after_the_report(self) -> None:
        other = record_problem(self.town, running_matter(self.town))
        for changed, code in (
            ({"record": ""}, "feedback.reopen_record"),
            ({"record": other.ref}, "feedback.reopen_record"),
            ({"record": self.report.ref}, "feedback.reopen_record"),
            ({"reason": " "}, "feedback.reopen_reason"),
            ({"new_due_on": date(2026, 3, 2)}, "feedback.return_date"),
        ):
            with self.subTest(code=code, changed=changed):
                self.assertEqual(self.send(self.act, "sun", self.data(**changed)).code, code)

    def test_progress_is_no_result(self) -> None:
        matter = running_matter(self.town)
        plan(self.town, matter)
        told = builders.submitted(self.town, matter, kind="PERIODIC_REPORT", percent=30)
        told = builders.accept(self.town, told)
        answer = self.send(self.act, "sun", self.data(report=told.uid))
        self.assertEqual(answer.code, self.refused)

    def test_nobody_reopens_a_result_of_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["sun"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "feedback.own_unit")
