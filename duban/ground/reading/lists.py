"""A published list as rows: every row of the table exactly once, read, asked, refused or skipped."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from duban.ground.reading import terms
from duban.ground.reading.bodies import BodyRow, sheet_rows
from duban.ground.reading.choices import Choice, Table, tables_of
from duban.ground.reading.columns import Head
from duban.ground.reading.directory import Directory
from duban.ground.reading.heads import find_heads
from duban.ground.reading.list_rows import ListRow, RowReader
from duban.ground.reading.normal import fold
from duban.ground.reading.questions import ask
from duban.ground.reading.sheets import Sheet
from duban.ground.reading.tables import MAX_CELL
from duban.ground.reading.unreadable import Unreadable

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:年|(?=\)))")
_YEAR_OF_FOUR = re.compile(r"\d{4}|[一二][〇○零]|明年|次年")
# So often the reader says how far it is.
STEP = 50
STATUSES = ("ready", "ask", "refused", "skipped")


@dataclass(frozen=True)
class ListReading:
    """The rows of a list in the order of the source, and what each heading was taken to mean."""

    rows: tuple[ListRow, ...]
    columns: Mapping[str, str]
    tables: tuple[Table, ...] = ()

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
            "tables": [one.to_json() for one in self.tables],
            "fingerprint": fingerprint(self),
        }


def read_list(
    sheets: Sequence[Sheet],
    *,
    directory: Directory,
    year: int,
    columns: Mapping[str, str] | None = None,
    choice: Choice = Choice(),  # noqa: B008  # frozen
    year_given: bool = True,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> ListReading:
    """Read a published list (art. 11(1)); `year` is the year of the list, `directory` its units.

    `columns` (heading → meaning) goes before what the heads say, `choice` is what a person said of sheets, head
    and whole heads; `report` is told how many rows of how many are read. Every row under a head becomes one row of the
    reading; of a table without one every row is skipped. Where the year is not given but supposed, a title
    that names another is asked about. Refuses with `Unreadable` where no table has a head.
    """
    reader = RowReader(directory, year)
    rows: list[ListRow] = []
    told: dict[str, str] = {}
    found = [
        (sheet, find_heads(sheet, columns or {}, choice.shapes, choice.head_in(sheet)))
        for sheet in choice.sheets_of(sheets)
    ]
    total = sum(len(sheet.rows) for sheet, _ in found)
    if not any(heads for _, heads in found):
        raise Unreadable("no_header")
    before: Head | None = None
    for sheet, heads in found:
        for head in heads:
            meanings = zip(head.headings, head.meanings, strict=True)
            told |= {heading: str(meaning or "ignore") for heading, meaning in meanings if heading.strip()}
        if not heads and before is not None and _is_continued(sheet, before):
            heads = [Head(-1, -1, before.headings, before.meanings)]
        for head, row in sheet_rows(sheet, heads):
            rows.append(_row(reader, sheet, head, row))
            if len(rows) % STEP == 0:
                report(len(rows), max(total, len(rows)))
        rows += [] if heads else _apart(sheet)
        before = heads[-1] if heads else before
    doubtful = () if year_given else _other_years(found, year)
    read = tuple(_with_years(_with_doubles(rows), doubtful, year))
    return ListReading(read, told, tables_of(sheets, dict(_by_name(found))))


def _by_name(found: Sequence[tuple[Sheet, Sequence[Head]]]) -> list[tuple[str, Sequence[Head]]]:
    return [(sheet.name, heads) for sheet, heads in found]


def _is_continued(sheet: Sheet, head: Head) -> bool:
    """A table without a head that is as wide as the one before goes on with it, as after a page break."""
    return max((len(row) for row in sheet.rows), default=0) == len(head.headings)


def _apart(sheet: Sheet) -> list[ListRow]:
    """The rows of a table that is no part of the list: a cover, an explanation, a signature."""
    plain = Head(-1, -1, (), ())
    filled = [place for place, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
    return [
        ListRow(sheet.first_row + place, sheet.name, "skipped", terms.REASONS["row_apart"],
                original=_original(plain, BodyRow(place, sheet.rows[place], sheet.rows[place])))
        for place in filled
    ]  # fmt: skip


def _other_years(found: Sequence[tuple[Sheet, Sequence[Head]]], year: int) -> tuple[int, ...]:
    """The years that the titles above the heads name, where none of them is the year of the list."""
    above = [
        text
        for sheet, heads in found
        if heads
        for text in (sheet.name, *sheet.before, *("".join(row) for row in sheet.rows[: heads[0].first]))
    ]
    named = {int(match[1]) for text in above for match in _YEAR.finditer(fold(text))}
    return () if year in named else tuple(sorted(named))


def _with_years(rows: Sequence[ListRow], named: Sequence[int], year: int) -> list[ListRow]:
    """Ask about dates without a year where the title names another year than the one that was supposed."""
    if not named:
        return list(rows)
    question = ask("deadline_list_year", "deadline", named="、".join(map(str, named)), year=year)
    return [
        replace(row.asking(question), deadline=replace(row.deadline, confidence="ask"))
        if row.deadline.date
        and row.status in ("ready", "ask")
        and not _YEAR_OF_FOUR.search(fold(row.deadline.text))
        else row
        for row in rows
    ]


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
