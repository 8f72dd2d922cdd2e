"""Counts of effective decisions with small cells merged, so that nobody is found out (decision 40)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cells:
    """What may be shown: cells by name, what was merged, and the whole; None where it would tell of too few."""

    shown: Mapping[str, int]
    merged: int | None
    merged_names: tuple[str, ...]
    total: int | None


def merged(cells: Mapping[str, int], least: int) -> Cells:
    """Cells under `least` are merged; where together they are still too few, the smallest of the others joins them, for a
    single small cell could be reckoned from the whole. A whole that is itself too small is not told."""
    given = {name: count for name, count in cells.items() if count}
    total = sum(given.values())
    if total < least:
        return Cells({}, None, tuple(sorted(given)), None if total else 0)
    small = {name for name, count in given.items() if count < least}
    rest = sorted((name for name in given if name not in small), key=lambda name: (given[name], name))
    while small and sum(given[name] for name in small) < least and rest:
        small.add(rest.pop(0))
    kept = {name: given[name] for name in given if name not in small}
    return Cells(kept, sum(given[name] for name in small) if small else 0, tuple(sorted(small)), total)
