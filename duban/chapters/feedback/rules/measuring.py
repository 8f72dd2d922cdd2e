"""Words of progress by category, values of objectives, and confidence (arts. 5, 12; decisions 8, 28)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from duban.chapters.feedback.terms import (
    MAX_VALUE,
    PROGRESS,
    Confidence,
    FieldKind,
    ReportKind,
)
from duban.ground.access import Unfit


@dataclass(frozen=True)
class Field:
    """One field that reports on a category of matter bear: its code, word, kind and measure."""

    code: str
    label: str
    kind: str = FieldKind.TEXT
    measure: str = ""


def fields_of(category: str, table: Sequence[Mapping[str, object]]) -> list[Field]:
    """The fields of that category, in the order of the table."""
    return [
        Field(str(row["code"]), str(row["label"]), str(row["kind"]), str(row["measure"]))
        for row in table
        if row["category"] == category
    ]


def progress_label(fields: Sequence[Field], otherwise: str) -> str:
    """What the progress of this category is called."""
    return next((one.label for one in fields if one.code == PROGRESS), otherwise)


def check_words(
    fields: Sequence[Field], given: Sequence[tuple[str, str]], *, today: date
) -> list[tuple[Field, str]]:
    """What was filled in, each in its kind; what was left empty costs nothing. 防止弄虚作假（第六条第二项）:
    a beginning or an end is reported when it has happened."""
    known = {one.code: one for one in fields if one.code != PROGRESS}
    found: dict[str, tuple[Field, str]] = {}
    for code, text in given:
        if code not in known:
            raise Unfit("feedback.field_unknown", "5", field=code)
        field, value = known[code], text.strip()
        if code in found:
            raise Unfit("feedback.field_twice", "5", what=field.label)
        if value:
            _check_word(field, value, today)
            found[code] = (field, value)
    return list(found.values())


def _check_word(field: Field, value: str, today: date) -> None:
    fits = len(value) <= MAX_VALUE
    if field.kind == FieldKind.NUMBER:
        fits = fits and _is_number(value)
    if field.kind == FieldKind.DATE:
        day = _day(value)
        fits = day is not None
        if day is not None and day > today:
            raise Unfit("feedback.field_future", "6(2)", what=field.label, value=value)
    if not fits:
        kind = str(FieldKind(field.kind).label)
        raise Unfit("feedback.field_unfit", "5", what=field.label, kind=kind, value=value[:MAX_VALUE])


def _is_number(value: str) -> bool:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    return number.is_finite() and number >= 0


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True)
class Value:
    """What a report says of one objective: a value, or why there is none."""

    objective: str
    value: str = ""
    why_not: str = ""


def check_values(
    given: Sequence[Value], measured: Mapping[str, str], *, nature: ReportKind, before: Sequence[Value] = ()
) -> list[Value]:
    """The values that are given. The final report answers for every objective that has an indicator: a value,
    or why there is none (art. 12). `measured`: objective → its words; `before`: what the version said to which
    only material is handed in (补办): it holds where nothing else is said."""
    found = {one.objective: one for one in before if one.objective in measured}
    found |= {one.objective: one for one in given if one.value.strip() or one.why_not.strip()}
    for uid, one in found.items():
        if uid not in measured:
            raise Unfit("feedback.value_unknown", "12")
        if len(one.value.strip()) > MAX_VALUE:
            raise Unfit("feedback.value_length", "12", what=measured[uid], limit=MAX_VALUE)
    if nature == ReportKind.FINAL:
        missing = [words for uid, words in measured.items() if uid not in found]
        if missing:
            raise Unfit("feedback.value_missing", "12", what="、".join(missing))
    return list(found.values())


def check_confidence(level: str, *, reason: str) -> None:
    """Whoever doubts says why."""
    if level != Confidence.SURE and not reason.strip():
        raise Unfit("feedback.confidence_why", "11(3)", level=str(Confidence(level).label))
