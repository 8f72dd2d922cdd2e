"""签发督办通知书."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.papers import checked_paper
from tests.stories import Answer


class TestSignOffNotice(MatterStory):
    act = "supervision.sign_off_notice"
    doer = "sun"
    wrong_role = "zhou"
    refused = "supervision.notice_state"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.draft(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"notice": self.notice.uid}

    def spoil(self) -> None:
        builders.withdraw(self.town, self.notice)

    def check(self, answer: Answer) -> None:
        self.notice.refresh_from_db()
        self.assertEqual((self.notice.state, self.notice.signed_off_by), ("SIGNED_OFF", self.town["sun"]))
        self.assertEqual((self.notice.signed_off_on, self.notice.signed_by_head), (date(2026, 3, 2), False))

    def second(self) -> SupervisionNotice:
        """Another draft, while the first is issued and not yet served."""
        builders.issue(self.town, builders.sign_off(self.town, self.notice))
        return builders.draft(self.town, self.matter)

    def signs(self, who: str, notice: SupervisionNotice) -> Answer:
        return self.send(self.act, who, {"notice": notice.uid})

    def test_the_draft_does_not_exist_for_the_unit(self) -> None:
        self.assertEqual(self.signs("lin", self.notice).status, 404)

    def test_the_one_that_reaches_the_threshold_needs_the_head(self) -> None:
        second = self.second()
        answer = self.signs("sun", second)
        self.assertEqual((answer.status, answer.code), (409, "supervision.head_must_sign"), answer)
        self.assertIn("第 2 次", answer.body["refusal"]["message"])
        self.assertEqual(self.signs("wang", second).status, 200)
        second.refresh_from_db()
        self.assertTrue(second.signed_by_head)

    def test_his_checked_paper_is_as_good(self) -> None:
        second = self.second()
        checked_paper(self.town, second.ref, "SIGN_OFF", decided_on=date(2026, 3, 2))
        self.assertEqual(self.signs("chen", second).status, 200)
        second.refresh_from_db()
        self.assertEqual((second.signed_off_for, second.signed_by_head), ("王志远", True))

    def test_a_paper_older_than_the_problem_is_refused(self) -> None:
        checked_paper(self.town, self.notice.ref, "SIGN_OFF", decided_on=date(2026, 3, 1))
        self.assertEqual(self.signs("chen", self.notice).code, "supervision.signed_before_found")

    def test_a_clerk_without_a_paper_signs_nothing(self) -> None:
        self.assertEqual(self.signs("chen", self.notice).code, "organization.needs_paper")

    def test_another_unit_starts_its_own_count(self) -> None:
        builders.served_notice(self.town, self.matter, unit="business")
        self.assertEqual(self.signs("sun", self.notice).status, 200)

    def test_a_withdrawn_or_annulled_one_does_not_count(self) -> None:
        first = builders.issue(self.town, builders.sign_off(self.town, self.notice))
        builders.withdraw(self.town, first)
        second = builders.draft(self.town, self.matter, problems=[first.lines.get().problem])
        self.assertEqual(self.signs("sun", second).status, 200)

    def test_within_the_first_limit_the_head_signs_the_reason(self) -> None:
        problem = self.notice.lines.get().problem
        builders.serve(self.town, builders.issue(self.town, builders.sign_off(self.town, self.notice)))
        again = builders.draft(self.town, self.matter, problems=[problem], further_reason="险情扩大")
        self.assertEqual(self.signs("sun", again).code, "supervision.head_must_sign")

    def test_it_is_signed_once(self) -> None:
        builders.sign_off(self.town, self.notice)
        self.assertEqual(self.signs("sun", self.notice).code, "supervision.already_signed")

    def test_the_head_signs_later_what_has_come_to_the_threshold_since(self) -> None:
        one = builders.sign_off(self.town, self.notice)
        other = builders.sign_off(self.town, builders.draft(self.town, self.matter))
        builders.issue(self.town, one)
        self.assertEqual(self.signs("wang", other).status, 200)

    def test_it_refuses_a_draft_whose_problems_are_gone(self) -> None:
        self.town.go_to(date(2026, 3, 3))
        reported = builders.record_problem(
            self.town, self.matter, unit="business", self_reported=True, own_new_on=date(2026, 3, 3)
        )
        self.town.go_to(date(2026, 3, 4))
        draft = builders.draft(self.town, self.matter, unit="business", problems=[reported])
        self.send(
            "supervision.verify_rectification",
            "chen",
            {"problem": reported.uid, "verified": True, "finding": "已自行整改到位"},
        )
        self.assertEqual(self.signs("sun", draft).code, "supervision.already_rectified")

    def test_it_refuses_a_suspended_matter(self) -> None:
        from duban.chapters.matters.tests.builders import suspend_matter

        suspend_matter(self.town, self.matter)
        self.assertEqual(self.signs("sun", self.notice).code, "matters.is_suspended")

    def test_nobody_does_it_for_the_own_unit(self) -> None:
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
