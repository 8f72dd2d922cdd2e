"""What a circular counts, each figure with the list that it counts; pure (11(3), 12; decision 26)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from duban.chapters.bulletins import terms
from duban.chapters.bulletins.terms import Figure
from duban.ground.access import Refusal

NO_END = date(9999, 12, 31)
WHOLE = ""
DAYS = ("docketed_on", "due_on", "completed_on", "closed_on", "red_due_on")


@dataclass(frozen=True)
class Line:
    """One matter as it stood on the last day of the period: what every figure and every list is made of.

    `grade` is 提前, 按时 or 延时 of what was completed; `red_what`, `red_due_on` say what turned its light red.
    """

    ref: str
    number: str
    title: str
    unit: str
    unit_name: str
    docketed_on: date
    due_on: date
    completed_on: date | None
    closed_on: date | None
    grade: str
    light: str
    percent: int
    red_what: str = ""
    red_due_on: date | None = None

    @property
    def uid(self) -> str:
        return self.ref.rpartition(":")[2]

    def as_json(self) -> dict[str, Any]:  # Any: plain JSON values
        return {key: str(value) if isinstance(value, date) else value for key, value in asdict(self).items()}


def read(rows: Iterable[Mapping[str, Any]]) -> list[Line]:  # Any: plain JSON values
    """The lines as they were kept."""
    found = []
    for row in rows:
        values: dict[str, Any] = dict(row)
        for name in DAYS:
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        found.append(Line(**values))
    return found


@dataclass(frozen=True)
class Period:
    """From the first day to the last; the last is the day as of which everything is counted."""

    from_on: date
    to_on: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.from_on <= day <= self.to_on


def is_counted(line: Line, figure: str, period: Period) -> bool:
    """Whether the matter belongs to this figure. Lights are of matters that were not completed yet."""
    done = period.holds(line.completed_on)
    running = line.completed_on is None and line.closed_on is None
    match figure:
        case Figure.DOCKETED:
            return period.holds(line.docketed_on)
        case Figure.OPEN:
            return running
        case Figure.DONE:
            return done
        case Figure.EARLY | Figure.ON_TIME | Figure.LATE:
            return done and line.grade == figure
        case Figure.OVERDUE:
            return running and line.due_on < period.to_on and line.light != "grey"
        case Figure.CLOSED:
            return period.holds(line.closed_on)
        case _:
            return running and line.light == figure


def members(lines: Sequence[Line], figure: str, period: Period, unit: str = WHOLE) -> list[Line]:
    """The list that the figure counts: of the unit that leads, or of all."""
    return [one for one in lines if (unit == WHOLE or one.unit == unit) and is_counted(one, figure, period)]


Counts = Mapping[str, Mapping[str, int]]


def counts(lines: Sequence[Line], period: Period) -> dict[str, dict[str, int]]:
    """Every figure of every unit, and of the whole under the empty key."""
    units = list(dict.fromkeys([WHOLE, *(one.unit for one in lines)]))
    return {
        unit: {figure: len(members(lines, figure, period, unit)) for figure in Figure.values}
        for unit in units
    }


def punctual(of: Mapping[str, int]) -> tuple[int, int]:
    """How many kept their time, of how many that can be judged: what is past and not done counts against."""
    good = of[Figure.EARLY] + of[Figure.ON_TIME]
    return good, good + of[Figure.LATE] + of[Figure.OVERDUE]


def share(part: int, whole: int) -> str:
    """A percentage with as many places as it takes: what is not everything never reads 100 %, what is not nothing
    never 0 %; a dash where there is nothing to share."""
    if not whole:
        return "—"
    exact = Fraction(part * 100, whole)
    places = 1
    while True:
        shown = rounded(exact, places)
        if (shown != 100 or exact == 100) and (shown != 0 or exact == 0):
            break
        places += 1
    if shown.denominator == 1:
        return f"{shown.numerator}%"
    text = f"{shown.numerator * 10**places // shown.denominator:0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:].rstrip('0')}%"


def rounded(exact: Fraction, places: int) -> Fraction:
    """To so many places, halves up."""
    scale = 10**places
    return Fraction((exact * scale * 2 + 1).__floor__() // 2, scale)


@dataclass(frozen=True)
class Difference:
    """A figure that does not agree with its list as it is now: which matters came, which went."""

    unit: str
    figure: str
    before: int
    after: int
    came: Sequence[str] = ()
    went: Sequence[str] = ()

    @property
    def label(self) -> str:
        return str(Figure(self.figure).label)


def differences(before: Sequence[Line], after: Sequence[Line], period: Period) -> list[Difference]:
    """Every figure of the whole and of each unit whose list is not the same."""
    names = {one.unit: one.unit_name for one in [*after, *before]}
    found = []
    for unit in [*names, WHOLE]:
        for figure in Figure.values:
            old = {one.number for one in members(before, figure, period, unit)}
            new = {one.number for one in members(after, figure, period, unit)}
            if old != new:
                found.append(
                    Difference(
                        names.get(unit, ""), figure, len(old), len(new), sorted(new - old), sorted(old - new)
                    )
                )
    return found


def check_agreement(before: Sequence[Line], after: Sequence[Line], period: Period) -> None:
    """The figures of the draft are those of their lists on that very day; otherwise the difference is told."""
    found = differences(before, after, period)
    if not found:
        return
    said = [_said(one) for one in found if one.unit or len(found) == 1]
    raise Refusal("bulletins.figures_differ", "11(3)", differences="；".join(said[:8] or ["—"]))


def _said(one: Difference) -> str:
    text = str(terms.DIFFERENCE).format(
        unit=one.unit or terms.WHOLE_BODY, figure=one.label, before=one.before, after=one.after
    )
    came = str(terms.CAME).format(numbers="、".join(one.came)) if one.came else ""
    return text + came + (str(terms.WENT).format(numbers="、".join(one.went)) if one.went else "")


def lagging(lines: Sequence[Line]) -> list[Line]:
    """What a circular must name: red on the last day, longest overdue first."""
    found = [one for one in lines if one.light == "red" and one.completed_on is None]
    return sorted(found, key=lambda one: (one.red_due_on or one.due_on, one.number))


def praised(lines: Sequence[Line], period: Period) -> list[tuple[str, dict[str, int]]]:
    """Good results: units that completed something, all of it in time, and left nothing overdue or red."""
    everything = counts(lines, period)
    return [
        (unit, of)
        for unit, of in everything.items()
        if unit != WHOLE
        and of[Figure.DONE]
        and not (of[Figure.LATE] or of[Figure.OVERDUE] or of[Figure.RED])
        and of[Figure.EARLY] + of[Figure.ON_TIME]
    ]
