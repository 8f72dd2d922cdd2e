"""A published list as rows: every row of the table exactly once, read, asked, refused or skipped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duban.ground.reading import terms
from duban.ground.reading.bodies import BodyRow, body_rows
from duban.ground.reading.columns import Head, find_head
from duban.ground.reading.directory import Directory
from duban.ground.reading.list_rows import ListRow, RowReader
from duban.ground.reading.normal import fold
from duban.ground.reading.questions import ask
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.tables import MAX_CELL
from duban.ground.reading.unreadable import Unreadable

STATUSES = ("ready", "ask", "refused", "skipped")


@dataclass(frozen=True)
class ListReading:
    """The rows of a list in the order of the source, and what each heading was taken to mean."""

    rows: tuple[ListRow, ...]
    columns: Mapping[str, str]

    def summary(self) -> dict[str, int]:
        """Rows in, and how many are ready, asked, refused and skipped: the four add up to the first."""
        counts = {status: sum(row.status == status for row in self.rows) for status in STATUSES}
        return {"rows": len(self.rows), **counts}

    def to_json(self) -> dict[str, object]:
        """The reading as JSON values; dates are ISO texts."""
        return {
            "summary": self.summary(),
            "columns": dict(self.columns),
            "rows": [row.to_json() for row in self.rows],
            "fingerprint": fingerprint(self),
        }


def read_list(
    sheets: Sequence[Sheet], *, directory: Directory, year: int, columns: Mapping[str, str] | None = None
) -> ListReading:
    """Read a published list (art. 11(1)); `year` is the year of the list, `directory` its units.

    `columns` (heading → meaning) goes before what the heads say. Every row under a head becomes one row of the
    reading. Refuses with `Unreadable` where no table has a head.
    """
    reader = RowReader(directory, year)
    rows: list[ListRow] = []
    told: dict[str, str] = {}
    for sheet in sheets:
        head = find_head(sheet, columns or {})
        if head is None:
            continue
        meanings = zip(head.headings, head.meanings, strict=True)
        told |= {heading: str(meaning or "ignore") for heading, meaning in meanings if heading.strip()}
        rows += [_row(reader, sheet, head, row) for row in body_rows(sheet, head)]
    if not told:
        raise Unreadable("no_header")
    return ListReading(tuple(_with_doubles(rows)), told)


def _row(reader: RowReader, sheet: Sheet, head: Head, row: BodyRow) -> ListRow:
    number = sheet.first_row + row.place
    if row.skipped:
        return ListRow(
            number, sheet.name, "skipped", terms.REASONS[row.skipped], original=_original(head, row)
        )
    long = next((place for place, cell in enumerate(row.written) if len(cell) > MAX_CELL), None)
    if long is not None:
        reason = terms.REASONS["cell_long"].format(column=long + 1, limit=MAX_CELL)
        return ListRow(number, sheet.name, "refused", reason, original=_original(head, row))
    return reader.read(number, sheet.name, head, row, _original(head, row))


def _original(head: Head, row: BodyRow) -> dict[str, str]:
    """Heading → verbatim text. A cell that is too long for any row keeps its beginning; its row is refused."""
    original: dict[str, str] = {}
    for place, cell in enumerate(row.written):
        name = head.headings[place].strip() if place < len(head.headings) else ""
        name = " ".join(name.split()) or f"第{place + 1}列"
        while name in original:
            name += "′"
        if cell or place < len(head.headings):
            original[name] = cell if len(cell) <= MAX_CELL else cell[:500] + "……"
    return original


def _with_doubles(rows: Sequence[ListRow]) -> list[ListRow]:
    """Ask where a row says the same as an earlier one: same title, same units."""
    seen: dict[str, int] = {}
    result = []
    for row in rows:
        if row.status in ("ready", "ask"):
            first = seen.setdefault(row.fingerprint(), row.source_row)
            if first != row.source_row:
                row = row.asking(ask("row_duplicate", "row", row=first))
        result.append(row)
    return result


def fingerprint(reading: ListReading) -> str:
    """A digest of what the list says, by which the same list is known again in another file."""
    content = [row.content() for row in reading.rows if row.status != "skipped"]
    return hashlib.sha256(
        fold(json.dumps(content, ensure_ascii=False)).encode("utf-8", "replace")
    ).hexdigest()
