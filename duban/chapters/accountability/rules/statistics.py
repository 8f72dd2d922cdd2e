"""Counts of effective decisions with small cells merged, so that nobody is found out (decision 40)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cells:
    """What may be shown: cells by name, what was merged, and the whole; None where it would tell of too few. Whether
    there are few or none at all is not told either."""

    shown: Mapping[str, int]
    merged: int | None
    total: int | None


def merged(cells: Mapping[str, Sequence[str]], least: int) -> Cells:
    """For each cell whom its decisions met, one entry for each decision. A cell that tells of fewer than `least` people or
    units is merged, however many decisions met them; where together they are still too few, the smallest of the others
    joins them, for a single small cell could be reckoned from the whole. A whole that is itself too small is not told."""
    given = {name: met for name, met in cells.items() if met}
    if _told_of(given) < least:
        return Cells({}, None, None)
    small = {name: met for name, met in given.items() if len(set(met)) < least}
    rest = sorted((name for name in given if name not in small), key=lambda name: (len(given[name]), name))
    while small and _told_of(small) < least and rest:
        name = rest.pop(0)
        small[name] = given[name]
    kept = {name: len(met) for name, met in given.items() if name not in small}
    together = sum(len(met) for met in small.values())
    return Cells(kept, together, sum(kept.values()) + together)


def _told_of(cells: Mapping[str, Sequence[str]]) -> int:
    """How many different people or units these cells tell of."""
    return len({one for met in cells.values() for one in met})
