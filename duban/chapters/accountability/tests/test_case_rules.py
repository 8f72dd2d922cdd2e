"""The rules of the case as tables: the stages of decision 34, handlers, hearing, identity numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import SimpleTestCase

from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import materials, stages
from duban.chapters.accountability.rules.cases import Candidate, Heard, Starting
from duban.chapters.accountability.rules.steps import Doer
from duban.chapters.accountability.terms.case import RecusalGround, Stage
from duban.ground.access import ACTS, POLICY, Refusal, Role, Standing
from duban.ground.regulation import clauses
from duban.support.rulebook import shipped

AS_ROLE = {
    Doer.HEAD: Role.LEADING_GROUP_HEAD,
    Doer.DIRECTOR: Role.OFFICE_DIRECTOR,
    Doer.OFFICE: Role.OFFICE_STAFF,
    Doer.HANDLER: Role.CASE_HANDLER,
    Doer.CIRCLE: Role.CASE_CIRCLE,
    Doer.CONCERNED: Role.CONCERNED,
}


def code_of(call: Callable[..., object], *values: object, **named: object) -> str:
    """What it refuses these with; empty when it passes."""
    try:
        call(*values, **named)
    except Refusal as refused:
        return refused.code
    return ""


class StagesTest(SimpleTestCase):
    def test_every_line_names_an_act_an_article_and_a_limit_that_exist(self) -> None:
        for step in stages.STEPS:
            with self.subTest(step.act):
                self.assertTrue(clauses.is_clause(step.article))
                self.assertEqual(bool(step.owes), bool(step.within))
                if step.within:
                    self.assertIn(step.within, shipped.bodies())
                if step.act in POLICY:
                    self.assertIn(step.act, ACTS)

    def test_the_table_and_the_policy_name_the_same_people(self) -> None:
        for step in stages.STEPS:
            if step.act in POLICY:
                with self.subTest(step.act):
                    for doer in step.doers:
                        standing = Standing(roles=frozenset({AS_ROLE[doer]}))
                        self.assertTrue(POLICY[step.act].admits(standing), doer)

    def test_from_one_stage_an_act_leads_one_way(self) -> None:
        seen = [(step.act, source) for step in stages.STEPS for source in step.sources]
        self.assertEqual(len(seen), len(set(seen)))

    def test_the_way_is_that_of_the_rule_set(self) -> None:
        known = [row["code"] for row in shipped.bodies()["accountability.stages"]["value"]]
        ours = [stage.value for stage in Stage if stage.value in known]
        self.assertEqual(ours, [code for code in known if code != "REGISTERED"])

    def test_once_contact_has_stopped_nobody_speaks_with_the_person(self) -> None:
        for verb in (
            "record_interview",
            "show_facts",
            "tell_statement",
            "make_statement",
            "enter_statement",
            "claim_tolerance",
        ):
            for stage in stages.WITHOUT_CONTACT:
                self.assertIsNone(stages.step_from(f"accountability.{verb}", stage), verb)

    def test_the_order_of_the_way(self) -> None:
        way = [
            ("start_verification", None, "VERIFICATION_STARTED"),
            ("name_handlers", "VERIFICATION_STARTED", "VERIFYING"),
            ("show_facts", "VERIFYING", "FACTS_SHOWN"),
            ("tell_statement", "FACTS_SHOWN", "STATEMENT"),
            ("propose_handling", "STATEMENT", "PROPOSED"),
            ("deliberate", "PROPOSED", "DELIBERATED"),
            ("stop_contact", "VERIFYING", "CONTACT_STOPPED"),
            ("stop_contact", "SENT_UP", "CONTACT_STOPPED"),
            ("transfer_head_case", "STATEMENT", "TRANSFERRED"),
            ("transfer_case", "CONTACT_STOPPED", "TRANSFERRED"),
        ]
        for verb, source, target in way:
            step = stages.step_from(f"accountability.{verb}", source)
            self.assertIsNotNone(step, verb)
            self.assertEqual(step.target if step else None, target, verb)

    def test_a_step_out_of_turn_says_where_it_belongs(self) -> None:
        with self.assertRaises(Refusal) as caught:
            stages.check_step("accountability.tell_statement", Stage.VERIFYING)
        self.assertEqual(caught.exception.code, "accountability.wrong_stage")
        self.assertIn("事实材料见面", str(caught.exception.params["stages"]))


class StartingTest(SimpleTestCase):
    def test_what_starts_and_what_does_not(self) -> None:
        ready = Starting("16(4)", 1, waits=True, handling="OFFICE")
        table = [
            ([ready], False, ""),
            ([ready, ready], False, ""),
            ([], False, "accountability.clue_not_open"),
            ([Starting("16(4)", 1, False, "OFFICE")], False, "accountability.clue_not_open"),
            ([ready], True, "accountability.head_concerned"),
            ([ready, Starting("16(4)", 2, True, "OFFICE")], False, "accountability.clues_of_one_unit"),
            ([Starting("16(7)", 1, True, "REFER", "REFER", "移送")], False, "accountability.refer_only"),
            ([Starting("16(9)", 1, True, "", "CHOOSE", "决定")], False, "accountability.clue_not_judged"),
            (
                [Starting("16(1)", 1, True, "OFFICE", "JUDGE", "确认")],
                False,
                "accountability.clue_not_judged",
            ),
        ]
        for found, head, code in table:
            self.assertEqual(code_of(rules.check_start, found, concerns_head=head), code)

    def test_what_concerns_the_head_goes_out(self) -> None:
        for waiting, concerns, receiver, code in [
            (True, True, "上级党组织", ""),
            (False, True, "上级党组织", "accountability.clue_not_open"),
            (True, False, "上级党组织", "accountability.head_not_concerned"),
            (True, True, "区水务局", "accountability.receiver_unknown"),
        ]:
            said = code_of(
                rules.check_head_clue,
                waiting=waiting,
                concerns_head=concerns,
                receiver=receiver,
                receivers=["上级党组织"],
            )
            self.assertEqual(said, code)

    def test_a_case_that_came_to_concern_the_head_goes_out(self) -> None:
        for concerns, receiver, code in [
            (True, "上级党组织", ""),
            (False, "上级党组织", "accountability.head_not_in_case"),
            (True, "区水务局", "accountability.receiver_unknown"),
        ]:
            given = {"concerns_head": concerns, "receiver": receiver, "receivers": ["上级党组织"]}
            self.assertEqual(code_of(rules.check_head_case, **given), code)


class PeopleTest(SimpleTestCase):
    def test_who_may_handle_a_case(self) -> None:
        good = Candidate("p:1", "钱", fit=True, concerned=False, recused=False)
        own = (RecusalGround.OWN_UNIT,)
        table = [
            ([good, Candidate("p:2", "沈", True, False, False)], ""),
            ([good], "accountability.too_few_handlers"),
            ([good, good], "accountability.too_few_handlers"),
            ([good, Candidate("p:2", "李", True, True, False)], "accountability.concerned_stays_out"),
            ([good, Candidate("p:2", "管", False, False, False)], "accountability.handler_unfit"),
            ([good, Candidate("p:2", "沈", True, False, True)], "accountability.recused_already"),
            ([good, Candidate("p:2", "林", True, False, False, own)], "accountability.must_recuse"),
        ]
        for found, code in table:
            self.assertEqual(code_of(rules.check_handlers, found, least=2), code)

    def test_what_the_records_say_of_recusal(self) -> None:
        for own, recent, clerk, found in [
            (False, False, False, ()),
            (True, True, False, (RecusalGround.OWN_UNIT,)),
            (False, True, False, (RecusalGround.RECENT_UNIT,)),
            (False, False, True, (RecusalGround.NOTICE_CLERK,)),
            (True, False, True, (RecusalGround.OWN_UNIT, RecusalGround.NOTICE_CLERK)),
        ]:
            said = rules.recusal_grounds(own_unit=own, recent_unit=recent, notice_clerk=clerk)
            self.assertEqual(said, found)

    def test_three_years_back_from_a_leap_day(self) -> None:
        self.assertEqual(rules.recent_since(date(2028, 2, 29), 3), date(2025, 3, 1))
        self.assertEqual(rules.recent_since(date(2026, 3, 2), 3), date(2023, 3, 2))


class HearingTest(SimpleTestCase):
    TODAY = date(2026, 3, 10)

    def test_nothing_is_proposed_before_everybody_was_heard(self) -> None:
        over, runs = date(2026, 3, 9), date(2026, 3, 10)
        table = [
            (Heard("李", True, True, over, False, False), ""),
            (Heard("李", True, True, runs, True, False), ""),
            (Heard("李", True, True, runs, False, False), "accountability.not_heard"),
            (Heard("李", True, False, None, False, False), "accountability.not_heard"),
            (Heard("李", False, False, None, False, False), "accountability.not_heard"),
            (Heard("李", True, True, over, True, True), "accountability.statement_unchecked"),
        ]
        for one, code in table:
            said = code_of(rules.check_heard, [one], today=self.TODAY, open_claims=0)
            self.assertEqual(said, code, one)
        good = table[0][0]
        said = code_of(rules.check_heard, [good], today=self.TODAY, open_claims=1)
        self.assertEqual(said, "accountability.claims_open")

    def test_claims(self) -> None:
        for excluded, stands, code in [
            ([], False, ""),
            (["16(7)"], False, "accountability.tolerance_excluded"),
            ([], True, "accountability.claim_stands"),
        ]:
            said = code_of(rules.check_claim, excluded=excluded, stands=stands)
            self.assertEqual(said, code)


class KeepingTest(SimpleTestCase):
    def test_what_can_be_put_away(self) -> None:
        table = [
            (None, False, [], None, ""),
            (date(2026, 3, 2), False, [], None, "accountability.archived_already"),
            (None, True, [], None, "accountability.result_missing"),
            (None, False, ["移送"], None, "accountability.duties_open"),
            (None, False, [], 2, "accountability.evidence_damaged"),
        ]
        for archived, waits, duties, damaged, code in table:
            said = code_of(
                rules.check_archive,
                archived_on=archived,
                waits_for_result=waits,
                duties=duties,
                damaged=damaged,
            )
            self.assertEqual(said, code)

    def test_identity_numbers(self) -> None:
        self.assertEqual(materials.check_identity(" 11010519491231002x "), "11010519491231002X")
        for wrong in (
            "110105194912310021",
            "11010519491331002X",
            "1101051949123100",
            "ABCDEF19491231002X",
            "",
        ):
            said = code_of(materials.check_identity, wrong)
            self.assertEqual(said, "accountability.identity_wrong", wrong)
