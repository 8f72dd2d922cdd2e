"""Pure rules of what records alone say: long unresolved, year upon year, urged and still not done (16(3), (23), (24))."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date


def refused(*, due_on: date, urged_on: Sequence[date], at_least: int) -> bool:
    """Urged often enough after the date had passed, and still owed: a fact only; whether it is 拒不执行, people judge."""
    return sum(1 for on in urged_on if on > due_on) >= at_least


def consecutive_until(years: Collection[int], *, last: int, wanted: int) -> tuple[int, ...]:
    """「连续多年」: the years up to `last`, each of them among `years`, when there are at least so many; else none."""
    run = []
    year = last
    while year in years:
        run.append(year)
        year -= 1
    return tuple(reversed(run)) if len(run) >= wanted else ()
