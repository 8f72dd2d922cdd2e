"""A line while it is reckoned: what a rule says that a fact or judgement is worth, before limits (13(1))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from duban.chapters.assessment.rules.scheme.shapes import ZERO, Fact, Judgement, Point, Role, Side, Workload

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duban.chapters.assessment.rules.scheme.definition import Rule, Scheme


@dataclass(frozen=True)
class Line:
    """`given` points stand before anything happens, or were judged: no limit on additions touches them."""

    rule: str
    title: str
    group: str
    amount: Decimal
    words: str
    article: str
    version: int
    fact: Fact | None = None
    judgement: Judgement | None = None
    given: bool = False
    shared: bool = False
    held: tuple[str, ...] = ()

    @cached_property
    def order(self) -> tuple[int, tuple[str, ...], str]:
        """Given lines first, then by what happened: limits hold back from the end."""
        if self.fact is not None:
            own = self.fact.order
        elif self.judgement is not None:
            own = judgement_order(self.judgement)
        else:
            own = (date.min.isoformat(),)
        return (0 if self.given else 1, own, self.rule)

    def less(self, amount: Decimal, why: str) -> Line:
        return replace(self, amount=amount, held=(*self.held, why))

    @cached_property
    def point(self) -> Point:
        return Point(
            rule=self.rule,
            group=self.group,
            amount=self.amount,
            fact=self.fact,
            judgement=self.judgement,
            words=self.words,
            article=self.article,
            held_back="；".join(self.held),
            version=self.version,
        )


@dataclass(frozen=True)
class Setting:
    """What all rules share: the scheme whose frame holds, the party's load, how far lines are rounded. `known` are the
    lines that other parties of the same reckoning had for the same facts."""

    frame: Scheme
    workload: Workload
    side: Side
    known: dict[tuple[object, ...], Line]

    @cached_property
    def doubled(self) -> bool:
        """Whether all that the party carries falls under the doubling; a party without matters is not doubled."""
        rule, load = self.frame.doubling, self.workload
        if rule is None or not (rule.categories or rule.routes):
            return False
        by_category = not rule.categories or (
            bool(load.categories) and load.categories <= frozenset(rule.categories)
        )
        by_route = not rule.routes or (bool(load.routes) and load.routes <= frozenset(rule.routes))
        return by_category and by_route

    def round(self, amount: Decimal) -> Decimal:
        return half_up(amount, self.frame.rounding.line_digits)


def half_up(amount: Decimal, digits: int) -> Decimal:
    rounded = amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return rounded + ZERO if rounded else ZERO


def judgement_order(one: Judgement) -> tuple[str, ...]:
    return (one.on.isoformat(), one.by, one.fact, one.reason, one.evidence, str(one.value))


def total(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines), ZERO)


def on_side(role: Role | str, side: Side) -> bool:
    return (role == Role.SERVICE) == (side == Side.SERVICE)


def line_of(rule: Rule, scheme: Scheme, amount: Decimal, words: str, *, given: bool = False) -> Line:
    return Line(
        rule=rule.code,
        title=rule.title,
        group=rule.group,
        amount=amount,
        words=words,
        article=rule.article,
        version=scheme.version,
        given=given,
    )
