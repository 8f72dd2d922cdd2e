"""A published scoring table: sections, items and whose they are, with what was merged put back (13(1))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from duban.ground.reading.sheets import Sheet

NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
SECTION = re.compile(r"[一二三四五六七八九十]{1,3}\s*[、.．]?")
HEAD = re.compile(r"序\s*号")
TOTAL = re.compile(r"(?:总|合)\s*(?:分|计)(?:值)?")
UNIT_SECTION = re.compile(r"部门|单位|乡镇|街道")
BONUS = re.compile(r"奖扣|加扣|奖惩|加分|扣分")


@dataclass(frozen=True)
class Item:
    """One scored line: `row` as people count, `labels` from wide to narrow, `text` where the points are written."""

    row: int
    labels: tuple[str, ...]
    points: Decimal | None
    content: str
    text: str

    @property
    def title(self) -> str:
        return tidy(self.content) or tidy(self.labels[-1] if self.labels else self.text)


@dataclass(frozen=True)
class Section:
    """`by_unit`: each unit named in it has the section's points for itself."""

    row: int
    title: str
    points: Decimal | None
    items: tuple[Item, ...]
    by_unit: bool = False

    @property
    def is_bonus(self) -> bool:
        return bool(BONUS.search(self.title))

    def units(self) -> list[str]:
        return list(dict.fromkeys(unit_of(one) for one in self.items)) if self.by_unit else []


@dataclass(frozen=True)
class Table:
    total: Decimal | None
    sections: tuple[Section, ...]

    def units(self) -> list[str]:
        return [unit for section in self.sections for unit in section.units()]


def tidy(text: str) -> str:
    return re.sub(r"\s+", "", text).strip("，,；;。")


def unit_of(item: Item) -> str:
    return tidy(item.labels[-1]) if item.labels else ""


def number(cell: str) -> Decimal | None:
    found = cell.strip()
    return Decimal(found) if NUMBER.fullmatch(found) else None


def read(sheet: Sheet) -> Table | None:
    """The table of a sheet; None where no row looks like an item with points."""
    total, heads, items = None, list[tuple[int, str, Decimal | None]](), dict[int, list[Item]]()
    before: Item | None = None
    alone: dict[int, list[str]] = {}
    for row, cells in _rows(sheet):
        texts = [cell for cell in cells if cell]
        if any(HEAD.fullmatch(cell) for cell in texts):
            continue
        if any(TOTAL.fullmatch(cell) for cell in texts):
            total = next((found for cell in texts if (found := number(cell)) is not None), None)
        elif SECTION.fullmatch(texts[0]) and len(texts) > 1:
            heads.append((row, texts[1], _points_after(texts, 2)))
            before, items[row] = None, []
            alone[row] = [one for one in texts[2:] if number(one) is None]
        elif heads and (made := _item(row, texts, before)) is not None:
            items[heads[-1][0]].append(made)
            before = made
    sections = tuple(
        _section(*head, tuple(items[head[0]]) or _itself(head[0], head[1], head[2], alone[head[0]]))
        for head in heads
    )
    return Table(total, sections) if any(one.items for one in sections) else None


def _rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with the cells that were merged downwards filled again."""
    filled = [list(row) for row in sheet.rows]
    for top, left, bottom, _ in sheet.merged:
        for row in range(top + 1, bottom + 1):
            if row < len(filled) and left < len(filled[row]):
                filled[row][left] = filled[top][left] if left < len(filled[top]) else ""
    for place, cells in enumerate(filled):
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield place + sheet.first_row, stripped


def _points_after(texts: Sequence[str], start: int) -> Decimal | None:
    return next((found for cell in texts[start:] if (found := number(cell)) is not None), None)


def _item(row: int, texts: list[str], before: Item | None) -> Item | None:
    """A line with its own number and name; or the next line under the same name, where those cells were merged and
    the row begins with its points."""
    if number(texts[0]) is None:
        return None
    place = next((at for at in range(2, min(len(texts), 5)) if number(texts[at]) is not None), None)
    if place is not None:
        labels, points, rest = texts[1:place], number(texts[place]), texts[place + 1 :]
    elif before is not None and len(texts) > 1:
        labels, points, rest = list(before.labels), number(texts[0]), texts[1:]
    else:
        return None
    if not rest:
        return None
    return _made(row, labels, points, rest)


def _made(row: int, labels: Sequence[str], points: Decimal | None, rest: Sequence[str]) -> Item:
    """The points are written in the second cell, where content and standard are apart, else in the first."""
    apart = len(rest) > 1 and "分" in rest[1]
    return Item(row, tuple(labels), points, rest[0] if apart else "", rest[1] if apart else rest[0])


def _itself(row: int, title: str, points: Decimal | None, rest: Sequence[str]) -> tuple[Item, ...]:
    """A section without lines of its own is one item."""
    return (_made(row, [tidy(title)], points, rest),) if rest else ()


def _section(row: int, title: str, points: Decimal | None, items: tuple[Item, ...]) -> Section:
    sums: dict[str, Decimal] = {}
    for one in items:
        sums[unit_of(one)] = sums.get(unit_of(one), Decimal(0)) + (one.points or Decimal(0))
    by_unit = (
        bool(UNIT_SECTION.search(title))
        and points is not None
        and len(sums) > 1
        and sum(sums.values()) > points
    )
    return Section(row, tidy(title), points, items, by_unit)
