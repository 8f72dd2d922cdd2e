"""Tables of a document (.docx): merged cells down and across, several tables, the paragraphs above each."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError  # noqa: S405  # types only; defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from duban.ground.reading.containers import check_size, part_of
from duban.ground.reading.sheets import Merged, Sheet
from duban.ground.reading.unreadable import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_PART = 20 * 1024 * 1024
MAX_SPAN = 200
MAX_DEPTH = 100


@dataclass
class _Grid:
    """A table while it is read: texts by row and column, and the merged cells still open below."""

    rows: list[dict[int, str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    open_below: dict[int, int] = field(default_factory=dict)
    cells: int = 0


def read_document(archive: zipfile.ZipFile) -> list[Sheet]:
    """The tables of the document in order. Refuses with `Unreadable`."""
    content = part_of(archive, "word/document.xml")
    if len(content) > MAX_PART:
        raise Unreadable("bomb")
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as hostile:
        raise Unreadable("entities") from hostile
    except (ParseError, ValueError, RecursionError) as bad:
        raise Unreadable("damaged") from bad
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable("damaged")
    return _sheets(body)


def _sheets(body: Element) -> list[Sheet]:
    sheets: list[Sheet] = []
    above: list[str] = []
    first_row = 1
    for block in _blocks(body):
        if block.tag == f"{W}p":
            above.append(_text(block))
            continue
        grid = _table(block)
        width = max((max(row, default=-1) + 1 for row in grid.rows), default=0)
        rows = tuple(tuple(row.get(place, "") for place in range(width)) for row in grid.rows)
        sheets.append(Sheet(f"表{len(sheets) + 1}", rows, tuple(grid.merged), _told(above), first_row))
        above, first_row = [], first_row + len(rows)
        check_size(first_row, sum(len(one.rows) * len(one.rows[0]) for one in sheets if one.rows))
    return sheets


def _told(above: list[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in above if text.strip())


def _blocks(body: Element, depth: int = 0) -> Iterator[Element]:
    """Paragraphs and tables of the body, also inside content controls."""
    for child in body:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins") and depth < MAX_DEPTH:
            yield from _blocks(child, depth + 1)


def _text(element: Element) -> str:
    """The visible text of a paragraph: tabs and breaks as such, deleted text left out."""
    parts = []
    for node in element.iter():
        if node.tag == f"{W}t":
            parts.append(node.text or "")
        elif node.tag == f"{W}tab":
            parts.append("\t")
        elif node.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
    return "".join(parts)


def _table(table: Element) -> _Grid:
    grid = _Grid()
    for row in _children(table, "tr"):
        place = len(grid.rows)
        grid.rows.append({})
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _children(row, "tc"):
            column = _cell(grid, cell, place, column)
        check_size(len(grid.rows), grid.cells)
    return grid


def _children(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _children(child, name)


def _number(element: Element | None, otherwise: int) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), MAX_SPAN) if value.isdigit() else otherwise


def _cell(grid: _Grid, cell: Element, row: int, column: int) -> int:
    span = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
    grid.cells += span
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    restarts = merge is not None and merge.get(f"{W}val") == "restart"
    if merge is not None and not restarts and column in grid.open_below:
        place = grid.open_below[column]
        top, left, _, right = grid.merged[place]
        grid.merged[place] = (top, left, row, right)
        return column + span
    grid.open_below.pop(column, None)
    grid.rows[row][column] = "\n".join(_text(one) for one in cell.iter(f"{W}p")).strip("\n")
    if restarts:
        grid.open_below[column] = len(grid.merged)
    if restarts or span > 1:
        grid.merged.append((row, column, row, column + span - 1))
    return column + span
