"""自报延误."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from duban.chapters.feedback.models import DelayReport
from duban.chapters.feedback.tests.builders import duty, report_delay, submitted
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import deadline, owed, suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.stories import Answer

PERIODIC = "PERIODIC_REPORT"


class TestReportDelay(MatterStory):
    act = "feedback.report_delay"
    doer = "lin"
    wrong_role = "chen"
    refused = "feedback.delay_twice"

    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        plan(cls.town, cls.matter)

    def data(self, **changes: Any) -> dict[str, Any]:
        good = {
            "matter": self.matter.uid,
            "obligation": deadline(self.matter).uid,
            "fact": "东段驳岸尚余120米，预计推后两周",
            "cause": "连续降雨，围堰两次漫顶",
            "measures": "增加两个班组，夜间施工",
            "own_new_on": date(2026, 7, 15),
        }
        return {**good, **changes}

    def spoil(self) -> None:
        report_delay(self.town, self.matter)

    def check(self, answer: Answer) -> None:
        report = DelayReport.objects.get(uid=answer.body["uid"])
        self.assertEqual((report.reported_on, report.old_due_on), (date(2026, 3, 2), date(2026, 6, 30)))
        own = owed(self.matter, "OWN_DATE")[0]
        self.assertEqual((own.unit, own.due_on), (self.town.unit("works"), date(2026, 7, 15)))
        self.assertEqual(own.source_ref, deadline(self.matter).ref)
        self.assertEqual(deadline(self.matter).due_on, date(2026, 6, 30), "the deadline does not move")
        told = Message.objects.filter(kind="feedback.delay").values_list("person__username", flat=True)
        self.assertLessEqual({"chen", "qian", "li"}, set(told))

    def refuses(self, code: str, status: int, **changes: Any) -> None:
        answer = self.send(self.act, "lin", self.data(**changes))
        self.assertEqual((answer.status, answer.code), (status, code), answer)
        self.assertEqual(DelayReport.objects.count(), 0)

    def test_fact_cause_and_measures_are_all_written(self) -> None:
        for part in ("fact", "cause", "measures"):
            self.refuses("feedback.delay_text_missing", 422, **{part: " "})

    def test_the_own_date_is_later_and_not_too_far_off(self) -> None:
        for day in (date(2026, 6, 30), date(2026, 7, 31)):
            self.refuses("feedback.own_date_unfit", 422, own_new_on=day)
        answer = self.send(self.act, "lin", self.data(own_new_on=date(2026, 7, 30)))
        self.assertEqual(answer.status, 200, answer)

    def test_what_is_past_is_on_record_already(self) -> None:
        self.town.go_to(date(2026, 7, 1))
        self.refuses("feedback.delay_known", 409)

    def test_what_is_reported_done_is_not_delayed(self) -> None:
        submitted(self.town, self.matter)
        self.refuses("feedback.delay_done", 409)

    def test_what_is_not_reported_on_or_no_longer_owed_is_refused(self) -> None:
        signing = Obligation.objects.get(matter=self.matter, kind="SIGN_FOR", unit=self.town.unit("works"))
        self.refuses("feedback.nothing_owed", 409, obligation=signing.uid)
        first = duty(self.matter, PERIODIC)
        submitted(self.town, self.matter, kind=PERIODIC, percent=20)
        self.refuses("feedback.nothing_owed", 409, obligation=first.uid)

    def test_nobody_speaks_for_another_unit(self) -> None:
        for who, status in (("zhao", 403), ("gao", 403), ("wu", 404)):
            with self.subTest(who):
                self.assertEqual(self.send(self.act, who, self.data()).status, status)

    def test_the_own_date_is_met_by_the_report(self) -> None:
        self.spoil()
        self.town.go_to(date(2026, 7, 10))
        report = submitted(self.town, self.matter)
        own = Obligation.objects.get(kind="OWN_DATE")
        self.assertEqual((own.met_on, own.met_by_ref), (date(2026, 7, 10), report.ref))

    def test_the_own_date_of_a_feedback_is_met_by_the_feedback(self) -> None:
        report_delay(self.town, self.matter, PERIODIC, own_new_on=date(2026, 4, 10))
        self.town.go_to(date(2026, 4, 3))
        submitted(self.town, self.matter, kind=PERIODIC, percent=20)
        self.assertEqual(Obligation.objects.get(kind="OWN_DATE").met_on, date(2026, 4, 3))

    def test_it_locks_the_task(self) -> None:
        self.assert_locks(deadline(self.matter))

    def test_it_refuses_a_matter_that_rests(self) -> None:
        data = self.data()
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "lin", data)
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)


class DelayPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.url = reverse("report_delay", args=[cls.matter.uid])

    url: str

    def test_the_liaison_reports_it_and_the_matter_shows_it(self) -> None:
        page = self.see("lin", self.url)
        self.assertContains(page, "办结事项（2026-06-30）")
        self.assertContains(page, "办理时限不变")
        data = {
            "obligation": deadline(self.matter).uid,
            "fact": "尚余120米",
            "cause": "连续降雨",
            "measures": "增加班组",
            "own_new_on": "2026-07-15",
        }
        early = self.fill("lin", self.url, {**data, "own_new_on": "2026-06-01"})
        self.assertContains(early, "尚余120米", status_code=422)
        self.assertEqual(self.fill("lin", self.url, data).status_code, 303)
        matter = self.see("chen", reverse("matter", args=[self.matter.uid]))
        self.assertContains(matter, "自定新时限 2026-07-15")
        self.assertContains(matter, "连续降雨")
        self.assertContains(self.see("lin", reverse("desk")), "兑现自报的新时限")

    def test_it_is_there_for_the_units_people_alone(self) -> None:
        self.assert_seen_by(self.url, right=("lin", "li", "he"), strangers=("wu", "guan"))
        self.assertEqual(self.see("chen", self.url).status_code, 403)
