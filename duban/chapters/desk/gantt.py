"""The course of a matter in time as bars: what was planned, what was adjusted, what was reached, and today. Places are
percentages of the width, so that one drawing fits every screen; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from duban.chapters.desk.tables import Node
from duban.chapters.matters.models import NO_END, Matter

TOP, ROW, BAR = 24, 40, 20
LABELS = 6
LONGEST = 28
MARGIN = timedelta(days=4)


@dataclass(frozen=True)
class Bar:
    """One row: from its start to the original date, from there to the adjusted one where there is one, and the day
    on which it was reached. Heights are in pixels, places in percent."""

    label: str
    y: int
    start: str
    planned: str
    end: str
    added: str
    taken: str
    actual: str

    @property
    def bar(self) -> int:
        return self.y + BAR


@dataclass(frozen=True)
class Tick:
    """The first of a month; without words between those that have them."""

    at: str
    word: str


@dataclass(frozen=True)
class Chart:
    """The whole drawing."""

    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    today: str
    height: int
    adjusted: bool


def of(matter: Matter, nodes: Sequence[Node], dates: tuple[date, date], today: date) -> Chart | None:
    """The matter's own time and each milestone's; nothing where no milestone has a date of its own."""
    if not nodes:
        return None
    start = matter.assigned_on or matter.docketed_on
    rows = [(node.label, node.original, node.adjusted or node.original, node.actual) for node in nodes]
    if NO_END not in dates:
        rows.insert(0, (_("事项办理时限"), *dates, matter.completed_on))
    days = [start, today, *(day for _label, *three in rows for day in three if day)]
    scale = Scale(min(days) - MARGIN, max(days) + MARGIN)
    bars = [
        _bar(scale, TOP + at * ROW, start, label, planned, due, actual)
        for at, (label, planned, due, actual) in enumerate(rows)
    ]
    return Chart(
        bars=bars,
        ticks=list(scale.ticks()),
        today=scale.at(today),
        height=TOP + len(rows) * ROW,
        adjusted=any(row[1] != row[2] for row in rows),
    )


def _bar(scale: Scale, y: int, start: date, label: str, planned: date, due: date, actual: date | None) -> Bar:
    first, last = min(start, planned), max(planned, due)
    return Bar(
        label=label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…",
        y=y,
        start=scale.at(first),
        planned=scale.width(first, min(planned, due)),
        end=scale.at(min(planned, due)),
        added=scale.width(planned, last) if due > planned else "",
        taken=scale.width(due, planned) if due < planned else "",
        actual=scale.at(actual) if actual else "",
    )


@dataclass(frozen=True)
class Scale:
    """Days as places between the first and the last."""

    first: date
    last: date

    def at(self, day: date) -> str:
        return f"{(day - self.first).days * 100 / (self.last - self.first).days:.2f}%"

    def width(self, start: date, end: date) -> str:
        return f"{max(0, (end - start).days) * 100 / (self.last - self.first).days:.2f}%"

    def ticks(self) -> Iterator[Tick]:
        """Each first of a month; every so many of them with its name."""
        begin = self.first.year * 12 + self.first.month
        end = self.last.year * 12 + self.last.month - 1
        every = -(-max(1, end - begin + 1) // LABELS)
        for place, month in enumerate(range(begin, end + 1)):
            day = date(month // 12, month % 12 + 1, 1)
            word = f"{day:%Y-%m}" if place % every == 0 and (self.last - day).days * 8 > self._days else ""
            yield Tick(self.at(day), word)

    @property
    def _days(self) -> int:
        return (self.last - self.first).days
