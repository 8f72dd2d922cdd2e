"""A table as rows of text, with the cells that were merged; the same for every kind of file."""

from __future__ import annotations

from dataclasses import dataclass

Merged = tuple[int, int, int, int]


@dataclass(frozen=True)
class Sheet:
    """One table: `rows` of verbatim text, `merged` as first row, first column, last row, last column.

    `before` holds the paragraphs above a table of a document. Rows count from 0; row i of the sheet is shown
    to people as ``first_row + i``.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merged, ...] = ()
    before: tuple[str, ...] = ()
    first_row: int = 1
