"""One party's facts and judgements as a file, and its sheet: what `duban assess` reads and says (13(2))."""

from __future__ import annotations

from dataclasses import dataclass, field

from duban.chapters.assessment.rules.scheme import codec, engine
from duban.chapters.assessment.rules.scheme.definition import Scheme, for_unit
from duban.chapters.assessment.rules.scheme.shapes import (
    Fact,
    Judgement,
    PartyKind,
    Sheet,
    Side,
    Workload,
)


@dataclass(frozen=True)
class CaseFile:
    """`name` is whoever is meant; `unit` the unit's name, for schemes in which units have groups of their own."""

    name: str = ""
    party: PartyKind = PartyKind.UNIT
    side: Side = Side.UNDERTAKING
    unit: str = ""
    workload: Workload = field(default_factory=lambda: Workload(1))
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def read(raw: object) -> list[CaseFile]:
    """The parties of a file, from JSON values: one, or a list under "parties". Refuses what has no place in one
    (assessment.scheme_shape)."""
    given = raw["parties"] if isinstance(raw, dict) and isinstance(raw.get("parties"), list) else [raw]
    return [codec.decode_as(CaseFile, one) for one in given]


def assess(scheme: Scheme, case: CaseFile) -> Sheet:
    """The sheet of the party under the scheme."""
    own = for_unit(scheme, case.unit) if case.unit else scheme
    return engine.score(
        own, case.facts, case.judgements, party=case.party, side=case.side, workload=case.workload
    )
