"""Pure rules: how the frozen facts lie on the paper, and when a document is what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duban.ground.access import Refusal


@dataclass(frozen=True)
class Table:
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Paper:
    """A document as it is laid out. Every part but the title may be empty."""

    letterhead: str
    number: str
    title: str
    to: str
    paragraphs: Sequence[str]
    table: Table | None
    attachments: Sequence[str]
    signature: str
    date: str
    signer: str
    copies: str


def lay_out(facts: Mapping[str, object], *, number: str, title: str, issued_on: date) -> Paper:
    """The paper that these facts make; what they leave out is taken from the document's own row."""
    return Paper(
        letterhead=_text(facts.get("letterhead")),
        number=_text(facts.get("number")) or number,
        title=_text(facts.get("title")) or title,
        to=_text(facts.get("to")).rstrip("：:"),
        paragraphs=_texts(facts.get("paragraphs")),
        table=_table(facts.get("table")),
        attachments=_texts(facts.get("attachments")),
        signature=_text(facts.get("signature")),
        date=in_words(_day(facts.get("date")) or issued_on),
        signer=_text(facts.get("signer")),
        copies=_text(facts.get("copies")),
    )


def in_words(day: date) -> str:
    """成文日期 in Arabic digits without leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def check_not_frozen(sha256: str) -> None:
    if sha256:
        raise Refusal("documents.already_frozen", "11(3)")


def check_frozen(sha256: str) -> None:
    """Service and print rest on the stored bytes; before they exist there is nothing to serve."""
    if not sha256:
        raise Refusal("documents.not_frozen", "11(3)")


def check_whole(content: bytes, *, sha256: str, number: str) -> None:
    """The stored bytes are those that were frozen."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Refusal("documents.damaged", "11(3)", number=number)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    """One text per line or item."""
    items = value.splitlines() if isinstance(value, str) else value if isinstance(value, Sequence) else ()
    return tuple(text for text in map(_text, items) if text)


def _table(value: object) -> Table | None:
    if not isinstance(value, Mapping) or not value.get("rows"):
        return None
    head = tuple(_text(cell) for cell in value.get("head") or ())
    return Table(head, tuple(tuple(_text(cell) for cell in row) for row in value["rows"]))


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None
