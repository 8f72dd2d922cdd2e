"""协调事项 that the units cannot settle between them: the Office is called in, and decides (8(2))."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.actions import coordinating as steps
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.queries import coordinating
from duban.chapters.supervision.terms.treating import CoordinationState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

ARTICLE = "8(2)"
S = CoordinationState


@transaction.atomic
@ledger.once("supervision.escalate_coordination", coordinating.coordination_by_uid)
def escalate_coordination(
    *, by: Person, at: datetime, request_id: UUID | None, coordination: UUID, reason: str
) -> Coordination:
    """提请领导小组办公室协调（第八条第二项）: when the other unit declined, did not answer in time, or did not keep its
    promise. The Office owes a decision within `supervision.settle_coordination_within` working days; what the other
    unit owed stands until then. Refuses while its date runs."""
    found = coordinating.visible_coordination(person=by, at=at, uid=coordination)
    access.require("supervision.escalate_coordination", coordinating.standing_of_asking(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_coordination_state("supervision.escalate_coordination", row.state)
    rules.check_escalation(state=row.state, due_on=coordinating.due_on(row), today=today)
    rules.check_text(reason, _("提请协调的理由"), ARTICLE)
    row.state, row.escalated_why = S.ESCALATED, reason
    row.escalated_by, row.escalated_on = by, today
    row.save()
    steps.owe(
        matter,
        row,
        ObligationKind.SETTLE_COORDINATION,
        organization.office(),
        rulebook.values(today).number("supervision.settle_coordination_within"),
        today,
    )
    office = organization.holders(None, queries.OFFICE_POSTS, today)
    steps.tell(office, row, _("有一项单位间的协调事项提请协调"), "escalated", at)
    ledger.record(
        "supervision.escalate_coordination",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label="提请领导小组办公室协调",
        new={"state": row.state},
        reason=reason,
    )
    return row


@transaction.atomic
@ledger.once("supervision.decide_coordination", coordinating.coordination_by_uid)
def decide_coordination(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    coordination: UUID,
    binds: bool,
    decision: str,
    due_on: date | None = None,
) -> Coordination:
    """领导小组办公室协调处理（第八条第二项）: what the asked unit does by which Beijing date, or that it is not asked
    any more, with the reason. What it owed on it before falls away. Refuses a date that is not to come."""
    found = coordinating.visible_coordination(person=by, at=at, uid=coordination)
    access.require("supervision.decide_coordination", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    row = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_coordination_state("supervision.decide_coordination", row.state)
    rules.check_promise(promises=binds, promised_on=due_on, today=today)
    rules.check_text(decision, _("协调意见"), ARTICLE)
    row.state = S.DECIDED if binds else S.CLOSED
    row.decision, row.decided_by, row.decided_on = decision, by, today
    row.due_on = due_on if binds else None
    row.save()
    steps.done(row, ObligationKind.SETTLE_COORDINATION, today)
    matters_actions.lapse(row.ref, on=today)
    if row.due_on is not None:
        steps.owe_by(matter, row, row.due_on, today)
    people = [*steps.unit(row.asking, today), *steps.unit(row.asked, today)]
    steps.tell(people, row, _("协调事项已由领导小组办公室协调处理"), "decided", at)
    label = f"协调确定{row.due_on}前办理" if binds else "协调确定不再办理"
    ledger.record(
        "supervision.decide_coordination",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=label,
        new={"state": row.state, "due_on": row.due_on},
        reason=decision,
    )
    return row
