"""退回阶段性通报."""

from __future__ import annotations

from typing import Any

from duban.chapters.bulletins.models import Circular
from duban.chapters.bulletins.tests import builders
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestReturnCircular(ActStory):
    act = "bulletins.return_circular"
    doer = "sun"
    wrong_role = "zhou"
    refused = "bulletins.state"

    circular: Circular

    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)
        cls.circular = builders.signed(cls.town)

    def data(self) -> dict[str, Any]:
        return {"circular": self.circular.uid, "reason": "总体情况补写项目开工情况"}

    def spoil(self) -> None:
        builders.issue(self.town, self.circular)

    def check(self, answer: Answer) -> None:
        self.circular.refresh_from_db()
        self.assertEqual(
            (self.circular.state, self.circular.return_reason), ("DRAFT", "总体情况补写项目开工情况")
        )
        self.assertEqual((self.circular.signed_off_on, self.circular.reviewed_on), (None, None))
        self.assertTrue(Message.objects.filter(person=self.town["chen"], text__contains="退回修改").exists())

    def test_it_locks_the_circular(self) -> None:
        self.assert_locks(self.circular)

    def test_it_needs_a_reason(self) -> None:
        answer = self.send(self.act, "sun", {**self.data(), "reason": " "})
        self.assertEqual((answer.status, answer.code), (422, "bulletins.text_missing"))
