"""答复考核异议."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import ResultObjection, ResultRound, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.terms.results import RecusalGround
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.rounds import PARTIES, Party
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.stories import ActStory, Answer

ANSWER = "经查，6月10日的反馈确于当日报送，扣分予以更正"


class TestAnswerObjection(ActStory):
    act = "assessment.answer_objection"
    doer = "chen"
    wrong_role = "li"
    refused = "assessment.objection_answered"

    round: ResultRound
    result: UnitResult
    objection: ResultObjection
    other: ResultObjection

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.published(cls.town)
        cls.result = rounds.unit_result(cls.round, cls.town, "business")
        cls.objection = rounds.object_to(cls.town, cls.result, who="zheng")
        cls.other = rounds.object_to(cls.town, rounds.unit_result(cls.round, cls.town))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"objection": self.objection.uid, "upheld": False, "answer": ANSWER, **changed}

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, "zheng", self.data())
        self.assertEqual((answer.status, answer.code), (403, "access.not_permitted"), answer)

    def spoil(self) -> dict[str, Any] | None:
        rounds.answer(self.town, self.objection)
        return None

    def check(self, answer: Answer) -> None:
        self.objection.refresh_from_db()
        self.result.refresh_from_db()
        self.assertEqual((self.objection.state, self.objection.answer), ("REJECTED", ANSWER))
        self.assertEqual(self.result.suggested, "FAIRLY_GOOD")
        told = Message.objects.get(person=self.town["zheng"], kind="assessment.objection")
        self.assertNotIn("较好", told.text)

    def test_it_locks_round_objection_and_result(self) -> None:
        self.assert_locks(self.round, self.objection, self.result)

    def test_it_needs_its_reasons(self) -> None:
        answer = self.send(self.act, "chen", self.data(answer=" "))
        self.assertEqual(answer.code, "assessment.result_reason_missing", answer)

    def test_upheld_it_changes_what_is_suggested_and_leaves_the_proposal_on_record(self) -> None:
        answer = self.send(self.act, "chen", self.data(upheld=True, remedy="OVERRIDE", grade="GOOD"))
        self.assertEqual(answer.status, 200, answer)
        self.result.refresh_from_db()
        self.assertEqual(
            (self.result.proposed, self.result.suggested, self.result.suggested_reason),
            ("FAIRLY_GOOD", "GOOD", ANSWER),
        )

    def test_it_refuses_a_grade_of_persons_the_same_grade_and_a_change_that_is_not_upheld(self) -> None:
        for grade, code in (
            ("EXCELLENT", "assessment.grade_of_other_scale"),
            ("FAIRLY_GOOD", "assessment.grade_unchanged"),
        ):
            answer = self.send(self.act, "chen", self.data(upheld=True, remedy="OVERRIDE", grade=grade))
            self.assertEqual(answer.code, code, answer)
        answer = self.send(self.act, "chen", self.data(remedy="OVERRIDE", grade="GOOD"))
        self.assertEqual(answer.code, "assessment.remedy_unfit", answer)

    def test_a_person_gets_no_grade_of_units(self) -> None:
        made = rounds.object_to(self.town, rounds.person_result(self.round, self.town), who="gao")
        data = self.data(objection=made.uid, upheld=True, remedy="OVERRIDE", grade="GOOD")
        answer = self.send(self.act, "chen", data)
        self.assertEqual(answer.code, "assessment.grade_of_other_scale", answer)

    def test_whoever_has_recused_does_not_answer(self) -> None:
        rounds.recusal(
            self.town,
            self.round,
            person="qian",
            unit="business",
            ground=RecusalGround.RELATIVE,
            reason="近亲属",
        )
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "assessment.recused")

    def test_recomputed_it_takes_the_points_of_the_later_computing_as_another_edition(self) -> None:
        data = self.data(upheld=True, remedy="RECOMPUTE")
        self.assertEqual(self.send(self.act, "chen", data).code, "assessment.run_unfit")
        rounds.run(self.town, parties=(*PARTIES[2:], Party("business", total="86", proposed="GOOD")))
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        now = queries.unit_results(self.round).get(unit=self.town.unit("business"))
        self.assertEqual((now.edition, str(now.points), now.suggested), (2, "86", "GOOD"))
        self.assertEqual(now.supersedes, self.result)
        self.assertEqual(queries.objection_to(now), self.objection)

    def test_whoever_serves_in_the_unit_does_not_answer_for_it(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["chen"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("business").uid,
            from_on=date(2026, 7, 6),
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.result_own_unit")
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)

    def test_a_member_of_the_leading_group_leaves_the_answer_to_the_office(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "assessment.office_answers")

    def test_for_the_department_in_which_the_office_sits_whoever_was_designated_answers(self) -> None:
        rounds.seat_office(self.town, "business")
        actions.designate_assessor(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("business").uid,
            person=self.town["shen"].uid,
            reason="办公室设在该部",
        )
        refused = self.send(self.act, "chen", self.data())
        self.assertEqual(refused.code, "assessment.assessor_only", refused)
        self.assertIn("沈伟", refused.body["refusal"]["message"])
        self.assertEqual(self.send(self.act, "shen", self.data()).status, 200)

    def test_it_refuses_once_the_results_have_gone_up(self) -> None:
        rounds.answer(self.town, self.other)
        rounds.answer(self.town, self.objection)
        rounds.submit(self.town, self.round)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.round_state")
