"""Pages measured against GB/T 9704-2012, of every kind and with every set of fonts that is at hand."""

from __future__ import annotations

import os
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import skipUnless

import pikepdf
import pypdfium2
import pytest
from django.test import SimpleTestCase, override_settings
from PIL import Image, ImageDraw

from duban.support.documents import fonts, paper, typesetting
from duban.support.documents.kinds import KINDS, TABLE, Form
from duban.support.documents.tests.samples import DAY, SAMPLES, UNPUNCTUATED
from tests import pdfs

pytestmark = pytest.mark.any_engine

ROOT = Path(__file__).resolve().parents[4]
# What `make fonts` fetches for this checkout, or what a machine that tests says.
FETCHED = Path(os.environ.get("DUBAN_TEST_FONTS", ROOT / "data" / "fonts"))
MM = pdfs.POINTS
TOLERANCE = 0.5
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
LYING = (35.0, 260.0, 28.0, 184.0)
NEVER_FIRST, NEVER_LAST = "，。、；：？！）》”’〉】〕％·", "（《“‘〔【〈"
# Every mark, in every place of a line as the text shifts.
MARKED = [
    "为"
    * shift
    + "依照《办法》第十一条第三项（督办）、第十六条第四项，对“未按节点完成”“资料不实”等问题，请于10日内报送（含附件）；"
    "逾期不报的——视为未整改：是否复查？由领导小组办公室（督办室）确定！" * 3
    for shift in range(0, 28, 3)
]


RUNNING = [kind.code for kind in TABLE if kind.running]


def made(kind: str, **more: Any) -> bytes:  # Any: whatever the rooms freeze
    number, title, facts = SAMPLES[kind]
    return typesetting.pdf(kind, paper.lay_out({**facts, **more}, number=number, title=title, issued_on=DAY))


