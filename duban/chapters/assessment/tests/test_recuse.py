"""登记考核回避."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import Recusal, ResultRound
from duban.chapters.assessment.tests import rounds
from tests.stories import ActStory, Answer


class TestRecuse(ActStory):
    act = "assessment.recuse"
    doer = "chen"
    wrong_role = "shenji"
    refused = "assessment.recusal_exists"

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.published(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "result_round": self.round.uid,
            "person": self.town["zhou"].uid,
            "unit": self.town.unit("works").uid,
            "ground": "IN_CHARGE",
            **changed,
        }

    def test_it_refuses_the_wrong_role(self) -> None:
        # Whoever sees a round may also enter a recusal; for everybody else it does not exist.
        self.assertEqual(self.send(self.act, "shenji", self.data()).status, 404)

    def spoil(self) -> dict[str, Any] | None:
        rounds.recusal(self.town, self.round)
        return None

    def check(self, answer: Answer) -> None:
        made = Recusal.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.person, made.unit_name), (self.town["zhou"], "工程建设部"))

    def test_it_locks_the_round(self) -> None:
        self.assert_locks(self.round)

    def test_it_refuses_once_grades_are_fixed(self) -> None:
        rounds.fix(self.town, rounds.submit(self.town, self.round))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.round_state")

    def test_a_ground_that_the_register_does_not_bear_out_is_refused(self) -> None:
        data = self.data(unit=self.town.unit("company").uid)
        self.assertEqual(self.send(self.act, "chen", data).code, "assessment.recusal_untrue")
        own = {**data, "ground": "OWN_UNIT"}
        self.assertEqual(self.send(self.act, "chen", own).code, "assessment.recusal_untrue")
        kin = {**data, "ground": "RELATIVE"}
        self.assertEqual(self.send(self.act, "chen", kin).code, "assessment.result_reason_missing")
        self.assertEqual(self.send(self.act, "chen", {**kin, "reason": "与该单位负责人为近亲属"}).status, 200)

    def test_the_head_does_not_recuse_for_a_unit_in_his_charge(self) -> None:
        answer = self.send(self.act, "chen", self.data(person=self.town["wang"].uid))
        self.assertEqual(answer.code, "assessment.head_does_not_recuse", answer)

    def test_whoever_has_recused_does_not_answer_for_that_unit(self) -> None:
        objection = rounds.object_to(self.town, rounds.unit_result(self.round, self.town))
        data = self.data(person=self.town["qian"].uid, ground="RELATIVE", reason="近亲属")
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        given = {"objection": objection.uid, "upheld": False, "answer": "扣分依据充分"}
        answer = self.send("assessment.answer_objection", "qian", given)
        self.assertEqual(answer.code, "assessment.recused", answer)
