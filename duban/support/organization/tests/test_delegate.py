"""指定代理: the deputy wears the hat, and the record says for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import PostKind, Role
from duban.ground.beijing import beijing_time
from duban.support.organization import queries
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestDelegate(ActStory):
    act = "organization.delegate"
    doer = "sun"
    wrong_role = "chen"
    stranger = None
    refused = "organization.delegate_self"

    def data(self) -> dict[str, Any]:
        return {
            "post": builders.post_of(self.town, "li").uid,
            "deputy": self.town["he"].uid,
            "from_on": "2026-03-02",
            "to_on": "2026-03-06",
            "reason": "出差",
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "deputy": self.town["li"].uid}

    def check(self, answer: Answer) -> None:
        hats = queries.hats(self.town["he"], date(2026, 3, 6))
        self.assertIn((PostKind.UNIT_HEAD, "李建国"), [(hat.kind, hat.acting_for) for hat in hats])
        actor = queries.actor_of(self.town["he"], beijing_time(date(2026, 3, 6), 9))
        self.assertEqual((actor.post, actor.on_behalf_of), ("UNIT_HEAD", "李建国"))
        self.assertEqual(len(queries.hats(self.town["he"], date(2026, 3, 7))), 1)

    def test_it_refuses_dates_that_run_backwards(self) -> None:
        answer = self.send(self.act, "sun", {**self.data(), "to_on": "2026-03-01"})
        self.assertEqual((answer.status, answer.code), (422, "organization.dates_reversed"))

    def test_whoever_has_left_service_acts_for_nobody(self) -> None:
        builders.retire(self.town, "gao")
        answer = self.send(self.act, "sun", {**self.data(), "deputy": self.town["gao"].uid})
        self.assertEqual(answer.code, "organization.person_ended")

    def test_a_post_that_is_over_is_not_lent(self) -> None:
        builders.end_post(self.town, "li", date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "organization.post_ended")

    def test_what_is_lent_ends_with_the_post(self) -> None:
        self.send(self.act, "sun", {**self.data(), "post": builders.post_of(self.town, "wang").uid})
        self.assertIn(Role.LEADING_GROUP_HEAD, queries.roles(self.town["he"], date(2026, 3, 4)))
        builders.end_post(self.town, "wang", date(2026, 3, 3))
        self.assertNotIn(Role.LEADING_GROUP_HEAD, queries.roles(self.town["he"], date(2026, 3, 4)))

    def test_a_keeper_does_not_act_for_another_keeper(self) -> None:
        data = {**self.data(), "post": builders.post_of(self.town, "an").uid, "deputy": self.town["guan"].uid}
        self.assertEqual(self.send(self.act, "sun", data).code, "organization.admins_exclude")
