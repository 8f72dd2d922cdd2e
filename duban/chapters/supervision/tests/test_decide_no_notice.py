"""决定不下达督办通知书."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import NoNotice, Problem
from duban.chapters.supervision.tests import builders, treating
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestDecideNoNotice(MatterStory):
    act = "supervision.decide_no_notice"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.decided_no_notice"

    matter: Matter
    problem: Problem

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.problem = treating.self_reported(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "problem": self.problem.uid,
            "ground": "SELF_REPORTED",
            "reason": "单位在检查前已书面报告",
        }
        return {**given, **changed}

    def spoil(self) -> None:
        treating.leave(self.town, self.problem)

    def check(self, answer: Answer) -> None:
        self.problem.refresh_from_db()
        self.assertEqual((self.problem.state, self.problem.closed_on), ("TRACKED", None))
        decision = NoNotice.objects.get()
        self.assertEqual((decision.by, decision.ground), (self.town["sun"], "SELF_REPORTED"))
        treat = Obligation.objects.get(kind="TREAT_PROBLEM", source_ref=self.problem.ref)
        self.assertEqual((treat.met_on, treat.met_by_ref), (date(2026, 3, 2), decision.ref))
        recheck = Obligation.objects.get(kind="VERIFY", source_ref=self.problem.ref)
        self.assertEqual((recheck.imposed_on, recheck.due_on), (treating.OWN_DATE, date(2026, 3, 20)))
        told = Message.objects.filter(kind="supervision.no_notice")
        self.assertIn("lin", {one.person.username for one in told})

    def test_put_right_in_time_it_closes_without_a_notice(self) -> None:
        treating.leave(self.town, self.problem)
        self.town.go_to(treating.OWN_DATE)
        treating.check_problem(self.town, self.problem)
        self.problem.refresh_from_db()
        self.assertEqual((self.problem.state, self.problem.ended_as), ("CLOSED", "RECTIFIED"))
        self.assertIsNotNone(Obligation.objects.get(kind="VERIFY", source_ref=self.problem.ref).met_on)

    def test_not_put_right_it_waits_again_and_a_notice_may_follow(self) -> None:
        treating.leave(self.town, self.problem)
        self.town.go_to(date(2026, 3, 16))
        treating.check_problem(self.town, self.problem, verified=False)
        self.problem.refresh_from_db()
        self.assertEqual(self.problem.state, "OPEN")
        self.assertEqual(NoNotice.objects.get().fell_on, date(2026, 3, 16))
        treats = Obligation.objects.filter(kind="TREAT_PROBLEM", source_ref=self.problem.ref)
        self.assertEqual([one.is_standing for one in treats.order_by("id")], [False, True])
        builders.draft(self.town, self.matter, problems=[self.problem])

    def test_while_it_holds_no_notice_is_drafted(self) -> None:
        treating.leave(self.town, self.problem)
        draft = {
            "matter": self.matter.uid,
            "unit": self.town.unit("works").uid,
            "problems": [self.problem.uid],
            "requirement": "限期返工",
            "reply_days": 5,
        }
        self.assertEqual(self.send("supervision.draft_notice", "chen", draft).code, self.refused)

    def test_the_same_fact_follows_its_notice(self) -> None:
        notice = builders.served_notice(self.town, self.matter)
        again = builders.record_problem(self.town, self.matter, fact="驳岸第三段复查仍不饱满", who="qian")
        treating.leave(self.town, again, notice)
        again.refresh_from_db()
        self.assertEqual(again.state, "TRACKED")
        builders.verify(self.town, builders.reply(self.town, notice))
        again.refresh_from_db()
        self.assertEqual((again.state, again.ended_as), ("CLOSED", "RECTIFIED"))

    def test_the_same_fact_waits_again_when_its_notice_falls(self) -> None:
        notice = builders.served_notice(self.town, self.matter)
        again = builders.record_problem(self.town, self.matter, who="qian")
        treating.leave(self.town, again, notice)
        builders.annul(self.town, notice)
        again.refresh_from_db()
        self.assertEqual(again.state, "OPEN")

    def test_what_proves_to_be_no_problem_is_closed_and_counts_nowhere(self) -> None:
        found = builders.record_problem(self.town, self.matter, who="qian")
        data = {"problem": found.uid, "ground": "UNFOUNDED", "reason": "调取监理日志，所述断面不在本标段"}
        answer = self.send(self.act, "sun", self.data(**data))
        self.assertEqual(answer.status, 200, answer)
        found.refresh_from_db()
        self.assertEqual(
            (found.state, found.ended_as, found.closed_on), ("CLOSED", "UNFOUNDED", date(2026, 3, 2))
        )
        treat = Obligation.objects.get(kind="TREAT_PROBLEM", source_ref=found.ref)
        self.assertEqual((treat.met_on, treat.is_standing), (date(2026, 3, 2), False))
        self.assertFalse(Obligation.objects.filter(kind="VERIFY", source_ref=found.ref).exists())
        told = Message.objects.filter(kind="supervision.no_notice", text__contains="不成立")
        self.assertIn("lin", {one.person.username for one in told})
        self.assertEqual(self.send(self.act, "sun", self.data(**data)).code, "supervision.problem_closed")

    def test_it_refuses_what_is_no_ground(self) -> None:
        other = builders.record_problem(self.town, self.matter, who="qian")
        notice = builders.served_notice(self.town, self.matter, problems=[other])
        foreign = builders.served_notice(self.town, self.matter, unit="business")
        found = builders.record_problem(self.town, self.matter, who="qian")
        same = {"problem": found.uid, "ground": "SAME_FACT"}
        for changed, code in (
            ({"problem": found.uid}, "supervision.not_self_reported"),
            (same, "supervision.same_fact_notice"),
            ({**same, "notice": foreign.uid}, "supervision.same_fact_notice"),
            ({**same, "problem": other.uid, "notice": notice.uid}, "supervision.problem_noticed"),
            ({"reason": " "}, "supervision.text_missing"),
        ):
            with self.subTest(code=code):
                self.assertEqual(self.send(self.act, "sun", self.data(**changed)).code, code)

    def test_after_the_own_date_it_is_no_ground_any_more(self) -> None:
        self.town.go_to(date(2026, 3, 16))
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "supervision.not_self_reported")

    def test_of_a_closed_matter_the_result_is_reopened_first(self) -> None:
        QuerySet(Matter).filter(pk=self.matter.pk).update(state="CLOSED", closed_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "matters.already_closed")

    def test_it_locks_the_problem_and_the_duty_to_treat_it(self) -> None:
        self.assert_locks(
            self.problem, Obligation.objects.get(kind="TREAT_PROBLEM", source_ref=self.problem.ref)
        )

    def test_nobody_decides_for_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["sun"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "supervision.own_unit")
