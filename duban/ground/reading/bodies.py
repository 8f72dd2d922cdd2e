"""The rows under a head: which are matters and which are not, with what merged cells carry down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from duban.ground.reading.columns import UNITS, Head, Meaning, heading_key
from duban.ground.reading.normal import fold
from duban.ground.reading.numbers import is_chinese_number, level_of
from duban.ground.reading.sheets import Sheet

_TOTAL = re.compile(r"(?:总|共)?(?:合|小|总|共)计(?:[:(].*)?|总分|合计数")
_NOTE = re.compile(
    r"(?:备?注|说明|填表说明|附注?)[:\d].*|(?:填表|制表|填报|审核|核稿|复核|主管)(?:人|单位|领导|时间|日期).*|\(此件.*|-?第?\d+页?-?(?:共\d+页)?"
    r"|(?:联系人|联系电话|单位(?:盖章|\(盖章\))|盖章)[:(].*",
    re.DOTALL,
)
_DAY = re.compile(r"\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?")
SECTION = " / "
# No heading, total or note of a table is longer; a matter may be.
LONGEST_ASIDE = 2_000


@dataclass(frozen=True)
class BodyRow:
    """A row of the body: its cells with merged ones carried down, the section it stands in, why it is skipped."""

    place: int
    cells: tuple[str, ...]
    written: tuple[str, ...]
    section: str = ""
    skipped: str = ""


def sheet_rows(sheet: Sheet, heads: Sequence[Head]) -> Iterator[tuple[Head, BodyRow]]:
    """Every row under the first head once, each with the head that it stands under; a further head is skipped."""
    last = max((place for place, row in enumerate(sheet.rows) if _filled(row)), default=-1)
    levels: list[tuple[int, str]] = []
    for head, follower in zip_longest(heads, heads[1:]):
        if head is not heads[0]:
            for place in range(head.first, head.last + 1):
                yield head, BodyRow(place, sheet.rows[place], sheet.rows[place], skipped="row_head")
        until = follower.first if follower else last + 1
        for row in body_rows(sheet, head, until, levels):
            yield head, row


def body_rows(sheet: Sheet, head: Head, until: int, levels: list[tuple[int, str]]) -> Iterator[BodyRow]:
    """Every row from the head to `until`; `levels` are the headings in force, carried on from table to table."""
    carried = _carried(sheet, head)
    titles = tuple(heading_key(one) for one in head.headings)
    reason = ""
    for place in range(head.last + 1, until):
        written = _padded(sheet.rows[place], len(head.headings))
        before, reason = reason, _reason(sheet, head, place, written, titles)
        if before == "row_note" and not reason and _goes_on(head, written):
            reason = "row_note"
        if reason == "row_category":
            levels[:] = _entered(levels, _only(written))
        section = SECTION.join(text for _, text in levels)
        yield BodyRow(place, carried[place], written, section, reason)


def _goes_on(head: Head, written: tuple[str, ...]) -> bool:
    """Does the row only go on with the note above it: one text, and none under a heading of the matter?"""
    seen = {column for column, cell in enumerate(written) if cell.strip()}
    return len(seen) == 1 and not seen & set(head.columns(Meaning.TITLE))


def _filled(row: tuple[str, ...]) -> bool:
    return any(cell.strip() for cell in row)


def _padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return row + ("",) * (width - len(row))


def _carried(sheet: Sheet, head: Head) -> list[tuple[str, ...]]:
    """The rows with the text of each cell that is merged downwards in every row that it covers."""
    width = len(head.headings)
    rows = [list(_padded(row, width)) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        if top <= head.last or bottom == top or right >= width:
            continue
        for place in range(top + 1, bottom + 1):
            if place < len(rows) and not rows[place][left].strip():
                rows[place][left] = rows[top][left]
    return [tuple(row) for row in rows]


def _only(row: tuple[str, ...]) -> str:
    """The text of a heading row; its number may stand in a cell of its own."""
    seen = [cell.strip() for cell in row if cell.strip()]
    return "".join(seen[:2]) if seen and is_chinese_number(seen[0]) else seen[0]


def _reason(sheet: Sheet, head: Head, place: int, written: tuple[str, ...], titles: tuple[str, ...]) -> str:
    """Why a row is no matter; empty where it is one."""
    seen = [cell.strip() for cell in written if cell.strip()]
    if not seen:
        return "row_blank"
    if max(map(len, seen)) > LONGEST_ASIDE:
        return ""
    keys = [heading_key(cell) for cell in written]
    same = sum(
        1
        for key, title in zip(keys, titles, strict=False)
        if key and (key == title or title.endswith("/" + key))
    )
    if same >= 2 and same * 2 > len(seen):
        return "row_head_again"
    first = re.sub(r"\s", "", fold(seen[0]))
    if any(_TOTAL.fullmatch(re.sub(r"\s", "", fold(cell))) for cell in seen[:2]):
        return "row_total"
    signed = all(_NOTE.fullmatch(re.sub(r"\s", "", fold(cell))) or _DAY.fullmatch(cell) for cell in seen)
    if _NOTE.fullmatch(first) and (signed or len(set(seen)) <= 2) and not first.isdigit():
        return "row_note"
    return "row_category" if _is_category(sheet, head, place, written) else ""


def _is_category(sheet: Sheet, head: Head, place: int, written: tuple[str, ...]) -> bool:
    seen = [column for column, cell in enumerate(written) if cell.strip()]
    duties = {
        column
        for one in (*UNITS, Meaning.DEADLINE, Meaning.START, Meaning.PEOPLE)
        for column in head.columns(one)
    }
    if duties & set(seen) and not _is_across(sheet, place):
        return False
    texts = {written[column].strip() for column in seen}
    if len(texts) == 1:
        numbered = level_of(written[seen[0]]) is not None
        return (
            numbered
            or (_is_across(sheet, place) and seen[0] not in head.columns(Meaning.TITLE))
            or _wide(sheet, place)
            or (seen == head.columns(Meaning.NUMBER) and bool(re.match(r"\s*[一-龥]{2}", written[seen[0]])))
        )
    number = head.columns(Meaning.NUMBER)
    return (
        bool(number)
        and is_chinese_number(written[number[0]])
        and len(texts) <= 3
        and _counts_in_digits(sheet, head)
    )


def _is_across(sheet: Sheet, place: int) -> bool:
    return any(top <= place <= bottom and right > left for top, left, bottom, right in sheet.merged)


def _wide(sheet: Sheet, place: int) -> bool:
    """Merged over at least half of the table."""
    width = max(len(row) for row in sheet.rows)
    return any(
        top == place == bottom and (right - left + 1) * 2 >= width
        for top, left, bottom, right in sheet.merged
    )


def _counts_in_digits(sheet: Sheet, head: Head) -> bool:
    number = head.columns(Meaning.NUMBER)[0]
    return any(
        len(row) > number and re.fullmatch(r"\s*\d{1,4}[.、]?\s*", fold(row[number]))
        for row in sheet.rows[head.last + 1 :]
    )


def _entered(levels: list[tuple[int, str]], text: str) -> list[tuple[int, str]]:
    """The headings in force after one more: a heading ends those of its own level and below."""
    level = level_of(text) or 0
    return [one for one in levels if one[0] < level] + [(level, " ".join(text.split()))]
