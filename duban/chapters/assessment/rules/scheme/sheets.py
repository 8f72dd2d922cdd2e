"""The sheet of a party: sums, rounded total, vetoes, and the grade that the cut-offs propose (14, 15)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme import pricing
from duban.chapters.assessment.rules.scheme.lines import half_up, total
from duban.chapters.assessment.rules.scheme.shapes import (
    ZERO,
    PartyKind,
    PersonGrade,
    Sheet,
    UnitGrade,
    Veto,
    Workload,
)
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.terms.scheme_lines import line, not_ranked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from duban.chapters.assessment.rules.scheme.definition import Rule, Scheme
    from duban.chapters.assessment.rules.scheme.lines import Line
    from duban.chapters.assessment.rules.scheme.pricing import Pair


def vetoes(pairs: Mapping[str, list[Pair]], rules: Mapping[str, tuple[Scheme, Rule]]) -> tuple[Veto, ...]:
    found = []
    for code, (_, rule) in rules.items():
        if rule.kind != RuleKind.VETO:
            continue
        heap = pairs.get(code, [])
        nths = pricing.ordinals(heap, rule.window)
        most = max(nths, default=0)
        if most < rule.threshold:
            continue
        counted = tuple(pair[2] for pair, nth in zip(heap, nths, strict=True) if nth)
        words = line("veto", title=rule.title, count=most, threshold=rule.threshold)
        found.append(Veto(rule=code, words=words, article=rule.article, facts=counted))
    return tuple(found)


def sheet(
    lines: list[Line],
    frame: Scheme,
    party: PartyKind,
    workload: Workload,
    against: tuple[Veto, ...],
    waiting: tuple[str, ...],
) -> Sheet:
    whole = total(lines)
    rounded = half_up(whole, frame.rounding.total_digits)
    groups = {one.code: ZERO for one in frame.groups}
    for one in lines:
        groups[one.group] = groups.get(one.group, ZERO) + one.amount
    ranked = workload.matters >= frame.least_matters
    return Sheet(
        points=tuple(one.point for one in lines),
        total=whole,
        rounded=rounded,
        proposed=propose(frame, rounded, party) if ranked and not waiting else None,
        vetoes=against,
        ranked=ranked,
        not_ranked_because="" if ranked else not_ranked(workload.matters, frame.least_matters),
        waiting=waiting,
        groups=MappingProxyType(groups),
    )


def propose(frame: Scheme, points: Decimal, party: PartyKind) -> UnitGrade | PersonGrade | None:
    """The grade that the cut-offs propose: units and persons by tables of their own (14, decision 28)."""
    if party == PartyKind.UNIT:
        for unit in frame.unit_cuts:
            if unit.least is None or points >= unit.least:
                return unit.grade
        return None
    for person in frame.person_cuts:
        if person.least is None or points >= person.least:
            return person.grade
    return None
