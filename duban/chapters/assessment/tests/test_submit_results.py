"""考核结果报请审定."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from unittest import mock

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.tests import rounds
from duban.support.notifications.models import Message
from duban.support.rulebook.queries import Values
from tests.stories import ActStory, Answer


class TestSubmitResults(ActStory):
    act = "assessment.submit_results"
    doer = "sun"
    wrong_role = "chen"
    refused = "assessment.publicity_open"

    round: ResultRound
    early: datetime

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.published(cls.town)
        cls.early = cls.town.at
        cls.town.go_to(rounds.AFTER)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result_round": self.round.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.town.at = self.early
        return None

    def check(self, answer: Answer) -> None:
        self.round.refresh_from_db()
        self.assertEqual((self.round.state, self.round.submitted_on), ("SUBMITTED", rounds.AFTER))
        self.assertTrue(
            Message.objects.filter(person=self.town["wang"], kind="assessment.submitted").exists()
        )

    def test_it_locks_the_round(self) -> None:
        self.assert_locks(self.round)

    def test_it_refuses_a_round_that_was_never_made_public(self) -> None:
        other = rounds.proposed(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        answer = self.send(self.act, "sun", self.data(result_round=other.uid))
        self.assertEqual(answer.code, "assessment.round_state", answer)

    def test_it_waits_for_the_answer_to_every_objection(self) -> None:
        self.town.at = self.early
        made = rounds.object_to(self.town, rounds.unit_result(self.round, self.town))
        self.town.go_to(rounds.AFTER)
        self.assertEqual(self.send(self.act, "sun", self.data()).code, "assessment.objections_open")
        rounds.answer(self.town, made)
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)

    def test_a_cap_on_excellent_is_off_and_switched_on_refuses_and_demotes_nobody(self) -> None:
        def flag(_values: Values, key: str) -> bool:
            return key == "assessment.excellent_cap_on"

        def text(base: str) -> Any:
            return mock.patch.object(Values, "text", lambda _values, _key: base)

        with mock.patch.object(Values, "flag", flag):
            with text(""):
                self.assertEqual(self.send(self.act, "sun", self.data()).code, "assessment.cap_base")
            with text("全体参加考核人员"):
                answer = self.send(self.act, "sun", self.data())
                self.assertEqual(answer.code, "assessment.cap_exceeded", answer)
        self.assertEqual(rounds.person_result(self.round, self.town).suggested, "EXCELLENT")
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
