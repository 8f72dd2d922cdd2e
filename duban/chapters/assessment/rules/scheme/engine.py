"""The engine: facts and judgements in, the sheet out. Exact, and the same in whatever order they come (13, 14)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme import judging, limits, pricing, sheets
from duban.chapters.assessment.rules.scheme.definition import (
    BASE,
    WORKLOAD,
    Group,
    Limits,
    Rule,
    Scheme,
)
from duban.chapters.assessment.rules.scheme.lines import (
    Line,
    Setting,
    on_side,
)
from duban.chapters.assessment.rules.scheme.shapes import (
    ZERO,
    Fact,
    FactKind,
    Judgement,
    PartyKind,
    Sheet,
    Side,
    Workload,
)
from duban.chapters.assessment.terms.scheme import RuleKind
from duban.chapters.assessment.terms.scheme_lines import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from duban.chapters.assessment.rules.scheme.pricing import Pair

    Known = dict[tuple[object, ...], Line]


def score(
    scheme: Scheme,
    facts: Iterable[Fact],
    judgements: Iterable[Judgement],
    *,
    party: PartyKind,
    side: Side,
    workload: Workload,
) -> Sheet:
    """The sheet of one party under one version, whatever its days (13(2)): for a trial, or where one version held."""
    told = [(scheme, fact) for fact in facts]
    return _score(scheme, told, judgements, Setting(scheme, workload, side, {}), party=party)


def score_over(
    versions: Sequence[Scheme],
    facts: Iterable[Fact],
    judgements: Iterable[Judgement],
    *,
    party: PartyKind,
    side: Side,
    workload: Workload,
    known: Known | None = None,
) -> Sheet:
    """The sheet over several versions: each fact by the one in force on its day, the frame that of the last (13(1)).

    The frame is base, limits, rounding, cut-offs and what people judge. A fact of a day on which no version was in
    force is not priced. `known` is what was priced before under these versions: the same facts cost no time again.
    """
    told = []
    for fact in facts:
        held = [one for one in versions if one.holds_on(fact.on)]
        if held:
            told.append((max(held, key=lambda one: one.version), fact))
    frame = max(versions, key=lambda one: one.version)
    setting = Setting(frame, workload, side, {} if known is None else known)
    return _score(frame, told, judgements, setting, party=party)


def _score(
    frame: Scheme,
    told: list[tuple[Scheme, Fact]],
    judgements: Iterable[Judgement],
    setting: Setting,
    *,
    party: PartyKind,
) -> Sheet:
    side, workload = setting.side, setting.workload
    pairs = _pairs(told, party, side)
    said: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        said[one.rule].append(one)
    rules = _governing(frame, pairs, party, side)
    lines, waiting = _given(setting), []
    for code, (scheme, rule) in rules.items():
        found, waits = _lines(pairs.get(code, []), said[code], rule, scheme, setting)
        lines += found
        waiting += [code] if waits else []
    kept = _limited(lines, {code: rule for code, (_, rule) in rules.items()}, frame)
    return sheets.sheet(kept, frame, party, workload, sheets.vetoes(pairs, rules), tuple(waiting))


def _pairs(told: Iterable[tuple[Scheme, Fact]], party: PartyKind, side: Side) -> Mapping[str, list[Pair]]:
    """By the code of a rule: the facts that it counts, each with the rule as it stood on the fact's day."""
    indexes: dict[int, dict[FactKind, list[Rule]]] = {}
    found: dict[str, list[Pair]] = defaultdict(list)
    for scheme, fact in told:
        if not on_side(fact.role, side):
            continue
        index = indexes.get(id(scheme))
        if index is None:
            index = indexes[id(scheme)] = _by_kind(scheme, party, side)
        for rule in index.get(fact.kind, ()):
            if fact.kind != FactKind.OTHER_ENTERED or fact.item == rule.code:
                found[rule.code].append((scheme, rule, fact))
    for heap in found.values():
        heap.sort(key=lambda pair: pair[2].order)
    return found


def _by_kind(scheme: Scheme, party: PartyKind, side: Side) -> dict[FactKind, list[Rule]]:
    index: dict[FactKind, list[Rule]] = defaultdict(list)
    for rule in scheme.rules:
        if applies(rule, party, side):
            for kind in dict.fromkeys((*rule.facts, *rule.against)):
                index[kind].append(rule)
    return index


def applies(rule: Rule, party: PartyKind, side: Side) -> bool:
    return (not rule.parties or party in rule.parties) and (not rule.sides or side in rule.sides)


