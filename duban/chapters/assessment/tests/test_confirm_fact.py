"""复核考核情况."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.tests.computing import confirmed, entered
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.stories import ActStory, Answer


class TestConfirmFact(ActStory):
    act = "assessment.confirm_fact"
    doer = "qian"
    wrong_role = "wang"
    refused = "assessment.fact_settled"

    fact: EnteredFact

    @classmethod
    def prepare(cls) -> None:
        cls.fact = entered(cls.town)

    def data(self) -> dict[str, Any]:
        return {"fact": self.fact.uid}

    def spoil(self) -> None:
        confirmed(self.town, self.fact)

    def check(self, answer: Answer) -> None:
        self.fact.refresh_from_db()
        self.assertEqual((self.fact.state, self.fact.confirmed_by), ("CONFIRMED", self.town["qian"]))

    def test_whoever_entered_it_does_not_confirm_it(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.fact_same_person")

    def test_whoever_serves_in_the_unit_does_not_confirm_it(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["qian"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 1),
        )
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "assessment.fact_own_unit")

    def test_it_locks_what_it_confirms(self) -> None:
        self.assert_locks(self.fact)
