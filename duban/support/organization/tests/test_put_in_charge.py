"""确定分管领导: one after the other, with dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.organization import queries
from duban.support.organization.tests import builders
from tests.stories import ActStory, Answer


class TestPutInCharge(ActStory):
    act = "organization.put_in_charge"
    doer = "sun"
    wrong_role = "chen"
    stranger = None
    refused = "organization.dates_reversed"

    def data(self) -> dict[str, Any]:
        return {
            "unit": self.town.unit("works").uid,
            "person": self.town["wang"].uid,
            "from_on": "2026-03-02",
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "from_on": "2026-01-04"}

    def check(self, answer: Answer) -> None:
        works = self.town.unit("works").pk
        self.assertEqual(queries.leaders_of(works, date(2026, 3, 1)), [self.town["zhou"]])
        self.assertEqual(queries.leaders_of(works, date(2026, 3, 2)), [self.town["wang"]])
        business = self.town.unit("business").pk
        self.assertEqual(queries.leaders_of(business, date(2026, 3, 2)), [self.town["zhou"]])

    def test_whoever_has_left_service_is_in_charge_of_nothing(self) -> None:
        builders.retire(self.town, "gao")
        answer = self.send(self.act, "sun", {**self.data(), "person": self.town["gao"].uid})
        self.assertEqual(answer.code, "organization.person_ended")

    def test_nobody_is_put_in_charge_of_a_unit_that_was_merged(self) -> None:
        builders.merge(self.town, "works", "planning")
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "organization.unit_ended")
