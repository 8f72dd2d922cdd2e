"""印发督办通知书."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestIssueNotice(MatterStory):
    act = "supervision.issue_notice"
    doer = "chen"
    wrong_role = "zhou"
    refused = "supervision.notice_state"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.sign_off(cls.town, builders.draft(cls.town, cls.matter))

    def data(self) -> dict[str, Any]:
        return {"notice": self.notice.uid}

    def spoil(self) -> None:
        builders.withdraw(self.town, self.notice)

    def check(self, answer: Answer) -> None:
        self.notice.refresh_from_db()
        self.assertEqual((self.notice.state, self.notice.number), ("ISSUED", "古城督通〔2026〕1号"))
        self.assertEqual((self.notice.issued_on, self.notice.ordinal), (date(2026, 3, 2), 1))
        self.assertEqual(self.notice.notified_head, self.town["li"])
        self.assertEqual(self.notice.notified_liaison, self.town["lin"])
        problem = self.notice.lines.get().problem
        self.assertEqual(problem.state, "NOTICED")
        self.assertEqual(
            Obligation.objects.get(kind="TREAT_PROBLEM", source_ref=problem.ref).met_on, date(2026, 3, 2)
        )
        duty = Obligation.objects.get(kind="SERVE_NOTICE", source_ref=self.notice.ref)
        self.assertEqual((duty.unit_id, duty.due_on), (self.town.unit("office").pk, date(2026, 3, 4)))
        told = Message.objects.filter(kind="supervision.notice_delivered")
        self.assertEqual({one.person.username for one in told}, {"lin", "li", "he"})
        self.assert_facts()

    def assert_facts(self) -> None:
        assert self.notice.document is not None
        facts = self.notice.document.facts
        self.assertEqual((facts["number"], facts["to"]), ("古城督通〔2026〕1号", "工程建设部"))
        self.assertIn("自送达之日起10个工作日内", "".join(facts["paragraphs"]))
        self.assertIn("砂浆不饱满", facts["table"]["rows"][0][2])

    def test_it_locks_the_problems_that_it_names(self) -> None:
        self.assert_locks(self.notice.lines.get().problem)

    def test_numbers_run_without_a_gap_and_a_withdrawn_one_keeps_its_own(self) -> None:
        first = builders.issue(self.town, self.notice)
        builders.withdraw(self.town, first)
        problem = first.lines.get().problem
        second = builders.issued_notice(self.town, self.matter, problems=[problem])
        first.refresh_from_db()
        self.assertEqual((first.number, second.number), ("古城督通〔2026〕1号", "古城督通〔2026〕2号"))

    def test_the_threshold_is_reckoned_again(self) -> None:
        other = builders.sign_off(self.town, builders.draft(self.town, self.matter))
        builders.issue(self.town, self.notice)
        answer = self.send(self.act, "chen", {"notice": other.uid})
        self.assertEqual((answer.status, answer.code), (409, "supervision.head_must_sign"), answer)
        other.refresh_from_db()
        self.assertEqual(other.number, "", "a refusal takes no number")
        builders.sign_off(self.town, other, who="wang")
        self.assertEqual(self.send(self.act, "chen", {"notice": other.uid}).status, 200)
        other.refresh_from_db()
        self.assertEqual(other.number, "古城督通〔2026〕2号")

    def test_it_refuses_a_reply_date_that_has_come(self) -> None:
        builders.withdraw(self.town, self.notice)
        problem = self.notice.lines.get().problem
        notice = builders.draft(
            self.town, self.matter, problems=[problem], reply_days=None, reply_due_on=date(2026, 3, 5)
        )
        builders.sign_off(self.town, notice)
        self.town.go_to(date(2026, 3, 5))
        answer = self.send(self.act, "chen", {"notice": notice.uid})
        self.assertEqual(answer.code, "supervision.reply_date_past")

    def test_it_refuses_when_the_problem_is_gone(self) -> None:
        reported = builders.record_problem(
            self.town, self.matter, unit="business", self_reported=True, own_new_on=date(2026, 3, 2)
        )
        self.town.go_to(date(2026, 3, 3))
        notice = builders.sign_off(
            self.town, builders.draft(self.town, self.matter, unit="business", problems=[reported])
        )
        done = {"problem": reported.uid, "verified": True, "finding": "已整改到位"}
        self.assertEqual(self.send("supervision.verify_rectification", "chen", done).status, 200)
        answer = self.send(self.act, "chen", {"notice": notice.uid})
        self.assertEqual(answer.code, "supervision.already_rectified")

    def test_it_refuses_a_suspended_matter(self) -> None:
        from duban.chapters.matters.tests.builders import suspend_matter

        suspend_matter(self.town, self.matter)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "matters.is_suspended")

    def test_nobody_does_it_for_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["chen"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "supervision.own_unit")
