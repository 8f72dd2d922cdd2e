"""What each kind of rule makes of the facts: per event, progressive, proportional (13(1))."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.definition import Rule, Scheme, Window, multiplier
from duban.chapters.assessment.rules.scheme.lines import Line, Setting, line_of
from duban.chapters.assessment.rules.scheme.shapes import ONE, ZERO, Fact, Role
from duban.chapters.assessment.terms.scheme import Unjudged, WindowKind
from duban.chapters.assessment.terms.scheme_lines import factor, held, line, plain, signed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

# A rule of a version, and a fact of a day on which that version was in force.
Pair = tuple[Scheme, Rule, Fact]


def full_line(rule: Rule, scheme: Scheme) -> Line:
    words = line("full", title=rule.title, points=rule.full)
    return line_of(rule, scheme, rule.full, words, given=True)


def events(pairs: Sequence[Pair], setting: Setting) -> list[Line]:
    """按次（件）计分."""
    return [event(pair, pair[1].amount, "event", setting) for pair in pairs]


def event(pair: Pair, amount: Decimal, words: str, setting: Setting, **params: object) -> Line:
    """One line for one fact: the amount with everything by which it is multiplied, and why. Whoever answers for the
    fact under the same load has the same line: it is made once."""
    _, rule, fact = pair
    doubled = amount < 0 and rule.doubled and setting.doubled
    load = setting.workload.matters if rule.normalised else 0
    alike = (id(rule), id(fact), words, amount, doubled, load, *params.values())
    found = setting.known.get(alike)
    if found is None:
        found = setting.known[alike] = _event(pair, amount, words, setting, params)
    return found


def _event(pair: Pair, amount: Decimal, words: str, setting: Setting, params: Mapping[str, object]) -> Line:
    _, rule, fact = pair
    weight = weight_of(rule, fact)
    told = fact.words or str(fact.kind.label)
    if weight == 0:
        text = line(words, fact=told, title=rule.title, points=ZERO, **params)
        return _of_fact(pair, ZERO, text, (held("not_counted"),))
    times, why = _factors(rule, fact, amount, weight, setting)
    priced = setting.round(amount * times)
    text = line(words, fact=told, title=rule.title, points=signed(priced), **params)
    if why:
        text = f"{text}（{signed(amount)}分，{'，'.join(why)}）"
    return _of_fact(pair, priced, text)


def _of_fact(pair: Pair, amount: Decimal, words: str, held_back: tuple[str, ...] = ()) -> Line:
    """Built in one go: a year has hundreds of thousands of them."""
    scheme, rule, fact = pair
    return Line(
        rule=rule.code,
        title=rule.title,
        group=rule.group,
        amount=amount,
        words=words,
        article=rule.article,
        version=scheme.version,
        fact=fact,
        held=held_back,
    )


def weight_of(rule: Rule, fact: Fact) -> Decimal:
    return multiplier(rule, fact.role, fact.category, fact.level)


def _factors(
    rule: Rule, fact: Fact, amount: Decimal, weight: Decimal, setting: Setting
) -> tuple[Decimal, list[str]]:
    times, why = ONE, []
    if rule.per_quantity and fact.quantity != 1:
        times *= fact.quantity
        why.append(factor("quantity", quantity=fact.quantity))
    if weight != 1:
        times *= weight
        why.append(factor("multiplied", factor=weight, why=_named(rule, fact)))
    doubling = setting.frame.doubling
    if amount < 0 and rule.doubled and doubling is not None and setting.doubled:
        times *= doubling.factor
        why.append(factor("doubled", factor=doubling.factor))
    per, matters = setting.frame.workload.per, setting.workload.matters
    if rule.normalised and 0 < per < matters:
        times *= Decimal(per) / Decimal(matters)
        why.append(factor("normalised", per=per, matters=matters))
    return times, why


def _named(rule: Rule, fact: Fact) -> str:
    names = [str(Role(fact.role).label)] if str(fact.role) in rule.roles else []
    names += [fact.category] if fact.category in rule.categories else []
    names += [fact.level] if fact.level in rule.levels else []
    return "、".join(names)


def progressive(pairs: Sequence[Pair], window: Window, setting: Setting) -> list[Line]:
    """按次数递进计分: the n-th event within the window costs what the step for n says."""
    lines = []
    for pair, nth in zip(pairs, ordinals(pairs, window), strict=True):
        steps = [step for step in pair[1].steps if step.count <= nth]
        amount = steps[-1].amount if steps else ZERO
        found = event(pair, amount, "nth", setting, nth=nth)
        lines.append(found if steps or found.held else found.less(ZERO, held("not_yet", nth=nth)))
    return lines


def ordinals(pairs: Sequence[Pair], window: Window) -> list[int]:
    """For each fact the how-manieth it is. Records of one fact count once; what is not counted weighs 0."""
    days: dict[str, list[date]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = {}
    found = []
    for _, rule, fact in pairs:
        heap = heap_of(fact, window)
        again = (heap, fact.fact_key)
        if again in seen or weight_of(rule, fact) == 0:
            found.append(seen.get(again, 0))
            continue
        insort(days[heap], fact.on)
        nth = len(days[heap])
        if window.kind == WindowKind.ROLLING:
            nth -= bisect_right(days[heap], _before(fact.on, window.days))
        seen[again] = nth
        found.append(nth)
    return found


def heap_of(fact: Fact, window: Window) -> str:
    within = {WindowKind.YEAR: str(fact.on.year), WindowKind.PERIOD: fact.period}.get(window.kind, "")
    return f"{within}|{fact.matter}" if window.per_matter else within


def _before(day: date, days: int) -> date:
    """The last day that has fallen out of a window of `days` days ending on `day`."""
    return day.fromordinal(max(1, day.toordinal() - days))


def proportional(pairs: Sequence[Pair], rule: Rule, scheme: Scheme, setting: Setting) -> list[Line]:
    """按完成比例得分, from the records: each fact gives its quantity, those `against` give nothing."""
    counted = [(pair, weight_of(rule, pair[2])) for pair in pairs]
    whole = sum((weight for _, weight in counted), ZERO)
    if not whole:
        if rule.unjudged == Unjudged.FULL:
            words = line("nothing_of_it", title=rule.title, points=rule.full)
            return [line_of(rule, scheme, rule.full, words, given=True)]
        return []
    parts, before, reached = [], ZERO, ZERO
    for (_, own, fact), weight in counted:
        share = ZERO if fact.kind in rule.against else min(max(fact.quantity, ZERO), ONE)
        reached += weight * share
        upto = setting.round(rule.full * reached / whole)
        told = fact.words or str(fact.kind.label)
        words = line("ratio_fact", fact=told, title=own.title, full=plain(rule.full), count=len(counted))
        blank = line_of(rule, scheme, upto - before, words, given=True)
        parts.append(replace(blank, fact=fact, shared=True))
        before = upto
    return parts
