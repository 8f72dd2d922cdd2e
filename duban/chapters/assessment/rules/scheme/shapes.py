"""What goes into the engine and what comes out: facts, judgements, points, the sheet. Frozen values (13, 14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from duban.chapters.assessment.terms.scheme import FactKind as FactKind
from duban.chapters.assessment.terms.scheme import PartyKind as PartyKind
from duban.chapters.assessment.terms.scheme import PersonGrade as PersonGrade
from duban.chapters.assessment.terms.scheme import Role as Role
from duban.chapters.assessment.terms.scheme import Side as Side
from duban.chapters.assessment.terms.scheme import UnitGrade as UnitGrade

ONE = Decimal(1)
ZERO = Decimal(0)


@dataclass(frozen=True)
class Fact:
    """One thing that happened to one party.

    `ref` is the record ("supervision.supervisionnotice:12"), `fact_key` the real-world fact: records of one fact share
    it, and it is priced once (一事不二扣). `act` is the ledger row of the source act. `role` decides the side: SERVICE
    is counted for the service side, LEAD and CO for the undertaking side. `quantity` is a count, days late, or a ratio
    0..1 for proportional rules. `item` is for OTHER_ENTERED alone: the code of the scheme's rule that it was entered
    for. `period` is the docketing period (the list's ref), for windows by period; `route` how it was docketed.
    """

    kind: FactKind
    ref: str
    fact_key: str
    on: date
    act: int | None = None
    matter: str = ""
    role: Role = Role.LEAD
    category: str = ""
    level: str = ""
    quantity: Decimal = ONE
    words: str = ""
    item: str = ""
    period: str = ""
    route: str = ""

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The one order of facts, whatever order they come in; a year asks for it a million times."""
        return (
            self.on.isoformat(),
            self.ref,
            self.fact_key,
            str(self.kind),
            self.item,
            self.matter,
            str(self.role),
            self.category,
            self.level,
            str(self.quantity),
            self.period,
            self.words,
        )


@dataclass(frozen=True)
class Judgement:
    """What a person decides within a rule that leaves it to people.

    `value`: points for a manual rule and a discretionary price; a ratio 0..1 for a proportional rule; 1 or 0 (met or
    not) for an all-or-nothing rule. `fact` is the ref of the fact that a discretionary price belongs to, "" otherwise.
    """

    rule: str
    value: Decimal
    by: str
    on: date
    reason: str
    evidence: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Workload:
    """What the party carried in the year. `matters` counts those in its charge on that side."""

    matters: int
    categories: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True)
class Point:
    """One line of the derivation (得分明细). `held_back` says why a fact cost or earned nothing, or less."""

    rule: str
    group: str
    amount: Decimal
    fact: Fact | None
    judgement: Judgement | None
    words: str
    article: str
    held_back: str = ""
    version: int = 1


@dataclass(frozen=True)
class Veto:
    """一票否决: no award this year, by which rule and facts (15)."""

    rule: str
    words: str
    article: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Sheet:
    """Σ amount of `points` = Σ `groups` = `total`, exactly. `rounded` is what the cut-offs are held against.

    `proposed` is a proposal: people fix (14). `waiting` are the codes of rules that a person has yet to judge.
    """

    points: tuple[Point, ...]
    total: Decimal
    rounded: Decimal
    proposed: UnitGrade | PersonGrade | None
    vetoes: tuple[Veto, ...] = ()
    ranked: bool = True
    not_ranked_because: str = ""
    waiting: tuple[str, ...] = ()
    groups: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
