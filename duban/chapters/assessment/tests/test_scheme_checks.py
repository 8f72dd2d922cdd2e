"""What is said about a scheme before it goes up, its sentences, and its way through JSON and back (13(1))."""

from __future__ import annotations

import json
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.assessment.queries import ready
from duban.chapters.assessment.rules.scheme import checks, codec, editing
from duban.chapters.assessment.rules.scheme.facts import SORTS
from duban.chapters.assessment.rules.scheme.sentences import sentence
from duban.chapters.assessment.rules.scheme.shapes import FactKind, PersonGrade, UnitGrade
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.tests.scheme_values import UNIT_CUTS, body, one_rule, rule, scheme
from duban.ground.access import Refusal, Unfit
from duban.ground.regulation import clauses

REFUSED = ("登录系统", "打卡")


def said(*rules: dict[str, Any], **given: Any) -> list[str]:  # Any: JSON of a scheme
    return [one.code for one in checks.problems(scheme(*rules, **given), REFUSED)]


class TestProblems(SimpleTestCase):
    def test_a_whole_scheme_has_none(self) -> None:
        self.assertEqual(said(rule()), [])

    def test_what_stops_it(self) -> None:
        steps = [{"count": 2, "amount": "-1"}, {"count": 2, "amount": "-2"}]
        for code, wrong in (
            ("code_twice", [rule(), rule()]),
            ("unknown_group", [rule(group="x")]),
            ("rule_title", [rule(title=" ")]),
            ("article", [rule(article="18(1)")]),
            ("facts", [rule(facts=[])]),
            ("amount", [rule(amount="0")]),
            ("full", [rule(kind="MANUAL", full="-1", low="-2")]),
            ("full", [rule(kind="RATIO", title="比例")]),
            ("full_added", [rule(amount="1", full="5")]),
            ("steps", [rule(kind="PROGRESSIVE", steps=steps)]),
            ("steps", [rule(kind="PROGRESSIVE")]),
            ("bounds", [rule(kind="DISCRETION", low="-5", high="-10")]),
            ("bounds", [rule(kind="MANUAL")]),
            ("window", [rule(kind="VETO", window={"kind": "ROLLING"})]),
            ("threshold", [rule(kind="VETO", threshold=0)]),
            ("factor", [rule(roles={"CO": "-1"})]),
            ("level", [rule(levels={"重点": "1.5"})]),
            ("limits", [rule(limits={"floor": "5", "ceiling": "4"})]),
            ("system_use", [rule(title="每日打卡")]),
        ):
            found = [one for one in checks.problems(scheme(*wrong), REFUSED) if one.code == code]
            self.assertTrue(found and found[0].blocking, code)
            self.assertNotIn("%", found[0].words)

    def test_what_stops_the_frame(self) -> None:
        gap = [*UNIT_CUTS[:2], UNIT_CUTS[3]]
        overlap = [UNIT_CUTS[0], {**UNIT_CUTS[1], "least": "90"}, *UNIT_CUTS[2:]]
        for code, given in (
            ("title", {"title": " "}),
            ("ceiling", {"limits": {"ceiling": "99"}}),
            ("cuts", {"unit_cuts": gap}),
            ("cuts", {"unit_cuts": []}),
            ("cuts", {"person_cuts": []}),
            ("cuts_overlap", {"unit_cuts": overlap}),
            ("doubling", {"doubling": {"factor": "1", "categories": ["KEY_PROJECT"]}}),
            ("doubling", {"doubling": {"factor": "2"}}),
            (
                "bands",
                {"workload": {"bands": [{"matters": 9, "points": "1"}, {"matters": 5, "points": "2"}]}},
            ),
            ("rounding", {"rounding": {"line_digits": 1, "total_digits": 2}}),
            ("share", {"excellent_cap": {"share": "1.1", "base": "RANKED", "words": "参加排名的人员"}}),
            ("share", {"excellent_cap": {"share": "0.2", "base": "RANKED", "words": ""}}),
        ):
            self.assertIn(code, said(rule(), **given), given)
        self.assertIn("no_rules", said())

    def test_what_a_clerk_should_look_at(self) -> None:
        groups = [{"code": "g", "title": "甲", "points": "40", "base": "30"}]
        self.assertEqual(said(rule(), groups=groups, base="60"), ["group_sum"])
        self.assertEqual(said(rule(), base="90"), ["total_sum"])
        self.assertEqual(said(rule(), base="80", limits={"ceiling": "100"}), [])
        high = [{**UNIT_CUTS[0], "least": "101"}, *UNIT_CUTS[1:]]
        self.assertEqual(said(rule(), unit_cuts=high), ["cut_out_of_reach"])
        self.assertEqual(said(rule(), rule(code="b")), ["fact_twice"])
        apart = [
            rule(categories={"IMPORTANT_MATTER": "0"}),
            rule(code="b", categories={"MAJOR_DECISION": "0", "KEY_PROJECT": "0"}),
        ]
        self.assertEqual(said(*apart), [])
        empty = [{"code": "g", "title": "甲", "limits": {"floor": "0"}}]
        self.assertEqual(said(rule(), groups=empty), ["floor_without_points"])

    def test_each_unit_is_summed_with_its_own_groups(self) -> None:
        groups = [
            {"code": "g", "title": "通用", "base": "40"},
            {"code": "w", "title": "水利", "base": "59", "units": ["县水利局"]},
        ]
        found = [one.words for one in checks.problems(scheme(rule(), groups=groups, base="0"), ())]
        self.assertEqual(found, ["“县水利局”适用的各组合计99分，与满分100分不符"])

    def test_use_of_the_system_is_refused_by_its_own_word_blanks_or_not(self) -> None:
        for title in ("登录系统不足", "登 录 系 统", "打卡"):
            with self.assertRaises(Refusal) as refused:
                checks.check_no_system_use(scheme(rule(title=title)), REFUSED)
            self.assertEqual(refused.exception.code, "assessment.scheme_system_use")
        checks.check_no_system_use(scheme(rule()), REFUSED)

    def test_no_kind_of_fact_is_about_the_use_of_the_system(self) -> None:
        self.assertEqual(set(SORTS), set(FactKind))
        for kind, sort in SORTS.items():
            self.assertTrue(clauses.is_clause(sort.article), kind)
            for word in ("登录", "在线", "活跃", "签到"):
                self.assertNotIn(word, str(kind.label))


