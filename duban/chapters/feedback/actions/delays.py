"""自报延误: a unit says what will be late before the Office finds it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.models import DelayReport
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries as responsibility
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation


@transaction.atomic
@ledger.once("feedback.report_delay", queries.delay_by_uid)
def report_delay(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    obligation: UUID,
    fact: str,
    cause: str,
    measures: str,
    own_new_on: date,
) -> DelayReport:
    """承办单位主动报告延误或问题（第十一条第四项、第六条第二项）.

    Fact, cause, measures and the unit's own new Beijing date on a task of its own. The deadline does not
    move; until the own date no notice is issued for that fact (supervision.self_report_shields). Refuses a
    task that is past (feedback.delay_known), reported done, or reported on before, and a date beyond
    `feedback.own_date_at_most`.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    asked = matters.obligation_of(found, obligation)
    access.require("feedback.report_delay", matters.standing(by, at, found, unit_id=asked.unit_id))
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(4)")
    duty = matters.lock_obligation(locked, asked.uid)
    today = beijing_day(at)
    rules.check_owed(standing=duty.is_standing)
    _check(duty, own_new_on, today)
    rules.check_delay_texts({_("事实"): fact, _("原因"): cause, _("措施"): measures})
    report = DelayReport(
        matter=locked,
        unit=duty.unit,
        unit_name=organization.unit_name(duty.unit_id, today),
        obligation=duty,
        fact=fact.strip(),
        cause=cause.strip(),
        measures=measures.strip(),
        old_due_on=duty.due_on,
        own_new_on=own_new_on,
        by=by,
        reported_on=today,
    )
    report.save()
    _bind(locked, duty, report)
    _tell(locked, report, at)
    ledger.record(
        "feedback.report_delay",
        at=at,
        actor=organization.actor_of(by, at),
        row=report,
        context=locked.ref,
        label=f"{report.unit_name}自报延误：{report.fact[:60]}，自定新时限{own_new_on}",
        new={"fact": report.fact, "due_on": duty.due_on, "own_new_on": own_new_on},
        reason=report.cause,
    )
    return report


def _check(duty: Obligation, own_new_on: date, today: date) -> None:
    earlier = queries.delay_of(duty)
    rules.check_delay(
        rules.Delayed(
            kind=duty.kind,
            label=str(ObligationKind(duty.kind).label),
            due_on=duty.due_on,
            reported=duty.reported_on is not None,
            earlier_own_date=earlier.own_new_on if earlier else None,
        ),
        own_new_on=own_new_on,
        today=today,
        at_most=rulebook.values(today).number("feedback.own_date_at_most"),
    )


def _bind(matter: Matter, duty: Obligation, report: DelayReport) -> None:
    """The unit is held to the date that it has set itself; supervision reads it there."""
    matters_actions.impose(
        matter,
        ObligationKind.OWN_DATE,
        unit=report.unit,
        source=duty.ref,
        article="6(2)",
        imposed_on=report.reported_on,
        due_on=report.own_new_on,
        label=report.fact[:60],
    )


def _tell(matter: Matter, report: DelayReport, at: datetime) -> None:
    day = report.reported_on
    office = organization.people_with(PostKind.OFFICE_STAFF, day)
    inbox.tell(
        [*office, *responsibility.to_tell(report.unit_id, day)],
        kind="feedback.delay",
        text=f"{matter.number}《{matter.title[:80]}》：{report.unit_name}自报延误，"
        f"自定新时限{report.own_new_on}，办理时限不变",
        at=at,
        slot=f"delay:{report.uid}",
        subject_ref=matter.ref,
        context_ref=matter.ref,
    )
