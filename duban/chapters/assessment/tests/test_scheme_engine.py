"""Every item that a scheme must be able to express, at its borders (13(1); the table of other published rules)."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.assessment.rules.scheme import engine
from duban.chapters.assessment.rules.scheme.shapes import (
    Fact,
    FactKind,
    PartyKind,
    PersonGrade,
    Role,
    Side,
    UnitGrade,
    Workload,
)
from duban.chapters.assessment.tests.scheme_values import (
    CO,
    LEAD,
    SERVICE,
    entered,
    fact,
    facts,
    judgement,
    rule,
    scheme,
    score,
    total,
)
from duban.ground.access import Unfit


class TestPerEvent(SimpleTestCase):
    def test_the_base_stands_where_nothing_happened(self) -> None:
        self.assertEqual(total(scheme(rule())), "100")

    def test_each_event_takes_its_points(self) -> None:
        self.assertEqual(total(scheme(rule()), facts(3)), "97")

    def test_an_addition_goes_above_the_base(self) -> None:
        self.assertEqual(total(scheme(rule(amount="0.5")), facts(3)), "101.5")

    def test_by_quantity_it_takes_so_many_times_the_points(self) -> None:
        by_days = rule(per_quantity=True, amount="-0.1")
        self.assertEqual(total(scheme(by_days), [fact(quantity=Decimal(7))]), "99.3")
        self.assertEqual(total(scheme(rule(amount="-0.1")), [fact(quantity=Decimal(7))]), "99.9")

    def test_a_kind_of_fact_without_a_rule_is_no_line(self) -> None:
        self.assertEqual(len(score(scheme(rule()), [fact(kind=FactKind.URGED)]).points), 1)

    def test_an_entered_fact_counts_for_its_own_item_alone(self) -> None:
        two = [rule(code="a", facts=["OTHER_ENTERED"]), rule(code="b", facts=["OTHER_ENTERED"], amount="-5")]
        sheet = score(scheme(*two), [entered(1, "a")])
        self.assertEqual([(one.rule, one.amount) for one in sheet.points[1:]], [("a", -1)])


class TestProgressive(SimpleTestCase):
    STEPS = [
        {"count": 1, "amount": "-0.5"},
        {"count": 2, "amount": "-1"},
        {"count": 3, "amount": "-2"},
        {"count": 4, "amount": "-5"},
    ]

    def made(self, window: dict[str, Any] | None = None, **given: Any) -> Any:  # Any: JSON
        return scheme(rule(kind="PROGRESSIVE", steps=self.STEPS, window=window or {}, **given))

    def test_the_nth_event_costs_what_its_step_says(self) -> None:
        sums = [total(self.made(), facts(n)) for n in range(6)]
        self.assertEqual(sums, ["100", "99.5", "98.5", "96.5", "91.5", "86.5"])

    def test_before_the_first_step_it_costs_nothing_and_says_why(self) -> None:
        from_second = scheme(rule(kind="PROGRESSIVE", steps=[{"count": 2, "amount": "-3"}]))
        sheet = score(from_second, facts(2))
        self.assertEqual([one.amount for one in sheet.points[1:]], [0, -3])
        self.assertIn("未达到起计次数", sheet.points[1].held_back)

    def test_a_calendar_year_begins_anew_on_the_first_of_january(self) -> None:
        ends = [fact(1, on=date(2026, 12, 31)), fact(2, on=date(2027, 1, 1))]
        self.assertEqual(total(self.made(), ends), "99")
        both = [fact(1, on=date(2026, 12, 30)), fact(2, on=date(2026, 12, 31))]
        self.assertEqual(total(self.made(), both), "98.5")

    def test_a_rolling_window_lets_go_after_its_days(self) -> None:
        rolling = self.made({"kind": "ROLLING", "days": 30})
        within = [fact(1, on=date(2026, 3, 1)), fact(2, on=date(2026, 3, 30))]
        outside = [fact(1, on=date(2026, 3, 1)), fact(2, on=date(2026, 3, 31))]
        self.assertEqual((total(rolling, within), total(rolling, outside)), ("98.5", "99"))

    def test_a_docketing_period_is_counted_by_itself(self) -> None:
        by_period = self.made({"kind": "PERIOD"})
        same = [fact(1, period="list:1"), fact(2, period="list:1")]
        other = [fact(1, period="list:1"), fact(2, period="list:2")]
        self.assertEqual((total(by_period, same), total(by_period, other)), ("98.5", "99"))

    def test_per_matter_each_matter_has_its_own_count(self) -> None:
        per_matter = self.made({"kind": "ALL", "per_matter": True})
        told = [fact(1, matter="m1"), fact(2, matter="m2"), fact(3, matter="m1")]
        self.assertEqual(total(per_matter, told), "98")

    def test_two_records_of_one_fact_are_one_event(self) -> None:
        twice = [fact(1, fact_key="k"), fact(2, fact_key="k"), fact(3)]
        self.assertEqual(total(self.made(), twice), "98.5")

    def test_the_order_in_which_facts_come_is_nothing_to_it(self) -> None:
        told = facts(5)
        for _ in range(20):
            random.shuffle(told)
            self.assertEqual(total(self.made(), told), "86.5")


class TestLimits(SimpleTestCase):
    def test_a_rule_takes_no_more_than_its_cap(self) -> None:
        capped = scheme(rule(amount="-0.1", limits={"most_taken": "0.5"}))
        self.assertEqual([total(capped, facts(n)) for n in (4, 5, 6, 60)], ["99.6", "99.5", "99.5", "99.5"])

    def test_what_is_over_is_held_back_from_the_latest_and_says_so(self) -> None:
        sheet = score(scheme(rule(amount="-2", limits={"most_taken": "3"})), facts(3))
        self.assertEqual([one.amount for one in sheet.points[1:]], [-2, -1, 0])
        self.assertIn("本项最多扣3分，1分不再扣", sheet.points[2].held_back)
        self.assertIn("本项最多扣3分，2分不再扣", sheet.points[3].held_back)

    def test_an_item_with_its_own_points_is_taken_to_nought_and_no_further(self) -> None:
        item = scheme(rule(full="5", amount="-2"), base="0")
        self.assertEqual([total(item, facts(n)) for n in range(5)], ["5", "3", "1", "0", "0"])

    def test_a_group_is_taken_to_nought(self) -> None:
        group = [{"code": "g", "title": "甲", "base": "10", "limits": {"floor": "0"}}]
        made = scheme(rule(amount="-4"), groups=group, base="0")
        self.assertEqual([total(made, facts(n)) for n in (2, 3, 9)], ["2", "0", "0"])

    def test_additions_do_not_refill_beyond_what_deductions_left(self) -> None:
        """Additions and deductions are summed before the floor: the order of events changes nothing."""
        group = [{"code": "g", "title": "甲", "base": "10", "limits": {"floor": "0"}}]
        two = [rule(amount="-8"), rule(code="b", facts=["COMMENDED"], amount="3")]
        told = [*facts(2), fact(9, FactKind.COMMENDED, fact_key="c")]
        self.assertEqual(total(scheme(*two, groups=group, base="0"), told), "0")

    def test_a_group_adds_no_more_than_its_cap_whatever_its_base(self) -> None:
        group = [{"code": "g", "title": "甲", "base": "10", "limits": {"most_added": "5"}}]
        made = scheme(rule(amount="2"), groups=group, base="0")
        self.assertEqual([total(made, facts(n)) for n in (2, 3, 9)], ["14", "15", "15"])

    def test_the_total_has_a_ceiling_and_a_floor(self) -> None:
        high = scheme(rule(amount="2"), base="80", limits={"ceiling": "100"})
        self.assertEqual([total(high, facts(n)) for n in (9, 10, 11)], ["98", "100", "100"])
        low = scheme(rule(amount="-30"), limits={"floor": "0"})
        self.assertEqual([total(low, facts(n)) for n in (3, 4)], ["10", "0"])

    def test_without_a_floor_the_total_may_be_negative(self) -> None:
        self.assertEqual(total(scheme(rule(amount="-60")), facts(2)), "-20")

    def test_caps_of_rule_group_and_total_follow_one_another(self) -> None:
        group = [{"code": "g", "title": "甲", "limits": {"most_taken": "6"}}]
        two = [rule(amount="-1", limits={"most_taken": "4"}), rule(code="b", facts=["URGED"], amount="-1")]
        made = scheme(*two, groups=group, limits={"floor": "95"})
        told = [*facts(9), *(fact(n, FactKind.URGED, fact_key=f"u{n}") for n in range(20, 25))]
        sheet = score(made, told)
        self.assertEqual((sheet.groups["g"], sheet.total), (Decimal(-5), Decimal(95)))


class TestMultipliers(SimpleTestCase):
    def test_lead_and_co_differ(self) -> None:
        made = scheme(rule(amount="-5", roles={"CO": "0.5"}))
        self.assertEqual((total(made, [fact(role=LEAD)]), total(made, [fact(role=CO)])), ("95", "97.5"))

    def test_nought_does_not_count_and_says_so(self) -> None:
        sheet = score(scheme(rule(roles={"CO": "0"})), [fact(role=CO)])
        self.assertEqual((sheet.total, sheet.points[1].held_back), (100, "按本项规定不计（系数为0）"))

    def test_category_and_level_multiply(self) -> None:
        made = scheme(rule(categories={"KEY_PROJECT": "2"}, levels={"CITY": "1.5", "HOTLINE": "0.5"}))
        for category, level, wanted in (
            ("KEY_PROJECT", "CITY", "97"),
            ("MAJOR_DECISION", "", "99"),
            ("MAJOR_DECISION", "AUDIT", "99"),
            ("MAJOR_DECISION", "HOTLINE", "99.5"),
            ("MAJOR_DECISION", "CITY,HOTLINE", "98.5"),
            ("MAJOR_DECISION", "AUDIT,HOTLINE", "99"),
        ):
            with self.subTest(category=category, level=level):
                self.assertEqual(total(made, [fact(category=category, level=level)]), wanted)

    def test_the_line_says_by_what_it_was_multiplied_in_words(self) -> None:
        made = scheme(rule(categories={"KEY_PROJECT": "2"}, levels={"CITY": "1.5"}))
        words = score(made, [fact(category="KEY_PROJECT", level="AUDIT,CITY")]).points[1].words
        self.assertIn("乘以系数3（重点工程、市委市政府交办）", words)

    def test_deductions_double_for_a_party_with_listed_matters_alone(self) -> None:
        made = scheme(
            rule(amount="-5"),
            rule(code="b", facts=["COMMENDED"], amount="2"),
            doubling={"factor": "2", "categories": ["IMPORTANT_MATTER"]},
        )
        told = [fact(1), fact(2, FactKind.COMMENDED, fact_key="c")]

        def of(*categories: str) -> str:
            return total(made, told, workload=Workload(3, categories=frozenset(categories)))

        self.assertEqual(of("IMPORTANT_MATTER"), "92")
        self.assertEqual(of("IMPORTANT_MATTER", "KEY_PROJECT"), "97")
        self.assertEqual(of(), "97")

    def test_doubling_by_route_and_a_rule_that_is_not_doubled(self) -> None:
        made = scheme(rule(doubled=False), doubling={"factor": "2", "routes": ["LISTED"]})
        load = Workload(3, routes=frozenset({"LISTED"}))
        self.assertEqual(total(made, facts(1), workload=load), "99")
        doubled = scheme(rule(), doubling={"factor": "2", "routes": ["LISTED"]})
        self.assertEqual(total(doubled, facts(1), workload=load), "98")

    def test_the_line_says_by_what_it_was_multiplied(self) -> None:
        words = score(scheme(rule(amount="-5", roles={"CO": "0.5"})), [fact(role=CO)]).points[1].words
        self.assertEqual(words, "反馈逾期：反馈逾期，-2.5分（-5分，乘以系数0.5（协办））")


class TestOneFactOnce(SimpleTestCase):
    def test_the_dearest_rule_prices_it_and_the_others_say_why_not(self) -> None:
        two = [rule(), rule(code="b", title="通报点名", facts=["NAMED_IN_CIRCULAR"], amount="-3")]
        told = [fact(1, fact_key="k"), fact(2, FactKind.NAMED_IN_CIRCULAR, fact_key="k")]
        sheet = score(scheme(*two), told)
        self.assertEqual(sheet.total, 97)
        self.assertEqual(sheet.points[1].held_back, "同一事实已按“通报点名”计分，不重复计")

    def test_of_two_alike_the_first_rule_prices_it(self) -> None:
        two = [rule(), rule(code="b", facts=["URGED"])]
        told = [fact(2, fact_key="k"), fact(1, FactKind.URGED, fact_key="k")]
        priced = [one.rule for one in score(scheme(*two), told).points[1:] if one.amount]
        self.assertEqual(priced, ["r1"])

    def test_a_deduction_and_an_addition_for_one_fact_both_stand(self) -> None:
        two = [rule(), rule(code="b", facts=["SELF_REPORTED"], amount="0.5")]
        told = [fact(1, fact_key="k"), fact(2, FactKind.SELF_REPORTED, fact_key="k")]
        self.assertEqual(total(scheme(*two), told), "99.5")

    def test_the_multiplier_decides_which_is_dearest(self) -> None:
        two = [rule(amount="-3", roles={"CO": "0.5"}), rule(code="b", facts=["URGED"], amount="-2")]
        told = [fact(1, fact_key="k", role=CO), fact(2, FactKind.URGED, fact_key="k", role=CO)]
        self.assertEqual(total(scheme(*two), told), "98")


class TestHighestOnly(SimpleTestCase):
    PRAISE = [
        rule(code="a", title="省表扬", facts=["COMMENDED"], amount="2"),
        rule(code="b", title="批示", facts=["LEADER_PRAISED"], amount="3"),
    ]

    def told(self, *matters: str) -> list[Fact]:
        kinds = (FactKind.COMMENDED, FactKind.LEADER_PRAISED)
        return [
            fact(n, kind, matter=one, fact_key=f"k{n}")
            for n, (kind, one) in enumerate(zip(kinds, matters, strict=True), 1)
        ]

    def made(self, choose: str) -> Any:  # Any: JSON of a scheme
        return scheme(*self.PRAISE, groups=[{"code": "g", "title": "加分", "choose": choose}])

    def test_of_one_matter_the_highest_counts(self) -> None:
        made = self.made("HIGHEST_PER_MATTER")
        self.assertEqual(total(made, self.told("m1", "m1")), "103")
        self.assertEqual(total(made, self.told("m1", "m2")), "105")

    def test_of_the_group_the_highest_counts(self) -> None:
        self.assertEqual(total(self.made("HIGHEST"), self.told("m1", "m2")), "103")
        self.assertEqual(total(self.made("SUM"), self.told("m1", "m1")), "105")

    def test_facts_without_a_matter_do_not_stand_for_one_another(self) -> None:
        self.assertEqual(total(self.made("HIGHEST_PER_MATTER"), self.told("", "")), "105")

    def test_what_does_not_count_says_by_what_it_was_beaten(self) -> None:
        sheet = score(self.made("HIGHEST"), self.told("m1", "m1"))
        self.assertEqual([one.held_back for one in sheet.points[1:]], ["就高计分，已按“批示”计", ""])


class TestVeto(SimpleTestCase):
    def made(self, threshold: int = 2, **window: Any) -> Any:  # Any: JSON of a scheme
        return scheme(
            rule(kind="VETO", title="未办结", facts=["MATTER_UNDONE"], threshold=threshold, window=window)
        )

    def told(self, *days: date) -> list[Fact]:
        return [fact(n, FactKind.MATTER_UNDONE, on=day, fact_key=f"k{n}") for n, day in enumerate(days)]

    def test_twice_includes_the_second_and_once_does_not(self) -> None:
        self.assertEqual(score(self.made(), self.told(date(2026, 3, 1))).vetoes, ())
        found = score(self.made(), self.told(date(2026, 3, 1), date(2026, 9, 1))).vetoes
        self.assertEqual([(one.rule, len(one.facts)) for one in found], [("r1", 2)])
        self.assertIn("取消本年度评优资格", found[0].words)

    def test_it_costs_no_points(self) -> None:
        self.assertEqual(score(self.made(1), self.told(date(2026, 3, 1))).total, 100)

    def test_two_years_do_not_add_up(self) -> None:
        told = self.told(date(2026, 12, 31), date(2027, 1, 1))
        self.assertEqual(score(self.made(), told).vetoes, ())
        self.assertEqual(len(score(self.made(kind="ALL"), told).vetoes), 1)

    def test_two_records_of_one_fact_are_one(self) -> None:
        told = [fact(n, FactKind.MATTER_UNDONE, fact_key="k") for n in (1, 2)]
        self.assertEqual(score(self.made(), told).vetoes, ())


class TestJudged(SimpleTestCase):
    def leader(self, **given: Any) -> Any:  # Any: JSON of a scheme
        return scheme(rule(kind="MANUAL", title="领导评价", full="20", **given), base="80")

    def test_a_manual_share_waits_until_it_is_judged_and_proposes_no_grade(self) -> None:
        sheet = score(self.leader())
        self.assertEqual((sheet.total, sheet.waiting, sheet.proposed), (80, ("r1",), None))

    def test_it_gives_what_people_say_within_its_share(self) -> None:
        for value, whole in (("0", "80"), ("18.5", "98.5"), ("20", "100")):
            self.assertEqual(total(self.leader(), (), [judgement(value)]), whole)
        for value in ("-0.5", "20.01"):
            with self.assertRaises(Unfit) as refused:
                score(self.leader(), (), [judgement(value)])
            self.assertEqual(refused.exception.code, "assessment.judgement_bounds")

    def test_it_may_stand_at_full_until_judged(self) -> None:
        sheet = score(self.leader(unjudged="FULL"))
        self.assertEqual((sheet.total, sheet.waiting), (100, ()))

    def test_the_latest_judgement_counts_and_the_older_says_so(self) -> None:
        said = [judgement("20", on=date(2026, 12, 1)), judgement("15", on=date(2026, 12, 2))]
        sheet = score(self.leader(), (), reversed(said))
        self.assertEqual(sheet.total, 95)
        self.assertEqual([one.held_back for one in sheet.points[1:]], ["以最近一次评定为准", ""])

    def test_several_leaders_are_averaged_to_the_last_digit(self) -> None:
        said = [judgement(value, by=str(n)) for n, value in enumerate(("20", "19", "19"))]
        sheet = score(self.leader(combine="AVERAGE"), (), said)
        self.assertEqual(sheet.total, Decimal("99.3333"))
        self.assertEqual(sum(one.amount for one in sheet.points), sheet.total)

    def test_a_ratio_gives_its_part_of_the_points(self) -> None:
        made = scheme(rule(kind="RATIO", title="退养", full="5"), base="0")
        for ratio, points in (("0", "0"), ("0.86", "4.3"), ("1", "5")):
            self.assertEqual(total(made, (), [judgement(ratio)]), points)
        with self.assertRaises(Unfit):
            score(made, (), [judgement("1.01")])

    def test_a_ratio_of_records_is_of_those_counted(self) -> None:
        rate = rule(
            kind="RATIO", title="按时率", full="30", facts=["FEEDBACK_ON_TIME"], against=["FEEDBACK_LATE"]
        )
        on_time = [fact(n, FactKind.FEEDBACK_ON_TIME, fact_key=f"o{n}") for n in range(20, 22)]
        sheet = score(scheme(rate, base="0"), [*on_time, fact(1)])
        self.assertEqual((sheet.total, len(sheet.points)), (20, 3))
        self.assertEqual(total(scheme(rate, base="0")), "0")
        self.assertEqual(total(scheme({**rate, "unjudged": "FULL"}, base="0")), "30")

    def test_all_or_nothing_is_met_or_not(self) -> None:
        made = scheme(rule(kind="ALL_OR_NOTHING", title="达标", full="10"), base="0")
        self.assertEqual((total(made, (), [judgement("1")]), total(made, (), [judgement("0")])), ("10", "0"))
        with self.assertRaises(Unfit):
            score(made, (), [judgement("0.5")])

    def test_where_the_body_prices_each_rule_by_itself_one_fact_is_priced_by_each(self) -> None:
        made = scheme(rule(code="a"), rule(code="b", amount="-3"))
        told = [fact(1)]
        self.assertEqual(total(made, told), "97")
        apart = engine.score(
            made, told, (), party=PartyKind.UNIT, side=Side.UNDERTAKING, workload=Workload(5), once=False
        )
        self.assertEqual(apart.total, 96)
        self.assertEqual([one.held_back for one in apart.points], ["", "", ""])

    def test_an_event_takes_the_whole_item_once(self) -> None:
        made = scheme(rule(kind="ALL_OR_NOTHING", title="配合", full="5", facts=["OTHER_ENTERED"]), base="0")
        self.assertEqual(total(made), "5")
        self.assertEqual([total(made, [entered(i, "r1") for i in range(n)]) for n in (1, 2)], ["0", "0"])

    def test_a_price_at_discretion_waits_and_then_counts_within_its_bounds(self) -> None:
        made = scheme(rule(kind="DISCRETION", low="-10", high="-5"))
        told = fact(1)
        waits = score(made, [told])
        self.assertEqual((waits.total, waits.waiting), (100, ("r1",)))
        self.assertIn("-10至-5分，待裁量", waits.points[1].held_back)
        priced = score(made, [told], [judgement("-7", fact=told.ref)])
        self.assertEqual((priced.total, priced.waiting), (93, ()))
        for value in ("-4", "-11", "1"):
            with self.assertRaises(Unfit):
                score(made, [told], [judgement(value, fact=told.ref)])


class TestWorkload(SimpleTestCase):
    def test_many_matters_share_the_deductions_beyond_the_base_number(self) -> None:
        made = scheme(rule(normalised=True), workload={"per": 10})
        sums = [total(made, facts(4), workload=n) for n in (5, 10, 20, 40)]
        self.assertEqual(sums, ["96", "96", "98", "99"])

    def test_a_band_of_matters_adds_its_points(self) -> None:
        made = scheme(
            rule(), workload={"bands": [{"matters": 50, "points": "2"}, {"matters": 100, "points": "3"}]}
        )
        sums = [total(made, workload=n) for n in (49, 50, 99, 100)]
        self.assertEqual(sums, ["100", "102", "102", "103"])

    def test_who_has_no_matters_is_not_ranked_and_told_why(self) -> None:
        sheet = score(scheme(rule()), workload=0)
        self.assertEqual((sheet.ranked, sheet.proposed), (False, None))
        self.assertEqual(sheet.not_ranked_because, "本期承办事项0件，少于1件，不参加排名")
        self.assertTrue(score(scheme(rule()), workload=1).ranked)
        self.assertTrue(score(scheme(rule(), least_matters=0), workload=0).ranked)


class TestRounding(SimpleTestCase):
    def test_half_goes_up_at_the_total(self) -> None:
        for taken, rounded in (("-10.005", "90.00"), ("-10.006", "89.99"), ("-10.004", "90.00")):
            sheet = score(scheme(rule(amount=taken)), facts(1))
            self.assertEqual(str(sheet.rounded), rounded)

    def test_each_line_is_rounded_so_that_lines_add_up(self) -> None:
        made = scheme(
            rule(normalised=True), workload={"per": 1}, rounding={"line_digits": 2, "total_digits": 2}
        )
        sheet = score(made, facts(3), workload=3)
        self.assertEqual([one.amount for one in sheet.points[1:]], [Decimal("-0.33")] * 3)
        self.assertEqual(sheet.total, Decimal("99.01"))

    def test_the_cut_off_is_held_against_the_rounded_total(self) -> None:
        made = scheme(rule(amount="-10.004"))
        self.assertEqual(score(made, facts(1)).proposed, UnitGrade.GOOD)
        exact = scheme(rule(amount="-10.004"), rounding={"line_digits": 4, "total_digits": 3})
        self.assertEqual(score(exact, facts(1)).proposed, UnitGrade.FAIRLY_GOOD)


class TestGrades(SimpleTestCase):
    def test_units_and_persons_have_tables_of_their_own(self) -> None:
        for taken, unit, person in (
            ("-5", UnitGrade.GOOD, PersonGrade.EXCELLENT),
            ("-5.01", UnitGrade.GOOD, PersonGrade.COMPETENT),
            ("-10", UnitGrade.GOOD, PersonGrade.COMPETENT),
            ("-10.01", UnitGrade.FAIRLY_GOOD, PersonGrade.COMPETENT),
            ("-20", UnitGrade.FAIRLY_GOOD, PersonGrade.COMPETENT),
            ("-25", UnitGrade.FAIR, PersonGrade.COMPETENT),
            ("-25.01", UnitGrade.FAIR, PersonGrade.BASICALLY_COMPETENT),
            ("-40", UnitGrade.FAIR, PersonGrade.BASICALLY_COMPETENT),
            ("-40.01", UnitGrade.POOR, PersonGrade.INCOMPETENT),
        ):
            made = scheme(rule(amount=taken))
            self.assertIs(score(made, facts(1)).proposed, unit, taken)
            self.assertIs(score(made, facts(1), party=PartyKind.PERSON).proposed, person, taken)


class TestSides(SimpleTestCase):
    def test_a_service_unit_is_priced_for_its_services_alone(self) -> None:
        made = scheme(rule(), rule(code="s", facts=["SERVICE_LATE"], amount="-3", sides=["SERVICE"]))
        told = [fact(1), fact(2, FactKind.SERVICE_LATE, role=SERVICE, fact_key="s")]
        self.assertEqual(total(made, told, side=Side.UNDERTAKING), "99")
        self.assertEqual(total(made, told, side=Side.SERVICE), "97")

    def test_a_rule_may_be_for_persons_alone(self) -> None:
        made = scheme(rule(parties=["PERSON"]))
        self.assertEqual(
            (total(made, facts(1)), total(made, facts(1), party=PartyKind.PERSON)), ("100", "99")
        )


class TestVersions(SimpleTestCase):
    """The version in force on the day of the event applies; adopting another moves nothing before it."""

    def test_each_fact_is_priced_by_the_version_of_its_day(self) -> None:
        first = scheme(rule(), version=1, from_on="2026-01-01", to_on="2026-06-30")
        second = scheme(rule(amount="-4"), version=2, from_on="2026-07-01")
        told = [fact(1, on=date(2026, 6, 30)), fact(2, on=date(2026, 7, 1)), fact(3, on=date(2025, 12, 31))]
        sheet = engine.score_over(
            [second, first], told, (), party=PartyKind.UNIT, side=Side.UNDERTAKING, workload=Workload(3)
        )
        lines = [(one.version, one.amount) for one in sheet.points if one.fact]
        self.assertEqual((lines, sheet.total), ([(1, -1), (2, -4)], 95))

    def test_a_rule_that_the_later_version_dropped_still_prices_its_days(self) -> None:
        first = scheme(rule(limits={"most_taken": "2"}), version=1, from_on="2026-01-01", to_on="2026-06-30")
        second = scheme(version=2, from_on="2026-07-01")
        told = [fact(n, on=date(2026, 6, n)) for n in range(1, 5)]
        sheet = engine.score_over(
            [first, second], told, (), party=PartyKind.UNIT, side=Side.UNDERTAKING, workload=Workload(3)
        )
        self.assertEqual(sheet.total, 98)

    def test_a_step_counts_over_both_versions(self) -> None:
        steps = [{"count": 1, "amount": "-1"}, {"count": 2, "amount": "-2"}]
        first = scheme(
            rule(kind="PROGRESSIVE", steps=steps), version=1, from_on="2026-01-01", to_on="2026-06-30"
        )
        second = scheme(rule(kind="PROGRESSIVE", steps=steps), version=2, from_on="2026-07-01")
        told = [fact(1, on=date(2026, 6, 30)), fact(2, on=date(2026, 7, 1))]
        sheet = engine.score_over(
            [first, second], told, (), party=PartyKind.UNIT, side=Side.UNDERTAKING, workload=Workload(3)
        )
        self.assertEqual(sheet.total, 97)


class TestOwnGroups(SimpleTestCase):
    def test_a_unit_has_the_groups_for_all_and_its_own(self) -> None:
        from duban.chapters.assessment.rules.scheme.definition import for_unit

        groups = [
            {"code": "g", "title": "通用"},
            {"code": "w", "title": "水利", "units": ["县水利局"]},
            {"code": "e", "title": "环保", "units": ["县环保局"]},
        ]
        made = scheme(rule(), rule(code="w1", group="w"), rule(code="e1", group="e"), groups=groups)
        self.assertEqual([one.code for one in for_unit(made, "县水利局").rules], ["r1", "w1"])
        self.assertEqual([one.code for one in for_unit(made, "县财政局").rules], ["r1"])


class TestRoles(SimpleTestCase):
    def test_the_enum_and_its_code_are_the_same_to_a_multiplier(self) -> None:
        made = scheme(rule(roles={"SERVICE": "3"}))
        self.assertEqual(total(made, [fact(role=Role.SERVICE)], side=Side.SERVICE), "97")