def _governing(
    frame: Scheme, pairs: Mapping[str, list[Pair]], party: PartyKind, side: Side
) -> dict[str, tuple[Scheme, Rule]]:
    """The rule that holds for a code: the frame's; of a rule that the frame no longer has, its latest, limited as it was."""
    rules = {one.code: (frame, one) for one in frame.rules if applies(one, party, side)}
    for code in sorted(set(pairs) - set(rules)):
        scheme, rule, _ = max(pairs[code], key=lambda pair: pair[0].version)
        gone = rule.limits
        if rule.full and gone.most_taken is None:
            gone = replace(gone, most_taken=rule.full, floor=None)
        group = rule.group if frame.group(rule.group) else BASE
        rules[code] = (scheme, replace(rule, full=ZERO, limits=gone, group=group))
    return rules


def _given(setting: Setting) -> list[Line]:
    frame, found = setting.frame, []
    if frame.base:
        found.append(_start(frame, BASE, BASE, frame.base, line("base", points=frame.base)))
    for group in frame.groups:
        if group.base:
            words = line("group_base", group=group.title, points=group.base)
            found.append(_start(frame, BASE, group.code, group.base, words))
    bands = [one for one in frame.workload.bands if one.matters <= setting.workload.matters]
    if bands:
        band = max(bands, key=lambda one: one.matters)
        words = line("band", matters=setting.workload.matters, band=band.matters, points=band.points)
        found.append(_start(frame, WORKLOAD, BASE, band.points, words, given=False))
    return found


def _start(frame: Scheme, rule: str, group: str, amount: Decimal, words: str, *, given: bool = True) -> Line:
    return Line(
        rule=rule,
        title=words,
        group=group,
        amount=amount,
        words=words,
        article=frame.article,
        version=frame.version,
        given=given,
    )


def _lines(
    pairs: Sequence[Pair], said: Sequence[Judgement], rule: Rule, scheme: Scheme, setting: Setting
) -> tuple[list[Line], bool]:
    """What one rule comes to, before limits, and whether people have yet to judge."""
    match rule.kind:
        case RuleKind.VETO:
            return [], False
        case RuleKind.PER_EVENT:
            return [*_full(rule, scheme), *pricing.events(pairs, setting)], False
        case RuleKind.PROGRESSIVE:
            return [*_full(rule, scheme), *pricing.progressive(pairs, rule.window, setting)], False
        case RuleKind.RATIO if rule.facts:
            return pricing.proportional(pairs, rule, scheme, setting), False
        case RuleKind.ALL_OR_NOTHING:
            return judging.met_or_not(pairs, said, rule, scheme, setting)
        case RuleKind.DISCRETION:
            found, waits = judging.discretion(pairs, said, rule, scheme, setting)
            return [*_full(rule, scheme), *found], waits
        case _:
            return judging.judged(said, rule, scheme, setting)


def _full(rule: Rule, scheme: Scheme) -> list[Line]:
    return [pricing.full_line(rule, scheme)] if rule.full else []


def _limited(lines: list[Line], rules: Mapping[str, Rule], frame: Scheme) -> list[Line]:
    """One fact once, the highest only, then the limits of rule, group and whole, in this order."""
    order = {code: place for place, code in enumerate(rules)}

    def rank(one: Line) -> int:
        return order.get(one.rule, -1)

    lines = limits.once(lines, rank)
    groups = {one.code: one for one in frame.groups}
    by_group: dict[str, list[Line]] = defaultdict(list)
    for one in lines:
        by_group[one.group].append(one)
    kept: list[Line] = []
    for code, own in by_group.items():
        group = groups.get(code, Group(code=code, title=code))
        by_rule: dict[str, list[Line]] = defaultdict(list)
        for one in limits.highest(own, group, rank):
            by_rule[one.rule].append(one)
        left: list[Line] = []
        for name, some in by_rule.items():
            left += limits.within(some, _own_limits(rules.get(name)), "rule")
        kept += limits.within(left, group.limits, "group")
    kept = limits.within(kept, frame.limits, "total")
    places = {code: place for place, code in enumerate((BASE, *groups))}
    return sorted(kept, key=lambda one: (places.get(one.group, -1), rank(one), one.order))


def _own_limits(rule: Rule | None) -> Limits:
    """An item with points of its own cannot fall below 0: 扣完为止."""
    if rule is None:
        return Limits()
    if rule.full and rule.limits.floor is None and rule.kind != RuleKind.MANUAL:
        return replace(rule.limits, floor=ZERO)
    return rule.limits
