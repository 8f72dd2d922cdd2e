"""The same paper as DOCX for those who go on writing: same text, faces named as GB/T 9704 names them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from duban.support.documents import blanks, titles
from duban.support.documents.kinds import KINDS, Form
from duban.support.documents.paper import Paper, Paragraph, Table, printed_by
from duban.support.documents.typesetting import LANDSCAPE, LYING, PORTRAIT
from duban.support.documents.word_lines import (
    CELL,
    FACES,
    HEAD,
    SIZE,
    SMALL,
    rule_off,
    write_line,
    write_run,
    write_title,
)

# A file says nothing of the moment at which it was made, so that it is made the same again.
EPOCH = (1980, 1, 1, 0, 0, 0)
WIDE = 156.0


def docx_bytes(kind: str, paper: Paper) -> bytes:
    """The document as DOCX."""
    word = docx.Document()
    _set_up(word, paper, lying=kind in LYING)
    form = KINDS[kind].form
    _head(word, form, paper)
    _middle(word, kind, form, paper)
    for place, annex in enumerate(paper.annexes, start=1):
        first = write_line(word, f"附件{place}" if len(paper.annexes) > 1 else "附件", face="hei", indent=0)
        first.paragraph_format.page_break_before = True
        write_title(word, titles.lines(annex.title))
        _flow(word, annex.blocks, PORTRAIT)
    _imprint(word, form, paper)
    return _repeatable(word)


# -- the page


def _set_up(word: WordDocument, paper: Paper, *, lying: bool) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    edges = (28, 26, 35, 37) if lying else (37, 35, 28, 26)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, edges)
    section.footer_distance = Mm(25)
    word.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        _page_number(footer.paragraphs[0], side)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FACES["fang"], Pt(SIZE)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES["fang"])
    about = word.core_properties
    about.title, about.author = paper.title, paper.signature or paper.letterhead
    about.language, about.comments = "zh-CN", ""
    about.created = about.modified = datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC)


def _page_number(line: WordParagraph, side: ALIGN) -> None:
    line.alignment = side
    write_run(line, "— ", face="song", size=SMALL)
    run = write_run(line, "", face="song", size=SMALL)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
    write_run(line, " —", face="song", size=SMALL)


# -- the head


def _head(word: WordDocument, form: Form, paper: Paper) -> None:
    if form in {Form.SLIP, Form.FIELDS, Form.REGISTER}:
        if paper.letterhead:
            write_title(word, (paper.letterhead,))
        write_title(word, titles.lines(paper.title))
        if paper.number:
            write_line(word, paper.number, indent=0, align=ALIGN.RIGHT)
        if form is Form.REGISTER:
            write_line(word, f"{paper.signature}　　{paper.written_on}", indent=0)
        return
    for text, face in ((paper.copy_no, "fang"), (paper.urgency, "hei")):
        if text:
            write_line(word, text, face=face, indent=0)
    write_line(
        word,
        paper.letterhead,
        face="title",
        size=_fit(paper.letterhead),
        red=True,
        indent=0,
        align=ALIGN.CENTER,
    )
    _number(word, form, paper)
    write_title(word, titles.lines(paper.title))


def _number(word: WordDocument, form: Form, paper: Paper) -> None:
    if form is Form.LETTER:
        line = write_line(word, paper.number, indent=0, align=ALIGN.RIGHT)
        rule_off(line, "top")
        return
    if paper.signer:
        line = write_line(word, f"{paper.number}　　　　签发人：", indent=0)
        write_run(line, paper.signer, face="kai")
    else:
        line = write_line(word, paper.number, indent=0, align=ALIGN.CENTER)
    if form in {Form.MINUTES, Form.BULLETIN}:
        line = write_line(word, f"{paper.issuer}　　{paper.written_on}", indent=0, align=ALIGN.CENTER)
    rule_off(line, "bottom")


def _fit(letterhead: str) -> float:
    """The letterhead fills at most the width of the text."""
    return min(HEAD, (WIDE - 4) / 25.4 * 72 / max(titles.width(letterhead), 1))


# -- the middle


def _middle(word: WordDocument, kind: str, form: Form, paper: Paper) -> None:
    if form is Form.FIELDS:
        _form(word, blanks.FIELDS[kind], paper)
    if paper.to and form is not Form.MINUTES:
        write_line(word, f"{paper.to}：", indent=0)
    _flow(word, paper.blocks, LANDSCAPE if kind in LYING else PORTRAIT)
    _attachments(word, paper.attachments)
    pairs = [*paper.attendance, *(paper.fields.items() if form is Form.REGISTER else ())]
    for name, who in pairs:
        line = write_line(word, f"{name}：", face="hei")
        write_run(line, who)
    if form in {Form.RED_HEADED, Form.LETTER, Form.SLIP}:
        for text in filter(None, (paper.signature, paper.written_on)):
            write_line(word, text, indent=0, align=ALIGN.RIGHT, from_right=4)
        if paper.note:
            write_line(word, f"（{paper.note}）")
    if kind in blanks.BELOW:
        _form(word, blanks.BELOW[kind], paper)


def _flow(word: WordDocument, blocks: Sequence[Paragraph | Table], room: float) -> None:
    for block in blocks:
        if isinstance(block, Table):
            _table(word, block, room)
            continue
        line = write_line(word, "")
        for run in block.runs:
            write_run(line, run.text, face=run.face)


def _attachments(word: WordDocument, names: Sequence[str]) -> None:
    for place, name in enumerate(names, start=1):
        ordinal = f"{place}." if len(names) > 1 else ""
        write_line(word, f"{'附件：' if place == 1 else '　　　'}{ordinal}{name}")


def _table(word: WordDocument, table: Table, room: float) -> None:
    rows = [*([table.head] if table.head else []), *table.rows]
    made = word.add_table(rows=len(rows), cols=table.columns)
    made.style, made.autofit = "Table Grid", False
    # As wide as on the pages; what the widths leave over is shared out.
    wanted = table.widths(room)
    widths = [Pt(CELL * room * one / sum(wanted)) for one in wanted]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(CELL * table.margin * 10)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # Where the schema wants them: before what says how the table looks.
    made._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    shapes: dict[bool, Any] = {}  # Any: the library's element
    for place, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        head = bool(table.head) and place == 0
        if head:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell._tc.width = width
            if head not in shapes:
                _fill(cell, "", face="hei" if head else "fang", size=CELL, centred=head)
                shapes[head] = deepcopy(cell.paragraphs[0]._p)
            # A line shaped once and copied: shaping each of some hundred cells anew took most of the time.
            line = deepcopy(shapes[head])
            cell._tc.replace(cell.paragraphs[0]._p, line)
            line.r_lst[0].text = text


def _form(word: WordDocument, rows: Sequence[blanks.FormRow], paper: Paper) -> None:
    made: WordTable = word.add_table(rows=len(rows), cols=4)
    made.style = "Table Grid"
    for line, row in zip(made.rows, rows, strict=True):
        line.height = Pt(22 * row.lines + 8)
        cells = line.cells
        value = cells[1] if len(row.names) > 1 else cells[1].merge(cells[3])
        pairs = zip(row.names, ((cells[0], value), (cells[2], cells[3])), strict=False)
        for name, (label, beside) in pairs:
            _fill(label, name, face="hei", size=SMALL, centred=True)
            _fill(beside, paper.fields.get(name, ""), size=SMALL)


def _fill(cell: _Cell, text: str, *, face: str = "fang", size: float, centred: bool = False) -> None:
    line = cell.paragraphs[0]
    line.alignment = ALIGN.CENTER if centred else ALIGN.LEFT
    write_run(line, text, face=face, size=size)


def _imprint(word: WordDocument, form: Form, paper: Paper) -> None:
    printer = printed_by(form, paper)
    printed = f"{printer}　　{paper.written_on}印发" if printer else ""
    for text in filter(None, (paper.copies_line, printed)):
        line = write_line(word, text, indent=0, size=SMALL)
        if form is not Form.LETTER:
            rule_off(line, "top", "bottom", colour="000000")


def _repeatable(word: WordDocument) -> bytes:
    first, second = BytesIO(), BytesIO()
    word.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as again:
        for name in sorted(made.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, made.read(name))
    return second.getvalue()
