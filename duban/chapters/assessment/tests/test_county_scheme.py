"""The published county scheme for one unit: read from the table, and equal to the reckoning by hand (13(1), 13(2))."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.test import SimpleTestCase

from duban.chapters.assessment.rules.scheme import casefile, codec, importing, sums, table
from duban.chapters.assessment.rules.scheme.importing import Answer, Reading
from duban.chapters.assessment.rules.scheme.shapes import Sheet, UnitGrade
from duban.ground.reading.tables import read_tables

ROOT = Path(__file__).parents[4]
LEDGERS, COUNTY = ROOT / "tests/data/ledgers", ROOT / "tests/data/county"
PAGE = ROOT / "docs/results/county-scheme.md"
FILES = ("S02_shicheng_departments_2018.csv", "S02.xlsx")
UNIT = "县水利局"
ANSWERS = {
    "r7.3": {"take": "MANUAL", "full": "3"},
    "r46.1": {"take": "MANUAL", "full": "10"},
    "r46.4": {"take": "MANUAL", "full": "0", "low": "-10"},
}


def read(name: str, unit: str = UNIT, answers: dict[str, dict[str, str]] | None = None) -> Reading:
    found = table.read(read_tables((LEDGERS / name).read_bytes())[0])
    assert found is not None
    given = {key: codec.decode_as(Answer, one) for key, one in (answers or {}).items()}
    title = "石城县2018年河长制工作考核细则（县水利局）"
    return importing.of_table(found, title=title, unit=unit, answers=given, refused=())


def kept(name: str) -> Any:  # Any: JSON
    return json.loads((COUNTY / name).read_text(encoding="utf-8"))


class TestTheTableIsRead(SimpleTestCase):
    def test_merged_cells_are_restored_so_that_the_unit_has_its_sixty(self) -> None:
        for name in FILES:
            found = read(name)
            own = [one.points for one in found.scheme.groups if one.code.startswith("g2")]
            self.assertEqual(own, [Decimal(n) for n in (15, 20, 15, 10)], name)
            self.assertEqual(sum(one for one in own if one), 60)
            general = [one.points for one in found.scheme.groups if one.code.startswith("g1")]
            self.assertEqual(sum(one for one in general if one), 40)

    def test_the_csv_and_the_workbook_with_merged_cells_read_alike(self) -> None:
        csv, workbook = (read(name) for name in FILES)
        self.assertEqual(csv, workbook)

    def test_it_asks_where_the_words_are_not_certain_and_nowhere_else(self) -> None:
        asked = [(one.key, one.why) for one in read(FILES[0]).questions]
        self.assertEqual(asked, [("r7.3", "tiers"), ("r46.1", "unclear"), ("r46.4", "unclear")])

    def test_a_source_that_contradicts_itself_is_told_and_not_changed(self) -> None:
        asked = {(one.unit, one.why): (one.full, one.declared) for one in read(FILES[0], "").questions}
        self.assertEqual(asked["县矿管局", "item_sum"], (50, 60))
        self.assertIn(("县水文站", "no_word"), asked)

    def test_answered_it_is_the_kept_scheme(self) -> None:
        found = read(FILES[0], answers=ANSWERS)
        self.assertEqual(found.questions, ())
        made, wanted = codec.encode(found.scheme), kept("scheme.json")["scheme"]
        self.assertEqual((made["groups"], made["rules"]), (wanted["groups"], wanted["rules"]))
        self.assertEqual(sums.whole(found.scheme), 100)


class TestItIsReckonedAsByHand(SimpleTestCase):
    """`docs/results/county-scheme.md` holds the reckoning; every line of it is compared."""

    def sheet(self) -> Sheet:
        (party,) = casefile.read(kept("facts.json"))
        return casefile.assess(codec.decode(kept("scheme.json")), party)

    def by_hand(self) -> dict[str, Decimal]:
        rows = re.findall(
            r"^\| (r\d+n\d+) .*\| (-?[\d.]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
        )
        return {code: Decimal(points) for code, points in rows}

    def test_every_item_is_equal_to_the_last_digit(self) -> None:
        reckoned: dict[str, Decimal] = defaultdict(Decimal)
        for one in self.sheet().points:
            reckoned[one.rule] += one.amount
        by_hand = self.by_hand()
        codes = {one["code"] for one in kept("scheme.json")["scheme"]["rules"]}
        self.assertEqual(set(by_hand), codes)
        self.assertEqual({code: reckoned[code] for code in codes}, by_hand)

    def test_the_total_is_equal_and_proposes_fairly_good(self) -> None:
        sheet = self.sheet()
        self.assertEqual(sum(self.by_hand().values()), Decimal("88.55"))
        self.assertEqual((sheet.total, str(sheet.rounded)), (Decimal("88.55"), "88.55"))
        self.assertEqual((sheet.proposed, sheet.waiting), (UnitGrade.FAIRLY_GOOD, ()))

    def test_each_point_opens_its_evidence(self) -> None:
        for one in self.sheet().points:
            told = one.fact or one.judgement or one.words.startswith("“")
            self.assertTrue(told, one)
            if one.judgement:
                self.assertTrue(one.judgement.reason and one.judgement.evidence)
        held = {one.rule: one.held_back for one in self.sheet().points if one.held_back}
        self.assertEqual(held["r7n2"], "本项扣完为止，0.5分不再扣")
        self.assertEqual(held["r16n3"], "本项扣完为止，1分不再扣")
