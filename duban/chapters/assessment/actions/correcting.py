"""更正 of an approved evaluation: a new version with reason and evidence, to be approved again (decision 30)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions import owing
from duban.chapters.assessment.models import (
    CriterionFinding,
    Evaluation,
    EvaluationEvidence,
    ObjectiveQuality,
)
from duban.chapters.assessment.queries import depending, evaluations, seats, timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("assessment.correct_evaluation", evaluations.evaluation_by_uid)
def correct_evaluation(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    evaluation: UUID,
    reason: str,
    evidence: Sequence[UUID],
) -> Evaluation:
    """更正已审定的考核评估（第十一条第五项）: the next version begins with what the approved one says, which stands until
    the correction is approved.

    `evidence` are the files that prove the error. The Office owes the submission anew. Refuses what is not approved, a
    correction while one is under way, and one without reason or evidence.
    """
    seen = evaluations.visible_evaluation(person=by, at=at, uid=evaluation)
    access.require("assessment.correct_evaluation", seats.standing(by, at, seen.matter))
    matter = matters.lock(seen.matter, at=at)
    former = evaluations.lock(seen)
    today = beijing_day(at)
    rules.check_step("assessment.correct_evaluation", former.state, step=_("更正"))
    seats.check_assessor(by, at, matter)
    rules.check_none_under_way(evaluations.under_way(matter, former.year) is not None)
    reason = rules.check_words(reason, _("更正的理由"))
    rules.check_evidence(len(evidence))
    row = Evaluation(
        matter=matter,
        year=former.year,
        ordinal=former.ordinal + 1,
        corrects=former,
        short=former.short,
        quality=former.quality,
        quality_reason=former.quality_reason,
        better_reason=former.better_reason,
        opinion=former.opinion,
        correction_reason=reason,
        evaluated_by=by,
        evaluated_on=today,
    )
    row.save()
    _carry_over(former, row)
    for uid in dict.fromkeys(evidence):
        EvaluationEvidence(evaluation=row, file=files.file_by_uid(uid)).save()
    if timing.duty(matter, row.year) is None:
        owing.impose(matter, row.year, today)
    ledger.record(
        "assessment.correct_evaluation",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"更正考核评估（{row.year}年度，第{row.ordinal}版）",
        new={"corrects": former.ref, "rests": [one.ref for one in depending.resting_on(former)]},
        reason=reason,
    )
    return row


def _carry_over(former: Evaluation, row: Evaluation) -> None:
    """What was judged, judgement by judgement; the analyses stand for all versions."""
    for one in evaluations.judged(former):
        ObjectiveQuality(
            evaluation=row,
            objective=one.objective,
            quality=one.quality,
            reason=one.reason,
            evidence=one.evidence,
        ).save()
    for found in evaluations.criteria(former).values():
        CriterionFinding(
            evaluation=row,
            clause=found.clause,
            applies=found.applies,
            words=found.words,
            faulted=found.faulted,
            unit=found.unit,
        ).save()
