"""What a person says of a file before its rows are read: which sheet, which row is the head, what columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duban.ground.reading.columns import Head, Meaning
from duban.ground.reading.heads import Shapes
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.unreadable import Unreadable

SHOWN_ROWS, SHOWN_CELL, SAMPLES = 20, 40, 3


@dataclass(frozen=True)
class Choice:
    """`sheet` empty: every visible sheet. `head` is the row of the head as people count it, 0: found by its words."""

    sheet: str = ""
    head: int = 0
    shapes: Shapes = field(default_factory=dict)

    def sheets_of(self, sheets: Sequence[Sheet]) -> list[Sheet]:
        """The sheets to be read. Refuses one that the file does not hold."""
        found = [one for one in sheets if self.sheet in ("", one.name)]
        if not found:
            raise Unreadable("sheet_unknown", name=self.sheet[:SHOWN_CELL])
        return found

    def head_in(self, sheet: Sheet) -> int | None:
        """The row of the head in that sheet, from 0, if a person said so."""
        said = self.head and self.sheet == sheet.name
        return self.head - sheet.first_row if said else None


@dataclass(frozen=True)
class Column:
    """One column under a head: heading, what it was taken for, the first cells that hold something."""

    heading: str
    meaning: Meaning | None
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A sheet as a person chooses from it: its first rows with their numbers, and its first head with the columns."""

    name: str
    rows: int
    top: tuple[tuple[int, str], ...]
    head: int
    columns: tuple[Column, ...]
    width: int = 0

    def to_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "rows": self.rows,
            "width": self.width,
            "top": [list(one) for one in self.top],
            "head": self.head,
            "columns": [
                {"heading": one.heading, "meaning": str(one.meaning or ""), "samples": list(one.samples)}
                for one in self.columns
            ],
        }


def tables_of(sheets: Sequence[Sheet], heads: Mapping[str, Sequence[Head]]) -> tuple[Table, ...]:
    """Every sheet of the file; those that were not read are shown without a head."""
    return tuple(_table(sheet, heads.get(sheet.name, ())) for sheet in sheets)


def _table(sheet: Sheet, heads: Sequence[Head]) -> Table:
    top = tuple(
        (sheet.first_row + place, " | ".join(_short(cell) for cell in row if cell.strip()))
        for place, row in enumerate(sheet.rows[:SHOWN_ROWS])
        if any(cell.strip() for cell in row)
    )
    head = heads[0] if heads else None
    columns = tuple(_column(sheet, head, place) for place in range(len(head.headings))) if head else ()
    width = max((sum(bool(cell.strip()) for cell in row) for row in sheet.rows[:SHOWN_ROWS]), default=0)
    return Table(
        sheet.name, len(sheet.rows), top, sheet.first_row + head.first if head else 0, columns, width
    )


def _column(sheet: Sheet, head: Head, place: int) -> Column:
    below = (row[place] for row in sheet.rows[head.last + 1 :] if place < len(row) and row[place].strip())
    samples = []
    for cell in below:
        if (text := _short(cell)) not in samples:
            samples.append(text)
        if len(samples) == SAMPLES:
            break
    return Column(" ".join(head.headings[place].split()), head.meanings[place], tuple(samples))


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= SHOWN_CELL else text[:SHOWN_CELL] + "…"
