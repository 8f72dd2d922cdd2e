"""How frozen facts lie on the paper."""

from __future__ import annotations

import hashlib
from datetime import date

from django.test import SimpleTestCase

from duban.ground.access import Refusal
from duban.support.documents import rules

DAY = date(2026, 3, 2)


class TestLayOut(SimpleTestCase):
    def test_it_takes_what_the_facts_leave_out_from_the_row(self) -> None:
        paper = rules.lay_out({}, number="古城督发〔2026〕3号", title="立项通报", issued_on=DAY)
        self.assertEqual(
            (paper.number, paper.title, paper.date), ("古城督发〔2026〕3号", "立项通报", "2026年3月2日")
        )
        self.assertEqual((paper.paragraphs, paper.table, paper.to), ((), None, ""))

    def test_it_is_tolerant_of_how_rooms_write_facts(self) -> None:
        cases: list[tuple[dict[str, object], str, object]] = [
            ({"paragraphs": "一\n\n二"}, "paragraphs", ("一", "二")),
            ({"paragraphs": ["一", None, " 二 "]}, "paragraphs", ("一", "二")),
            ({"to": "工程建设部："}, "to", "工程建设部"),
            ({"date": "2026-11-03"}, "date", "2026年11月3日"),
            ({"date": "不明"}, "date", "2026年3月2日"),
            ({"table": {"head": ["单位"], "rows": []}}, "table", None),
            ({"table": {"rows": [["甲", 3]]}}, "table", rules.Table((), (("甲", "3"),))),
        ]
        for facts, part, expected in cases:
            with self.subTest(facts=facts):
                paper = rules.lay_out(facts, number="", title="x", issued_on=DAY)
                self.assertEqual(getattr(paper, part), expected)


class TestWhole(SimpleTestCase):
    def test_bytes_must_be_those_that_were_frozen(self) -> None:
        rules.check_whole(b"x", sha256=hashlib.sha256(b"x").hexdigest(), number="1")
        with self.assertRaises(Refusal):
            rules.check_whole(b"y", sha256=hashlib.sha256(b"x").hexdigest(), number="1")

    def test_a_document_is_frozen_once_and_served_only_then(self) -> None:
        rules.check_not_frozen("")
        rules.check_frozen("ab")
        for check, given in ((rules.check_not_frozen, "ab"), (rules.check_frozen, "")):
            with self.subTest(given), self.assertRaises(Refusal):
                check(given)
