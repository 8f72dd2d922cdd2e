"""登记人员身份信息: with dates, one value at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.organization.models import PersonFact
from tests.stories import ActStory, Answer


class TestRecordFact(ActStory):
    act = "organization.record_fact"
    doer = "sun"
    wrong_role = "chen"
    stranger = None
    refused = "organization.fact_value"

    def data(self) -> dict[str, Any]:
        return {
            "person": self.town["li"].uid,
            "kind": "PERSONNEL_CATEGORY",
            "value": "事业",
            "from_on": "2026-01-04",
        }

    def spoil(self) -> dict[str, Any]:
        return {**self.data(), "value": "中共党员"}

    def check(self, answer: Answer) -> None:
        fact = PersonFact.objects.get(person=self.town["li"])
        self.assertEqual((fact.kind, fact.value, fact.to_on), ("PERSONNEL_CATEGORY", "事业", None))

    def test_the_value_before_ends_on_the_day_before(self) -> None:
        self.send(self.act, "sun", self.data())
        self.send(self.act, "sun", {**self.data(), "value": "国企管理人员", "from_on": "2026-03-02"})
        spans = PersonFact.objects.order_by("from_on").values_list("value", "from_on", "to_on")
        self.assertEqual(
            list(spans),
            [("事业", date(2026, 1, 4), date(2026, 3, 1)), ("国企管理人员", date(2026, 3, 2), None)],
        )

    def test_a_value_of_the_same_day_is_refused(self) -> None:
        self.send(self.act, "sun", self.data())
        answer = self.send(self.act, "sun", {**self.data(), "value": "公务员"})
        self.assertEqual((answer.status, answer.code), (422, "organization.dates_reversed"))
