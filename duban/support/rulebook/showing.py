"""The rule set and the calendar as pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.ground.regulation import clauses
from duban.ground.workdays import CalendarYear
from duban.support.rulebook import queries, wording
from duban.support.rulebook.models import RuleSet
from duban.support.rulebook.terms import ROOMS, UNITS, CalendarStatus

YES, NO = "是", "否"


@dataclass(frozen=True)
class Line:
    """One value: a text, or the rows of a table."""

    key: str
    label: str
    text: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    article: str
    decision: str
    legal: str


def lines(entries: Mapping[str, Mapping[str, object]]) -> list[tuple[str, list[Line]]]:
    """Every value of a version, by room, in the order in which the version holds them."""
    by_room: dict[str, list[Line]] = defaultdict(list)
    for key, entry in entries.items():
        by_room[key.partition(".")[0]].append(line(key, entry))
    return [(str(ROOMS.get(room, room)), found) for room, found in by_room.items()]


def line(key: str, entry: Mapping[str, object]) -> Line:
    """One value as it is shown."""
    value, unit = entry["value"], str(entry["unit"])
    head, rows = _table(key, value)
    return Line(
        key=key,
        label=str(entry["label"]),
        text="" if rows else _text(value, unit),
        head=head,
        rows=rows,
        article=str(entry["article"]),
        decision=str(entry["decision"]),
        legal=str(entry["legal"] or ""),
    )


def _text(value: object, unit: str = "") -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return "、".join(_text(item) for item in value) or "—"
    if isinstance(value, int):
        return f"{value} {UNITS[unit]}" if unit in UNITS else str(value)
    text = str(value)
    if clauses.is_clause(text):
        return clauses.cite(text)
    return str(wording.CODES.get(text, text)) or "—"


def _table(key: str, value: object) -> tuple[list[str], list[list[str]]]:
    if isinstance(value, dict):
        return [], [[_text(line), _text(item)] for line, item in value.items()]
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        columns = [one for one in value[0] if one not in wording.CODE_COLUMNS]
        return [_column(key, one) for one in columns], [
            [_text(item.get(one, "")) for one in columns] for item in value
        ]
    return [], []


def _column(key: str, column: str) -> str:
    if column == "unit":
        return str(wording.UNIT_COLUMN.get(key, wording.UNIT_COLUMN[""]))
    return str(wording.COLUMNS[column])


def versions() -> list[RuleSet]:
    """Every version that was adopted, the newest first."""
    return list(RuleSet.objects.order_by("-number"))


@dataclass(frozen=True)
class Year:
    """One year of the calendar in force."""

    year: int
    official: bool
    status: str
    source: str
    holidays: Sequence[date]
    makeup_days: Sequence[date]


def years() -> list[Year]:
    """The years that the calendar in force holds, the newest first."""
    return [_year(one) for _, one in sorted(queries.calendar().years.items(), reverse=True)]


def _year(one: CalendarYear) -> Year:
    status = CalendarStatus(one.status)
    return Year(
        year=one.year,
        official=status == CalendarStatus.OFFICIAL,
        status=str(status.label),
        source=one.source,
        holidays=sorted(one.holidays),
        makeup_days=sorted(one.makeup_days),
    )
