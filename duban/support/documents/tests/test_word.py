"""The DOCX says what the pages say, in the faces that GB/T 9704 names."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO

import docx
from django.test import SimpleTestCase, override_settings
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from duban.support.documents import paper, typesetting, word
from duban.support.documents.kinds import KINDS
from duban.support.documents.tests.samples import DAY, SAMPLES
from tests import pdfs


def said(content: bytes) -> str:
    opened: Document = docx.Document(BytesIO(content))
    texts = [node.text or "" for node in opened.element.body.iter(qn("w:t"))]
    return "".join("".join(texts).split())


@override_settings(FONT_DIRS=[])
class TestWord(SimpleTestCase):
    def test_it_says_what_the_pages_say(self) -> None:
        for kind in KINDS:
            number, title, facts = SAMPLES[kind]
            made = paper.lay_out(facts, number=number, title=title, issued_on=DAY)
            pages, text = Counter(pdfs.text(typesetting.pdf(kind, made))), said(word.docx_bytes(kind, made))
            with self.subTest(kind):
                self.assertEqual(Counter(text) - pages, Counter())
                # The heads of tables are said again on every page.
                head = {
                    char
                    for block in made.blocks
                    if isinstance(block, paper.Table)
                    for char in "".join(block.head)
                }
                self.assertEqual({char for char in pages - Counter(text)} - head, set())

    def test_the_parts_follow_each_other(self) -> None:
        number, title, facts = SAMPLES["request_for_instructions"]
        made = paper.lay_out(facts, number=number, title=title, issued_on=DAY)
        text = said(word.docx_bytes("request_for_instructions", made))
        parts = [
            "台儿庄古城管理委员会文件",
            number,
            "签发人：王志远",
            title,
            "台儿庄区人民政府：",
            "一、调整的必要性",
        ]
        parts += ["妥否，请批示。", "附件：", "2026年11月23日", "（联系人：", "2026年11月23日印发"]
        places = [text.index(part) for part in parts[:-1]] + [text.rindex(parts[-1])]
        self.assertEqual(places, sorted(places))

    def test_the_faces_are_named(self) -> None:
        number, title, facts = SAMPLES["docketing_circular"]
        made = paper.lay_out(facts, number=number, title=title, issued_on=DAY)
        with zipfile.ZipFile(BytesIO(word.docx_bytes("docketing_circular", made))) as parts:
            body = parts.read("word/document.xml").decode()
            stamps = {entry.date_time for entry in parts.infolist()}
        for face in ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"):
            self.assertIn(f'w:eastAsia="{face}"', body)
        self.assertEqual(stamps, {word.EPOCH})

    def test_a_table_has_the_columns_of_the_pages_and_their_width(self) -> None:
        for kind, room in (
            ("responsibility_matrix", typesetting.LANDSCAPE),
            ("docketing_circular", typesetting.PORTRAIT),
        ):
            number, title, facts = SAMPLES[kind]
            made = paper.lay_out(facts, number=number, title=title, issued_on=DAY)
            wanted = next(one for one in made.blocks if isinstance(one, paper.Table)).widths(room)
            table = docx.Document(BytesIO(word.docx_bytes(kind, made))).tables[0]
            widths = [column.width or 0 for column in table.columns]
            with self.subTest(kind):
                self.assertAlmostEqual(sum(widths) / Pt(12), room, delta=0.1)
                for width, share in zip(widths, wanted, strict=True):
                    self.assertAlmostEqual(width / sum(widths), share / sum(wanted), delta=0.001)
                self.assertEqual([cell.width for cell in table.rows[1].cells], widths)
                order = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
                self.assertEqual(
                    order, ["tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook"], "as the schema has it"
                )

    def test_a_character_that_no_font_draws_stays_itself(self) -> None:
        made = paper.lay_out({"paragraphs": ["联系人𪚥"]}, number="", title="x", issued_on=DAY)
        self.assertIn("联系人𪚥", said(word.docx_bytes("assignment", made)))

    def test_the_same_facts_give_the_same_bytes(self) -> None:
        number, title, facts = SAMPLES["minutes"]
        made = paper.lay_out(facts, number=number, title=title, issued_on=DAY)
        self.assertEqual(word.docx_bytes("minutes", made), word.docx_bytes("minutes", made))