class TestScalesApart(SimpleTestCase):
    def test_a_grade_of_a_person_is_no_grade_of_a_unit(self) -> None:
        self.assertFalse(set(UnitGrade.values) & set(PersonGrade.values))
        with self.assertRaises(Unfit):
            scheme(rule(), unit_cuts=[{"grade": "EXCELLENT", "least": "90"}])


class TestReadySchemes(SimpleTestCase):
    def test_each_is_whole_and_names_its_origin(self) -> None:
        for one in ready.every():
            made = codec.decode(one.body)
            self.assertEqual([each.words for each in checks.problems(made, REFUSED)], [], one.code)
            self.assertTrue(one.origin and one.fits)


class TestSentences(SimpleTestCase):
    def test_each_kind_reads_as_an_official_would_write_it(self) -> None:
        steps = [{"count": 1, "amount": "-0.5"}, {"count": 2, "amount": "-1"}, {"count": 4, "amount": "-5"}]
        for given, words in (
            ({"title": "反馈逾期未报", "facts": ["OTHER_ENTERED"], "roles": {"LEAD": "2"}, "full": "5"},
             "反馈逾期未报的，本项5分，每次（件）扣1分，牵头单位加倍，扣完为止。"),
            ({"amount": "0.5", "limits": {"most_added": "3"}}, "反馈逾期的，每次（件）加0.5分，本项最多加3分。"),
            ({"kind": "PROGRESSIVE", "steps": steps},
             "反馈逾期的，自然年度内第1次扣0.5分，第2次起每次扣1分，第4次起每次扣5分。"),
            ({"kind": "RATIO", "title": "水库退养", "full": "5"}, "水库退养，满分5分，按完成比例得分。"),
            ({"kind": "ALL_OR_NOTHING", "title": "处理率达80%", "full": "10"}, "处理率达80%，达到要求得10分，否则不得分。"),
            ({"kind": "MANUAL", "title": "领导评价", "full": "20", "combine": "AVERAGE"},
             "领导评价，由人评定0至20分，写明理由，多次评定的取平均分。"),
            ({"kind": "DISCRETION", "low": "-10", "high": "-5"}, "反馈逾期的，每次（件）扣5至10分，由人在幅度内裁量，写明理由。"),
            ({"kind": "VETO", "threshold": 2}, "反馈逾期，自然年度内达到2次的，取消本年度评优资格。"),
            ({"levels": {"CITY": "2", "HOTLINE": "0"}}, "反馈逾期的，每次（件）扣1分，市委市政府交办加倍，12345热线不计。"),
            ({"categories": {"KEY_PROJECT": "1.5"}, "sides": ["SERVICE"]}, "反馈逾期的，每次（件）扣1分，重点工程按1.5倍计，仅适用于服务单位。"),
        ):  # fmt: skip
            self.assertEqual(sentence(one_rule(**given)), words)

    def test_every_kind_has_an_example(self) -> None:
        self.assertEqual(set(editing.examples()), set(RuleKind))


class TestJson(SimpleTestCase):
    def test_there_and_back_it_is_the_same(self) -> None:
        for one in ready.every():
            made = codec.decode(one.body)
            again = codec.decode(json.loads(json.dumps(codec.encode(made))))
            self.assertEqual(again, made)

    def test_what_is_wrong_is_named_by_its_place(self) -> None:
        for wrong, place in (
            (body(rule(kind="MAGIC")), "rules[1].kind"),
            (body(rule(), unit_cuts=[{"grade": "GOOD"}]), "unit_cuts[1]"),
            (body(rule(amount="1e9")), "rules[1].amount"),
            (body(rule(amount="NaN")), "rules[1].amount"),
            (body(rule(amount=True)), "rules[1].amount"),
            (body(rule(facts="FEEDBACK_LATE")), "rules[1].facts"),
            (body(rule(title="长" * 1001)), "rules[1].title"),
            (body(rule(), from_on="yesterday"), "from_on"),
            (body(rule(), least_matters=-1), "least_matters"),
            (["no", "object"], "/"),
        ):
            with self.assertRaises(Unfit) as refused:
                codec.decode(wrong)
            self.assertEqual(refused.exception.params["place"], place)
