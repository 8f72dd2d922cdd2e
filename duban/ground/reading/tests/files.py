"""Files built in tests: workbooks, documents and archives as clerks, and others, send them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter
import xlwt

Cell = str | int | float
Rows = Sequence[Sequence[Cell]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xlsx(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = (), *, hidden: Rows = ()) -> bytes:
    """A workbook of one sheet; `merged` cells keep the text that their first cell has in `rows`."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("任务分解表")
    covered = {
        (place, column)
        for top, left, bottom, right in merged
        for place in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for top, left, bottom, right in merged:
        sheet.merge_range(top, left, bottom, right, rows[top][left])
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if (place, column) not in covered and cell != "":
                sheet.write(place, column, cell)
    if hidden:
        second = book.add_worksheet("隐藏")
        second.hide()
        for place, row in enumerate(hidden):
            second.write_row(place, 0, row)
    book.close()
    return buffer.getvalue()


def xls(rows: Rows) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(place, column, cell)
    buffer = io.BytesIO()
    book.save(buffer)
    return bytes(buffer.getvalue())


def archive(parts: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def document(body: str, **more: str) -> bytes:
    """A .docx with that body; w: is bound."""
    text = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": text, **more})


def cell(text: str, *, merge: str = "", span: int = 1) -> str:
    """A table cell; merge is restart, continue or nothing."""
    down = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{down}</w:tcPr>{paragraphs}</w:tc>'


def table(*rows: Sequence[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """The same archive with one part more, or with that part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, str | bytes] = {one: file.read(one) for one in file.namelist()}
    return archive(parts | {name: content})
