"""Where a title turns: words stay whole, the lines make a trapezoid or a rhombus (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

# 二号 characters in a line of 156 mm, with a little air at both ends.
AT_MOST = 19
NEVER_FIRST = "的了和与及或之等、，。；：？！》”’）〉】"
NEVER_LAST = "《“‘（〈【、"
WORDS = Path(__file__).with_name("layout") / "words.txt"
_RUN = re.compile(r"[0-9A-Za-z.%％—〔〕-]+")
_QUOTED = re.compile(r"[《“（][^》”）]*[》”）]")
# A quotation may be cut where nothing else helps; a word costs more; an hourglass or a pyramid of one character too.
IN_QUOTATION, IN_WORD, HOURGLASS, AFTER_ISSUER = 30, 90, 60, -60
# How far a line may be from the mean before it is not looked at.
REACH = 6


@cache
def words() -> tuple[str, ...]:
    return tuple(WORDS.read_text(encoding="utf-8").split())


def width(text: str) -> float:
    """In characters; Latin letters and digits take half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def lines(title: str, *, at_most: int = AT_MOST) -> tuple[str, ...]:
    """The title in as few balanced lines as hold it."""
    least = -(-int(width(title) * 2) // (at_most * 2))
    if least <= 1:
        return (title,)
    costs = _costs(title)
    for count in (least, least + 1):
        if found := _best(title, costs, count, at_most):
            return found
    return _cut(title, at_most)


def _costs(title: str) -> dict[int, int]:
    """What it costs to turn before each character; what may not be is not there."""
    costs = {
        place: 0
        for place in range(1, len(title))
        if title[place] not in NEVER_FIRST and title[place - 1] not in NEVER_LAST
    }
    for run in _RUN.finditer(title):
        for place in range(run.start() + 1, run.end()):
            costs.pop(place, None)
    for quoted in _QUOTED.finditer(title):
        _raise(costs, quoted.start() + 1, quoted.end(), IN_QUOTATION)
    for word in words():
        for found in re.finditer(re.escape(word), title):
            _raise(costs, found.start() + 1, found.end(), IN_WORD)
    if (place := title.find("关于")) > 0 and place in costs:
        costs[place] += AFTER_ISSUER
    return costs


def _raise(costs: dict[int, int], start: int, end: int, by: int) -> None:
    for place in range(start, end):
        if place in costs:
            costs[place] = max(costs[place], by)


def _best(title: str, costs: dict[int, int], count: int, at_most: int) -> tuple[str, ...]:
    whole = width(title)
    mean = whole / count
    near = [
        place
        for place in sorted(costs)
        if any(abs(width(title[:place]) - mean * turn) <= REACH for turn in range(1, count))
    ]
    best: tuple[float, tuple[str, ...]] | None = None
    for turns in combinations(near, count - 1):
        edges = (0, *turns, len(title))
        found = tuple(title[a:b] for a, b in zip(edges, edges[1:], strict=False))
        sizes = [width(line) for line in found]
        if max(sizes) > at_most:
            continue
        cost = sum((size - mean) ** 2 for size in sizes) + sum(costs[turn] for turn in turns)
        cost += HOURGLASS if _hourglass(sizes) else 0
        if best is None or cost < best[0]:
            best = (cost, found)
    return best[1] if best else ()


def _hourglass(sizes: Sequence[float]) -> bool:
    return any(
        before > here < after for before, here, after in zip(sizes, sizes[1:], sizes[2:], strict=False)
    )


def _cut(title: str, at_most: int) -> tuple[str, ...]:
    """A title that no rule suits is cut where the line is full."""
    found, line = [], ""
    for char in title:
        if width(line + char) > at_most:
            found.append(line)
            line = ""
        line += char
    return (*found, line)
