"""What groups and the whole add up to, and where the sums do not fit what is declared (13(1))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.shapes import ZERO, FactKind
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.assessment.terms.scheme_sentences import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from duban.chapters.assessment.rules.scheme.definition import Group, Rule, Scheme

Found = tuple[str, dict[str, object]]


def items_sum(scheme: Scheme, group: Group) -> Decimal:
    """The points that can be had in the group: its base and its items' own, without additions."""
    return group.base + sum((one.full for one in scheme.rules if one.group == group.code), ZERO)


def worth(scheme: Scheme, group: Group) -> Decimal:
    return group.points if group.points is not None else items_sum(scheme, group)


def whole(scheme: Scheme, unit: str = "") -> Decimal:
    """What everybody can have, or one unit with the groups of its own."""
    groups = [one for one in scheme.groups if not one.units or unit in one.units]
    return scheme.base + sum((worth(scheme, one) for one in groups), ZERO)


def own_units(scheme: Scheme) -> list[str]:
    """The units that have groups of their own, in the order of the scheme."""
    return list(dict.fromkeys(unit for one in scheme.groups for unit in one.units))


def warnings(scheme: Scheme) -> Iterator[Found]:
    for group in scheme.groups:
        own = items_sum(scheme, group)
        if group.points and own != group.points and _has_items(scheme, group):
            yield "group_sum", {"place": group.title, "points": plain(group.points), "sum": plain(own)}
        if group.limits.floor == 0 and not own:
            yield "floor_without_points", {"place": group.title}
    units = own_units(scheme)
    for unit in units:
        own = whole(scheme, unit)
        if own != scheme.full_marks:
            yield "unit_sum", {"unit": unit, "sum": plain(own), "full": plain(scheme.full_marks)}
    # Where additions lead up to the ceiling, what is given at the start is less than full marks.
    built_up = scheme.limits.ceiling == scheme.full_marks
    if not units and not built_up and whole(scheme) != scheme.full_marks:
        yield "total_sum", {"sum": plain(whole(scheme)), "full": plain(scheme.full_marks)}
    yield from _twice(scheme)


def _overlap(one: Rule, other: Rule) -> bool:
    """Whether one matter can fall under both: not where each leaves out the other's categories."""
    if one.sides and other.sides and not set(one.sides) & set(other.sides):
        return False
    left_out = [{key for key, factor in rule.categories.items() if not factor} for rule in (one, other)]
    return not left_out[0] | left_out[1] >= set(CATEGORIES)


def _has_items(scheme: Scheme, group: Group) -> bool:
    return bool(group.base) or any(one.full for one in scheme.rules if one.group == group.code)


def _twice(scheme: Scheme) -> Iterator[Found]:
    """One kind of fact in two rules: told, because the fact is priced once."""
    seen: dict[tuple[FactKind, bool], Rule] = {}
    shared = {
        kind: one for one in scheme.rules if one.kind == RuleKind.RATIO for kind in (*one.facts, *one.against)
    }
    for rule in scheme.rules:
        if rule.kind in (RuleKind.VETO, RuleKind.RATIO):
            continue
        for kind in rule.facts:
            if kind == FactKind.OTHER_ENTERED:
                continue
            key = (kind, rule.amount > 0)
            if key in seen and _overlap(seen[key], rule):
                both = {"one": seen[key].title, "other": rule.title}
                yield "fact_twice", {"fact": str(kind.label), **both}
            seen.setdefault(key, rule)
            if kind in shared:
                other = {"one": shared[kind].title, "other": rule.title}
                yield "fact_shared", {"fact": str(kind.label), **other}
