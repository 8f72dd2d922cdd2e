"""What a version of the rule set and a year of the calendar must look like."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from django.test import SimpleTestCase

from duban.ground.access import Refusal
from duban.ground.regulation import clauses
from duban.support.rulebook import rules
from duban.support.rulebook.actions import VERSIONS, shipped
from duban.support.rulebook.rules import Entry

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
