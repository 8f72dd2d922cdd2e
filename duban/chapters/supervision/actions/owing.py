"""The Office's duty to urge what is overdue (art. 11(4); decision 19): written down by the daily round."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.ground import access
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger.rows import Row
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

CODE = "supervision.owe_urging"


@transaction.atomic
@ledger.once("supervision.owe_urging", queries.duty_by_uid)
def owe_urging(*, by: Person | None, at: datetime, request_id: UUID | None, obligation: UUID) -> Row:
    """对逾期未反馈的，领导小组办公室要及时催办（第十一条第四项）: the duty is written down, once.

    Owed within `supervision.urge_within` working days of the day on which it is found. Refuses an obligation
    that is not overdue, is reported, is the Office's own, or was written down before.
    """
    found = matters.visible_obligation(person=by, at=at, uid=obligation)
    access.require("supervision.owe_urging", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    overdue = matters.lock_obligation(matter, obligation)
    office, today = organization.office(), beijing_day(at)
    _check(overdue, today, office, owed=queries.urging_is_owed(overdue))
    duty = _duty(overdue, matter, office, today)
    duty.save()
    line = _line(duty, overdue, matter)
    ledger.record(
        "supervision.owe_urging",
        at=at,
        actor=organization.actor_of(by, at),
        row=duty,
        context=matter.ref,
        label=line.label,
        new=line.new,
    )
    return duty


def owe_urgings(late: Collection[UUID], *, at: datetime) -> int:
    """The same act for a batch in one transaction, a ledger row for each; what it would refuse is left out."""
    with ledger.batch(CODE, at=at):
        access.require(CODE, organization.standing(None, at))
        locked, overdue = matters.lock_obligations(late, at=at)
        owed = queries.urged_since_due(overdue)
        office, today = organization.office(), beijing_day(at)
        duties, lines = [], []
        for one in overdue:
            matter = locked.get(one.matter_id)
            if matter is None:
                continue
            try:
                _check(one, today, office, owed=one.ref in owed)
            except Refusal:
                continue
            duty = _duty(one, matter, office, today)
            duties.append(duty)
            lines.append((duty, one, matter))
        matters_actions.impose_all(duties)
        ledger.record_each(
            CODE, actor=organization.actor_of(None, at), lines=[_line(*line) for line in lines]
        )
    return len(duties)


def _check(overdue: Obligation, today: date, office: OrgUnit, *, owed: bool) -> None:
    rules.check_owes_urging(
        standing=overdue.met_on is None and overdue.lapsed_on is None and not overdue.suspended,
        due_on=overdue.due_on,
        reported=overdue.reported_on is not None,
        own=overdue.unit_id == office.pk,
        owed=owed,
        today=today,
    )


def _duty(overdue: Obligation, matter: Matter, office: OrgUnit, today: date) -> Obligation:
    label = overdue.label or ObligationKind(overdue.kind).label
    return matters_actions.counted(
        matter,
        ObligationKind.URGE,
        unit=office,
        source=overdue.ref,
        article="11(4)",
        from_on=today,
        days=rulebook.values(today).number("supervision.urge_within"),
        label=f"{organization.unit_name(overdue.unit_id, today)}：{label}",
    )


def _line(duty: Obligation, overdue: Obligation, matter: Matter) -> ledger.Line:
    return ledger.Line(
        row=duty,
        context=matter.ref,
        label=f"逾期未办，登记应催办任务，{duty.due_on}前催办",
        new={"obligation": overdue.ref, "overdue_since": overdue.due_on, "due_on": duty.due_on},
    )
