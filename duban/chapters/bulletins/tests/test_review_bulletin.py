"""审签工作简报."""

from __future__ import annotations

from typing import Any

from duban.chapters.bulletins.models import Bulletin
from duban.chapters.bulletins.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestReviewBulletin(ActStory):
    act = "bulletins.review_bulletin"
    doer = "sun"
    wrong_role = "chen"
    refused = "bulletins.state"

    bulletin: Bulletin

    @classmethod
    def prepare(cls) -> None:
        cls.bulletin = builders.bulletin(cls.town)

    def data(self) -> dict[str, Any]:
        return {"bulletin": self.bulletin.uid}

    def spoil(self) -> dict[str, Any]:
        return {"bulletin": builders.reviewed_bulletin(self.town).uid}

    def check(self, answer: Answer) -> None:
        self.bulletin.refresh_from_db()
        self.assertEqual((self.bulletin.state, self.bulletin.reviewed_by), ("REVIEWED", self.town["sun"]))
        self.assertEqual(self.bulletin.reviewed_on, TODAY)

    def test_it_locks_the_bulletin(self) -> None:
        self.assert_locks(self.bulletin)

    def test_it_refuses_one_for_nobody(self) -> None:
        alone = builders.bulletin(self.town, units=())
        answer = self.send(self.act, "sun", {"bulletin": alone.uid})
        self.assertEqual((answer.status, answer.code), (422, "bulletins.no_audience"))

    def test_whom_the_table_does_not_name_does_not_sign(self) -> None:
        answer = self.send(self.act, "wang", self.data())
        self.assertEqual((answer.status, answer.code), (409, "bulletins.not_signer"))
