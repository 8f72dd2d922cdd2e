"""What each kind of rule makes of judgements: shares left to people, discretion, met or not (13(1), decision 47)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.lines import Line, Setting, judgement_order, line_of
from duban.chapters.assessment.rules.scheme.pricing import event, full_line
from duban.chapters.assessment.rules.scheme.shapes import ZERO, Judgement
from duban.chapters.assessment.terms.scheme import Combine, RuleKind, Unjudged
from duban.chapters.assessment.terms.scheme_lines import held, line
from duban.ground.access import Unfit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.assessment.rules.scheme.definition import Rule, Scheme
    from duban.chapters.assessment.rules.scheme.pricing import Pair


def bounds(rule: Rule) -> tuple[Decimal, Decimal]:
    """Between which values a person may judge under the rule."""
    if rule.kind in (RuleKind.RATIO, RuleKind.ALL_OR_NOTHING):
        return ZERO, Decimal(1)
    if rule.kind == RuleKind.DISCRETION:
        return rule.low, rule.high
    return rule.low, rule.full


def check_judgement(rule: Rule, value: Decimal) -> None:
    """Refuses a value outside what the rule leaves to people, and a half-met 'met or not' (13(1))."""
    low, high = bounds(rule)
    halfway = rule.kind == RuleKind.ALL_OR_NOTHING and value not in (low, high)
    if not value.is_finite() or not low <= value <= high or halfway:
        raise Unfit("assessment.judgement_bounds", "13(1)", rule=rule.title, low=low, high=high, value=value)


def judged(
    judgements: Sequence[Judgement], rule: Rule, scheme: Scheme, setting: Setting
) -> tuple[list[Line], bool]:
    """The lines of a rule that people judge, and whether it still waits for them."""
    ordered = sorted(judgements, key=judgement_order)
    for one in ordered:
        check_judgement(rule, one.value)
    if not ordered:
        return _unjudged(rule, scheme)
    if rule.combine == Combine.AVERAGE and rule.kind in (RuleKind.MANUAL, RuleKind.RATIO):
        return _averaged(ordered, rule, scheme, setting), False
    *older, last = ordered
    lines = [replace(_one(one, rule, scheme, setting, ZERO), held=(held("superseded"),)) for one in older]
    return [*lines, _one(last, rule, scheme, setting, setting.round(worth(rule, last.value)))], False


def worth(rule: Rule, value: Decimal) -> Decimal:
    return rule.full * value if rule.kind in (RuleKind.RATIO, RuleKind.ALL_OR_NOTHING) else value


def _one(one: Judgement, rule: Rule, scheme: Scheme, setting: Setting, amount: Decimal) -> Line:
    if rule.kind == RuleKind.RATIO:
        words = line("ratio", title=rule.title, full=rule.full, ratio=one.value)
    elif rule.kind == RuleKind.ALL_OR_NOTHING:
        words = line("met" if one.value else "unmet", title=rule.title, points=rule.full)
    else:
        words = line("judged", title=rule.title, points=one.value)
    return replace(line_of(rule, scheme, amount, words, given=True), judgement=one)


def _averaged(ordered: list[Judgement], rule: Rule, scheme: Scheme, setting: Setting) -> list[Line]:
    """Each judgement gives its share; the shares add up to the rounded average."""
    lines, before, reached = [], ZERO, ZERO
    for one in ordered:
        reached += worth(rule, one.value)
        upto = setting.round(reached / len(ordered))
        words = line("averaged", title=rule.title, points=worth(rule, one.value), count=len(ordered))
        lines.append(replace(line_of(rule, scheme, upto - before, words, given=True), judgement=one))
        before = upto
    return lines


def _unjudged(rule: Rule, scheme: Scheme) -> tuple[list[Line], bool]:
    if rule.unjudged == Unjudged.FULL:
        words = line("defaulted", title=rule.title, points=rule.full)
        return [line_of(rule, scheme, rule.full, words, given=True)], False
    return [], True


def met_or_not(
    pairs: Sequence[Pair], judgements: Sequence[Judgement], rule: Rule, scheme: Scheme, setting: Setting
) -> tuple[list[Line], bool]:
    """达到要求得分，否则不得分: an event takes the whole item; with no events named, people say."""
    if not rule.facts or judgements:
        lines, waits = judged(judgements, rule, scheme, setting)
    else:
        lines, waits = [full_line(rule, scheme)], False
    return [*lines, *(event(pair, -pair[1].full, "event", setting) for pair in pairs)], waits


def discretion(
    pairs: Sequence[Pair], judgements: Sequence[Judgement], rule: Rule, scheme: Scheme, setting: Setting
) -> tuple[list[Line], bool]:
    """扣5至10分: each fact at the price that a person has set within the bounds; unpriced ones wait."""
    for one in judgements:
        check_judgement(rule, one.value)
    ordered = sorted(judgements, key=judgement_order)
    prices = {one.fact: one for one in ordered if one.fact}
    lines, waits = [], False
    for pair in pairs:
        found = prices.get(pair[2].ref)
        line_ = event(pair, found.value if found else ZERO, "discretion", setting)
        if found is None and not line_.held:
            line_, waits = line_.less(ZERO, held("to_judge", low=rule.low, high=rule.high)), True
        lines.append(replace(line_, judgement=found))
    loose = [one for one in ordered if not one.fact] if not rule.facts else []
    lines += [_one(one, rule, scheme, setting, setting.round(one.value)) for one in loose]
    return [replace(one, given=False) for one in lines], waits
