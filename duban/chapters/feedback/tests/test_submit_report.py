"""报送反馈."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from duban.chapters.feedback.actions import keep_draft, send_back
from duban.chapters.feedback.models import Draft, Evidence, Report
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests.builders import FINAL, accept, duty, return_for, submit, submitted
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import deadline, owed, suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.support.notifications.models import Message
from duban.support.organization import queries as organization
from tests.locking import MatterStory
from tests.papers import text_file
from tests.stories import Answer

PERIODIC = "PERIODIC_REPORT"


class TestSubmitReport(MatterStory):
    act = "feedback.submit_report"
    doer = "lin"
    wrong_role = "zhao"
    refused = "feedback.under_way"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        plan(cls.town, cls.matter)

    def data(self, kind: str = FINAL) -> dict[str, Any]:
        return {
            "matter": self.matter.uid,
            "obligation": duty(self.matter, kind).uid,
            "progress": "已完成全部清淤",
            "percent": 100,
            "completed_on": "2026-03-02",
        }

    def spoil(self) -> None:
        submit(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.kind, report.state, report.submitted_on), ("FINAL", "WITH_HEAD", None))
        self.assertEqual((report.unit_name, report.written_by), ("工程建设部", self.town["lin"]))
        waiting = owed(self.matter, "UNIT_APPROVAL")[0]
        self.assertEqual((waiting.person, waiting.unit), (self.town["li"], self.town.unit("works")))
        self.assertEqual((waiting.source_ref, waiting.due_on), (report.ref, date(2026, 3, 4)))
        self.assertIsNone(deadline(self.matter).reported_on, "nothing has reached the Office yet")
        told = Message.objects.filter(kind="feedback.approve").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he"})

    def test_it_takes_values_of_the_matters_own_objectives_alone(self) -> None:
        answer = self.send(self.act, "lin", {**self.data(), "values": [{"objective": uuid4(), "value": "3"}]})
        self.assertEqual((answer.status, answer.code), (422, "feedback.value_unknown"), answer)

    def test_the_heads_own_report_goes_straight_to_the_office(self) -> None:
        answer = self.send(self.act, "li", self.data())
        report = Report.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.state, report.submitted_on), ("SUBMITTED", date(2026, 3, 2)))
        self.assertEqual(owed(self.matter, "UNIT_APPROVAL"), [])
        review = owed(self.matter, "REVIEW")[0]
        self.assertEqual((review.unit, review.due_on), (organization.office(), date(2026, 3, 9)))
        self.assertEqual(deadline(self.matter).reported_on, date(2026, 3, 2))
        self.assertIsNone(deadline(self.matter).met_on, "only acceptance meets a deadline")

    def test_a_periodic_report_is_given_on_the_day_it_reaches_the_office(self) -> None:
        self.town.go_to(date(2026, 4, 2))
        submit(self.town, self.matter, who="li", kind=PERIODIC, percent=20)
        met = Obligation.objects.get(matter=self.matter, kind=PERIODIC, met_on__isnull=False)
        self.assertEqual((met.due_on, met.met_on), (date(2026, 3, 31), date(2026, 4, 2)), "two days late")

    def test_a_named_handler_may_write_for_his_own_unit_only(self) -> None:
        self.assertEqual(self.send(self.act, "gao", self.data()).status, 200)
        other = {
            "matter": self.matter.uid,
            "unit": self.town.unit("business").uid,
            "progress": "配合",
            "percent": 5,
        }
        self.assertEqual(self.send(self.act, "gao", other).status, 403)

    def test_a_co_unit_may_report_unasked_and_moves_no_percentage(self) -> None:
        data = {
            "matter": self.matter.uid,
            "unit": self.town.unit("business").uid,
            "progress": "已完成商户沟通",
            "percent": 60,
        }
        answer = self.send(self.act, "zheng", data)
        self.assertEqual(answer.status, 200, answer)
        accept(self.town, Report.objects.get(uid=answer.body["uid"]))
        self.matter.refresh_from_db()
        self.assertEqual(self.matter.percent, 0)
        foreign = self.send(self.act, "zheng", {**data, "unit": self.town.unit("planning").uid})
        self.assertEqual((foreign.status, foreign.code), (422, "feedback.unit_elsewhere"))

    def test_it_refuses_what_is_not_owed_or_not_reported_on(self) -> None:
        first = duty(self.matter, PERIODIC)
        submit(self.town, self.matter, who="li", kind=PERIODIC, percent=20)
        data = {**self.data(), "obligation": first.uid, "completed_on": None}
        self.assertEqual(self.send(self.act, "lin", data).code, "feedback.nothing_owed")
        signing = Obligation.objects.filter(
            matter=self.matter, kind="SIGN_FOR", unit=self.town.unit("works")
        ).get()
        self.assertEqual(
            self.send(self.act, "lin", {**data, "obligation": signing.uid}).code, "feedback.not_reportable"
        )

    def test_as_planned_is_accepted_twice_in_a_row_and_not_a_third_time(self) -> None:
        for _ in range(2):
            submit(self.town, self.matter, who="li", kind=PERIODIC, percent=20, as_planned=True)
        third = {
            "matter": self.matter.uid,
            "obligation": duty(self.matter, PERIODIC).uid,
            "percent": 20,
            "as_planned": True,
        }
        answer = self.send(self.act, "li", third)
        self.assertEqual((answer.status, answer.code), (409, "feedback.as_planned_limit"), answer)
        self.assertEqual(Report.objects.first().progress, "按序时进度推进")  # type: ignore[union-attr]
        self.assertEqual(
            self.send(self.act, "li", {**third, "as_planned": False, "progress": "完成二段"}).status, 200
        )
        submit(self.town, self.matter, who="li", kind=PERIODIC, percent=30, as_planned=True)

    def test_as_planned_is_refused_when_it_is_not_so(self) -> None:
        self.town.go_to(date(2026, 3, 31))
        data = {
            "matter": self.matter.uid,
            "obligation": duty(self.matter, PERIODIC).uid,
            "percent": 14,
            "as_planned": True,
        }
        answer = self.send(self.act, "li", data)
        self.assertEqual((answer.status, answer.code), (409, "feedback.as_planned_behind"), answer)
        self.town.go_to(date(2026, 7, 1))
        answer = self.send(self.act, "li", {**data, "percent": 100})
        self.assertEqual((answer.status, answer.code), (409, "feedback.as_planned_overdue"), answer)
        self.assertEqual(Report.objects.count(), 0)

    def test_a_matter_behind_at_its_last_report_must_say_more(self) -> None:
        self.town.go_to(date(2026, 3, 31))
        submit(self.town, self.matter, who="li", kind=PERIODIC, percent=14)
        self.town.go_to(date(2026, 4, 20))
        data = {
            "matter": self.matter.uid,
            "obligation": duty(self.matter, PERIODIC).uid,
            "percent": 41,
            "as_planned": True,
        }
        answer = self.send(self.act, "li", data)
        self.assertEqual((answer.status, answer.code), (409, "feedback.as_planned_was_behind"), answer)

    def test_a_returned_result_is_answered_under_the_return(self) -> None:
        report = submitted(self.town, self.matter)
        return_for(self.town, report, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 3, 9))
        answer = self.send(self.act, "lin", self.data())
        self.assertEqual((answer.status, answer.code), (409, "feedback.answer_the_return"))
        follow = submit(self.town, self.matter, who="li", kind="SUPPLEMENT")
        self.assertEqual((follow.follows, follow.concerns), (report, deadline(self.matter)))
        self.assertEqual(owed(self.matter, "SUPPLEMENT"), [])

    def test_after_being_sent_back_it_is_filed_anew_and_all_versions_stay(self) -> None:
        first = submit(self.town, self.matter)
        send_back(
            by=self.town["li"], at=self.town.tick(), request_id=None, report=first.uid, reason="数字不实"
        )
        second = submit(self.town, self.matter)
        self.assertEqual(second.follows, first)
        self.assertEqual(Report.objects.count(), 2)

    def test_it_takes_no_completion_in_the_future_and_leaves_nothing(self) -> None:
        answer = self.send(self.act, "lin", {**self.data(), "completed_on": "2026-03-03"})
        self.assertEqual((answer.status, answer.code), (422, "feedback.claim_in_future"))
        self.assertEqual(Report.objects.count(), 0)

    def test_its_evidence_is_the_writers_own(self) -> None:
        own, foreign = text_file(self.town), text_file(self.town, "zhao")
        answer = self.send(self.act, "lin", {**self.data(), "evidence": [own.uid, foreign.uid]})
        self.assertEqual((answer.status, answer.code), (422, "files.unknown"))
        self.assertEqual(Report.objects.count(), 0)
        answer = self.send(self.act, "lin", {**self.data(), "evidence": [own.uid, own.uid]})
        self.assertEqual(answer.status, 200)
        self.assertEqual(Evidence.objects.get().file, own)

    def test_what_was_submitted_is_a_draft_no_longer(self) -> None:
        keep_draft(
            person=self.town["lin"],
            matter=self.matter,
            about_ref=duty(self.matter).ref,
            content={"progress": "未完"},
            at=self.town.at,
        )
        submit(self.town, self.matter)
        self.assertEqual(Draft.objects.count(), 0)

    def test_the_office_does_not_see_what_has_not_left_the_unit(self) -> None:
        report = submit(self.town, self.matter)
        for who, status in (("chen", 404), ("zhao", 404), ("gao", 403), ("lin", 403)):
            with self.subTest(who):
                self.assertEqual(
                    self.send("feedback.approve_report", who, {"report": report.uid}).status, status
                )

    def test_it_refuses_a_matter_that_rests(self) -> None:
        data = self.data()
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "lin", data)
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)

    def test_it_locks_the_task_that_it_answers(self) -> None:
        self.assert_locks(duty(self.matter, FINAL))
