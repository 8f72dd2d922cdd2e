"""复查整改."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import NoNotice, Problem, Rectification, SupervisionNotice
from duban.chapters.supervision.tests import builders, treating
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestVerifyRectification(MatterStory):
    act = "supervision.verify_rectification"
    doer = "chen"
    wrong_role = "lin"
    refused = "supervision.already_verified"

    matter: Matter
    notice: SupervisionNotice
    reply: Rectification

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)
        cls.town.go_to(date(2026, 3, 4))
        cls.reply = builders.reply(cls.town, cls.notice)
        cls.town.go_to(date(2026, 3, 6))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"rectification": self.reply.uid, "verified": True, "finding": "逐段敲击，合格", **changed}

    def spoil(self) -> None:
        builders.verify(self.town, self.reply)

    def owed(self, kind: str, notice: SupervisionNotice | None = None) -> Obligation:
        return Obligation.objects.get(kind=kind, source_ref=(notice or self.notice).ref)

    def check(self, answer: Answer) -> None:
        self.reply.refresh_from_db()
        self.assertEqual((self.reply.state, self.reply.verified_by), ("VERIFIED", self.town["chen"]))
        problem = self.notice.lines.get().problem
        self.assertEqual((problem.state, problem.ended_as), ("CLOSED", "RECTIFIED"))
        self.assertEqual(self.owed("NOTICE_REPLY").met_on, date(2026, 3, 4), "met on the day of the reply")
        self.assertEqual(Obligation.objects.get(kind="VERIFY").met_on, date(2026, 3, 6))

    def test_not_rectified_the_first_limit_stands_and_the_problem_is_open_again(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(verified=False)).status, 200)
        owed = self.owed("NOTICE_REPLY")
        self.assertEqual((owed.reported_on, owed.met_on, owed.due_on), (None, None, date(2026, 3, 16)))
        problem = self.notice.lines.get().problem
        self.assertEqual(problem.state, "OPEN")
        standing = Obligation.objects.filter(
            kind="TREAT_PROBLEM", source_ref=problem.ref, met_on__isnull=True
        )
        self.assertEqual(standing.get().due_on, date(2026, 3, 11))

    def test_a_second_reply_can_close_what_the_first_did_not(self) -> None:
        self.send(self.act, "chen", self.data(verified=False))
        again = builders.reply(self.town, self.notice)
        self.assertEqual(self.send(self.act, "chen", self.data(rectification=again.uid)).status, 200)
        left = Obligation.objects.filter(matter=self.matter, met_on__isnull=True, lapsed_on__isnull=True)
        self.assertFalse(left.filter(kind__in=["NOTICE_REPLY", "VERIFY", "TREAT_PROBLEM"]).exists())

    def test_the_second_notice_closes_the_first_with_it(self) -> None:
        self.send(self.act, "chen", self.data(verified=False))
        problem = self.notice.lines.get().problem
        second = builders.served_notice(
            self.town, self.matter, problems=[problem], signer="wang", further_reason="险情扩大"
        )
        reply = builders.reply(self.town, second)
        self.assertEqual(self.send(self.act, "chen", self.data(rectification=reply.uid)).status, 200)
        self.assertEqual(self.owed("NOTICE_REPLY").met_on, date(2026, 3, 6))
        self.assertEqual(self.owed("NOTICE_REPLY", second).met_on, date(2026, 3, 6))

    def test_it_says_what_was_found(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(finding=" ")).code, "supervision.text_missing")

    def test_nobody_checks_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["qian"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "supervision.own_unit")
        self.assertEqual(self.rechecks(self.reported(), "qian").code, "supervision.own_unit")

    def reported(self) -> Problem:
        return builders.record_problem(
            self.town, self.matter, self_reported=True, own_new_on=date(2026, 3, 20), fact="工期滞后五天"
        )

    def rechecks(self, problem: Problem, who: str = "chen", **changed: Any) -> Answer:
        given = {"problem": problem.uid, "verified": True, "finding": "已赶上工期"}
        return self.send(self.act, who, {**given, **changed})

    def test_what_the_unit_reported_itself_is_closed_without_a_notice(self) -> None:
        problem = self.reported()
        self.assertEqual(self.rechecks(problem, "lin").status, 403)
        self.assertEqual(self.rechecks(problem, finding=" ").code, "supervision.text_missing")
        self.assertEqual(self.rechecks(problem).status, 200)
        problem.refresh_from_db()
        self.assertEqual((problem.state, problem.ended_as), ("CLOSED", "RECTIFIED"))
        self.assertIsNotNone(Obligation.objects.get(source_ref=problem.ref).met_on)
        self.assertEqual(self.rechecks(problem).code, "supervision.already_verified")

    def test_it_locks_the_problem_that_the_unit_reported(self) -> None:
        problem = self.reported()
        self.assert_locks(problem, data={"problem": problem.uid, "verified": False, "finding": "工期仍滞后"})

    def test_it_locks_the_decision_that_falls_with_the_failure(self) -> None:
        problem = treating.leave(self.town, treating.self_reported(self.town, self.matter))
        data = {"problem": problem.uid, "verified": False, "finding": "工期仍滞后"}
        self.assert_locks(NoNotice.objects.get(), data=data)
        self.assertEqual(self.send(self.act, self.doer, data).status, 200)
        self.assertIsNotNone(NoNotice.objects.get().fell_on)

    def test_what_the_office_found_needs_a_notice(self) -> None:
        self.assertEqual(
            self.rechecks(builders.record_problem(self.town, self.matter)).code, "supervision.needs_notice"
        )

    def test_it_checks_one_thing(self) -> None:
        both = self.data(problem=self.notice.lines.get().problem.uid)
        self.assertEqual(self.send(self.act, "chen", both).code, "supervision.check_one")
        neither = {"verified": True, "finding": "合格"}
        self.assertEqual(self.send(self.act, "chen", neither).code, "supervision.check_one")
