"""What a scheme consists of: typed rules in groups, limits, cut-offs. Frozen values, all of them data (13(1))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from duban.chapters.assessment.rules.scheme.shapes import (
    LEVELS,
    ONE,
    ZERO,
    FactKind,
    PartyKind,
    PersonGrade,
    Role,
    Side,
    UnitGrade,
)
from duban.chapters.assessment.terms.scheme import CapBase, Choose, Combine, RuleKind, Unjudged, WindowKind

NOTHING: Mapping[str, Decimal] = MappingProxyType({})
BASE = "base"
WORKLOAD = "workload"


@dataclass(frozen=True)
class Limits:
    """What a rule, a group or the whole may come to. `floor` 0 is 扣完为止; None is no limit."""

    most_added: Decimal | None = None
    most_taken: Decimal | None = None
    floor: Decimal | None = None
    ceiling: Decimal | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True)
class Window:
    """Within what events are counted; per matter, or over all matters of the party."""

    kind: WindowKind = WindowKind.YEAR
    days: int = 0
    per_matter: bool = False


@dataclass(frozen=True)
class Step:
    """From the `count`-th event on, each costs or earns `amount`."""

    count: int
    amount: Decimal


@dataclass(frozen=True)
class Rule:
    """One line of the scheme. What a kind does not use stays at its default (see checks.py).

    `amount` per event, signed; `full` the item's own points, from which deductions are taken or up to which people
    judge; `low`, `high` the bounds of a discretionary price; `against` the kinds of fact that only swell the
    denominator of a ratio; the multipliers are by the party's role, the matter's category and its level, the kinds of
    its recorded sources of which the highest counts (1 where a key is missing, 0: not counted). `origin` is the
    published text that the rule was read from.
    """

    code: str
    group: str
    kind: RuleKind
    title: str
    article: str
    facts: tuple[FactKind, ...] = ()
    against: tuple[FactKind, ...] = ()
    amount: Decimal = ZERO
    full: Decimal = ZERO
    low: Decimal = ZERO
    high: Decimal = ZERO
    per_quantity: bool = False
    steps: tuple[Step, ...] = ()
    window: Window = field(default_factory=Window)
    threshold: int = 1
    limits: Limits = NO_LIMITS
    roles: Mapping[str, Decimal] = field(default_factory=lambda: NOTHING)
    categories: Mapping[str, Decimal] = field(default_factory=lambda: NOTHING)
    levels: Mapping[str, Decimal] = field(default_factory=lambda: NOTHING)
    unjudged: Unjudged = Unjudged.NONE
    combine: Combine = Combine.LATEST
    parties: tuple[PartyKind, ...] = ()
    sides: tuple[Side, ...] = ()
    normalised: bool = False
    doubled: bool = True
    origin: str = ""


@dataclass(frozen=True)
class Group:
    """`points` is what the published table says the group is worth; `base` is given at the start.

    `units`: the group is for these units alone (部门履职差异考核项目); empty, it is for every party.
    """

    code: str
    title: str
    points: Decimal | None = None
    base: Decimal = ZERO
    limits: Limits = NO_LIMITS
    choose: Choose = Choose.SUM
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubling:
    """扣分加倍: for a party all of whose matters are of these categories, or came by these routes."""

    factor: Decimal
    categories: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Band:
    """承办 `matters` 件以上的, `points`."""

    matters: int
    points: Decimal


@dataclass(frozen=True)
class WorkloadRule:
    """`per`: rules marked as normalised count per / matters of their points once a party has more than `per`."""

    per: int = 0
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True)
class Rounding:
    """Half up. Each line to `line_digits`, so that lines add up exactly; the total to `total_digits`."""

    line_digits: int = 4
    total_digits: int = 2


@dataclass(frozen=True)
class UnitCut:
    grade: UnitGrade
    least: Decimal | None


@dataclass(frozen=True)
class PersonCut:
    grade: PersonGrade
    least: Decimal | None


@dataclass(frozen=True)
class ExcellentCap:
    """At most `share` of `base` may be 优秀; refused above it, never demoted (decision 32)."""

    share: Decimal
    base: CapBase
    words: str


@dataclass(frozen=True)
class Scheme:
    """A version of the scheme. `least_matters`: who carried fewer is not ranked (0: everybody is)."""

    title: str
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    article: str = "13(1)"
    origin: str = ""
    licence: str = ""
    version: int = 1
    from_on: date | None = None
    to_on: date | None = None
    full_marks: Decimal = Decimal(100)
    base: Decimal = ZERO
    limits: Limits = NO_LIMITS
    doubling: Doubling | None = None
    workload: WorkloadRule = field(default_factory=WorkloadRule)
    rounding: Rounding = field(default_factory=Rounding)
    least_matters: int = 1
    unit_cuts: tuple[UnitCut, ...] = ()
    person_cuts: tuple[PersonCut, ...] = ()
    excellent_cap: ExcellentCap | None = None

    def group(self, code: str) -> Group | None:
        return next((one for one in self.groups if one.code == code), None)

    def rule(self, code: str) -> Rule | None:
        return next((one for one in self.rules if one.code == code), None)

    def holds_on(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day <= self.to_on)


def for_unit(scheme: Scheme, unit: str) -> Scheme:
    """The scheme as it is for one unit: the groups for everybody and its own."""
    if not any(one.units for one in scheme.groups):
        return scheme
    groups = tuple(one for one in scheme.groups if not one.units or unit in one.units)
    codes = {one.code for one in groups}
    return replace(scheme, groups=groups, rules=tuple(one for one in scheme.rules if one.group in codes))


def multiplier(rule: Rule, role: Role | str, category: str, level: str) -> Decimal:
    factor = rule.roles.get(str(role), ONE) * rule.categories.get(category, ONE)
    return factor * max(rule.levels.get(one, ONE) for one in level.split(LEVELS)) if rule.levels else factor
