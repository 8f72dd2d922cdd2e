"""确认已阅: by the person himself, once for each edition."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.ground.access import Forbidden, Standing
from duban.ground.access.policy import require
from duban.support.rulebook.models import Reading, WorkingRule
from duban.support.rulebook.tests import builders
from tests.cast import Town
from tests.stories import ActStory, Answer


class TestConfirmReading(ActStory):
    act = "rulebook.confirm_reading"
    doer = "lin"
    wrong_role = "wu"
    stranger = None
    refused = "rulebook.already_read"
    rule: WorkingRule
    town: Town

    @classmethod
    def prepare(cls) -> None:
        cls.rule = builders.file_rule(cls.town)

    def data(self) -> dict[str, Any]:
        return {"working_rule": self.rule.uid}

    def spoil(self) -> None:
        self.send(self.act, "lin", self.data())

    def check(self, answer: Answer) -> None:
        reading = Reading.objects.get()
        self.assertEqual(
            (reading.rule, reading.person, reading.at), (self.rule, self.town["lin"], self.town.at)
        )

    def test_it_refuses_the_wrong_role(self) -> None:
        """Everybody with an account may; a standing without even that may not."""
        with self.assertRaises(Forbidden):
            require(self.act, Standing(roles=frozenset()))

    def test_it_locks_the_rule(self) -> None:
        self.assert_locks(self.rule)

    def test_it_refuses_an_edition_that_has_been_superseded(self) -> None:
        builders.file_rule(self.town, "修订版", supersedes=self.rule, from_on=date(2026, 4, 1))
        self.assertEqual(self.send(self.act, "lin", self.data()).code, "rulebook.rule_superseded")
