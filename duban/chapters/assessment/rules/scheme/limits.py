"""Limits on a rule, a group, the whole: what exceeds them is held back from the latest lines (13(1), decision 32)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.definition import NO_LIMITS
from duban.chapters.assessment.rules.scheme.lines import Line, total
from duban.chapters.assessment.rules.scheme.shapes import ZERO
from duban.chapters.assessment.terms.scheme import Choose
from duban.chapters.assessment.terms.scheme_lines import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from duban.chapters.assessment.rules.scheme.definition import Group, Limits


def within(lines: Sequence[Line], limits: Limits, scope: str) -> list[Line]:
    """Additions and deductions are limited first, then what they come to."""
    if limits == NO_LIMITS:
        return list(lines)
    kept = sorted(lines, key=attrgetter("order"))
    most = limits.most_added
    if most is not None and (added := _sum(kept, up=True)) > most:
        kept = _hold(kept, added - most, scope, "most_added", most, up=True, given=False)
    most = limits.most_taken
    if most is not None and (taken := -_sum(kept, up=False)) > most:
        kept = _hold(kept, taken - most, scope, "most_taken", most, up=False, given=False)
    if limits.ceiling is not None and (whole := total(kept)) > limits.ceiling:
        kept = _hold(kept, whole - limits.ceiling, scope, "ceiling", limits.ceiling, up=True)
    if limits.floor is not None and (whole := total(kept)) < limits.floor:
        kept = _hold(kept, limits.floor - whole, scope, "floor", limits.floor, up=False)
    return kept


def _sum(lines: Iterable[Line], *, up: bool) -> Decimal:
    """What the additions, or the deductions, come to; what is given is neither."""
    return sum((one.amount for one in lines if not one.given and one.amount and (one.amount > 0) == up), ZERO)


def _hold(
    lines: list[Line],
    excess: Decimal,
    scope: str,
    limit: str,
    value: Decimal,
    *,
    up: bool,
    given: bool = True,
) -> list[Line]:
    """`up`: additions are held back, else deductions; never more of a line than it has."""
    kept = list(lines)
    for place in range(len(kept) - 1, -1, -1):
        line = kept[place]
        if excess <= 0:
            break
        if (line.amount > 0) != up or not line.amount or (line.given and not given):
            continue
        back = min(excess, abs(line.amount))
        excess -= back
        left = line.amount - back if up else line.amount + back
        kept[place] = line.less(left, held(f"{scope}.{limit}", limit=value, points=back))
    return kept


def once(lines: Iterable[Line], rank: Callable[[Line], int]) -> list[Line]:
    """一事不二扣: of several lines for one fact the dearest stands, deductions and additions apart.

    A proportional line shares one item among many facts and stays as it is.
    """
    return _best(
        lines,
        key=lambda one: one.fact.fact_key if one.fact is not None and not one.shared else None,
        rank=rank,
        why="once",
    )


def highest(lines: Sequence[Line], group: Group, rank: Callable[[Line], int]) -> list[Line]:
    """就高不重复: the dearest line of the group, or of the group for each matter, stands."""
    if group.choose == Choose.SUM:
        return list(lines)
    per_matter = group.choose == Choose.HIGHEST_PER_MATTER

    def key(one: Line) -> str | None:
        if one.given or one.shared or one.fact is None:
            return None
        if per_matter:
            return f"{one.fact.matter}" or f"fact:{one.fact.fact_key}"
        return "group"

    return _best(lines, key=key, rank=rank, why="highest")


def _best(
    lines: Iterable[Line], *, key: Callable[[Line], str | None], rank: Callable[[Line], int], why: str
) -> list[Line]:
    every = list(lines)
    heaps: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for place, line in enumerate(every):
        name = key(line)
        if name is not None and line.amount:
            heaps[name, line.amount > 0].append(place)
    for places in heaps.values():
        if len(places) == 1:
            continue
        places.sort(key=lambda at: (-abs(every[at].amount), rank(every[at]), every[at].order))
        best = every[places[0]]
        for place in places[1:]:
            every[place] = every[place].less(ZERO, held(why, title=best.title))
    return every
