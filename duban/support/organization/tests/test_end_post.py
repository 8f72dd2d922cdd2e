"""免职: the last day on which the post was held."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.organization import queries
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestEndPost(ActStory):
    act = "organization.end_post"
    doer = "an"
    wrong_role = "sun"
    stranger = None
    refused = "organization.post_ended"

    def data(self) -> dict[str, Any]:
        return {"post": builders.post_of(self.town, "lin").uid, "to_on": "2026-03-31"}

    def spoil(self) -> None:
        builders.end_post(self.town, "lin", date(2026, 3, 2))

    def check(self, answer: Answer) -> None:
        self.assertEqual(len(queries.hats(self.town["lin"], date(2026, 3, 31))), 1)
        self.assertEqual(queries.hats(self.town["lin"], date(2026, 4, 1)), [])

    def test_it_refuses_a_day_before_the_post_began(self) -> None:
        answer = self.send(self.act, "an", {**self.data(), "to_on": "2026-01-03"})
        self.assertEqual((answer.status, answer.code), (422, "organization.dates_reversed"))
