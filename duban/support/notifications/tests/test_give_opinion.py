"""提出意见建议: everybody, on every page."""

from __future__ import annotations

from typing import Any

from duban.ground.access import Forbidden, Standing
from duban.ground.access.policy import require
from duban.support.notifications.models import Message, Opinion
from tests.stories import ActStory, Answer


class TestGiveOpinion(ActStory):
    act = "notifications.give_opinion"
    doer = "gao"
    wrong_role = "wu"
    stranger = None
    refused = "notifications.empty_opinion"

    def data(self) -> dict[str, Any]:
        return {"text": " 时限算错了，应为3月20日 ", "page": "/matters/"}

    def spoil(self) -> dict[str, Any]:
        return {"text": " \n "}

    def check(self, answer: Answer) -> None:
        opinion = Opinion.objects.get()
        self.assertEqual((opinion.by, opinion.page), (self.town["gao"], "/matters/"))
        self.assertEqual(opinion.text, "时限算错了，应为3月20日")
        told = Message.objects.get(kind="opinion")
        self.assertEqual(told.person, self.town["sun"])
        self.assertNotIn("时限", told.text)

    def test_it_refuses_the_wrong_role(self) -> None:
        """Everybody with an account may; a standing without even that may not."""
        with self.assertRaises(Forbidden):
            require(self.act, Standing(roles=frozenset()))

    def test_it_refuses_a_book(self) -> None:
        answer = self.send(self.act, "gao", {"text": "长" * 4001})
        self.assertEqual((answer.status, answer.code), (422, "notifications.long_opinion"))
