"""What an approved evaluation states as facts, for the chapter of accountability; which ground they are, it says (art. 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from duban.chapters.assessment.queries import evaluations, timing
from duban.chapters.assessment.queries.recalling import Recall, Recalled
from duban.chapters.assessment.terms.evaluation import MISCONDUCT, Quality, Subject
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import Timeliness
from duban.ground.beijing import beijing_day
from duban.support.organization.models import OrgUnit

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation


@dataclass(frozen=True)
class Late:
    """The matter's own date was missed: by how many days, how many of them are not charged, whether a finding bars ground
    (2)."""

    ref: str
    due_on: date
    met_on: date | None
    days: int
    not_charged: int
    barred: bool
    findings: Sequence[str]


@dataclass(frozen=True)
class Broken:
    """What a unit that an analysis names had promised, or was asked for, and did not do in time."""

    unit: OrgUnit
    ref: str
    due_on: date
    words: str


@dataclass(frozen=True)
class Wanting:
    """Inaction, misconduct or dereliction that was found of a unit under 12(10)."""

    unit: OrgUnit
    ref: str
    words: str


@dataclass(frozen=True)
class Consequences:
    """The facts of one approved evaluation."""

    lead: OrgUnit | None
    late: Late | None
    poor: str
    poor_ref: str
    broken: Sequence[Broken]
    wanting: Sequence[Wanting]


def of(row: Evaluation, at: datetime) -> Consequences:
    """What the evaluation that was approved states."""
    lead = matters.lead_of(row.matter)
    return Consequences(
        lead=lead.unit if lead else None,
        late=_late(row, beijing_day(at)),
        poor=row.quality_reason if row.quality == Quality.POOR else "",
        poor_ref=evaluations.versions(row)[-1].ref,
        broken=_broken(row, at),
        wanting=_wanting(row),
    )


def _late(row: Evaluation, today: date) -> Late | None:
    own = next(
        (one for one in timing.dates(row.matter, row.year, today) if one.subject == Subject.MATTER), None
    )
    if own is None or own.timeliness != Timeliness.LATE or own.due_on is None:
        return None
    return Late(
        ref=matters.deadline_of(row.matter).ref,
        due_on=own.due_on,
        met_on=own.met_on,
        days=own.late,
        not_charged=sum(one.days_not_charged for one in own.findings),
        barred=any(one.bars_ground_2 for one in own.findings),
        findings=[one.finding for one in own.findings],
    )


def _broken(row: Evaluation, at: datetime) -> list[Broken]:
    """Of each unit that is named for a missed date, the first thing that it did not do in time, with all of them in words;
    a unit of which nothing is on record is not among them."""
    named = {
        matters.heir(row.matter, one.unit.pk): one.unit
        for one in evaluations.analyses(row)
        if one.unit is not None and one.subject != Subject.QUALITY
    }
    if not named:
        return []
    recall = Recall(row.matter, at)
    sources = (recall.promises(), *(recall.coordinations(of_service=one) for one in (True, False)))
    late = [one for one in chain(*sources) if one.late and one.due_on is not None]
    found = []
    for unit_id, unit in named.items():
        of_unit = [one for one in late if one.unit_id == unit_id]
        if of_unit:
            found.append(_first(unit, of_unit))
    return found


def _first(unit: OrgUnit, late: Sequence[Recalled]) -> Broken:
    first = min(late, key=lambda one: (one.due_on or date.max, one.ref))
    words = "；".join(one.words for one in late)
    return Broken(unit, first.ref, first.due_on or date.max, words)


def _wanting(row: Evaluation) -> list[Wanting]:
    found = evaluations.criteria(row).get(MISCONDUCT)
    if found is None or not found.faulted or found.unit is None:
        return []
    return [Wanting(found.unit, evaluations.versions(row)[-1].ref, found.words)]
