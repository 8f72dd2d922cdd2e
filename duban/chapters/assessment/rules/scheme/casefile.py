"""One party's facts and judgements as a file, and its sheet: what `duban assess` reads and says (13(2))."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

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
    """`unit` is the unit's name, for schemes in which units have groups of their own."""

    party: PartyKind = PartyKind.UNIT
    side: Side = Side.UNDERTAKING
    unit: str = ""
    workload: Workload = field(default_factory=lambda: Workload(1))
    facts: tuple[Fact, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def read(raw: object) -> CaseFile:
    """A case file from JSON values. Refuses what has no place in one (assessment.scheme_shape)."""
    return codec.decode_as(CaseFile, raw)


def assess(scheme: Scheme, case: CaseFile) -> Sheet:
    """The sheet of the party under the scheme."""
    own = for_unit(scheme, case.unit) if case.unit else scheme
    return engine.score(
        own, case.facts, case.judgements, party=case.party, side=case.side, workload=case.workload
    )


def as_json(sheet: Sheet) -> dict[str, Any]:  # Any: JSON
    """The sheet as plain values: every line with its rule, article and fact."""
    made: dict[str, Any] = codec.encode(sheet)
    return made
