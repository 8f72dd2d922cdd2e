"""Lines of a DOCX in the faces that GB/T 9704 names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

# The reader's own program supplies the faces.
FACES = {
    "fang": "仿宋_GB2312",
    "kai": "楷体_GB2312",
    "hei": "黑体",
    "title": "方正小标宋简体",
    "song": "宋体",
}
RED, SIZE, PITCH, SMALL, CELL = RGBColor(0xE6, 0x00, 0x12), 16.0, 28.95, 14.0, 12.0
TITLE, TITLE_PITCH, HEAD = 22.0, 34.0, 40.0


def write_title(word: WordDocument, lines: Sequence[str]) -> None:
    for text in lines:
        line = write_line(word, text, face="title", size=TITLE, indent=0, align=ALIGN.CENTER)
        line.paragraph_format.line_spacing = Pt(TITLE_PITCH)


def write_line(
    word: WordDocument,
    text: str,
    *,
    face: str = "fang",
    size: float = SIZE,
    red: bool = False,
    indent: int = 2,
    align: ALIGN = ALIGN.JUSTIFY,
    from_right: int = 0,
) -> WordParagraph:
    line = word.add_paragraph()
    shape = line.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY if size <= SIZE else WD_LINE_SPACING.AT_LEAST
    shape.line_spacing = Pt(max(PITCH, size * 1.2 if size > SIZE else PITCH))
    shape.first_line_indent = Pt(SIZE * indent)
    shape.right_indent = Pt(SIZE * from_right)
    line.alignment = align
    if text:
        write_run(line, text, face=face, size=size, red=red)
    return line


def write_run(
    line: WordParagraph, text: str, *, face: str = "fang", size: float = SIZE, red: bool = False
) -> Any:  # Any: the library's run
    run = line.add_run(text)
    run.font.name, run.font.size = FACES[face], Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[face])
    if red:
        run.font.color.rgb = RED
    return run


def rule_off(line: WordParagraph, *edges: str, colour: str = "E60012") -> None:
    frame = OxmlElement("w:pBdr")
    for edge in edges:
        side = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", colour)):
            side.set(qn(f"w:{name}"), value)
        frame.append(side)
    line._p.get_or_add_pPr().append(frame)
