"""报审 and 退回 of an evaluation: nothing that is demanded may be wanting; what was computed is frozen (11(5))."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions import owing
from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.queries import checking, evaluations, gathering, seats, timing
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.assessment.terms.evaluation import RETURN, EvaluationState
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence


@transaction.atomic
@ledger.once("assessment.submit_evaluation", evaluations.evaluation_by_uid)
def submit_evaluation(*, by: Person, at: datetime, request_id: UUID | None, evaluation: UUID) -> Evaluation:
    """考核评估报告报领导小组审定（第十一条第五项）: with every judgement, its reason and the analyses that are demanded.

    The computed timeliness and the facts are frozen with it. Refuses a sheet with gaps, a whole that is better than its
    objectives without a reason, a missing analysis, and while a named unit's time to answer runs.
    """
    seen = evaluations.visible_evaluation(person=by, at=at, uid=evaluation)
    access.require("assessment.submit_evaluation", seats.standing(by, at, seen.matter))
    matter = matters.lock(seen.matter, at=at)
    row = evaluations.lock(seen)
    today = beijing_day(at)
    rules.check_step("assessment.submit_evaluation", row.state, step=_("报审"))
    timing.check_due(matter, row.year, today)
    seats.check_assessor(by, at, matter)
    rules.check_short(checking.why_not_short(row, at) if row.short else "")
    rules.check_complete(checking.gaps(row, today))
    rules.check_whole(row.quality, [one.quality for one in evaluations.judged(row)], row.better_reason)
    rules.check_analysed(timing.demanded(row, today), {one.subject_ref for one in evaluations.analyses(row)})
    rules.check_answered(checking.waiting_for(row, today))
    row.timeliness, row.facts = gathering.gather(matter, row.year, at).timeliness, gathering.frozen(row, at)
    row.state, row.submitted_by, row.submitted_on = EvaluationState.SUBMITTED, by, today
    row.save()
    matters_actions.discharge(
        timing.source_of(matter, row.year), met_on=today, by_ref=row.ref, kinds=(ObligationKind.EVALUATE,)
    )
    _tell(seats.people_of_group(today), row, _("有一份考核评估报告待审定"), "submitted", at)
    ledger.record(
        "assessment.submit_evaluation",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"考核评估报告报审（{row.year}年度）",
        new={"state": row.state, "timeliness": row.timeliness, "quality": row.quality},
        reason=row.opinion,
    )
    return row


@transaction.atomic
@ledger.once("assessment.return_evaluation", evaluations.evaluation_by_uid)
def return_evaluation(
    *, by: Person, at: datetime, request_id: UUID | None, evaluation: UUID, reason: str
) -> Evaluation:
    """退回考核评估报告（第十一条第五项）: by the head of the Leading Group, on a checked paper (代录), or by the Office where a
    member did not agree in the circulation. The Office owes the evaluation anew; what was signed lapses."""
    seen = evaluations.visible_evaluation(person=by, at=at, uid=evaluation)
    access.require("assessment.return_evaluation", organization.standing(by, at))
    matter = matters.lock(seen.matter, at=at)
    row = evaluations.lock(seen)
    today = beijing_day(at)
    rules.check_step("assessment.return_evaluation", row.state, step=_("退回"))
    reason = rules.check_words(reason, _("退回的理由"))
    signed = evaluations.signatures(row)
    basis = organization.decision(
        by,
        at,
        subject_ref=row.ref,
        word=RETURN,
        entitled=Role.LEADING_GROUP_HEAD in organization.roles(by, today)
        or any(not one.agrees for one in signed),
    )
    rules.check_decided_on(basis.on, row.submitted_on or today)
    for one in signed:
        one.lapsed = True
        one.save()
    row.state, row.returned_on, row.return_reason = EvaluationState.DRAFT, basis.on, reason
    row.submitted_by, row.submitted_on, row.timeliness, row.facts = None, None, "", {}
    row.save()
    owing.impose(matter, row.year, today)
    _tell([row.evaluated_by], row, _("您办理的考核评估报告已退回修改"), f"returned:{row.version}", at)
    ledger.record(
        "assessment.return_evaluation",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=matter.ref,
        label="退回考核评估报告",
        new={"state": row.state, "returned_on": basis.on},
        reason=reason,
    )
    return row


def _tell(people: Sequence[Person], row: Evaluation, text: str, step: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="assessment.evaluation",
        text=text,
        at=at,
        slot=f"evaluation:{row.uid}:{step}",
        subject_ref=row.ref,
        context_ref=row.matter.ref,
    )
