"""撤回考核情况."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.tests.computing import confirmed, entered, gathered
from tests.stories import ActStory, Answer


class TestWithdrawFact(ActStory):
    act = "assessment.withdraw_fact"
    doer = "sun"
    wrong_role = "chen"
    refused = "assessment.withdrawal_reason"

    fact: EnteredFact

    @classmethod
    def prepare(cls) -> None:
        cls.fact = confirmed(cls.town, entered(cls.town))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"fact": self.fact.uid, "reason": "批示所指为另一单位", **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(reason=" ")

    def check(self, answer: Answer) -> None:
        self.fact.refresh_from_db()
        self.assertEqual((self.fact.state, self.fact.withdrawn_because), ("WITHDRAWN", "批示所指为另一单位"))
        self.assertEqual(dict(gathered(self.town).units), {}, "it counts no more")

    def test_it_is_withdrawn_once(self) -> None:
        self.send(self.act, "sun", self.data())
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "assessment.fact_settled")

    def test_it_locks_what_it_withdraws(self) -> None:
        self.assert_locks(self.fact)

    def test_of_the_office_itself_its_director_withdraws_nothing(self) -> None:
        about = entered(self.town, who="wang", unit=self.town.unit("office").uid, text="印发迟延，受组长批评")
        data = self.data(fact=about.uid)
        self.assertEqual(self.send(self.act, "sun", data).code, "assessment.fact_of_office")
        self.assertEqual(self.send(self.act, "wang", data).status, 200)
