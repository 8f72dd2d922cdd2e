"""确定单位等次."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.terms.results import RecusalGround
from duban.chapters.assessment.tests import rounds
from duban.chapters.assessment.tests.circulated import FixedByCirculation
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind, MeetingKind
from tests.papers import checked_paper, text_file
from tests.stories import Answer


class TestFixUnitGrade(FixedByCirculation):
    act = "assessment.fix_unit_grade"
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
        self, unit: str = "business", grade: str = "FAIR", reason: str = "两次督办通知书"
    ) -> dict[str, Any]:
        result = rounds.unit_result(self.round, self.town, unit)
        return {"result": result.uid, "grade": grade, "reason": reason}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        self.round.refresh_from_db()
        self.assertEqual((self.round.state, self.round.units_fixed_on), ("SUBMITTED", rounds.AFTER))
        works = rounds.unit_result(self.round, self.town)
        self.assertEqual((works.proposed, works.grade, works.grade_reason), ("GOOD", "GOOD", ""))
        self.assertEqual((works.fixed_on, works.fixed_by), (rounds.AFTER, self.town["wang"]))
        planning = rounds.unit_result(self.round, self.town, "planning")
        self.assertEqual((planning.grade, planning.fixed_on), ("", None))
        told = Message.objects.get(person=self.town["li"], kind="assessment.fixed")
        self.assertNotIn("好", told.text)

    def test_it_locks_the_round_and_every_result(self) -> None:
        self.assert_locks(self.round, rounds.unit_result(self.round, self.town))

    def test_it_refuses_before_the_results_have_gone_up(self) -> None:
        early = rounds.proposed(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        answer = self.send(self.act, "wang", self.data(result_round=early.uid))
        self.assertEqual(answer.code, "assessment.round_state", answer)

    def test_another_grade_needs_its_reason_and_both_stay_on_record(self) -> None:
        answer = self.send(self.act, "wang", self.data(overrides=[self.change(reason=" ")]))
        self.assertEqual(answer.code, "assessment.override_reason", answer)
        self.assertEqual(self.send(self.act, "wang", self.data(overrides=[self.change()])).status, 200)
        business = rounds.unit_result(self.round, self.town, "business")
        self.assertEqual(
            (business.proposed, business.grade, business.grade_reason),
            ("FAIRLY_GOOD", "FAIR", "两次督办通知书"),
        )

    def test_a_grade_of_persons_is_refused_by_the_act_and_by_the_database(self) -> None:
        answer = self.send(self.act, "wang", self.data(overrides=[self.change(grade="EXCELLENT")]))
        self.assertEqual(answer.status, 422, answer)
        works = rounds.unit_result(self.round, self.town)
        works.grade, works.fixed_on = "EXCELLENT", rounds.AFTER
        with self.assertRaises(IntegrityError), transaction.atomic():
            Model.save(works)

    def test_a_unit_without_matters_has_no_grade(self) -> None:
        answer = self.send(self.act, "wang", self.data(overrides=[self.change("planning")]))
        self.assertEqual(answer.code, "assessment.not_ranked", answer)

    def test_a_clerk_needs_a_checked_paper_that_is_not_older_than_the_submission(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.round.ref, "FIX_UNITS", decided_on=rounds.LAST_DAY)
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.result_decided_before")
        checked_paper(self.town, self.round.ref, "FIX_UNITS", decided_on=rounds.AFTER)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertEqual(rounds.unit_result(self.round, self.town).fixed_for, "王志远")

    def test_a_paper_is_not_older_than_the_publicity_and_the_answers_to_objections(self) -> None:
        of = rounds.published(self.town, year=2025, until=rounds.UNTIL.replace(year=2025))
        objection = rounds.object_to(self.town, rounds.unit_result(of, self.town))
        until = of.objections_until
        assert until is not None
        answered = until + timedelta(days=3)
        self.town.go_to(answered)
        rounds.answer(self.town, objection)
        self.town.go_to(answered + timedelta(days=1))
        rounds.submit(self.town, of)
        for day in (until, answered):
            checked_paper(self.town, of.ref, "FIX_UNITS", decided_on=day)
            answer = self.send(self.act, "chen", self.data(result_round=of.uid))
            self.assertEqual(answer.code, "assessment.result_decided_before", day)
        checked_paper(self.town, of.ref, "FIX_UNITS", decided_on=answered + timedelta(days=1))
        self.assertEqual(self.send(self.act, "chen", self.data(result_round=of.uid)).status, 200)

    def test_at_a_meeting_a_member_recuses_on_the_units_in_his_charge_and_the_head_does_not(self) -> None:
        held = rounds.meeting(self.town)
        data = self.data(meeting=held.uid, place=3)
        answer = self.send(self.act, "qian", data)
        self.assertEqual(answer.code, "assessment.not_recused", answer)
        self.assertIn("周明德", answer.body["refusal"]["message"])
        self.assertNotIn("王志远", answer.body["refusal"]["message"])
        rounds.recusal(self.town, self.round)
        self.assertEqual(self.send(self.act, "qian", data).code, "assessment.not_recused")
        rounds.recusal(self.town, self.round, unit="business")
        self.assertEqual(self.send(self.act, "qian", data).status, 200)
        works = rounds.unit_result(self.round, self.town)
        self.assertEqual((works.meeting, works.place, works.fixed_on), (held, 3, rounds.AFTER))

    def test_minutes_are_used_by_another_hand_and_name_their_item(self) -> None:
        held = rounds.meeting(self.town, attended=("wang",))
        answer = self.send(self.act, "chen", self.data(meeting=held.uid, place=3))
        self.assertEqual(answer.code, "assessment.result_own_minutes", answer)
        answer = self.send(self.act, "qian", self.data(meeting=held.uid))
        self.assertEqual(answer.code, "assessment.result_item_missing", answer)

    def test_a_meeting_or_a_leader_of_another_kind_fixes_nothing(self) -> None:
        held = organization.hold_meeting(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            kind=MeetingKind.DIRECTORS_MEETING,
            number="2026年第5次",
            held_on=rounds.AFTER,
            chair=self.town["wang"].uid,
            attended=[self.town["wang"].uid],
            minutes=text_file(self.town, "chen", name="会议纪要.txt", text="主任办公会").uid,
        )
        answer = self.send(self.act, "qian", self.data(meeting=held.uid, place=1))
        self.assertEqual(answer.code, "assessment.decider_unfit", answer)
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=self.round.ref,
            decision="FIX_UNITS",
            decider_kind=DeciderKind.LEADER_IN_CHARGE,
            decider=self.town["zhou"].uid,
            decided_on=rounds.AFTER,
            paper=text_file(self.town, "chen", name="呈批单.txt", text="分管领导签批").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(answer.code, "assessment.decider_unfit", answer)

    def test_nobody_fixes_for_the_own_unit(self) -> None:
        organization.appoint(
            by=self.town["an"],
            at=self.town.tick(),
            request_id=None,
            person=self.town["wang"].uid,
            kind=PostKind.DEPUTY_IN_CHARGE,
            unit=self.town.unit("company").uid,
            from_on=rounds.JULY,
        )
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "assessment.not_recused")
        rounds.recusal(self.town, self.round, person="wang", unit="company", ground=RecusalGround.OWN_UNIT)
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)
