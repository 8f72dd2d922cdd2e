"""传签考核评估报告."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import Evaluation, EvaluationSignature
from duban.chapters.assessment.tests import evaluating
from duban.ground.access import PostKind
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestSignEvaluation(MatterStory):
    act = "assessment.sign_evaluation"
    doer = "wang"
    wrong_role = "sun"
    refused = "assessment.signed_before"

    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        cls.row = evaluating.submitted(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"evaluation": self.row.uid, "agrees": True, **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        signed = EvaluationSignature.objects.get(uid=answer.body["uid"], evaluation=self.row)
        self.assertEqual(
            (signed.person, signed.agrees, signed.on), (self.town["wang"], True, date(2026, 3, 2))
        )

    def test_who_does_not_agree_says_why(self) -> None:
        answer = self.send(self.act, "wang", self.data(agrees=False))
        self.assertEqual(answer.code, "assessment.reason_missing")

    def test_a_member_recuses_for_units_in_his_charge(self) -> None:
        answer = self.send(self.act, "zhou", self.data())
        self.assertEqual(answer.code, "assessment.in_charge_recuses", answer)
        self.assertIn("工程建设部、经营管理部", answer.body["refusal"]["message"])

    def test_the_head_recuses_for_an_own_post_alone(self) -> None:
        organization.put_in_charge(
            by=None,
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("company").uid,
            person=self.town["wang"].uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)

    def test_who_holds_a_post_in_a_unit_does_not_sign(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["wang"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("company").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "assessment.own_unit")

    def test_nothing_is_signed_before_it_is_submitted(self) -> None:
        draft = evaluating.evaluated(self.town, evaluating.closed_matter(self.town))
        answer = self.send(self.act, "wang", self.data(evaluation=draft.uid))
        self.assertEqual(answer.code, "assessment.wrong_state")

    def test_it_locks_the_evaluation(self) -> None:
        self.assert_locks(self.row)
