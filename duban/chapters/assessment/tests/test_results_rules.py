"""The rules of results and grades, in tables."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from django.test import SimpleTestCase

from duban.chapters.assessment.actions import PersonOverride, UnitOverride
from duban.chapters.assessment.rules import commendations
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.rules.results import Bar, Graded, Override, Seat, Stretch, Suggested
from duban.chapters.assessment.rules.scheme.definition import ExcellentCap
from duban.chapters.assessment.terms.results import RecusalGround, Remedy, RoundState
from duban.chapters.assessment.terms.scheme import CapBase, PersonGrade, UnitGrade
from duban.ground import workdays
from duban.ground.access import Refusal


class Refusing(SimpleTestCase):
    def assert_refused(self, code: str, refusing: object, *args: object, **kwargs: object) -> Refusal:
        with self.assertRaises(Refusal) as caught:
            refusing(*args, **kwargs)  # type: ignore[operator]  # a rule
        self.assertEqual(caught.exception.code, code)
        return caught.exception


class TestTheCourse(Refusing):
    def test_each_act_is_possible_in_its_states_and_in_no_other(self) -> None:
        for act, states in rules.STEPS.items():
            for state in RoundState:
                if state in states:
                    rules.check_step(act, state, label="", name="")
                else:
                    self.assert_refused(
                        "assessment.round_state", rules.check_step, act, state, label="", name=""
                    )

    def test_what_was_returned_is_proposed_anew_on_another_computing_alone(self) -> None:
        for state in RoundState:
            self.assertEqual(
                rules.is_proposed_anew(state, same_run=False), state == RoundState.RETURNED, state
            )
            self.assertFalse(rules.is_proposed_anew(state, same_run=True), state)

    def test_a_paper_sends_one_submission_back(self) -> None:
        rules.check_other_paper("", "")
        rules.check_other_paper("a", "")
        rules.check_other_paper("a", "b")
        self.assert_refused("assessment.return_paper_used", rules.check_other_paper, "a", "a")

    def test_a_period_has_its_name(self) -> None:
        for from_on, to_on, title in (
            (date(2026, 1, 1), date(2026, 12, 31), "2026年度考核"),
            (date(2026, 1, 1), date(2026, 6, 30), "2026年上半年考核"),
            (date(2026, 1, 1), date(2026, 9, 30), "2026年1月1日至9月30日考核"),
        ):
            self.assertEqual(rules.title_of(from_on, to_on), title)

    def test_units_without_matters_are_ranked_only_where_the_body_says_so(self) -> None:
        for computed, matters, too, is_unit, ranked in (
            (True, 3, False, True, True),
            (False, 0, False, True, False),
            (False, 0, True, True, True),
            (False, 0, True, False, False),
            (False, 2, True, True, False),
        ):
            found = rules.is_ranked(computed, matters=matters, units_without_too=too, is_unit=is_unit)
            self.assertEqual(found, ranked)

    def test_it_begins_when_the_period_is_over(self) -> None:
        rules.check_period(date(2026, 6, 30), today=date(2026, 7, 1))
        self.assert_refused(
            "assessment.period_open", rules.check_period, date(2026, 6, 30), today=date(2026, 6, 30)
        )

    def test_the_publicity_ends_on_a_working_day_and_the_first_day_is_not_counted(self) -> None:
        calendar = workdays.shipped()
        for published, until in (
            (date(2026, 7, 6), date(2026, 7, 13)),
            (date(2026, 7, 4), date(2026, 7, 10)),
            # Over the national holiday, with its make-up working days.
            (date(2026, 9, 30), date(2026, 10, 14)),
        ):
            found = rules.objections_until(published, 5, calendar)
            self.assertTrue(workdays.is_working_day(found, calendar))
            self.assertEqual(workdays.working_days_between(published, found, calendar), 5)
            if published.month == 7:
                self.assertEqual(found, until)

    def test_it_is_over_on_the_day_after_the_last(self) -> None:
        last = date(2026, 7, 13)
        rules.check_publicity_over(last, today=last + timedelta(days=1))
        self.assert_refused("assessment.publicity_open", rules.check_publicity_over, last, today=last)
        rules.check_in_time(last, until=last)
        self.assert_refused(
            "assessment.not_in_publicity", rules.check_in_time, last + timedelta(days=1), until=last
        )
        self.assert_refused("assessment.not_in_publicity", rules.check_in_time, last, until=None)


class TestWhoStaysOut(Refusing):
    def test_a_member_recuses_on_units_in_his_charge_the_head_does_not_for_that_alone(self) -> None:
        charge, own = frozenset({1}), frozenset({2})
        for seat, head_too, wanted in (
            (Seat("周", in_charge_of=charge), False, charge),
            (Seat("王", in_charge_of=charge, is_head=True), False, frozenset()),
            (Seat("王", in_charge_of=charge, is_head=True), True, charge),
            (Seat("王", serves_in=own, in_charge_of=charge, is_head=True), False, own),
            (Seat("周", serves_in=own, in_charge_of=charge), False, own | charge),
            (Seat("周"), False, frozenset()),
        ):
            self.assertEqual(rules.must_recuse(seat, head_too=head_too), wanted, seat)

    def test_the_minutes_name_everybody_who_did_not(self) -> None:
        seats = [
            Seat("王", in_charge_of=frozenset({1}), is_head=True),
            Seat("周", in_charge_of=frozenset({1, 2}), recused_for=frozenset({1})),
            Seat("郑", in_charge_of=frozenset({3}), recused_for=frozenset({3})),
        ]
        refused = self.assert_refused("assessment.not_recused", rules.check_recused, seats, head_too=False)
        self.assertEqual(refused.params["names"], "周")

    def test_recusal(self) -> None:
        def check(
            ground: RecusalGround, *, true: bool = True, is_head: bool = False, known: bool = False
        ) -> None:
            rules.check_recusal(
                ground,
                true=true,
                is_head=is_head,
                head_too=False,
                known=known,
                person="周",
                unit="工程建设部",
                label="",
            )

        check(RecusalGround.IN_CHARGE)
        check(RecusalGround.RELATIVE, true=False)
        check(RecusalGround.OWN_UNIT, is_head=True)
        self.assert_refused("assessment.recusal_untrue", check, RecusalGround.IN_CHARGE, true=False)
        self.assert_refused("assessment.recusal_untrue", check, RecusalGround.OWN_UNIT, true=False)
        self.assert_refused("assessment.head_does_not_recuse", check, RecusalGround.IN_CHARGE, is_head=True)
        self.assert_refused("assessment.recusal_exists", check, RecusalGround.IN_CHARGE, known=True)

    def test_who_answers_an_objection(self) -> None:
        def check(*, of_office: bool, is_assessor: bool, in_office: bool) -> None:
            rules.check_answerer(
                of_office=of_office, is_assessor=is_assessor, in_office=in_office, unit="", assessor=""
            )

        check(of_office=False, is_assessor=False, in_office=True)
        check(of_office=True, is_assessor=True, in_office=False)
        self.assert_refused(
            "assessment.assessor_only", check, of_office=True, is_assessor=False, in_office=True
        )
        self.assert_refused(
            "assessment.office_answers", check, of_office=False, is_assessor=False, in_office=False
        )


class TestTheScales(Refusing):
    def test_a_grade_of_one_scale_is_refused_where_the_other_is_meant(self) -> None:
        for unit in UnitGrade.values:
            self.assertEqual(rules.check_unit_grade(unit), unit)
            self.assert_refused("assessment.grade_of_other_scale", rules.check_person_grade, unit)
        for person in PersonGrade.values:
            self.assertEqual(rules.check_person_grade(person), person)
            self.assert_refused("assessment.grade_of_other_scale", rules.check_unit_grade, person)

    def test_the_two_scales_are_types_that_do_not_meet(self) -> None:
        self.assertFalse(set(UnitGrade.values) & set(PersonGrade.values))
        self.assertFalse(issubclass(UnitGrade, PersonGrade) or issubclass(PersonGrade, UnitGrade))

    def test_the_type_checker_refuses_one_where_the_other_is_meant(self) -> None:
        """An ignore that mypy does not need is itself an error to it: these lines hold it to refuse."""
        uid = uuid4()
        PersonOverride(uid, UnitGrade.GOOD, "")  # type: ignore[arg-type]  # a unit's grade
        UnitOverride(uid, PersonGrade.EXCELLENT, "")  # type: ignore[arg-type]  # a person's grade
        given: list[Override[UnitGrade]] = []
        with self.assertRaises(Refusal):
            rules.fixed([line("1")], given, scale=PersonGrade, article="14(2)")  # type: ignore[misc]  # as above


def line(
    uid: str, proposed: str = "GOOD", suggested: str = "", reason: str = "", *, ranked: bool = True
) -> Suggested:
    return Suggested(uid, f"单位{uid}", ranked, proposed, suggested or proposed, reason)


class TestFixing(Refusing):
    def test_everybody_ranked_gets_what_was_suggested_unless_it_was_decided_otherwise(self) -> None:
        lines = [line("1"), line("2", "FAIR", "GOOD", "异议成立"), line("3", ranked=False), line("4", "FAIR")]
        found = rules.fixed(
            lines, [Override("4", UnitGrade.POOR, " 两次通报 ")], scale=UnitGrade, article="14(1)"
        )
        self.assertEqual(
            [(one.uid, one.grade, one.reason) for one in found],
            [("1", "GOOD", ""), ("2", "GOOD", "异议成立"), ("4", "POOR", "两次通报")],
        )

    def test_what_it_refuses(self) -> None:
        def fix(lines: list[Suggested], *overrides: Override[UnitGrade]) -> None:
            rules.fixed(lines, overrides, scale=UnitGrade, article="14(1)")

        self.assert_refused(
            "assessment.result_unknown", fix, [line("1")], Override("9", UnitGrade.FAIR, "理由")
        )
        self.assert_refused(
            "assessment.not_ranked", fix, [line("1", ranked=False)], Override("1", UnitGrade.FAIR, "理由")
        )
        self.assert_refused(
            "assessment.override_reason", fix, [line("1")], Override("1", UnitGrade.FAIR, " ")
        )
        self.assert_refused("assessment.override_reason", fix, [line("1", "FAIR", "GOOD")])
        self.assert_refused("assessment.grade_missing", fix, [line("1", "")])
        self.assert_refused("assessment.grade_missing", fix, [line("1", "EXCELLENT")])

    def test_a_cap_at_its_borders(self) -> None:
        def people(excellent: int, others: int, unit: str = "甲") -> list[Graded]:
            return [Graded("承办", unit, "EXCELLENT")] * excellent + [
                Graded("承办", unit, "COMPETENT")
            ] * others

        base = "全体参加考核人员"
        for on, percent, who in (
            (True, 20, people(1, 4)),
            (True, 20, people(2, 8)),
            (True, 20, people(0, 3)),
            (False, 20, people(9, 0)),
        ):
            rules.check_cap(on, who, percent=percent, base=base)
        refused = self.assert_refused(
            "assessment.cap_exceeded", rules.check_cap, True, people(2, 7), percent=20, base=base
        )
        self.assertEqual((refused.params["count"], refused.params["most"]), (2, 1))
        self.assert_refused("assessment.cap_base", rules.check_cap, True, people(0, 9), percent=20, base="")
        rules.check_cap(True, people(2, 8) + people(0, 5, "乙"), percent=20, base="本单位参加考核人员")
        self.assert_refused(
            "assessment.cap_exceeded",
            rules.check_cap,
            True,
            people(2, 3) + people(0, 5, "乙"),
            percent=20,
            base="本单位参加考核人员",
        )

    def test_a_cap_of_the_scheme_is_a_share_of_the_ranked_or_of_all(self) -> None:
        five = [Graded("承办", "甲", grade) for grade in ("EXCELLENT", "EXCELLENT", *["COMPETENT"] * 3)]
        for base, share, assessed, allowed in (
            (CapBase.RANKED, "0.4", 5, True),
            (CapBase.RANKED, "0.39", 9, False),
            (CapBase.ASSESSED, "0.2", 10, True),
            (CapBase.ASSESSED, "0.2", 9, False),
        ):
            cap = ExcellentCap(share=Decimal(share), base=base, words="按人数")
            with self.subTest(base=base, share=share, assessed=assessed):
                if allowed:
                    rules.check_scheme_cap(cap, five, assessed=assessed)
                    continue
                refused = self.assert_refused(
                    "assessment.cap_exceeded", rules.check_scheme_cap, cap, five, assessed=assessed
                )
                self.assertEqual((refused.params["count"], refused.params["most"]), (2, 1))

    def test_the_ways_in_which_it_may_be_decided(self) -> None:
        self.assertEqual(rules.deciders(["LEADING_GROUP_MEETING"]), ("LEADING_GROUP_MEETING",))
        self.assertEqual(
            rules.deciders(["LEADING_GROUP_MEETING", "CIRCULATION", "PAPER"]),
            ("LEADING_GROUP_MEETING", "LEADING_GROUP_HEAD"),
        )
        self.assertEqual(rules.deciders(["CIRCULATION"]), (), "all of the group, and nobody alone")
        self.assert_refused(
            "assessment.decider_unfit",
            rules.check_decider,
            "DIRECTORS_MEETING",
            ("LEADING_GROUP_MEETING",),
            label="主任办公会",
            labels=["领导小组会议"],
        )


class TestStretches(Refusing):
    def test_they_are_weighed_by_days(self) -> None:
        first = Stretch(date(2026, 1, 1), date(2026, 3, 31), Decimal(90))
        second = Stretch(date(2026, 4, 1), date(2026, 6, 30), Decimal(96))
        self.assertEqual((first.days, second.days), (90, 91))
        self.assertEqual(rules.weighed([first, second]), Decimal("93.02"))
        for points in ("90", "93", "96"):
            rules.check_joined_points(Decimal(points), [first, second])
        for points in ("89.99", "96.01"):
            self.assert_refused(
                "assessment.stretch_points", rules.check_joined_points, Decimal(points), [first, second]
            )


class TestObjections(Refusing):
    def test_only_what_is_upheld_changes_something(self) -> None:
        for upheld, remedy, fits in (
            (True, Remedy.NONE, True),
            (True, Remedy.OVERRIDE, True),
            (True, Remedy.RECOMPUTE, True),
            (False, Remedy.NONE, True),
            (False, Remedy.OVERRIDE, False),
            (False, Remedy.RECOMPUTE, False),
        ):
            if fits:
                rules.check_remedy(remedy, upheld=upheld, verdict="", label="")
            else:
                self.assert_refused(
                    "assessment.remedy_unfit", rules.check_remedy, remedy, upheld=upheld, verdict="", label=""
                )


class TestAnnual(Refusing):
    def test_whoever_may_be_proposed_for_an_award_and_every_reason_why_not(self) -> None:
        grades = ("GOOD", "FAIRLY_GOOD")
        bar = Bar("受到通报批评", "17(1)")
        for grade, vetoes, bars, eligible, why in (
            ("GOOD", (), (), True, ("等次为“好”，无一票否决情形",)),
            ("FAIR", (), (), False, ("等次为“一般”",)),
            ("", (), (), False, ("未确定等次",)),
            ("GOOD", ("安全事故",), (), False, ("一票否决：安全事故",)),
            (
                "FAIR",
                ("安全事故",),
                (bar,),
                False,
                ("等次为“一般”", "一票否决：安全事故", "受到通报批评（17(1)）"),
            ),
        ):
            label = UnitGrade(grade).label if grade else ""
            found = rules.eligibility(grade, label=str(label), grades=grades, vetoes=vetoes, bars=bars)
            self.assertEqual((found.eligible, found.why), (eligible, why))

    def test_better_or_worse_than_last(self) -> None:
        for now, before, steps in (
            ("GOOD", "FAIR", 2),
            ("FAIR", "GOOD", -2),
            ("GOOD", "GOOD", 0),
            ("GOOD", "", 0),
        ):
            self.assertEqual(rules.change(now, before, UnitGrade), steps)

    def test_a_further_edition_follows_a_correction_alone(self) -> None:
        rules.check_edition_needed(None, outdated=False)
        rules.check_edition_needed(1, outdated=True)
        self.assert_refused("assessment.edition_current", rules.check_edition_needed, 1, outdated=False)

    def test_a_receipt(self) -> None:
        rules.check_receipt(of_receiver=True, has_scan=False)
        rules.check_receipt(of_receiver=False, has_scan=True)
        self.assert_refused("assessment.receipt_scan", rules.check_receipt, of_receiver=False, has_scan=False)


class TestCommendations(Refusing):
    def test_two_hands(self) -> None:
        commendations.check_second_hand("a", "b")
        self.assert_refused("assessment.same_checker", commendations.check_second_hand, "a", "a")
        commendations.check_day(date(2026, 3, 2), today=date(2026, 3, 2))
        self.assert_refused(
            "assessment.commendation_day", commendations.check_day, date(2026, 3, 3), today=date(2026, 3, 2)
        )
