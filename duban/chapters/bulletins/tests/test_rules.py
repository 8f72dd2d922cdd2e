"""The figures of a circular and what is written of them, as tables (11(3), 12; decision 26)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.bulletins import rules
from duban.chapters.bulletins.actions.letter import span_of
from duban.chapters.bulletins.rules import Line, Period, SectionText
from duban.chapters.bulletins.tests.test_wording import words
from duban.ground.access import Refusal, Unfit

D = date
HALF = Period(D(2026, 1, 1), D(2026, 6, 30))
WORKS, BUSINESS = "w", "b"
NAMES = {WORKS: "工程建设部", BUSINESS: "经营管理部"}


def line(number: int, unit: str, **changed: Any) -> Line:
    given: dict[str, Any] = {
        "ref": f"matters.matter:{number}",
        "number": f"2026-{number:03}",
        "title": f"事项{number}",
        "unit": unit,
        "unit_name": NAMES[unit],
        "docketed_on": D(2026, 1, 10),
        "due_on": D(2026, 12, 31),
        "completed_on": None,
        "closed_on": None,
        "grade": "",
        "light": "green",
        "percent": 40,
        **changed,
    }
    return Line(**given)


# Nine matters of one unit and two of another, by hand.
LINES = (
    line(1, WORKS, completed_on=D(2026, 3, 2), due_on=D(2026, 4, 30), grade="early"),
    line(2, WORKS, completed_on=D(2026, 4, 30), due_on=D(2026, 5, 5), grade="on_time"),
    line(
        3, WORKS, completed_on=D(2026, 6, 30), due_on=D(2026, 6, 30), grade="on_time", closed_on=D(2026, 7, 3)
    ),
    line(4, WORKS, completed_on=D(2026, 6, 8), due_on=D(2026, 6, 1), grade="late", closed_on=D(2026, 6, 12)),
    line(5, WORKS, due_on=D(2026, 6, 29), light="red", red_due_on=D(2026, 6, 29), red_what="该事项"),
    line(6, WORKS, due_on=D(2026, 6, 30), light="amber"),
    line(7, WORKS, due_on=rules.figures.NO_END),
    line(8, WORKS, due_on=D(2026, 5, 1), light="grey"),
    line(9, WORKS, docketed_on=D(2025, 12, 31), light="red", red_due_on=D(2026, 6, 1), red_what="“开工”"),
    line(10, BUSINESS, completed_on=D(2026, 2, 27), due_on=D(2026, 3, 31), grade="early"),
    line(11, BUSINESS, completed_on=D(2025, 12, 30), closed_on=D(2026, 1, 5), grade="early"),
)


def code_of(act: Callable[[], object]) -> str:
    try:
        act()
    except Refusal as refused:
        return refused.code
    return ""


class FiguresTest(SimpleTestCase):
    def test_every_figure_of_a_unit_by_hand(self) -> None:
        self.assertEqual(
            rules.counts(LINES, HALF)[WORKS],
            {
                "docketed": 8,
                "open": 5,
                "done": 4,
                "early": 1,
                "on_time": 2,
                "late": 1,
                "overdue": 1,
                "closed": 1,
                "red": 2,
                "amber": 1,
                "green": 1,
                "grey": 1,
            },
        )

    def test_the_whole_is_the_sum_of_its_units(self) -> None:
        counted = rules.counts(LINES, HALF)
        for figure, n in counted[""].items():
            with self.subTest(figure):
                self.assertEqual(n, counted[WORKS][figure] + counted[BUSINESS][figure])

    def test_every_figure_is_as_long_as_its_list(self) -> None:
        counted = rules.counts(LINES, HALF)
        for unit, of in counted.items():
            for figure, n in of.items():
                with self.subTest(f"{unit} {figure}"):
                    self.assertEqual(len(rules.members(LINES, figure, HALF, unit)), n)

    def test_lines_come_back_as_they_were_kept(self) -> None:
        self.assertEqual(rules.read([one.as_json() for one in LINES]), list(LINES))

    def test_what_lags_is_red_and_not_done_longest_first(self) -> None:
        self.assertEqual([one.number for one in rules.lagging(LINES)], ["2026-009", "2026-005"])

    def test_good_is_a_unit_that_kept_every_time(self) -> None:
        self.assertEqual([unit for unit, _of in rules.praised(LINES, HALF)], [BUSINESS])
        spoiled = [*LINES, line(12, BUSINESS, light="red", red_due_on=D(2026, 6, 1))]
        self.assertEqual(rules.praised(spoiled, HALF), [])

    def test_a_difference_says_unit_figure_and_matters(self) -> None:
        after = [
            replace(one, completed_on=D(2026, 6, 29), grade="on_time", light="done")
            if one.number == "2026-005"
            else one
            for one in LINES
        ]
        found = {(one.unit, one.figure): one for one in rules.differences(LINES, after, HALF)}
        done = found["工程建设部", "done"]
        self.assertEqual((done.before, done.after, done.came, done.went), (4, 5, ["2026-005"], []))
        self.assertEqual(found["", "open"].went, ["2026-005"])
        self.assertEqual(
            code_of(lambda: rules.check_agreement(LINES, after, HALF)), "bulletins.figures_differ"
        )
        with self.assertRaises(Refusal) as caught:
            rules.check_agreement(LINES, after, HALF)
        self.assertIn("工程建设部“完成”4→5（增：2026-005）", str(caught.exception.params["differences"]))
        self.assertEqual(code_of(lambda: rules.check_agreement(LINES, LINES, HALF)), "")

    def test_two_matters_that_change_places_are_a_difference_too(self) -> None:
        after = [
            replace(one, grade={"2026-001": "on_time", "2026-002": "early"}.get(one.number, one.grade))
            for one in LINES
        ]
        self.assertEqual(rules.counts(after, HALF), rules.counts(LINES, HALF))
        self.assertEqual(
            code_of(lambda: rules.check_agreement(LINES, after, HALF)), "bulletins.figures_differ"
        )


class ShareTest(SimpleTestCase):
    def test_nothing_is_bent_to_all_or_nothing(self) -> None:
        for part, whole, shown in (
            (0, 0, "—"),
            (0, 7, "0%"),
            (7, 7, "100%"),
            (3, 4, "75%"),
            (2, 3, "66.7%"),
            (1, 3, "33.3%"),
            (1, 8, "12.5%"),
            (2499, 2500, "99.96%"),
            (9999, 10000, "99.99%"),
            (99999, 100000, "99.999%"),
            (1, 2500, "0.04%"),
            (1, 3000, "0.03%"),
            (1999, 2000, "99.95%"),
            (999, 1000, "99.9%"),
            (1, 1000, "0.1%"),
            (199999, 200000, "99.9995%"),
        ):
            with self.subTest(f"{part}/{whole}"):
                self.assertEqual(rules.share(part, whole), shown)

    def test_no_share_below_all_reads_all_and_none_above_nothing_reads_nothing(self) -> None:
        for whole in (2, 3, 7, 199, 200, 201, 1999, 2000, 2001, 9999, 20001):
            self.assertNotIn(rules.share(whole - 1, whole), ("100%", "100.0%"))
            self.assertNotIn(rules.share(1, whole), ("0%", "0.0%"))

    def test_halves_go_up(self) -> None:
        self.assertEqual(rules.figures.rounded(Fraction(1, 8), 2), Fraction(13, 100))


class ClaimsTest(SimpleTestCase):
    """The whole: 完成5、提前2、按时2、延时1、逾期未完成1, rate 4/6."""

    def say(self, text: str, *declared: str) -> str:
        counted = rules.counts(LINES, HALF)
        return code_of(lambda: rules.check_claims(text, "总体情况", counted, NAMES, words(*declared)))

    def test_numbers_and_shares_in_the_text(self) -> None:
        differs, bent = "bulletins.text_differs", "bulletins.rate_bent"
        for text, code in (
            ("上半年完成5项，其中提前完成2项、按时完成2项、延时1项。", ""),
            ("上半年完成6项。", differs),
            ("工程建设部完成4项，经营管理部完成1项。", ""),
            ("工程建设部完成4项，提前1项，延时1项。经营管理部提前1项。", ""),
            ("工程建设部完成5项。", differs),
            ("经营管理部全部按时完成。", ""),
            ("各项任务全部按时完成。", bent),
            ("工程建设部均已按期完成。", bent),
            ("逾期未完成1项，红灯2项。", ""),
            ("逾期未完成0项。", differs),
            ("按时率66.7%。", ""),
            ("按时率达67%。", ""),
            ("按时率为70%。", differs),
            ("按时率100%。", bent),
            ("经营管理部按时率100%。", ""),
            ("在办事项5项，立项10项。", ""),
            ("立项督办事项9项。", differs),
            ("完成3项整改措施，召开调度会12次。", ""),
            ("完成投资3.2亿元，占年度计划的61%。", ""),
            ("办结销号2项。", ""),
            ("黄灯1个、绿灯1盏、灰灯1项。", ""),
        ):
            with self.subTest(text):
                self.assertEqual(self.say(text), code)

    def test_what_speaks_of_something_else_is_explained(self) -> None:
        self.assertEqual(self.say("市级清单完成3项。"), "bulletins.text_differs")
        self.assertEqual(self.say("市级清单完成3项。", "市级清单完成3项"), "")


class LifeTest(SimpleTestCase):
    def test_periods(self) -> None:
        for first, last, good in (
            (D(2026, 1, 1), D(2026, 6, 30), True),
            (D(2026, 7, 1), D(2026, 7, 5), True),
            (D(2026, 7, 1), D(2026, 7, 6), False),
            (D(2026, 6, 30), D(2026, 1, 1), False),
            (D(2025, 7, 6), D(2026, 7, 5), True),
            (D(2025, 6, 1), D(2026, 7, 5), False),
        ):
            with self.subTest(f"{first} {last}"):
                check = partial(rules.check_period, first, last, today=D(2026, 7, 6), most=12)
                self.assertEqual(code_of(check), "" if good else "bulletins.period")

    def test_what_a_period_is_called(self) -> None:
        for first, last, said in (
            (D(2026, 1, 1), D(2026, 6, 30), "2026年上半年"),
            (D(2026, 7, 1), D(2026, 12, 31), "2026年下半年"),
            (D(2026, 4, 1), D(2026, 6, 30), "2026年第二季度"),
            (D(2026, 2, 1), D(2026, 2, 28), "2026年2月"),
            (D(2026, 1, 1), D(2026, 12, 31), "2026年"),
            (D(2026, 2, 1), D(2026, 7, 31), "2026年2月1日至2026年7月31日"),
            (D(2026, 1, 1), D(2026, 6, 29), "2026年1月1日至2026年6月29日"),
        ):
            with self.subTest(said):
                self.assertEqual(span_of(Period(first, last)), said)

    def test_sections(self) -> None:
        kept = rules.check_sections([SectionText(" 动态 ", "正文"), SectionText("", " ")], most=2)
        self.assertEqual(kept, [SectionText("动态", "正文")])
        for given, code in (
            ([SectionText("", "")], "bulletins.no_section"),
            ([SectionText("动态", "")], "bulletins.section_incomplete"),
            ([SectionText("", "正文")], "bulletins.section_incomplete"),
            ([SectionText("动态", "正文")] * 3, "bulletins.too_many_sections"),
        ):
            with self.subTest(code), self.assertRaises(Unfit) as caught:
                rules.check_sections(given, most=2)
            self.assertEqual(caught.exception.code, code)
