"""What later chapters tell of: this room cannot ask them, so they are given their place at start-up (site/reactions.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from duban.chapters.assessment.queries.facts.gathering import Gathering
from duban.chapters.assessment.terms.scheme import FactKind


class Told(NamedTuple):
    """One thing that happened to a unit on a matter; `code` and `params` are its words (terms/facts.SAID), `acts` those
    by which it was done to the row `ref`."""

    kind: FactKind
    matter: int
    unit: int
    ref: str
    on: date
    code: str
    params: dict[str, object]


Source = Callable[[date, date], Iterable[Told]]
SOURCES: list[Source] = []


def tell(source: Source) -> None:
    """A later chapter says what it knows of a span of days, every time that a span is gathered."""
    if source not in SOURCES:
        SOURCES.append(source)


def tells(kind: FactKind, unit: int, day: date) -> bool:
    """Whether a later chapter tells the same of that unit and day."""
    return any(one.kind == kind and one.unit == unit for source in SOURCES for one in source(day, day))


def gather(into: Gathering) -> None:
    for source in SOURCES:
        for one in source(into.from_on, into.to_on):
            into.note(
                one.kind,
                matter=one.matter,
                unit=one.unit,
                ref=one.ref,
                key=f"{one.ref}:{one.matter}:{one.unit}",
                on=one.on,
                words=into.say(one.code, **one.params),
                act=into.act_of(one.ref, "bulletins.issue_circular"),
            )
