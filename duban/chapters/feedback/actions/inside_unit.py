"""单位审核: the unit's head or deputy sends a report on, or back to its writer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.actions.reaching import reach_office, tell
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReportKind, ReportState
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("feedback.approve_report", queries.report_by_uid)
def approve_report(*, by: Person, at: datetime, request_id: UUID | None, report: UUID) -> Report:
    """承办单位负责人审核本单位的反馈，报领导小组办公室（第十一条第四项）.

    The Beijing day of this act is the day of the feedback. Refuses a report that does not wait for the head
    (feedback.not_with_head).
    """
    found = queries.visible_report(person=by, at=at, uid=report)
    access.require("feedback.approve_report", matters.standing(by, at, found.matter, unit_id=found.unit_id))
    matter = matters.lock(found.matter, at=at)
    approved = locks.take(found)
    matters_rules.check_active(matter.state, matter.closed_on, "11(4)")
    rules.check_with_head(approved.state, str(ReportState(approved.state).label))
    today = beijing_day(at)
    matters_actions.discharge(
        approved.ref, met_on=today, by_ref=approved.ref, kinds=(ObligationKind.UNIT_APPROVAL,)
    )
    reach_office(matter, approved, by=by, at=at)
    ledger.record(
        "feedback.approve_report",
        at=at,
        actor=organization.actor_of(by, at),
        row=approved,
        context=matter.ref,
        label=f"{approved.unit_name}审核通过{ReportKind(approved.kind).label}，报领导小组办公室",
        old={"state": ReportState.WITH_HEAD},
        new={"state": approved.state, "submitted_on": today},
    )
    return approved


@transaction.atomic
@ledger.once("feedback.send_back", queries.report_by_uid)
def send_back(*, by: Person, at: datetime, request_id: UUID | None, report: UUID, reason: str) -> Report:
    """承办单位负责人将反馈退回修改（第十一条第四项）: inside the unit, with a reason; the duty stands."""
    found = queries.visible_report(person=by, at=at, uid=report)
    access.require("feedback.send_back", matters.standing(by, at, found.matter, unit_id=found.unit_id))
    matter = matters.lock(found.matter, at=at)
    returned = locks.take(found)
    matters_rules.check_active(matter.state, matter.closed_on, "11(4)")
    rules.check_with_head(returned.state, str(ReportState(returned.state).label))
    rules.check_reason(reason)
    today = beijing_day(at)
    returned.state, returned.sent_back_by, returned.sent_back_reason = (
        ReportState.SENT_BACK,
        by,
        reason.strip(),
    )
    returned.save()
    matters_actions.discharge(
        returned.ref, met_on=today, by_ref=returned.ref, kinds=(ObligationKind.UNIT_APPROVAL,)
    )
    tell(matter, returned, [returned.written_by], at=at, step="sent_back", text="反馈已退回修改，请重新报送")
    ledger.record(
        "feedback.send_back",
        at=at,
        actor=organization.actor_of(by, at),
        row=returned,
        context=matter.ref,
        label=f"{returned.unit_name}退回{ReportKind(returned.kind).label}修改",
        old={"state": ReportState.WITH_HEAD},
        new={"state": returned.state},
        reason=reason,
    )
    return returned
