"""确定人员等次."""

from __future__ import annotations

from typing import Any
from unittest import mock

from django.db import IntegrityError, transaction
from django.db.models import Model

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.circulated import FixedByCirculation
from duban.support.rulebook.queries import Values
from tests.papers import checked_paper
from tests.stories import Answer


class TestFixPersonGrade(FixedByCirculation):
    act = "assessment.fix_person_grade"
    doer = "wang"
    wrong_role = "zhou"
    refused = "assessment.fixed_already"

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.submitted(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result_round": self.round.uid, **changed}

    def change(
        self, person: str = "gao", grade: str = "COMPETENT", reason: str = "全年仅一项任务"
    ) -> dict[str, Any]:
        result = rounds.person_result(self.round, self.town, person)
        return {"result": result.uid, "grade": grade, "reason": reason}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.round.refresh_from_db()
        self.assertEqual((self.round.state, self.round.persons_fixed_on), ("SUBMITTED", rounds.AFTER))
        gao = rounds.person_result(self.round, self.town)
        self.assertEqual((gao.grade, gao.fixed_on), ("EXCELLENT", rounds.AFTER))

    def test_it_locks_the_round_and_every_result(self) -> None:
        self.assert_locks(self.round, rounds.person_result(self.round, self.town))

    def test_it_refuses_before_the_results_have_gone_up(self) -> None:
        early = rounds.proposed(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        answer = self.send(self.act, "wang", self.data(result_round=early.uid))
        self.assertEqual(answer.code, "assessment.round_state", answer)

    def test_both_kinds_fixed_the_round_is_fixed(self) -> None:
        rounds.fix(self.town, self.round)
        self.round.refresh_from_db()
        self.assertEqual(self.round.state, "FIXED")

    def test_another_grade_needs_its_reason(self) -> None:
        answer = self.send(self.act, "wang", self.data(overrides=[self.change(reason="")]))
        self.assertEqual(answer.code, "assessment.override_reason", answer)
        self.assertEqual(self.send(self.act, "wang", self.data(overrides=[self.change()])).status, 200)
        gao = rounds.person_result(self.round, self.town)
        self.assertEqual((gao.proposed, gao.grade), ("EXCELLENT", "COMPETENT"))

    def test_a_grade_of_units_is_refused_by_the_act_and_by_the_database(self) -> None:
        answer = self.send(self.act, "wang", self.data(overrides=[self.change(grade="GOOD")]))
        self.assertEqual(answer.status, 422, answer)
        unit = rounds.unit_result(self.round, self.town)
        given = {"result": unit.uid, "grade": "COMPETENT", "reason": "误填"}
        answer = self.send(self.act, "wang", self.data(overrides=[given]))
        self.assertEqual(answer.code, "assessment.result_unknown", answer)
        gao = rounds.person_result(self.round, self.town)
        gao.grade, gao.fixed_on = "GOOD", rounds.AFTER
        with self.assertRaises(IntegrityError), transaction.atomic():
            Model.save(gao)

    def test_a_clerk_needs_a_checked_paper_on_persons(self) -> None:
        checked_paper(self.town, self.round.ref, "FIX_UNITS", decided_on=rounds.AFTER)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.round.ref, "FIX_PERSONS", decided_on=rounds.AFTER)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_the_cap_is_looked_at_again_with_what_is_decided_otherwise(self) -> None:
        def on(_values: Values, key: str) -> bool:
            return key == "assessment.excellent_cap_on"

        base = mock.patch.object(Values, "text", lambda _values, _key: "本单位参加考核人员")
        with mock.patch.object(Values, "flag", on), base:
            self.assertEqual(self.send(self.act, "wang", self.data()).code, "assessment.cap_exceeded")
            answer = self.send(self.act, "wang", self.data(overrides=[self.change()]))
            self.assertEqual(answer.status, 200, answer)
