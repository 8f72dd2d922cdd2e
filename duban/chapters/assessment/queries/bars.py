"""What stands in the way of an award, told by later chapters (15; decision 41): the seam for effective decisions.

This room does not know accountability. Whoever does says at start-up (`site/reactions.py`) how it is asked; what falls
with its decision is no longer told, and so no longer counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from duban.chapters.assessment.rules.results import Bar

# Unit, person or none, first and last day of the period → what stands in the way.
Source = Callable[[int, int | None, date, date], Sequence[Bar]]
SOURCES: list[Source] = []


def ask(source: Source) -> None:
    """Ask this source too."""
    if source not in SOURCES:
        SOURCES.append(source)


def against(unit_id: int, person_id: int | None, from_on: date, to_on: date) -> list[Bar]:
    """Everything that stands in the way of that unit, or of that person as one of it."""
    return [bar for source in SOURCES for bar in source(unit_id, person_id, from_on, to_on)]
