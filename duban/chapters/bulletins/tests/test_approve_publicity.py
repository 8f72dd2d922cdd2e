"""审定宣传."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.bulletins.models import Publicity
from duban.chapters.bulletins.tests import builders
from duban.support.notifications.models import Message
from tests.cast import TODAY
from tests.papers import checked_paper
from tests.stories import ActStory, Answer


class TestApprovePublicity(ActStory):
    act = "bulletins.approve_publicity"
    doer = "wang"
    wrong_role = "zhou"
    refused = "bulletins.state"

    publicity: Publicity

    @classmethod
    def prepare(cls) -> None:
        cls.publicity = builders.publicity(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"publicity": self.publicity.uid, "agrees": True, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(publicity=builders.approved_publicity(self.town).uid)

    def check(self, answer: Answer) -> None:
        self.publicity.refresh_from_db()
        self.assertEqual((self.publicity.state, self.publicity.decided_on), ("APPROVED", TODAY))
        self.assertTrue(Message.objects.filter(person=self.town["chen"], kind="bulletins.publicity").exists())

    def test_it_locks_the_publicity(self) -> None:
        self.assert_locks(self.publicity)

    def test_refused_it_needs_the_reason(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data(agrees=False)).code, "bulletins.text_missing")
        answer = self.send(self.act, "wang", self.data(agrees=False, opinion="数据待核实"))
        self.assertEqual(answer.status, 200, answer)
        self.publicity.refresh_from_db()
        self.assertEqual((self.publicity.state, self.publicity.opinion), ("REFUSED", "数据待核实"))

    def test_a_clerk_needs_a_checked_paper_that_is_not_older_than_the_proposal(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.publicity.ref, "APPROVE", decided_on=date(2026, 2, 27))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "bulletins.decided_before")
        checked_paper(self.town, self.publicity.ref, "APPROVE", decided_on=TODAY)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.publicity.refresh_from_db()
        self.assertEqual(self.publicity.decided_for, "王志远")
