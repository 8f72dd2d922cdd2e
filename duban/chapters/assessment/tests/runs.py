"""A computing as it leaves its sheets, for results that build on one: working rows of another noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Model

from duban.chapters.assessment.models import AssessmentRun, Sheet
from duban.chapters.assessment.terms.facts import RunState
from tests.cast import Town

UNTIL = date(2026, 6, 30)


@dataclass(frozen=True)
class Party:
    """One sheet of a computing: the unit, or the person as one of it."""

    unit: str
    side: str = "UNDERTAKING"
    person: str = ""
    total: str = "90"
    proposed: str = "FAIRLY_GOOD"
    ranked: bool = True
    vetoes: Sequence[str] = ()
    waiting: Sequence[str] = ()
    to_on: date | None = None
    from_on: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


PARTIES = (
    Party("works", total="92.5", proposed="GOOD"),
    Party("business", total="81", proposed="FAIRLY_GOOD"),
    Party("planning", ranked=False, proposed=""),
    Party("company", side="SERVICE", total="88", proposed="FAIRLY_GOOD"),
    Party("works", person="li", total="92.5", proposed="COMPETENT"),
    Party("works", person="gao", total="95", proposed="EXCELLENT"),
    Party("business", person="zheng", total="81", proposed="COMPETENT"),
    Party("company", side="SERVICE", person="feng", total="88", proposed="COMPETENT"),
)


def run(
    town: Town,
    *,
    year: int = 2026,
    until: date = UNTIL,
    parties: Sequence[Party] = PARTIES,
    state: str = RunState.COMPUTED,
    scheme: UUID | None = None,
) -> AssessmentRun:
    """A computing of the year and its sheets. They are working rows of another noun, which no act of this one makes."""
    ordinal = AssessmentRun.objects.filter(year=year).count() + 1
    done = state != RunState.ASKED
    made = AssessmentRun(
        year=year,
        ordinal=ordinal,
        scheme_ref=f"assessment.assessmentscheme:{scheme or uuid4()}",
        scheme_label="考核细则第1版",
        until_on=until,
        state=state,
        work=uuid4(),
        asked_by=town["chen"],
        asked_on=town.at.date(),
        computed_on=town.at.date() if done else None,
        parties=len(parties),
        inputs_digest="0" * 64 if done else "",
        result_digest="0" * 64 if done else "",
    )
    Model.save(made)
    Sheet.objects.bulk_create(_sheet(town, made, one) for one in parties)
    return made


def _sheet(town: Town, made: AssessmentRun, one: Party) -> Sheet:
    return Sheet(
        run=made,
        uid=uuid4(),
        party="PERSON" if one.person else "UNIT",
        side=one.side,
        unit=town.unit(one.unit),
        person=town[one.person] if one.person else None,
        unit_name=name_of(town, one.unit),
        person_name=town[one.person].name if one.person else "",
        from_on=one.from_on or date(made.year, 1, 1),
        to_on=one.to_on or made.until_on,
        matters=3 if one.ranked else 0,
        total=one.total if one.ranked else "0",
        rounded=Decimal(one.total) if one.ranked else Decimal(0),
        proposed=one.proposed,
        ranked=one.ranked,
        not_ranked_because="" if one.ranked else "年内没有督办事项，不参加排名",
        vetoes=[{"rule": "v1", "words": words} for words in one.vetoes],
        waiting=list(one.waiting),
    )


def name_of(town: Town, unit: str) -> str:
    found: str = town.unit(unit).names.get(kind="FORMAL").name
    return found
