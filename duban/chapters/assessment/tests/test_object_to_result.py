"""对考核结果提出异议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import ResultObjection, ResultRound, UnitResult
from duban.chapters.assessment.queries import waiting
from duban.chapters.assessment.tests import rounds
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestObjectToResult(ActStory):
    act = "assessment.object_to_result"
    doer = "li"
    wrong_role = "lin"
    refused = "assessment.objected_already"

    round: ResultRound
    result: UnitResult

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.published(cls.town)
        cls.result = rounds.unit_result(cls.round, cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result": self.result.uid, "reason": "6月10日的反馈已于当日报送", **changed}

    def spoil(self) -> dict[str, Any] | None:
        rounds.object_to(self.town, self.result)
        return None

    def check(self, answer: Answer) -> None:
        made = ResultObjection.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.unit_result, made.by, made.state), (self.result, self.town["li"], "MADE"))
        # Ten working days from the 6th of July, which is not counted.
        self.assertEqual(made.due_on, date(2026, 7, 20))
        self.assertTrue(
            Message.objects.filter(person=self.town["chen"], kind="assessment.objection").exists()
        )

    def test_it_locks_round_and_result(self) -> None:
        self.assert_locks(self.round, self.result)

    def test_it_needs_facts_and_reasons(self) -> None:
        self.assertEqual(
            self.send(self.act, "li", self.data(reason=" ")).code, "assessment.result_reason_missing"
        )

    def test_a_person_objects_to_his_own_result_and_to_no_other(self) -> None:
        own = rounds.person_result(self.round, self.town, "gao")
        self.assertEqual(self.send(self.act, "li", self.data(result=own.uid)).status, 404)
        self.assertEqual(self.send(self.act, "gao", self.data(result=own.uid)).status, 200)

    def test_the_last_day_counts_and_the_next_does_not(self) -> None:
        self.town.go_to(rounds.LAST_DAY, 23)
        own = rounds.person_result(self.round, self.town, "gao")
        self.assertEqual(self.send(self.act, "gao", self.data(result=own.uid)).status, 200)
        self.town.go_to(rounds.AFTER, 0)
        answer = self.send(self.act, "li", self.data())
        self.assertEqual(answer.code, "assessment.not_in_publicity", answer)

    def test_it_refuses_before_the_publicity_and_after_it_went_up(self) -> None:
        rounds.submit(self.town, self.round)
        self.assertEqual(self.send(self.act, "li", self.data()).code, "assessment.round_state")

    def test_unanswered_past_its_date_it_stands_on_the_list_of_open_loops(self) -> None:
        rounds.object_to(self.town, self.result)
        on_time = list(waiting.breaches(date(2026, 7, 20)))
        self.assertNotIn("考核异议逾期未答复", [one.what for one in on_time])
        late = list(waiting.breaches(date(2026, 7, 21)))
        self.assertEqual([one.what for one in late].count("考核异议逾期未答复"), 1)
