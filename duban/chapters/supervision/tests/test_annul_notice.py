"""撤销督办通知书."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision import actions
from duban.chapters.supervision.models import Objection, Rectification, SupervisionNotice
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.tests import builders
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestAnnulNotice(MatterStory):
    act = "supervision.annul_notice"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.notice_state"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"notice": self.notice.uid, "problems_stand": False, "reason": "事实不成立", **changed}

    def spoil(self) -> None:
        builders.annul(self.town, self.notice)

    def test_it_locks_the_answers_that_it_ends(self) -> None:
        waiting = builders.object_to(self.town, self.notice)
        pending = builders.reply(self.town, self.notice)
        self.assert_locks(waiting, pending)

    def test_it_locks_the_problems_and_the_reply_that_is_owed_no_more(self) -> None:
        problem = self.notice.lines.get().problem
        owed = Obligation.objects.get(kind="NOTICE_REPLY", source_ref=self.notice.ref)
        self.assert_locks(problem, owed)
        self.assert_locks(problem, data=self.data(problems_stand=True))

    def test_it_locks_the_duty_to_urge_a_reply_that_is_owed_no_more(self) -> None:
        owed = Obligation.objects.get(kind="NOTICE_REPLY", source_ref=self.notice.ref)
        self.town.go_to(date(2026, 3, 20))
        actions.owe_urging(by=None, at=self.town.tick(), request_id=None, obligation=owed.uid)
        self.assert_locks(Obligation.objects.get(kind="URGE", source_ref=owed.ref))

    def check(self, answer: Answer) -> None:
        self.notice.refresh_from_db()
        self.assertEqual((self.notice.state, self.notice.served_on), ("ANNULLED", date(2026, 3, 2)))
        reply = Obligation.objects.get(kind="NOTICE_REPLY", source_ref=self.notice.ref)
        self.assertEqual((reply.met_on, reply.lapsed_on), (None, date(2026, 3, 2)))
        self.assertEqual(reckoning.served_count(self.matter, self.notice.unit, date(2026, 3, 2)), 0)
        self.assertEqual(self.notice.lines.get().problem.ended_as, "UNFOUNDED")

    def test_a_problem_that_stands_is_open_again(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(problems_stand=True)).status, 200)
        self.assertEqual(self.notice.lines.get().problem.state, "OPEN")

    def test_what_still_waits_lapses_with_it(self) -> None:
        builders.object_to(self.town, self.notice)
        builders.reply(self.town, self.notice)
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        self.assertEqual(Objection.objects.get().state, "LAPSED")
        self.assertEqual(Rectification.objects.get().state, "LAPSED")
        waiting = Obligation.objects.filter(matter=self.matter, kind__in=["ANSWER_OBJECTION", "VERIFY"])
        self.assertEqual({one.lapsed_on for one in waiting}, {date(2026, 3, 2)})

    def test_a_problem_named_by_another_notice_goes_on(self) -> None:
        problem = self.notice.lines.get().problem
        other = builders.served_notice(
            self.town, self.matter, problems=[problem], signer="wang", further_reason="险情扩大"
        )
        self.assertEqual(self.send(self.act, "sun", self.data(problems_stand=True)).status, 200)
        problem.refresh_from_db()
        self.assertEqual(problem.state, "NOTICED")
        again = {"notice": other.uid, "problems_stand": False, "reason": "事实不成立"}
        self.assertEqual(self.send(self.act, "sun", again).status, 200)
        problem.refresh_from_db()
        self.assertEqual(problem.state, "CLOSED")

    def test_nobody_annuls_a_notice_to_the_own_unit(self) -> None:
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

    def test_it_says_why(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(reason=" ")).code, "supervision.text_missing")
