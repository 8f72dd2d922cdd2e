"""采用考核细则与参数: by the head of the Leading Group, one version after the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.rulebook import queries
from duban.support.rulebook.models import RuleSet
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestAdoptRuleSet(ActStory):
    act = "rulebook.adopt_rule_set"
    doer = "wang"
    wrong_role = "sun"
    stranger = None
    refused = "rulebook.number_follows"

    def data(self) -> dict[str, Any]:
        return {
            "number": 2,
            "title": "考核细则与参数",
            "entries": builders.as_json(builders.entries(feedback__review_within=7)),
            "in_force_on": "2026-03-02",
        }

    def spoil(self) -> None:
        builders.adopt(self.town, 2)

    def check(self, answer: Answer) -> None:
        values = queries.values(TODAY)
        self.assertEqual((values.version, values.number("feedback.review_within")), (2, 7))
        self.assertEqual(values.number("supervision.notice_threshold"), 2)
        adopted = RuleSet.objects.get(number=2)
        self.assertEqual(len(adopted.sha256), 64)
        line = ledger.timeline(organization.body().ref, limit=1)[0]
        self.assertEqual(line.old, {"feedback.review_within": 5})
        self.assertEqual(line.new, {"feedback.review_within": 7, "sha256": adopted.sha256})

    def test_the_version_of_the_day_is_found(self) -> None:
        builders.adopt(self.town, 2, feedback__review_within=7)
        self.assertEqual(queries.values(date(2026, 3, 1)).version, 1)
        self.assertEqual(queries.values(date(2026, 3, 2)).number("feedback.review_within"), 7)

    def test_it_refuses_a_version_that_lacks_a_value(self) -> None:
        data = self.data()
        del data["entries"]["feedback.review_within"]
        answer = self.send(self.act, "wang", data)
        self.assertEqual((answer.status, answer.code), (422, "rulebook.entry"), answer)

    def test_it_refuses_another_unit(self) -> None:
        data = self.data()
        data["entries"]["feedback.review_within"]["unit"] = "days"
        answer = self.send(self.act, "wang", data)
        self.assertEqual((answer.status, answer.code), (422, "rulebook.entry"), answer)

    def test_it_refuses_a_value_that_the_program_cannot_keep(self) -> None:
        data = self.data()
        data["entries"]["supervision.notice_threshold"]["value"] = 0
        answer = self.send(self.act, "wang", data)
        self.assertEqual((answer.status, answer.code), (422, "rulebook.value"), answer)

    def test_it_refuses_a_day_before_the_version_in_force(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "in_force_on": "2026-01-03"})
        self.assertEqual((answer.status, answer.code), (422, "rulebook.not_later"), answer)

    def test_values_that_were_rolled_back_stay_nowhere(self) -> None:
        builders.adopt(self.town, 2, feedback__review_within=9)
        self.assertEqual(queries.values(TODAY).number("feedback.review_within"), 9)

    def test_the_first_version_is_the_one_that_ships(self) -> None:
        self.assertEqual(RuleSet.objects.get().number, 1)
        self.assertEqual(queries.values(TODAY).number("supervision.notice_threshold"), 2)

    def test_a_value_that_came_after_the_adoption_is_as_it_ships(self) -> None:
        adopted = RuleSet.objects.get(number=1)
        entries = dict(adopted.values["entries"])
        del entries["feedback.review_within"]
        QuerySet(RuleSet).filter(number=1).update(values={**adopted.values, "entries": entries})
        queries._adopted.cache_clear()
        self.addCleanup(queries._adopted.cache_clear)
        self.assertEqual(queries.values(TODAY).number("feedback.review_within"), 5)
        self.assertEqual(queries.values(TODAY).version, 1)
