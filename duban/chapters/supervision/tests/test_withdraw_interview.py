"""撤回约谈."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Interview
from duban.chapters.supervision.tests import builders, inspecting
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestWithdrawInterview(MatterStory):
    act = "supervision.withdraw_interview"
    doer = "sun"
    wrong_role = "chen"
    refused = "supervision.interview_state"

    matter: Matter
    interview: Interview

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.interview = inspecting.notified(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"interview": self.interview.uid, "reason": "已主动整改，不再约谈", **changed}

    def spoil(self) -> None:
        self.send(self.act, "sun", self.data())

    def check(self, answer: Answer) -> None:
        self.interview.refresh_from_db()
        self.assertEqual((self.interview.state, self.interview.number), ("WITHDRAWN", "古城督约〔2026〕1号"))
        self.assertEqual(Obligation.objects.get(source_ref=self.interview.ref).lapsed_on, date(2026, 3, 2))
        self.assertTrue(Message.objects.filter(slot=f"interview_withdrawn:{self.interview.uid}").exists())

    def test_it_needs_a_reason(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(reason="")).code, "supervision.text_missing")

    def test_of_one_that_was_not_told_the_unit_is_told_nothing(self) -> None:
        untold = inspecting.proposed(self.town, self.matter, planned_on=date(2026, 4, 8))
        self.assertEqual(self.send(self.act, "sun", self.data(interview=untold.uid)).status, 200)
        self.assertFalse(Message.objects.filter(slot=f"interview_withdrawn:{untold.uid}").exists())

    def test_it_locks_the_interview_and_what_is_owed(self) -> None:
        self.assert_locks(self.interview, Obligation.objects.get(source_ref=self.interview.ref))
