"""The facts of a span, collected for each party: the unit, and its people of the day on which it happened (13(2))."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from duban.chapters.assessment.queries.facts.parts import Part, Parts
from duban.chapters.assessment.rules.scheme.shapes import ONE, Fact
from duban.chapters.assessment.terms.facts import SAID
from duban.chapters.assessment.terms.scheme import FactKind, Role, Side
from duban.chapters.matters.queries import yearly as matters_yearly
from duban.chapters.matters.queries.exempting import causes
from duban.support.ledger import queries as ledger

# The acts by which what counts was done; the newest on a row is the source of its fact.
SOURCES = (
    "feedback.submit_report",
    "feedback.approve_report",
    "feedback.accept_report",
    "feedback.return_for",
    "feedback.reopen_result",
    "feedback.report_delay",
    "feedback.state_silence",
    "responsibility.sign_for",
    "responsibility.break_down",
    "responsibility.promise_service",
    "supervision.record_problem",
    "supervision.serve_notice",
    "supervision.urge",
    "supervision.reply_to_notice",
    "supervision.answer_coordination",
    "supervision.report_coordination",
    "supervision.settle_coordination",
    "assessment.approve_evaluation",
    "assessment.confirm_fact",
    "assessment.check_commendation",
    "bulletins.issue_circular",
)
LIMIT = 300


class UnitKey(NamedTuple):
    unit: int
    side: Side


class PersonKey(NamedTuple):
    person: int
    unit: int
    side: Side


def side_of(role: Role) -> Side:
    return Side.SERVICE if role == Role.SERVICE else Side.UNDERTAKING


@dataclass
class Gathering:
    """`spared` are facts that a finding of cause does not charge: shown, never priced."""

    parts: Parts
    units: dict[UnitKey, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    people: dict[PersonKey, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    spared: dict[UnitKey | PersonKey, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def __post_init__(self) -> None:
        self.said = {code: str(words) for code, words in SAID.items()}
        self.excused = matters_yearly.excused()
        self.causes = {code: one.label for code, one in causes(self.parts.to_on).items()}
        self._acts = ledger.entry_ids(SOURCES)

    @property
    def from_on(self) -> date:
        return self.parts.from_on

    @property
    def to_on(self) -> date:
        return self.parts.to_on

    def act_of(self, ref: str, *acts: str) -> int | None:
        """The ledger row of the first of these acts that is recorded on the row."""
        return next((self._acts[act, ref] for act in acts if (act, ref) in self._acts), None)

    def say(self, code: str, **params: object) -> str:
        return self.said[code].format(**params)

    def note(
        self,
        kind: FactKind,
        *,
        matter: int,
        unit: int,
        ref: str,
        key: str,
        on: date,
        words: str,
        act: int | None = None,
        quantity: Decimal = ONE,
        obligation: int | None = None,
        shared: bool = False,
    ) -> None:
        """One thing that happened, for the unit and its people of that day; with `shared` for every undertaking unit.

        `obligation` is what it was owed under: the days that a finding of cause spares are taken off its quantity, and
        where none are left the fact is shown and not priced (decision 12).
        """
        if not self.from_on <= on <= self.to_on:
            return
        about = self.parts.matters.get(matter)
        if about is None:
            return
        fact = Fact(
            kind=kind,
            ref=ref,
            fact_key=key,
            on=on,
            act=act,
            matter=about.ref,
            category=about.category,
            quantity=quantity,
            words=words[:LIMIT],
            period=about.origin_ref,
            route=about.route,
        )
        spared = False
        found = self.excused.get(obligation) if obligation is not None else None
        if found is not None:
            fact, spared = self._excused(fact, found)
        parts = self.parts.undertaking(matter, on) if shared else []
        own = self.parts.part(matter, unit, on)
        if own is not None and own.unit not in {one.unit for one in parts}:
            parts.append(own)
        for part in parts:
            own_fact = fact if part.role == fact.role else replace(fact, role=part.role)
            self._add(own_fact, matter, part, spared=spared)

    def _add(self, fact: Fact, matter: int, part: Part, *, spared: bool) -> None:
        side = side_of(part.role)
        self.count += 1
        unit_key = UnitKey(part.unit, side)
        (self.spared if spared else self.units)[unit_key].append(fact)
        for person in self.parts.people(matter, part.unit, fact.on):
            key = PersonKey(person, part.unit, side)
            (self.spared if spared else self.people)[key].append(fact)

    def _excused(self, fact: Fact, found: matters_yearly.Excused) -> tuple[Fact, bool]:
        cause = self.causes.get(found.cause, found.cause)
        left = fact.quantity - found.days
        if left <= 0:
            words = self.say("excused", cause=cause, days=found.days, finding=found.finding)
            return replace(fact, words=f"{fact.words}；{words}"[:LIMIT]), True
        words = self.say("partly", line=fact.words, cause=cause, days=found.days)
        return replace(fact, quantity=left, words=words[:LIMIT]), False
