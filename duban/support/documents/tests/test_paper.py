"""How frozen facts lie on the paper."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.support.documents import paper
from duban.support.documents.paper import Annex, Paragraph, Run, Table

DAY = date(2026, 3, 2)


class TestLayOut(SimpleTestCase):
    def test_it_takes_what_the_facts_leave_out_from_the_row(self) -> None:
        made = paper.lay_out({}, number="古城督发〔2026〕3号", title="立项通报", issued_on=DAY)
        self.assertEqual(
            (made.number, made.title, made.written_on), ("古城督发〔2026〕3号", "立项通报", "2026年3月2日")
        )
        self.assertEqual((made.blocks, made.to, made.seal), ((), "", False))

    def test_it_is_tolerant_of_how_rooms_write_facts(self) -> None:
        plain = [Paragraph((Run("fang", "甲"),)), Paragraph((Run("fang", "乙"),))]
        cases: list[tuple[dict[str, object], str, object]] = [
            ({"paragraphs": "甲\n\n乙"}, "blocks", tuple(plain)),
            ({"paragraphs": ["甲", None, " 乙 "]}, "blocks", tuple(plain)),
            ({"to": "工程建设部："}, "to", "工程建设部"),
            ({"date": "2026-11-03"}, "written_on", "2026年11月3日"),
            ({"date": "不明"}, "written_on", "2026年3月2日"),
            ({"table": {"head": ["单位"], "rows": []}}, "blocks", ()),
            ({"table": {"rows": [["甲", 3]]}}, "blocks", (Table((), (("甲", "3"),)),)),
            (
                {"table": {"head": ["甲"], "rows": [["1", "2"]]}},
                "blocks",
                (Table(("甲", ""), (("1", "2"),)),),
            ),
            ({"fields": {"签发": "王志远"}}, "fields", {"签发": "王志远"}),
            ({"fields": [["签发", "王志远"]]}, "fields", {"签发": "王志远"}),
            ({"attendance": [["出席", "王志远"]]}, "attendance", (("出席", "王志远"),)),
            ({"annexes": [{"title": "清单", "paragraphs": "甲"}]}, "annexes", (Annex("清单", (plain[0],)),)),
            ({"annexes": [{"title": "清单"}]}, "attachments", ("清单",)),
            ({"note": "（此件公开）"}, "note", "此件公开"),
            ({"signature": "办公室"}, "issuer", "办公室"),
            ({"copies": "各部室。"}, "copies_line", "抄送：各部室。"),
            ({"copies": "报：区委办公室。发：各部室"}, "copies_line", "报：区委办公室。发：各部室。"),
        ]
        for facts, part, expected in cases:
            with self.subTest(facts=facts):
                made = paper.lay_out(facts, number="", title="x", issued_on=DAY)
                self.assertEqual(getattr(made, part), expected)


class TestLevels(SimpleTestCase):
    def test_a_heading_has_its_face_and_a_sentence_after_it_the_face_of_the_text(self) -> None:
        cases = (
            ("一、总体情况", [("hei", "一、总体情况")], True),
            ("（二）按期反馈", [("kai", "（二）按期反馈")], True),
            (
                "（一）细化分解。承办单位应当签收。",
                [("kai", "（一）细化分解。"), ("fang", "承办单位应当签收。")],
                False,
            ),
            ("十二、其他", [("hei", "十二、其他")], True),
            ("1.按期报送", [("fang", "1.按期报送")], False),
            ("一季度完成投资", [("fang", "一季度完成投资")], False),
            (
                "一、同意办理时限由2026年11月30日延至2026年12月25日，原定时限仍予保留。",
                [("fang", "一、同意办理时限由2026年11月30日延至2026年12月25日，原定时限仍予保留。")],
                False,
            ),
        )
        for text, runs, heading in cases:
            with self.subTest(text):
                found = paper.paragraph(text)
                self.assertEqual([(run.face, run.text) for run in found.runs], runs)
                self.assertEqual(found.heading, heading)
                self.assertEqual(found.text, text)


class TestWidths(SimpleTestCase):
    def test_every_column_holds_its_longest_word_and_all_together_the_page(self) -> None:
        table = Table(
            ("序号", "编号", "事项名称", "时限"),
            (("1", "DB-2026-0017", "古城西门瓮城修缮工程及两岸环境综合整治工程建设规模调整", "2026-11-30"),)
            * 3,
        )
        found = table.widths(36.0)
        self.assertLessEqual(sum(found), 36.0)
        self.assertGreaterEqual(found[1], 6.0)
        self.assertGreaterEqual(found[3], 5.0)
        self.assertGreater(found[2], found[0])
        self.assertEqual(table.centred(), [True, False, False, False])

    def test_a_table_of_many_figures_leaves_its_first_column_room(self) -> None:
        heads = (
            "单位",
            "立项",
            "在办",
            "完成",
            "提前",
            "按时",
            "延时",
            "逾期",
            "按时率",
            "红灯",
            "黄灯",
            "绿灯",
        )
        table = Table(heads, (("台儿庄古城旅游发展有限公司", *["4"] * 7, "100.0%", *["1"] * 3),) * 2)
        found = table.widths(36.0)
        self.assertLessEqual(sum(found), 36.0)
        self.assertGreaterEqual(found[0], 6.5 + table.margin)
