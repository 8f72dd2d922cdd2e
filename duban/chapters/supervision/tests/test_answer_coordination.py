"""答复协调事项."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.tests import builders, treating
from tests.locking import MatterStory
from tests.stories import Answer


class TestAnswerCoordination(MatterStory):
    act = "supervision.answer_coordination"
    doer = "zhao"
    wrong_role = "lin"
    refused = "supervision.coordination_state"

    matter: Matter
    row: Coordination

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.row = treating.asked(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "coordination": self.row.uid,
            "promises": True,
            "answer": "三月二十日前腾退",
            "promised_on": treating.PROMISED_ON,
        }
        return {**given, **changed}

    def spoil(self) -> None:
        treating.answered(self.town, self.row)

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.promised_on), ("PROMISED", treating.PROMISED_ON))
        self.assertEqual(Obligation.objects.get(kind="ANSWER_COORDINATION").met_on, date(2026, 3, 2))
        promise = Obligation.objects.get(kind="KEEP_COORDINATION")
        self.assertEqual((promise.unit, promise.due_on), (self.town.unit("business"), treating.PROMISED_ON))

    def test_declined_nothing_is_owed(self) -> None:
        answer = self.send(self.act, "zhao", self.data(promises=False, promised_on=None))
        self.assertEqual(answer.status, 200, answer)
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.promised_on), ("DECLINED", None))
        self.assertFalse(Obligation.objects.filter(kind="KEEP_COORDINATION").exists())

    def test_a_promise_has_a_date_to_come(self) -> None:
        for day, code in (
            (None, "supervision.promise_undated"),
            (date(2026, 3, 2), "supervision.coordination_date"),
        ):
            self.assertEqual(self.send(self.act, "zhao", self.data(promised_on=day)).code, code)

    def test_it_says_how_or_why_not(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data(answer="")).code, "supervision.text_missing")

    def test_a_third_unit_of_the_matter_knows_nothing_of_it(self) -> None:
        self.assertEqual(self.send(self.act, "feng", self.data()).status, 404)

    def test_it_locks_the_request_and_the_answer_that_is_owed(self) -> None:
        self.assert_locks(self.row, Obligation.objects.get(kind="ANSWER_COORDINATION"))
