"""跟踪督办方案."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Plan
from duban.chapters.responsibility.terms import Cycle, FeedbackMode, SupervisionMode, UrgingMode
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Demand:
    """Ways and requirements of the three: feedback, urging, supervision; limits in working days after a
    date has passed."""

    feedback_mode: FeedbackMode = FeedbackMode.SYSTEM
    feedback_requirement: str = ""
    urging_within: int = 1
    urging_mode: UrgingMode = UrgingMode.PHONE
    urging_requirement: str = ""
    supervision_within: int = 3
    supervision_mode: SupervisionMode = SupervisionMode.URGING
    supervision_requirement: str = ""


@transaction.atomic
@ledger.once("responsibility.adopt_plan", queries.plan_by_uid)
def adopt_plan(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    cycle: Cycle,
    first_due_on: date,
    day: int | None = None,
    demand: Demand | None = None,
) -> Plan:
    """确定进展情况反馈、催办、督办的时限、方式和要求（第十一条第三项）.

    Imposes every periodic report of the lead unit up to the matter's deadline, and for a matter without an
    end as many months ahead as the rule set says; `day` (1–31) is the day of the month of monthly and
    quarterly reports; without `demand` ways and requirements are those of the plan in force, else of the
    template of the category. A plan adopted before ends today: its reports not yet due fall away, those overdue
    stay owed. Refuses a first date that is past or beyond the deadline.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("responsibility.adopt_plan", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(3)")
    deadline, today = matters.deadline_of(locked), beijing_day(at)
    until = rules.horizon(
        due_on=deadline.due_on,
        today=today,
        months=rulebook.values(today).number("matters.open_ended_horizon"),
    )
    asked = demand or _offered(locked, today)
    on_day = first_due_on.day if day is None else day
    limits = (asked.urging_within, asked.supervision_within)
    rules.check_plan(first_due_on=first_due_on, day=on_day, until=until, today=today, limits=limits)
    days = rules.report_days(cycle, first_due_on=first_due_on, day=on_day, until=until)
    _end_former(locked, today)
    plan = _write(locked, asked, by=by, today=today, cycle=cycle, first=first_due_on, day=on_day, until=until)
    for due_on in days:
        matters_actions.impose(
            locked,
            ObligationKind.PERIODIC_REPORT,
            unit=deadline.unit,
            source=plan.ref,
            article="11(4)",
            imposed_on=today,
            due_on=due_on,
        )
    _tell(locked, plan, deadline.unit, at)
    ledger.record(
        "responsibility.adopt_plan",
        at=at,
        actor=organization.actor_of(by, at),
        row=plan,
        context=locked.ref,
        label=f"确定跟踪督办方案：{Cycle(cycle).label}反馈，首次{first_due_on}，共{len(days)}次",
        new={"cycle": cycle, "first_due_on": first_due_on, "until_on": until, "demand": asked},
    )
    return plan


def _offered(matter: Matter, today: date) -> Demand:
    """What nobody has said otherwise is as the form offers it."""
    offered = queries.offered_plan(matter, today)
    return Demand(**{one.name: offered[one.name] for one in fields(Demand)})  # type: ignore[arg-type]  # by name


def _end_former(matter: Matter, today: date) -> None:
    former = queries.plan_of(matter)
    if former is None:
        return
    former.ended_on = today
    former.save()
    for owed in matters.standing_obligations(matter, kinds=(ObligationKind.PERIODIC_REPORT,)):
        if owed.source_ref == former.ref and owed.due_on >= today:
            matters_actions.lapse_one(owed, on=today)


def _write(
    matter: Matter,
    asked: Demand,
    *,
    by: Person,
    today: date,
    cycle: Cycle,
    first: date,
    day: int,
    until: date,
) -> Plan:
    plan = Plan(
        matter=matter,
        cycle=Cycle(cycle),
        day=day,
        first_due_on=first,
        until_on=until,
        feedback_mode=asked.feedback_mode,
        feedback_requirement=asked.feedback_requirement,
        urging_within=asked.urging_within,
        urging_mode=asked.urging_mode,
        urging_requirement=asked.urging_requirement,
        supervision_within=asked.supervision_within,
        supervision_mode=asked.supervision_mode,
        supervision_requirement=asked.supervision_requirement,
        adopted_by=by,
        adopted_on=today,
    )
    plan.save()
    return plan


def _tell(matter: Matter, plan: Plan, lead: OrgUnit, at: datetime) -> None:
    inbox.tell(
        queries.to_tell(lead.pk, beijing_day(at)),
        kind="responsibility.adopt_plan",
        text=f"{matter.number}《{matter.title}》已确定跟踪督办方案，首次反馈{plan.first_due_on}",
        at=at,
        slot=f"plan:{plan.uid}",
        subject_ref=plan.ref,
        context_ref=matter.ref,
    )
