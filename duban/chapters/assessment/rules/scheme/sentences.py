"""The plain sentence of a rule, for the editor, the printed scheme and the derivation (13(1))."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.shapes import FactKind, PartyKind, Role, Side
from duban.chapters.assessment.terms.scheme import Combine, RuleKind, Unjudged, WindowKind
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.chapters.assessment.terms.scheme_sentences import category, said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from duban.chapters.assessment.rules.scheme.definition import Rule, Step


def sentence(rule: Rule) -> str:
    """反馈逾期未报的，每次扣1分，牵头单位加倍，扣完为止。"""
    parts = [*_core(rule), *_multiplied(rule), *_limited(rule), *_applies(rule)]
    return "，".join(part for part in parts if part) + "。"


def _core(rule: Rule) -> list[str]:
    match rule.kind:
        case RuleKind.PER_EVENT:
            return [*_what(rule), *_own(rule), _each(rule)]
        case RuleKind.PROGRESSIVE:
            return [*_what(rule), *_own(rule), _window(rule) + "，".join(_steps(rule.steps))]
        case RuleKind.RATIO:
            return [rule.title, _ratio(rule), *_judged(rule)]
        case RuleKind.ALL_OR_NOTHING:
            return [rule.title, _met(rule), *_judged(rule)]
        case RuleKind.MANUAL:
            low, high = plain(rule.low), plain(rule.full)
            return [rule.title, said("manual", low=low, high=high), *_judged(rule)]
        case RuleKind.DISCRETION:
            return [*_what(rule), *_own(rule), _discretion(rule)]
        case _:
            return [_named(rule), said("veto", window=_window(rule), count=rule.threshold)]


def _what(rule: Rule) -> list[str]:
    return [said("facts", facts=_named(rule).removesuffix("的"))]


def _named(rule: Rule) -> str:
    """What happened: the title, and the kinds of fact where it does not already say so."""
    known = facts(rule.facts)
    return rule.title if not known or known in rule.title else f"{rule.title}（{known}）"


def facts(kinds: Iterable[FactKind]) -> str:
    return "、".join(str(one.label) for one in kinds if one != FactKind.OTHER_ENTERED)


def _own(rule: Rule) -> list[str]:
    return [said("full", points=plain(rule.full))] if rule.full else []


def _each(rule: Rule) -> str:
    way = "added" if rule.amount > 0 else "taken"
    return said(f"{'unit' if rule.per_quantity else 'each'}_{way}", points=plain(abs(rule.amount)))


def _steps(steps: tuple[Step, ...]) -> Iterable[str]:
    for one, following in pairwise(steps):
        code = "nth" if following.count == one.count + 1 else "from_nth"
        yield _step(one, code)
    if steps:
        yield _step(steps[-1], "from_nth")


def _step(one: Step, code: str) -> str:
    if not one.amount:
        return said("from_nth_none", count=one.count)
    way = "added" if one.amount > 0 else "taken"
    return said(f"{code}_{way}", count=one.count, points=plain(abs(one.amount)))


def _window(rule: Rule) -> str:
    window = rule.window
    words = (
        said("rolling", days=window.days)
        if window.kind == WindowKind.ROLLING
        else str(WindowKind(window.kind).label)
    )
    return said("per_matter") + "，" + words if window.per_matter else words


def _ratio(rule: Rule) -> str:
    points = plain(rule.full)
    if rule.against:
        return said("ratio_of", points=points, facts=facts(rule.facts), against=facts(rule.against))
    return said("ratio", points=points)


def _met(rule: Rule) -> str:
    points, known = plain(rule.full), facts(rule.facts)
    return said("unless", points=points, facts=known) if known else said("met", points=points)


def _judged(rule: Rule) -> list[str]:
    parts = [said("average")] if rule.combine == Combine.AVERAGE else []
    return [*parts, said("default_full")] if rule.unjudged == Unjudged.FULL else parts


def _discretion(rule: Rule) -> str:
    ends = sorted((abs(rule.low), abs(rule.high)))
    way = "added" if rule.high > 0 else "taken"
    return said(f"discretion_{way}", low=plain(ends[0]), high=plain(ends[1]))


def _multiplied(rule: Rule) -> list[str]:
    roles = [
        (str(Role(one).label) + str(PartyKind.UNIT.label), rule.roles[one])
        for one in Role.values
        if one in rule.roles
    ]
    others = [(category(one), factor) for one, factor in rule.categories.items()]
    return [_times(who, factor) for who, factor in (*roles, *others, *rule.levels.items()) if factor != 1]


def _times(who: str, factor: Decimal) -> str:
    if not factor:
        return said("not_counted", who=who)
    return said("double", who=who) if factor == 2 else said("times", who=who, factor=plain(factor))


def _limited(rule: Rule) -> list[str]:
    limits, parts = rule.limits, []
    if limits.most_taken is not None:
        parts.append(said("most_taken", points=plain(limits.most_taken)))
    if limits.most_added is not None:
        parts.append(said("most_added", points=plain(limits.most_added)))
    if limits.ceiling is not None:
        parts.append(said("ceiling", points=plain(limits.ceiling)))
    takes = rule.kind in (RuleKind.PER_EVENT, RuleKind.PROGRESSIVE, RuleKind.DISCRETION)
    if limits.floor == 0 or (rule.full and takes and limits.floor is None):
        parts.append(said("to_zero"))
    elif limits.floor is not None:
        parts.append(said("floor", points=plain(limits.floor)))
    return parts


def _applies(rule: Rule) -> list[str]:
    parts = [said("normalised")] if rule.normalised else []
    parts += [] if rule.doubled else [said("not_doubled")]
    who = [str(Side(one).label) + str(PartyKind.UNIT.label) for one in rule.sides]
    who += [str(PartyKind(one).label) for one in rule.parties]
    return [*parts, said("only", who="、".join(who))] if who else parts
