"""What a version of the rule set and a year of the calendar must look like."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from django.test import SimpleTestCase

from duban.ground.access import Refusal
from duban.ground.regulation import clauses
from duban.support.rulebook import bounds, rules
from duban.support.rulebook.actions import VERSIONS, shipped
from duban.support.rulebook.rules import Bounds, Entry
from duban.support.rulebook.terms import DraftState

SHAPE = {
    "room.days": Entry(5, "working_days", "11(3)", "14", "期限"),
    "room.flag": Entry(True, "flag", "11(3)", "14", "开关"),
    "room.table": Entry({"a": ["x"], "b": []}, "table", "16", "25", "表"),
}


class TestShape(SimpleTestCase):
    def test_it_accepts_other_values_of_the_same_shape(self) -> None:
        table = replace(SHAPE["room.table"], value={"a": [], "b": ["y"]})
        rules.check_shape(
            {**SHAPE, "room.days": replace(SHAPE["room.days"], value=7), "room.table": table}, shape=SHAPE
        )

    def test_it_refuses_every_other_shape(self) -> None:
        days, flag, table = SHAPE.values()
        cases = {
            "a value is missing": {"room.days": days, "room.flag": flag},
            "a value is unknown": {**SHAPE, "room.other": days},
            "another unit": {**SHAPE, "room.days": replace(days, unit="days")},
            "text for a number": {**SHAPE, "room.days": replace(days, value="5")},
            "a flag for a number": {**SHAPE, "room.days": replace(days, value=True)},
            "a negative number": {**SHAPE, "room.days": replace(days, value=-1)},
            "a line of the table is gone": {**SHAPE, "room.table": replace(table, value={"a": ["x"]})},
        }
        for name, entries in cases.items():
            with self.subTest(name), self.assertRaises(Refusal) as caught:
                rules.check_shape(entries, shape=SHAPE)
            self.assertEqual((caught.exception.code, caught.exception.status), ("rulebook.entry", 422), name)


class TestValues(SimpleTestCase):
    def test_what_ships_is_within_its_own_bounds(self) -> None:
        rules.check_values(shipped(), shape=shipped(), bounds=bounds.all_of(shipped()))

    def test_every_key_of_the_bounds_is_a_value(self) -> None:
        for part in ("keys", "options", "columns", "empty", "open"):
            self.assertLessEqual(set(bounds._body()[part]), set(shipped()), part)

    def test_it_says_what_is_wrong_with_a_value(self) -> None:
        rows = [{"code": "A", "label": "甲", "n": 1}, {"code": "B", "label": "乙", "n": 2}]
        codes, table = Bounds(options=("A", "B")), Bounds(columns={"w": ["x"]})
        cases: list[tuple[str, object, object, Bounds, str]] = [
            ("within", 5, 3, Bounds(1, 9), ""),
            ("above", 10, 3, Bounds(1, 9), "1 至 9"),
            ("below", 0, 3, Bounds(1, 9), "1 至 9"),
            ("another kind", "5", 3, Bounds(1, 9), "类型"),
            ("a flag is no number", True, 3, Bounds(1, 9), "类型"),
            ("one of the codes", "A", "B", codes, ""),
            ("no code of them", "C", "B", codes, "可选范围"),
            ("codes", ["A", "B"], ["A"], codes, ""),
            ("a code twice", ["A", "A"], ["A"], codes, "重复"),
            ("no code at all", [], ["A"], codes, "至少"),
            ("none, where none will do", [], ["A"], Bounds(options=("A",), may_be_empty=True), ""),
            ("a blank among texts", ["甲", " "], ["甲"], Bounds(), "空白"),
            ("too long", "字" * 201, "甲", Bounds(), "超过"),
            ("a line is gone", {"a": "x"}, {"a": "x", "b": "y"}, Bounds(), "行目"),
            ("a blank line", {"a": ""}, {"a": "x"}, Bounds(), "空白"),
            ("another number of rows", rows[:1], rows, Bounds(), "2 行"),
            ("what names a row", [{**rows[0], "label": "丙"}, rows[1]], rows, Bounds(), "不得改动"),
            ("what stands beside it", [{**rows[0], "n": 7}, rows[1]], rows, Bounds(), ""),
            ("more rows where they are taken", [*rows, rows[0]], rows, Bounds(takes_rows=True), ""),
            ("a row of another shape", [{"code": "A"}, rows[1]], rows, Bounds(), "栏目"),
            ("a word of the column", [{"w": "x"}], [{"w": "x"}], table, ""),
            ("no word of the column", [{"w": "y"}], [{"w": "x"}], table, "可选范围"),
            ("no clause", [{"article": "99"}], [{"article": "16"}], Bounds(takes_rows=True), "条款"),
        ]
        for name, value, wanted, within, word in cases:
            with self.subTest(name):
                problem = rules.problem_of(value, wanted, within)
                self.assertEqual((bool(problem), word in problem), (bool(word), True), problem)

    def test_words_may_depend_on_another_column(self) -> None:
        within = Bounds(columns={"way": {"by": "part", "a": ["x"], "b": ["y"]}})
        self.assertEqual(within.words("way", {"part": "b"}), ("y",))
        self.assertEqual(within.words("other", {"part": "b"}), ())

    def test_a_cap_needs_its_base(self) -> None:
        entries = {**shipped()}
        entries["assessment.excellent_cap_on"] = replace(entries["assessment.excellent_cap_on"], value=True)
        with self.assertRaises(Refusal) as caught:
            rules.check_values(entries, shape=shipped(), bounds=bounds.all_of(shipped()))
        self.assertEqual(caught.exception.code, "rulebook.value")


class TestDrafts(SimpleTestCase):
    def refuse(self, code: str, check: object, *args: object, **kwargs: object) -> None:
        assert callable(check)
        with self.subTest(code, args=args, kwargs=kwargs), self.assertRaises(Refusal) as caught:
            check(*args, **kwargs)
        self.assertEqual(caught.exception.code, code)

    def test_each_act_has_its_states(self) -> None:
        may = {
            "rulebook.draft_rule_set": {"DRAFT", "RETURNED"},
            "rulebook.submit_draft": {"DRAFT", "RETURNED"},
            "rulebook.return_draft": {"SUBMITTED"},
            "rulebook.adopt_draft": {"SUBMITTED"},
            "rulebook.give_up_draft": {"DRAFT", "RETURNED", "SUBMITTED"},
        }
        for act, states in may.items():
            for state in DraftState:
                if state.value in states:
                    rules.check_draft_state(act, state, label="", name="")
                else:
                    self.refuse(
                        "rulebook.draft_state", rules.check_draft_state, act, state, label="", name=""
                    )

    def test_what_goes_up_is_whole(self) -> None:
        day = date(2026, 4, 1)
        self.assertEqual(rules.check_submission(["x"], note="理由", from_on=day, today=day), day)
        self.refuse("rulebook.draft_empty", rules.check_submission, [], note="理由", from_on=day, today=day)
        self.refuse("rulebook.draft_reason", rules.check_submission, ["x"], note=" ", from_on=day, today=day)
        self.refuse(
            "rulebook.draft_from", rules.check_submission, ["x"], note="理由", from_on=None, today=day
        )
        before = date(2026, 3, 31)
        self.refuse(
            "rulebook.draft_from", rules.check_submission, ["x"], note="理由", from_on=before, today=day
        )

    def test_who_decides_and_when(self) -> None:
        day = date(2026, 4, 1)
        rules.check_decided(day, submitted_on=day)
        self.refuse("rulebook.decided_before", rules.check_decided, date(2026, 3, 31), submitted_on=day)
        self.refuse("rulebook.decided_before", rules.check_decided, day, submitted_on=None)
        rules.check_other_hand({"a"}, "b")
        self.refuse("rulebook.own_draft", rules.check_other_hand, {"a"}, "a")
        rules.check_adopter(None, [], label="", labels=[])
        rules.check_adopter("A", ["A"], label="", labels=[])
        self.refuse("rulebook.adopter_unfit", rules.check_adopter, "B", ["A"], label="乙", labels=["甲"])
        self.assertEqual(rules.check_reason(" 甲 "), "甲")
        self.refuse("rulebook.reason_missing", rules.check_reason, " ")
        rules.check_base(1, newest=1)
        self.refuse("rulebook.draft_outdated", rules.check_base, 1, newest=2)
        rules.check_no_other_draft(other=False)
        self.refuse("rulebook.draft_open", rules.check_no_other_draft, other=True)


class TestNumbers(SimpleTestCase):
    def test_versions_follow_one_another(self) -> None:
        rules.check_number(1, newest=0)
        rules.check_number(3, newest=2)
        for number in (0, 2, 4):
            with self.subTest(number), self.assertRaises(Refusal):
                rules.check_number(number, newest=2)

    def test_a_version_is_never_in_force_before_the_one_before(self) -> None:
        rules.check_not_earlier(date(2026, 3, 2), before=date(2026, 3, 2))
        with self.assertRaises(Refusal):
            rules.check_not_earlier(date(2026, 3, 1), before=date(2026, 3, 2))


class TestYear(SimpleTestCase):
    def check(self, **other: object) -> None:
        given: dict[str, object] = {
            "holidays": [date(2028, 1, 1), date(2028, 10, 2)],
            "makeup_days": [date(2028, 10, 7)],
            "source": "国办发明电",
            "provisional": False,
            "official": False,
        }
        rules.check_year(2028, **{**given, **other})  # type: ignore[arg-type]  # a table of odd values

    def test_it_accepts_an_announced_year(self) -> None:
        self.check()
        self.check(official=True)
        self.check(provisional=True)

    def test_it_refuses_what_no_announcement_says(self) -> None:
        cases: dict[str, dict[str, object]] = {
            "no source": {"source": " "},
            "no holidays": {"holidays": []},
            "a day of another year": {"holidays": [date(2029, 1, 1)]},
            "both kinds at once": {"makeup_days": [date(2028, 1, 1)]},
            "a make-up day that is a working day": {"makeup_days": [date(2028, 10, 9)]},
            "暂定 instead of 正式": {"provisional": True, "official": True},
        }
        for name, other in cases.items():
            with self.subTest(name), self.assertRaises(Refusal) as caught:
                self.check(**other)
            self.assertEqual(caught.exception.code, "rulebook.calendar_year", name)


class TestShippedVersion(SimpleTestCase):
    def test_every_value_names_its_article_decision_and_label(self) -> None:
        for key, entry in shipped().items():
            with self.subTest(key):
                clauses.clause(entry.article)
                self.assertTrue(1 <= int(entry.decision) <= 47)
                self.assertTrue(entry.label and entry.unit)
                self.assertIn(entry.legal, {False, "L", "C"})

    def test_no_key_stands_twice(self) -> None:
        pairs: list[list[tuple[str, object]]] = []
        json.loads(
            (VERSIONS / "1.json").read_text("utf-8"), object_pairs_hook=lambda found: pairs.append(found)
        )
        for found in pairs:
            self.assertEqual(len({key for key, _ in found}), len(found))

    def test_each_of_the_25_grounds_has_one_handling_class(self) -> None:
        table = shipped()["accountability.handling_classes"].value
        assert isinstance(table, dict)
        self.assertEqual(set(table), {f"16({number})" for number in range(1, 26)})
        self.assertEqual(
            {key for key, kind in table.items() if kind == "refer"}, {f"16({n})" for n in (6, 7, 8, 14, 18)}
        )
        self.assertEqual(
            {key for key, kind in table.items() if kind == "either"},
            {f"16({n})" for n in (9, 10, 12, 13, 15, 16, 19)},
        )

    def test_17_1_is_open_only_with_loss_and_without_violation(self) -> None:
        rows = shipped()["accountability.tracks"].value
        assert isinstance(rows, list)
        self.assertEqual(len(rows), 9)
        opening = [(row["loss"], row["nature"]) for row in rows if "17(1)" in row["open"]]
        self.assertEqual(opening, [("YES", "NONE")])
        for row in rows:
            self.assertEqual(row["transfer"], row["nature"] != "NONE", row)
