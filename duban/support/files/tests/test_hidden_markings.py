"""A marking is found where an office file hides it: split runs, headers, text boxes, cells, comments, properties."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from duban.ground.access import Unfit
from duban.support.files import blobs
from duban.support.files.tests import samples
from duban.support.files.tests.test_blobs import BlobCase

DOCX, XLSX = "word/document.xml", "xl/workbook.xml"


def office(main: str, parts: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<x/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


HIDDEN = (
    ("runs.docx", DOCX, {"word/body.xml": paragraph("机", "密", "★10年")}),
    ("after-text.docx", DOCX, {"word/body.xml": paragraph("办公室") + paragraph("秘密", " 5年")}),
    ("header.docx", DOCX, {"word/header1.xml": paragraph("绝密★")}),
    ("footer.docx", DOCX, {"word/footer2.xml": paragraph("秘密★1年")}),
    ("box.docx", DOCX, {"word/body.xml": "<w:txbxContent>" + paragraph("机 密★") + "</w:txbxContent>"}),
    ("note.docx", DOCX, {"word/footnotes.xml": paragraph("机密（二十年）")}),
    ("property.docx", DOCX, {"docProps/core.xml": "<dc:title>机密★</dc:title>"}),
    ("reference.docx", DOCX, {"word/body.xml": paragraph("&#x673A;&#23494;&#9733;")}),
    (
        "cell.xlsx",
        XLSX,
        {"xl/sharedStrings.xml": "<si><t>事项</t></si><si><r><t>机</t></r><r><t>密★</t></r></si>"},
    ),
    ("beside.xlsx", XLSX, {"xl/sharedStrings.xml": "<si><t>办公室</t></si><si><t>机密 3年</t></si>"}),
    ("inline.xlsx", XLSX, {"xl/worksheets/sheet1.xml": '<c t="inlineStr"><is><t>秘密★</t></is></c>'}),
    ("header.xlsx", XLSX, {"xl/worksheets/sheet1.xml": "<oddHeader>&amp;C机密★10年</oddHeader>"}),
    ("hidden-sheet.xlsx", XLSX, {"xl/worksheets/sheet9.xml": "<c><is><t>绝密★</t></is></c>"}),
    ("comment.xlsx", XLSX, {"xl/comments1.xml": "<comment><t>机密★</t></comment>"}),
    ("drawing.xlsx", XLSX, {"xl/drawings/drawing1.xml": "<a:p><a:t>秘密★长期</a:t></a:p>"}),
)
HARMLESS = (
    ("pact.docx", DOCX, {"word/body.xml": paragraph("保守国家", "秘密，") + paragraph("期限3年")}),
    ("words.docx", DOCX, {"word/body.xml": paragraph("涉及商业秘密") + paragraph("★重点")}),
    ("cells.xlsx", XLSX, {"xl/sharedStrings.xml": "<si><t>保守秘密</t></si><si><t>3年</t></si>"}),
    ("inner.docx", DOCX, {"word/header1.xml": paragraph("内部资料★")}),
)


class HiddenMarkingsTest(BlobCase):
    def test_it_is_found_in_every_corner(self) -> None:
        for name, main, parts in HIDDEN:
            with self.subTest(name), self.assertRaises(Unfit) as refused:
                blobs.put(io.BytesIO(office(main, parts)), name)
            self.assertEqual(refused.exception.code, "files.marked_secret", name)

    def test_words_that_only_meet_across_paragraphs_or_cells_are_none(self) -> None:
        for name, main, parts in HARMLESS:
            with self.subTest(name):
                self.assertTrue(blobs.put(io.BytesIO(office(main, parts)), name).stored_as)

    def test_it_is_found_in_a_pdf_where_its_text_can_be_read(self) -> None:
        marking = "机密★10年"
        digits = marking.encode("utf-16-be").hex().upper()
        content = zlib.compress(f"BT <{digits}> Tj ET".encode())
        packed = samples.PDF + b"2 0 obj\n<<>>\nstream\n" + content + b"\nendstream\nendobj\n"
        for what, data in (
            ("stream", samples.pdf_saying(marking)),
            ("hexadecimal", samples.PDF + f"<</Title <FEFF{digits}>>>".encode()),
            ("hexadecimal in a stream", packed),
        ):
            with self.subTest(what), self.assertRaises(Unfit) as refused:
                blobs.put(io.BytesIO(data), "方案.pdf")
            self.assertEqual(refused.exception.code, "files.marked_secret")
