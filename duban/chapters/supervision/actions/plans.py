"""年度督查计划: drafted by the Office, adopted by the Leading Group (art. 10; decision 27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import deciding
from duban.chapters.supervision.models import InspectionPlan, PlanLine
from duban.chapters.supervision.queries import OFFICE_POSTS
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.rules import inspecting as rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, PlanState
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

APPROVE, RETURN = "ADOPT_PLAN", "RETURN_PLAN"


@dataclass(frozen=True)
class PlannedVisit:
    """One line: what is inspected at which unit, in which form, between which Beijing dates, by whom; `no_notice`: the
    unit is not told beforehand."""

    what: str
    unit: UUID
    form: InspectionForm
    from_on: date
    to_on: date
    team: str = ""
    no_notice: bool = False


@transaction.atomic
@ledger.once("supervision.draft_inspection_plan", queries.plan_by_uid)
def draft_inspection_plan(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    year: int,
    lines: Sequence[PlannedVisit],
    note: str = "",
    plan: UUID | None = None,
) -> InspectionPlan:
    """拟订年度督查计划并报审（第十条）: what, at whose, when, in which form, by whom.

    With `plan` the one that waits or was sent back is written anew, and what it said before stays readable; else a
    new one begins, the first of its `year` or a supplement to it. Refuses a second open one of the year, one that is
    adopted, no lines, and a line that is incomplete, of another year or of a unit outside art. 3.
    """
    found = queries.visible_plan(person=by, at=at, uid=plan) if plan else None
    access.require("supervision.draft_inspection_plan", organization.standing(by, at))
    organization.lock()
    units = [organization.unit_by_uid(one.unit) for one in lines]
    asked = [
        rules.Asked(one.what, unit.in_scope, one.form, one.from_on, one.to_on)
        for one, unit in zip(lines, units, strict=True)
    ]
    if found is None:
        rules.check_plan_open(queries.open_plan(year), year=year)
        row = InspectionPlan(year=year, ordinal=queries.next_ordinal(year), drafted_by=by)
    else:
        row = queries.lock_plan(found)
        rules.check_plan_state(row.state, "supervision.draft_inspection_plan")
        row.revision += 1
    rules.check_plan_lines(asked, year=row.year)
    row.state, row.note, row.drafted_by, row.drafted_on = PlanState.WAITING, note, by, beijing_day(at)
    row.save()
    for place, (one, unit) in enumerate(zip(lines, units, strict=True), start=1):
        PlanLine(
            plan=row,
            revision=row.revision,
            place=place,
            what=one.what[:300],
            unit=unit,
            form=InspectionForm(one.form),
            from_on=one.from_on,
            to_on=one.to_on,
            team=one.team[:200],
            no_notice=one.no_notice,
        ).save()
    _tell(row, (PostKind.LEADING_GROUP_HEAD,), _("有一份督查计划待审定"), at)
    ledger.record(
        "supervision.draft_inspection_plan",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=row.ref,
        label=f"{row.year}年度督查计划报审，列{len(lines)}项",
        new={"year": row.year, "ordinal": row.ordinal, "revision": row.revision, "lines": len(lines)},
        reason=note,
    )
    return row


@transaction.atomic
@ledger.once("supervision.adopt_inspection_plan", queries.plan_by_uid)
def adopt_inspection_plan(
    *, by: Person, at: datetime, request_id: UUID | None, plan: UUID, opinion: str = ""
) -> InspectionPlan:
    """审定年度督查计划（第十条）: by the Leading Group's head, or on a checked paper (代录).

    From then on visits may rest on its lines. Refuses a clerk without a paper, a paper of somebody else than the rule
    set names or older than the plan, and a plan that does not wait.
    """
    found = queries.visible_plan(person=by, at=at, uid=plan)
    who = organization.standing(by, at)
    access.require("supervision.adopt_inspection_plan", who)
    row = queries.lock_plan(found)
    rules.check_plan_state(row.state, "supervision.adopt_inspection_plan")
    basis = deciding.decided(
        by,
        at,
        who,
        key=deciding.PLAN,
        subject_ref=queries.subject_of(row),
        word=APPROVE,
        asked_on=row.drafted_on,
    )
    row.state, row.opinion = PlanState.ADOPTED, opinion
    row.decided_by, row.decided_on, row.decided_for = by, basis.on, basis.on_behalf_of
    row.save()
    _tell(row, OFFICE_POSTS, _("督查计划已审定，可以安排督查"), at)
    ledger.record(
        "supervision.adopt_inspection_plan",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=row.ref,
        label=f"审定{row.year}年度督查计划",
        old={"state": PlanState.WAITING},
        new={"state": row.state, "decided_on": basis.on, "paper": basis.slip.ref if basis.slip else None},
        reason=opinion,
    )
    return row


@transaction.atomic
@ledger.once("supervision.return_inspection_plan", queries.plan_by_uid)
def return_inspection_plan(
    *, by: Person, at: datetime, request_id: UUID | None, plan: UUID, reason: str
) -> InspectionPlan:
    """退回年度督查计划修改（第十条）: with a reason, by the head or on a checked paper.

    Refuses as adopting does, and an empty reason.
    """
    found = queries.visible_plan(person=by, at=at, uid=plan)
    who = organization.standing(by, at)
    access.require("supervision.return_inspection_plan", who)
    row = queries.lock_plan(found)
    rules.check_plan_state(row.state, "supervision.return_inspection_plan")
    room_rules.check_text(reason, _("退回的理由"), "10")
    basis = deciding.decided(
        by,
        at,
        who,
        key=deciding.PLAN,
        subject_ref=queries.subject_of(row),
        word=RETURN,
        asked_on=row.drafted_on,
    )
    row.state, row.opinion = PlanState.RETURNED, reason
    row.decided_by, row.decided_on, row.decided_for = by, basis.on, basis.on_behalf_of
    row.save()
    _tell(row, OFFICE_POSTS, _("督查计划已退回修改"), at)
    ledger.record(
        "supervision.return_inspection_plan",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=row.ref,
        label=f"退回{row.year}年度督查计划修改",
        old={"state": PlanState.WAITING},
        new={"state": row.state, "decided_on": basis.on},
        reason=reason,
    )
    return row


def _tell(plan: InspectionPlan, posts: tuple[PostKind, ...], text: str, at: datetime) -> None:
    inbox.tell(
        organization.holders(None, posts, beijing_day(at)),
        kind="supervision.inspection_plan",
        text=text,
        at=at,
        slot=f"inspection_plan:{plan.uid}:{plan.revision}:{plan.state}",
        subject_ref=plan.ref,
        context_ref=plan.ref,
    )