class Measured(SimpleTestCase):
    """What holds with any fonts; each set is a class of its own."""

    __test__ = False

    def test_a_full_page_has_22_lines_of_28_characters(self) -> None:
        for kind in RUNNING:
            full = pdfs.pages(made(kind, paragraphs=[UNPUNCTUATED]))[1]
            lines = [line for line in pdfs.lines(full) if line.size == 16]
            self.assertEqual([len(line.chars) for line in lines], [28] * 22, kind)
            for line in lines:
                self.assertAlmostEqual(line.chars[0].x / MM, LEFT, delta=TOLERANCE)
                self.assertAlmostEqual(line.chars[-1].right / MM, RIGHT, delta=TOLERANCE)
            self.assertAlmostEqual((lines[0].y - 0.86 * 16) / MM, TOP, delta=TOLERANCE)
            self.assertAlmostEqual((lines[-1].y + 0.14 * 16) / MM, BOTTOM, delta=TOLERANCE)

    def test_nothing_stands_in_the_margins(self) -> None:
        for kind in KINDS:
            for more in ({}, {"paragraphs": MARKED}) if KINDS[kind].running else ({},):
                document = pypdfium2.PdfDocument(made(kind, **more))
                for place, page in enumerate(document):
                    self.assert_within(page, first=place == 0, form=KINDS[kind].form)
                document.close()

    def assert_within(self, page: pypdfium2.PdfPage, *, first: bool, form: Form) -> None:
        scale = 144 / 72
        image: Image.Image = page.render(scale=scale).to_pil().convert("L")
        lying = image.width > image.height
        left, right, top, bottom = LYING if lying else (LEFT, RIGHT, TOP, BOTTOM)
        blank = ImageDraw.Draw(image)

        def wipe(*box: float) -> None:
            blank.rectangle([one * MM * scale for one in box], fill=255)

        # 页码 has its place 7 mm below the text; the first page of a letter its head and its double lines.
        wipe(left - TOLERANCE, bottom + 7 - 2, right + TOLERANCE, bottom + 7 + 4)
        if form is Form.LETTER and first:
            wipe(left - TOLERANCE, 30 - TOLERANCE, right + TOLERANCE, 48)
            wipe(19.5, 45.5, 190.5, 48)
            wipe(19.5, 274.5, 190.5, 277.5)
        found = image.point(lambda dark: 255 if dark < 200 else 0).getbbox()
        if found is None:
            return
        edges = [one / MM / scale for one in found]
        self.assertGreaterEqual(edges[0], left - TOLERANCE)
        self.assertGreaterEqual(edges[1], top - TOLERANCE)
        self.assertLessEqual(edges[2], right + TOLERANCE)
        self.assertLessEqual(edges[3], bottom + TOLERANCE)

    def test_the_dash_of_the_page_number_lies_7_mm_below_the_text(self) -> None:
        page = pypdfium2.PdfDocument(made("assignment"))[0]
        image = page.render(scale=4).to_pil().convert("L")
        below = image.crop((0, int((BOTTOM + 3) * MM * 4), image.width, image.height))
        # The dash reaches farthest to the right of the number.
        edge = below.point(lambda dark: 255 if dark < 200 else 0).getbbox()
        assert edge is not None
        column = below.crop((edge[2] - 6, 0, edge[2], below.height))
        dash = column.point(lambda dark: 255 if dark < 200 else 0).getbbox()
        assert dash is not None
        self.assertAlmostEqual((dash[1] + dash[3]) / 2 / 4 / MM + 3, 7, delta=TOLERANCE)

    def test_no_line_begins_or_ends_with_a_mark_that_may_not(self) -> None:
        for kind in KINDS:
            for more in ({}, {"paragraphs": MARKED}) if KINDS[kind].running else ({},):
                wrong = [
                    line.text
                    for page in pdfs.pages(made(kind, **more))
                    for line in pdfs.lines(page)
                    if len(line.chars) > 1 and (line.text[0] in NEVER_FIRST or line.text[-1] in NEVER_LAST)
                ]
                self.assertEqual(wrong, [], kind)

    def test_it_is_pdf_a_2b_with_every_font_embedded(self) -> None:
        for kind in KINDS:
            with pikepdf.open(BytesIO(made(kind))) as pdf:
                with pdf.open_metadata() as told:
                    self.assertEqual((told["pdfaid:part"], told["pdfaid:conformance"]), ("2", "B"))
                self.assertEqual(str(pdf.Root.Lang), "zh-CN")
                self.assertEqual(str(pdf.Root.OutputIntents[0].S), "/GTS_PDFA1")
                faces = [
                    face.DescendantFonts[0].FontDescriptor
                    for page in pdf.pages
                    for face in page.Resources.get("/Font", {}).values()
                ]
                self.assertTrue(faces)
                for face in faces:
                    self.assertTrue({"/FontFile2", "/FontFile3"} & set(face.keys()), face)

    def test_what_it_says_can_be_taken_out_again(self) -> None:
        for kind in KINDS:
            number, title, facts = SAMPLES[kind]
            told = pdfs.text(made(kind))
            fields = facts.get("fields", [])
            values = fields.values() if isinstance(fields, dict) else [value for _, value in fields]
            for text in [number, title, *facts.get("paragraphs", []), *values]:
                wanted = Counter("".join(text.split()))
                self.assertFalse(wanted - Counter(told), (text, wanted - Counter(told)))
            for text in facts.get("paragraphs", []):
                self.assertIn("".join(text.split())[:28], told)

    def test_rare_names_are_printed(self) -> None:
        rare = "朱镕基、陈喆、王堃、李祎、𰻝"
        told = pdfs.text(
            made("assignment", paragraphs=[f"一、{rare}", f"（一）{rare}", rare], letterhead=rare)
        )
        self.assertEqual(told.count("镕"), 4)
        for char in "喆堃祎𰻝":
            self.assertEqual(told.count(char), 4, char)

    def test_what_no_font_draws_is_shown_with_its_code(self) -> None:
        told = pdfs.text(made("assignment", paragraphs=["联系人𪚥𬺰龘", "😀"]))
        self.assertIn("龘", told)
        self.assertIn("〓（U+1F600）", told)

    def test_what_people_wrote_is_no_source(self) -> None:
        written = '#panic("x") *粗* $x$ @ref <标> _下_ \\ // #import "base.typ" 【】'
        told = pdfs.text(made("assignment", paragraphs=[written], title=written))
        self.assertEqual(told.count("".join(written.split())), 2)
        self.assertIn("#panic", told)

    def test_the_same_facts_give_the_same_bytes(self) -> None:
        first = made("docketing_circular")
        typesetting._compiler.cache_clear()
        fonts._read.cache_clear()
        self.assertEqual(made("docketing_circular"), first)

    def test_the_last_rule_of_the_imprint_lies_on_the_lower_edge(self) -> None:
        # Beside other text, and on a page of its own where the text leaves it no room.
        for size in (10, 440):
            self.assert_at_the_foot(made("docketing_circular", paragraphs=[UNPUNCTUATED[:size]], table=None))

    def assert_at_the_foot(self, content: bytes) -> None:
        document = pypdfium2.PdfDocument(content)
        page = document[len(document) - 1]
        image = page.render(scale=4).to_pil().convert("L")
        text = image.crop((0, 0, image.width, int((BOTTOM + 3) * MM * 4)))
        edge = text.point(lambda dark: 255 if dark < 200 else 0).getbbox()
        assert edge is not None
        self.assertAlmostEqual(edge[3] / 4 / MM, BOTTOM, delta=TOLERANCE)
        self.assertAlmostEqual(edge[0] / 4 / MM, LEFT, delta=TOLERANCE)
        self.assertAlmostEqual(edge[2] / 4 / MM, RIGHT, delta=TOLERANCE)

    def test_no_page_bears_the_date_alone(self) -> None:
        for kind in ("request_for_instructions", "closing_notice", "supervision_plan"):
            for size in range(270, 700, 28):
                text = UNPUNCTUATED[:size]
                # The last paragraph is long, or one line after a long one.
                for given in ([text], [text, text[:9]]):
                    self.assert_not_alone(made(kind, paragraphs=given, table=None, attachments=[]), text)

    def assert_not_alone(self, content: bytes, text: str) -> None:
        pages = pdfs.pages(content)
        last = [line.text for line in pdfs.lines(pages[-1])]
        if "2026年11月23日" in last and len(pages) > 1:
            self.assertTrue([line for line in last if line in text], last)


@override_settings(FONT_DIRS=[])
class TestWithThePackage(Measured):
    """The set from the package index, which is always there."""

    __test__ = True


@skipUnless(FETCHED.is_dir(), "make fonts has not been run")
@override_settings(FONT_DIRS=[str(FETCHED)])
class TestWithFetchedFonts(Measured):
    """Fang Song, Kai and Song faces that `make fonts` adds."""

    __test__ = FETCHED.is_dir()


class TestKinds(SimpleTestCase):
    def test_every_kind_has_its_template_and_its_sample(self) -> None:
        templates = {path.stem for path in (typesetting.LAYOUT / "kinds").glob("*.typ")}
        self.assertEqual(templates, set(KINDS))
        self.assertEqual(set(SAMPLES), set(KINDS))
