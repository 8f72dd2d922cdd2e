"""批复延长整改期限."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.supervision.models import SupervisionNotice
from duban.chapters.supervision.tests import builders, treating
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.found import differences
from tests.locking import MatterStory
from tests.stories import Answer

DUE_ON, ASKED_FOR = date(2026, 3, 16), date(2026, 3, 27)


class TestExtendRectification(MatterStory):
    act = "supervision.extend_rectification"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.extension_none"

    matter: Matter
    notice: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.notice = builders.served_notice(cls.town, cls.matter)
        treating.ask_more_time(cls.town, cls.notice, new_due_on=ASKED_FOR)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"notice": self.notice.uid, "grant": True, "opinion": "情况属实，同意", **changed}

    def spoil(self) -> None:
        treating.answer_more_time(self.town, self.notice)

    def owed(self) -> Obligation:
        return Obligation.objects.get(kind="NOTICE_REPLY")

    def check(self, answer: Answer) -> None:
        owed = self.owed()
        self.assertEqual((owed.original_due_on, owed.due_on), (DUE_ON, ASKED_FOR))
        change = TimeChange.objects.get()
        self.assertEqual((change.state, change.decided_by), ("GRANTED", self.town["sun"]))
        duty = Obligation.objects.get(kind="DECIDE_RECTIFICATION")
        self.assertEqual((duty.met_on, duty.met_by_ref), (date(2026, 3, 2), change.ref))
        self.assertEqual(differences(), [])

    def test_refused_the_old_date_stands(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(grant=False)).status, 200)
        self.assertEqual(self.owed().due_on, DUE_ON)
        self.assertEqual(TimeChange.objects.get().state, "REFUSED")

    def test_asked_before_and_decided_after_is_in_time(self) -> None:
        self.town.go_to(date(2026, 3, 18))
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        self.assertEqual(self.owed().due_on, ASKED_FOR)

    def test_no_notice_is_early_again_before_the_new_date(self) -> None:
        """The first limit has not run out before the date in force has (decision 20)."""
        self.send(self.act, "sun", self.data())
        self.town.go_to(date(2026, 3, 20))
        problem = self.notice.lines.get().problem
        answer = self.send(
            "supervision.draft_notice",
            "chen",
            {
                "matter": self.matter.uid,
                "unit": self.town.unit("works").uid,
                "problems": [problem.uid],
                "requirement": "限期返工",
                "reply_days": 5,
            },
        )
        self.assertEqual(answer.code, "supervision.limit_running")

    def test_a_request_that_still_waits_ends_with_the_notice(self) -> None:
        builders.annul(self.town, self.notice)
        self.assertEqual(TimeChange.objects.get().state, "REFUSED")
        self.assertIsNotNone(Obligation.objects.get(kind="DECIDE_RECTIFICATION").lapsed_on)

    def test_and_with_a_reply_that_is_verified(self) -> None:
        builders.verify(self.town, builders.reply(self.town, self.notice))
        self.assertEqual(TimeChange.objects.get().state, "REFUSED")
        self.assertIsNotNone(Obligation.objects.get(kind="DECIDE_RECTIFICATION").lapsed_on)

    def test_what_is_annulled_is_given_no_time(self) -> None:
        builders.annul(self.town, self.notice)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "supervision.notice_state")

    def test_it_says_why(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(opinion=" ")).code, "supervision.text_missing")

    def test_it_locks_what_it_moves(self) -> None:
        self.assert_locks(
            self.notice,
            TimeChange.objects.get(),
            self.owed(),
            Obligation.objects.get(kind="DECIDE_RECTIFICATION"),
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
