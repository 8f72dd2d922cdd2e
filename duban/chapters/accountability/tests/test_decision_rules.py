"""Legal bases by day, appeals, 影响期, execution and merged counts as tables (17; decisions 39 to 42)."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.accountability.queries import tables
from duban.chapters.accountability.rules import appeals, bases, effects, execution, statistics
from duban.chapters.accountability.rules.effects import Standing
from duban.chapters.accountability.terms import decision as terms
from duban.ground import workdays
from duban.ground.access import Refusal
from duban.support.rulebook import shipped
from duban.support.rulebook.queries import Values

VALUES = Values(1, dict(shipped.bodies()))
LAWS, ROUTES, PERIODS = tables.laws(VALUES), tables.routes(VALUES), tables.periods(VALUES)
STEPS, CALENDAR = tables.steps(VALUES), workdays.shipped()


class BasisTest(SimpleTestCase):
    def test_the_edition_of_the_day(self) -> None:
        for name, day, wanted in (
            ("中国共产党党内监督条例（试行）", date(2016, 10, 26), "中国共产党党内监督条例（试行）"),
            ("中国共产党党内监督条例（试行）", date(2016, 10, 27), "中国共产党党内监督条例"),
            ("中国共产党纪律处分条例", date(2018, 9, 30), "中国共产党纪律处分条例（2015年修订）"),
            ("中国共产党纪律处分条例", date(2018, 10, 1), "中国共产党纪律处分条例（2018年修订）"),
            ("中国共产党纪律处分条例", date(2024, 1, 1), "中国共产党纪律处分条例（2023年修订）"),
            ("中华人民共和国行政监察法", date(2018, 3, 19), "中华人民共和国行政监察法"),
            ("中华人民共和国行政监察法", date(2018, 3, 20), "中华人民共和国监察法"),
            ("中华人民共和国行政监察法", date(2025, 6, 1), "中华人民共和国监察法（2024年修正）"),
            ("中国共产党问责条例", date(2019, 8, 31), "中国共产党问责条例"),
            ("中国共产党问责条例", date(2019, 9, 1), "中国共产党问责条例（2019年修订）"),
            ("中华人民共和国公职人员政务处分法", date(2020, 6, 30), ""),
            ("没有这部法", date(2026, 1, 1), ""),
        ):
            found = bases.edition(name, day, LAWS)
            self.assertEqual(found.name if found else "", wanted, (name, day))

    def test_what_a_paper_prints_stands_beside_the_regulations_own_words(self) -> None:
        found = tables.printed("17(2)", date(2026, 3, 2), VALUES)
        self.assertEqual(
            [one.name for one in found],
            [
                "中国共产党纪律处分条例（2023年修订）",
                "中华人民共和国监察法（2024年修正）",
                "中华人民共和国公职人员政务处分法",
            ],
        )
        self.assertIn("待核", found[0].line)
        self.assertIn("《办法》原文：《中华人民共和国行政监察法》", found[1].line)
        self.assertNotIn("《办法》原文", found[2].line)

    def test_only_what_the_regulation_names_is_printed_as_its_words(self) -> None:
        for track, cited in (
            ("17(1)", {"中国共产党党内监督条例（试行）"}),
            ("17(2)", {"中国共产党纪律处分条例", "中华人民共和国行政监察法"}),
            ("17(3)", set()),
            ("OUTSIDE_17(2)", set()),
            ("OUTSIDE_17", set()),
        ):
            found = tables.printed(track, date(2026, 3, 2), VALUES)
            self.assertEqual({one.own_words for one in found if one.cited}, cited, track)
            for one in found:
                self.assertEqual("《办法》原文" in one.line, one.own_words in cited, (track, one.line))

    def test_what_no_lawyer_has_checked_is_left_to_the_review(self) -> None:
        found = tables.printed("17(2)", date(2020, 1, 1), VALUES)
        self.assertEqual(
            {one.own_words for one in bases.unchecked(found)},
            {"中国共产党纪律处分条例", "中华人民共和国公职人员政务处分法"},
        )
        self.assertIn("没有有效版本", bases.unchecked(found)[1].line)

    def test_a_year_or_a_month_alone_is_the_whole_of_it(self) -> None:
        for written, first, last in (
            ("2016", date(2016, 1, 1), date(2016, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2018-03-20", date(2018, 3, 20), date(2018, 3, 20)),
            ("", date.min, date.max),
        ):
            self.assertEqual((bases.first_day(written), bases.last_day(written)), (first, last), written)

    def test_every_track_that_leads_somewhere_prints_a_basis_today(self) -> None:
        for track in terms.Track:
            if track is not terms.Track.NOT_PURSUED:
                found = tables.printed(track, date(2026, 3, 2), VALUES)
                self.assertTrue(found, track)
                self.assertTrue(all(one.in_force for one in found), track)


class AppealTest(SimpleTestCase):
    def test_every_kind_of_decision_has_its_first_step(self) -> None:
        for kind in terms.DecisionKind:
            self.assertEqual(appeals.routes(kind, ROUTES)[0].step, 1, kind)

    def test_the_last_day(self) -> None:
        # 2026-03-02 is a Monday; a last day off moves to the next working day.
        for kind, answered, served_on, wanted in (
            ("ORGANISATIONAL", 0, date(2026, 3, 2), date(2026, 4, 1)),
            ("ORGANISATIONAL", 0, date(2026, 3, 5), date(2026, 4, 7)),
            ("ACCOUNTABILITY", 0, date(2026, 1, 31), date(2026, 2, 28)),
            ("CIVIL_SERVANT_PUNISHMENT", 1, date(2026, 3, 2), date(2026, 3, 17)),
            ("PARTY_DISCIPLINE", 0, date(2026, 3, 2), None),
        ):
            step = appeals.route(kind, answered=answered, table=ROUTES)
            self.assertEqual(appeals.due(step, served_on, CALENDAR), wanted, (kind, served_on))

    def test_after_the_last_step_there_is_none(self) -> None:
        with self.assertRaises(Refusal) as said:
            appeals.route("ACCOUNTABILITY", answered=1, table=ROUTES)
        self.assertEqual(
            (said.exception.code, said.exception.article), ("accountability.routes_used_up", "6(2)")
        )
        self.assertEqual(said.exception.params["kind"], "问责决定")
        with self.assertRaises(Refusal) as none:
            appeals.route("ACCOUNTABILITY", answered=0, table=[])
        self.assertEqual(none.exception.code, "accountability.no_route")

    def test_late_it_needs_an_excuse(self) -> None:
        step = appeals.route("ORGANISATIONAL", answered=0, table=ROUTES)
        for made_on, excuse, code in (
            (date(2026, 4, 1), "", ""),
            (date(2026, 4, 2), "", "accountability.appeal_late"),
            (date(2026, 4, 2), "住院治疗，附诊断证明", ""),
        ):
            found = ""
            try:
                appeals.check_in_time(
                    step, served_on=date(2026, 3, 2), made_on=made_on, excuse=excuse, calendar=CALENDAR
                )
            except Refusal as refused:
                found = refused.code
            self.assertEqual(found, code, (made_on, excuse))


class EffectTest(SimpleTestCase):
    def test_the_last_day_of_each_period(self) -> None:
        for code, grade, wanted in (
            ("CIRCULAR_CRITICISM", "", date(2026, 8, 31)),
            ("ADMONITION_TALK", "", date(2027, 2, 27)),
            ("REMOVAL_ON_THE_SPOT", "", date(2028, 8, 30)),
            ("PARTY_DISCIPLINE", "WARNING", date(2027, 8, 30)),
            ("PARTY_DISCIPLINE", "EXPULSION", date(2026, 8, 31)),
            ("ADMINISTRATIVE_SANCTION", "SERIOUS_DEMERIT", date(2028, 2, 28)),
            ("REMINDER_TALK", "", date(2026, 8, 31)),
        ):
            self.assertEqual(effects.until(code, grade, date(2026, 8, 31), PERIODS), wanted, (code, grade))

    def test_without_a_period_it_counts_on_the_day_of_service(self) -> None:
        # Decided in the old year, served in the new one: it belongs to the year in which it took effect.
        one = Standing("SERVED", "CIRCULAR_CRITICISM", date(2027, 1, 5), date(2026, 12, 30))
        for day, counts in ((date(2027, 1, 4), False), (date(2027, 1, 5), True), (date(2027, 1, 6), False)):
            self.assertEqual(effects.is_effective(one, day), counts, day)
        self.assertFalse(effects.touches(one, date(2026, 1, 1), date(2026, 12, 31)))
        self.assertTrue(effects.touches(one, date(2027, 1, 1), date(2027, 12, 31)))

    def test_only_what_has_a_line_in_the_table_stands_in_the_way(self) -> None:
        for code, grade, bears in (
            ("CIRCULAR_CRITICISM", "", True),
            ("ADMONITION_TALK", "", True),
            ("PARTY_DISCIPLINE", "WARNING", True),
            ("REMINDER_TALK", "", False),
            ("ORDER_TO_RECTIFY", "", False),
            ("COMPANY_HANDLING", "", False),
        ):
            self.assertEqual(effects.bears(code, grade, PERIODS), bears, code)

    def test_only_a_served_decision_that_stands_counts(self) -> None:
        for state, counts in (
            ("RECORDED", False),
            ("CHECKED", False),
            ("SERVED", True),
            ("EXECUTED", True),
            ("CHANGED", False),
            ("WITHDRAWN", False),
        ):
            one = Standing(state, "ADMONITION_TALK", date(2026, 3, 2), date(2026, 9, 1))
            self.assertEqual(effects.is_effective(one, date(2026, 9, 1)), counts, state)
            self.assertFalse(effects.is_effective(one, date(2026, 9, 2)), state)
            self.assertFalse(effects.is_effective(one, date(2026, 3, 1)), state)
            self.assertEqual(effects.touches(one, date(2026, 1, 1), date(2026, 12, 31)), counts, state)
            self.assertFalse(effects.touches(one, date(2027, 1, 1), date(2027, 12, 31)), state)


class ExecutionTest(SimpleTestCase):
    def test_every_measure_has_its_steps(self) -> None:
        for measure in terms.Measure:
            found = execution.steps_of(measure, STEPS)
            self.assertTrue(found, measure)
            self.assertEqual([one.number for one in found], list(range(1, len(found) + 1)), measure)

    def test_a_step_is_due_in_working_days_of_service(self) -> None:
        step = execution.Step("ADMONITION_TALK", 1, "谈话", 10)
        self.assertEqual(execution.due(step, date(2026, 3, 2), CALENDAR), date(2026, 3, 16))

    def test_what_can_be_executed(self) -> None:
        served, today = date(2026, 3, 2), date(2026, 3, 10)
        for state, done, on, code in (
            ("SERVED", False, date(2026, 3, 2), ""),
            ("SERVED", True, date(2026, 3, 2), "accountability.step_done"),
            ("SERVED", False, date(2026, 3, 1), "accountability.before_service"),
            ("SERVED", False, date(2026, 3, 11), "accountability.future_day"),
            ("CHECKED", False, date(2026, 3, 2), "accountability.decision_not_standing"),
            ("WITHDRAWN", False, date(2026, 3, 2), "accountability.decision_not_standing"),
        ):
            found = ""
            try:
                execution.check_executing(state, done=done, done_on=on, served_on=served, today=today)
            except Refusal as said:
                found = said.code
            self.assertEqual(found, code, (state, done, on))

    def test_an_appeal_holds_it_up_only_where_the_rule_set_says_so(self) -> None:
        served = date(2026, 3, 2)
        with self.assertRaises(Refusal) as said:
            execution.check_executing(
                "SERVED", done=False, done_on=served, served_on=served, today=served, held_up=True
            )
        self.assertEqual(
            (said.exception.code, said.exception.article), ("accountability.appeal_holds_up", "6(2)")
        )
        self.assertIn("不停止", appeals.on_execution(suspends=False))
        self.assertNotIn("不停止", appeals.on_execution(suspends=True))

    def test_what_is_put_right_when_a_decision_falls(self) -> None:
        for done, in_effect, published, count in (
            (0, False, False, 0),
            (1, False, False, 1),
            (2, True, False, 2),
            (2, True, True, 3),
        ):
            found = execution.to_restore(done=done, in_effect=in_effect, names_published=published)
            self.assertEqual(len(found), count)


class StatisticsTest(SimpleTestCase):
    def test_small_cells_are_merged(self) -> None:
        for cells, shown, merged, total in (
            # None at all, and too few, read alike.
            ({}, {}, None, None),
            ({"甲": "ab"}, {}, None, None),
            ({"甲": "abc"}, {"甲": 3}, 0, 3),
            ({"甲": "abcde", "乙": "fg", "丙": "h"}, {"甲": 5}, 3, 8),
            # One small cell could be reckoned from the whole: the smallest of the others joins it.
            ({"甲": "abcde", "乙": "fghi", "丙": "j"}, {"甲": 5}, 5, 10),
            ({"甲": "abcd", "丙": "ef"}, {}, 6, 6),
            ({"甲": "a", "乙": "b", "丙": "c"}, {}, 3, 3),
            # Three decisions on one person tell of one person.
            ({"甲": "aaa"}, {}, None, None),
            ({"甲": "aaa", "乙": "bcd"}, {}, 6, 6),
            ({"甲": "aaa", "乙": "bcd", "丙": "efgh"}, {"丙": 4}, 6, 10),
        ):
            found = statistics.merged(cells, 3)
            self.assertEqual((dict(found.shown), found.merged, found.total), (shown, merged, total), cells)
