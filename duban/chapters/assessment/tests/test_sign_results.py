"""传签考核结果, and grades that are fixed on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.assessment.models import ResultRound, ResultSignature
from duban.chapters.assessment.queries import signing, waiting
from duban.chapters.assessment.terms.results import RecusalGround
from duban.chapters.assessment.tests import rounds
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.rulebook.tests import builders as rulebook
from tests.stories import ActStory, Answer, TownCase


class TestSignResults(ActStory):
    act = "assessment.sign_results"
    doer = "zhou"
    wrong_role = "sun"
    refused = "assessment.result_signed_before"

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.submitted(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"result_round": self.round.uid, "agrees": True, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "zhou", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        made = ResultSignature.objects.get(uid=answer.body["uid"], round=self.round)
        self.assertEqual((made.person, made.agrees, made.on), (self.town["zhou"], True, rounds.AFTER))
        told = Message.objects.filter(kind="assessment.signed").select_related("person")
        self.assertEqual(sorted(one.person.username for one in told), ["chen", "qian", "sun"])

    def test_it_locks_the_round(self) -> None:
        self.assert_locks(self.round)

    def test_who_does_not_agree_says_why(self) -> None:
        answer = self.send(self.act, "zhou", self.data(agrees=False, words=" "))
        self.assertEqual(answer.code, "assessment.disagreement_reason", answer)
        answer = self.send(self.act, "zhou", self.data(agrees=False, words="经营管理部的整改未计入"))
        self.assertEqual(answer.status, 200, answer)

    def test_nothing_is_signed_before_it_went_up(self) -> None:
        early = rounds.proposed(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        answer = self.send(self.act, "zhou", self.data(result_round=early.uid))
        self.assertEqual(answer.code, "assessment.round_state", answer)

    def test_who_must_recuse_for_every_unit_signs_nothing(self) -> None:
        self.assertTrue(signing.waits_for(self.round, self.town["zhou"], rounds.AFTER))
        # 规划设计部 had no matters and is not graded: there is nothing of it to decide.
        rounds.recusal(
            self.town, self.round, unit="company", ground=RecusalGround.RELATIVE, reason="配偶在该公司任职"
        )
        answer = self.send(self.act, "zhou", self.data())
        self.assertEqual(answer.code, "assessment.recused_for_all", answer)
        self.assertNotIn(
            "传签考核结果", [one.what for one in waiting.for_person(self.town["zhou"], self.town.at)]
        )

    def test_who_submitted_them_does_not_sign(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["sun"].uid,
            kind=PostKind.LEADING_GROUP_MEMBER,
            unit=None,
            from_on=rounds.AFTER,
        )
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(answer.code, "assessment.results_own_submission", answer)

    def test_a_body_that_decides_in_meetings_alone_circulates_nothing(self) -> None:
        rulebook.adopt(self.town, 2, assessment__approved_in=["LEADING_GROUP_MEETING"])
        answer = self.send(self.act, "zhou", self.data())
        self.assertEqual(answer.code, "assessment.decider_unfit", answer)
        self.assertIn("领导小组会议", answer.body["refusal"]["next"])

    def test_the_desk_asks_each_member_until_he_has_signed(self) -> None:
        for who in ("wang", "zhou"):
            lines = waiting.for_person(self.town[who], self.town.at)
            self.assertIn("传签考核结果", [one.what for one in lines], who)
        self.assertEqual(self.send(self.act, "zhou", self.data()).status, 200)
        lines = waiting.for_person(self.town["zhou"], self.town.at)
        self.assertNotIn("传签考核结果", [one.what for one in lines])


class TestFixedByCirculation(TownCase):
    """周 has two of the three units that are graded in his charge, 王 heads the group and none."""

    round: ResultRound

    @classmethod
    def prepare(cls) -> None:
        cls.round = rounds.submitted(cls.town)

    def sign(self, who: str, *, agrees: bool = True) -> None:
        data = {"result_round": self.round.uid, "agrees": agrees, "words": "" if agrees else "请核实扣分"}
        self.assertEqual(self.send("assessment.sign_results", who, data).status, 200)

    def fix(self, act: str = "assessment.fix_unit_grade", **changed: Any) -> Answer:
        data = {"result_round": self.round.uid, "circulated": True, **changed}
        return self.send(act, "chen", data)

    def recuse(self) -> None:
        for unit in ("works", "business"):
            rounds.recusal(self.town, self.round, unit=unit)

    def test_grades_are_fixed_once_all_who_need_not_recuse_have_agreed(self) -> None:
        self.recuse()
        self.sign("wang")
        answer = self.fix()
        self.assertEqual(answer.code, "assessment.results_not_signed", answer)
        self.assertIn("周明德", answer.body["refusal"]["message"])
        self.town.go_to(rounds.AFTER + timedelta(days=2))
        self.sign("zhou")
        self.town.go_to(rounds.AFTER + timedelta(days=3))
        for act in ("assessment.fix_unit_grade", "assessment.fix_person_grade"):
            self.assertEqual(self.fix(act).status, 200, act)
        works = rounds.unit_result(self.round, self.town)
        self.assertEqual(works.fixed_on, rounds.AFTER + timedelta(days=2), "the day of the last signature")
        self.assertEqual((works.grade, works.fixed_for), ("GOOD", "领导小组（王志远、周明德）"))
        gao = rounds.person_result(self.round, self.town)
        self.assertEqual((gao.grade, gao.fixed_for), ("EXCELLENT", "领导小组（王志远、周明德）"))
        self.round.refresh_from_db()
        self.assertEqual(self.round.state, "FIXED")

    def test_one_who_does_not_agree_stops_it(self) -> None:
        self.recuse()
        self.sign("wang")
        self.sign("zhou", agrees=False)
        answer = self.fix()
        self.assertEqual(answer.code, "assessment.results_disagreed", answer)
        self.assertIn("周明德", answer.body["refusal"]["message"])

    def test_who_must_recuse_has_to_be_entered_first(self) -> None:
        self.sign("wang")
        self.sign("zhou")
        self.assertEqual(self.fix().code, "assessment.not_recused")
        self.recuse()
        self.assertEqual(self.fix().status, 200)

    def test_nobody_decides_on_a_unit_for_which_all_recuse(self) -> None:
        self.recuse()
        rounds.recusal(
            self.town, self.round, person="wang", ground=RecusalGround.RELATIVE, reason="配偶在该部任职"
        )
        self.sign("wang")
        self.sign("zhou")
        answer = self.fix()
        self.assertEqual(answer.code, "assessment.nobody_decides", answer)
        self.assertIn("工程建设部", answer.body["refusal"]["message"])

    def test_the_head_alone_is_no_circulation(self) -> None:
        rulebook.adopt(self.town, 2, assessment__approved_in=["CIRCULATION"])
        data = {"result_round": self.round.uid}
        answer = self.send("assessment.fix_unit_grade", "wang", data)
        self.assertEqual(answer.code, "organization.needs_paper", answer)

    def test_what_was_signed_falls_with_the_submission(self) -> None:
        self.sign("wang")
        self.sign("zhou")
        self.recuse()
        rounds.submit(self.town, rounds.send_back(self.town, self.round))
        self.assertEqual(self.fix().code, "assessment.results_not_signed")
        self.assertEqual(ResultSignature.objects.filter(lapsed=True).count(), 2)
        self.sign("zhou")
        self.sign("wang")
        self.assertEqual(self.fix().status, 200)
