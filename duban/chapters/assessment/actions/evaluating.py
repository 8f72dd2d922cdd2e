"""考核评估 of a matter by the Office: the sheet as it is written (11(5), 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.models import CriterionFinding, Evaluation, ObjectiveQuality
from duban.chapters.assessment.queries import evaluations, seats, timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import EvaluationState, Quality
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class ObjectiveJudgement:
    """What is judged of one objective; a `quality` without words is one that is still to be judged."""

    objective: UUID
    quality: Quality | None = None
    reason: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class CriterionJudgement:
    """What is found under one criterion of art. 12, or why it does not apply; `faulted` of which unit."""

    clause: str
    words: str = ""
    applies: bool = True
    faulted: bool = False
    unit: UUID | None = None


@transaction.atomic
@ledger.once("assessment.evaluate", evaluations.evaluation_by_uid)
def evaluate(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    year: int | None = None,
    short: bool = False,
    objectives: Sequence[ObjectiveJudgement] = (),
    criteria: Sequence[CriterionJudgement] = (),
    quality: Quality | None = None,
    quality_reason: str = "",
    better_reason: str = "",
    opinion: str = "",
) -> Evaluation:
    """考核评估（第十一条第五项、第十二条）: quality objective by objective and of the whole, the 11 criteria, the opinion.

    Written in as many goes as it takes; what is wanting is asked for at submission. Timeliness is computed and not
    entered. `year` is empty for the one in which the matter is evaluated now. Refuses a matter without a result, whoever
    belongs to one of its units, and a year that is evaluated.
    """
    found = evaluations.visible_matter(person=by, at=at, uid=matter)
    access.require("assessment.evaluate", seats.standing(by, at, found))
    locked = matters.lock(found, at=at)
    today = beijing_day(at)
    year = year or timing.year_of(locked, today)
    timing.check_due(locked, year, today)
    seats.check_assessor(by, at, locked)
    standing = evaluations.standing_of(locked, year)
    row = evaluations.under_way(locked, year)
    if row is None:
        rules.check_new(year, approved_on=standing.approved_on if standing else None)
        row = Evaluation(matter=locked, year=year)
    else:
        row = evaluations.lock(row)
        rules.check_step("assessment.evaluate", row.state, step=_("修改"))
    row.short, row.evaluated_by, row.evaluated_on = short, by, today
    row.quality, row.quality_reason = quality or "", quality_reason.strip()
    row.better_reason, row.opinion = better_reason.strip(), opinion.strip()
    row.save()
    _judge(row, locked, objectives)
    _find(row, locked, criteria)
    ledger.record(
        "assessment.evaluate",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"考核评估（{year}年度）",
        new={"year": year, "state": EvaluationState(row.state), "quality": row.quality, "short": short},
    )
    return row


def _judge(row: Evaluation, matter: Matter, given: Sequence[ObjectiveJudgement]) -> None:
    """One row for each objective of the matter that was judged."""
    known = {one.uid: one for one in matters.quality_objectives(matter)}
    rules.check_objectives([one.objective for one in given], known)
    kept = {one.objective_id: one for one in evaluations.judged(row)}
    for one in given:
        objective = known[one.objective]
        line = kept.setdefault(objective.pk, ObjectiveQuality(evaluation=row, objective=objective))
        line.quality = one.quality or ""
        line.reason, line.evidence = one.reason.strip(), one.evidence.strip()
        line.save()


def _find(row: Evaluation, matter: Matter, given: Sequence[CriterionJudgement]) -> None:
    """One row for each criterion that was found on."""
    rules.check_criteria([one.clause for one in given])
    known = {one.uid: one for one in seats.units(matter)}
    rules.check_units([one.unit for one in given if one.unit is not None], known)
    kept = evaluations.criteria(row)
    for one in given:
        line = kept.setdefault(one.clause, CriterionFinding(evaluation=row, clause=one.clause))
        line.words, line.applies = one.words.strip(), one.applies
        line.faulted = one.faulted and one.applies
        line.unit = known[one.unit] if one.unit is not None and line.faulted else None
        line.save()
