"""确定分管领导: one after the other, with dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.organization import queries
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
