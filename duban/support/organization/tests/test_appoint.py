"""任职: by the keeper of security; one holder where there is one post."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import PostKind
from duban.support.organization import queries
from duban.support.organization.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestAppoint(ActStory):
    act = "organization.appoint"
    doer = "an"
    wrong_role = "sun"
    stranger = None
    refused = "organization.post_overlaps"

    def data(self) -> dict[str, Any]:
        return {
            "person": self.town["gao"].uid,
            "kind": "LIAISON_B",
            "unit": self.town.unit("works").uid,
            "title": "联络员",
            "from_on": "2026-03-02",
        }

    def spoil(self) -> None:
        builders.appoint(self.town, "he", PostKind.LIAISON_B, unit="works")

    def check(self, answer: Answer) -> None:
        worn = {hat.kind for hat in queries.hats(self.town["gao"], TODAY)}
        self.assertEqual(worn, {PostKind.HANDLER, PostKind.LIAISON_B})
        self.assertNotIn(
            PostKind.LIAISON_B, {hat.kind for hat in queries.hats(self.town["gao"], date(2026, 3, 1))}
        )

    def test_the_three_keepers_exclude_each_other(self) -> None:
        data = {"person": self.town["guan"].uid, "kind": "SECURITY_ADMIN", "from_on": "2026-03-02"}
        self.assertEqual(self.send(self.act, "an", data).code, "organization.admins_exclude")

    def test_whoever_has_left_service_is_appointed_to_nothing(self) -> None:
        builders.retire(self.town, "gao")
        self.assertEqual(self.send(self.act, "an", self.data()).code, "organization.person_ended")

    def test_nobody_is_appointed_to_a_unit_that_was_merged(self) -> None:
        builders.merge(self.town, "works", "planning")
        self.assertEqual(self.send(self.act, "an", self.data()).code, "organization.unit_ended")

    def test_a_post_takes_a_unit_or_none(self) -> None:
        data = {key: value for key, value in self.data().items() if key != "unit"}
        self.assertEqual(self.send(self.act, "an", data).code, "organization.post_needs_unit")
        data = {**self.data(), "kind": "OFFICE_STAFF"}
        self.assertEqual(self.send(self.act, "an", data).code, "organization.post_takes_no_unit")

    def test_a_successor_follows_on_the_day_after(self) -> None:
        builders.end_post(self.town, "li", date(2026, 3, 31))
        data = {**self.data(), "kind": "UNIT_HEAD", "from_on": "2026-03-31"}
        self.assertEqual(self.send(self.act, "an", data).code, "organization.post_overlaps")
        self.assertEqual(self.send(self.act, "an", {**data, "from_on": "2026-04-01"}).status, 200)
        works = self.town.unit("works").pk
        self.assertEqual(queries.head_of(works, date(2026, 3, 31)), self.town["li"])
        self.assertEqual(queries.head_of(works, date(2026, 4, 1)), self.town["gao"])

    def test_an_earlier_start_does_not_slip_beneath_a_later_holder(self) -> None:
        builders.end_post(self.town, "li", date(2026, 1, 31))
        builders.appoint(self.town, "he", PostKind.UNIT_HEAD, unit="works", from_on=date(2026, 3, 1))
        data = {**self.data(), "kind": "UNIT_HEAD", "from_on": "2026-02-10"}
        self.assertEqual(self.send(self.act, "an", data).code, "organization.post_overlaps")

    def test_the_keepers_exclude_each_other_on_days_to_come_too(self) -> None:
        builders.appoint(self.town, "gao", PostKind.AUDIT_ADMIN, from_on=date(2026, 4, 1))
        data = {"person": self.town["gao"].uid, "kind": "SECURITY_ADMIN", "from_on": "2026-03-02"}
        self.assertEqual(self.send(self.act, "an", data).code, "organization.admins_exclude")
