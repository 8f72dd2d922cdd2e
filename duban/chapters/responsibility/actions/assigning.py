"""交办 and 签收."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import MatterCategory, ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Assignment, DirectlyResponsible
from duban.chapters.responsibility.terms import ResponsibilityLevel
from duban.ground import access, workdays
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.documents.rules import in_words
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

TITLE = "任务交办通知单"
OPEN_ENDED = "年内持续推进"


@transaction.atomic
@ledger.once("responsibility.assign", queries.assignment_by_uid)
def assign(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, requirement: str = ""
) -> Assignment:
    """将事项交牵头单位、协办单位、服务单位承办（第十一条第二项）.

    From now on deadline and milestones run for the lead unit; every unit owes sign-for by the end of the
    next working day, lead and co-units owe breakdown, service units their promise; heads and deputies of this Beijing day are written
    down as 第一责任人 and 直接责任人; the 任务交办通知单 is issued. External units are told by letter, never
    counted. Refuses a matter without exactly one lead unit in scope (matters.no_lead), and one already
    assigned. Returns the primary responsible unit's assignment.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("responsibility.assign", matters.standing(by, at, found))
    assigned = matters.lock(found, at=at)
    units = in_scope_units(assigned)
    leads = [unit for unit, relation in units if relation == Relation.LEAD]
    matters_rules.check_assignable(assigned.state, has_lead=len(leads) == 1)
    today, due_on = beijing_day(at), matters.due_on_of(assigned)
    matters_actions.mark_assigned(assigned, today)
    for lead in leads:
        matters_actions.impose_deadlines(assigned, lead=lead, due_on=due_on, on=today)
    rows = [to_unit(assigned, unit, relation, today) for unit, relation in units]
    primary = next(row for row in rows if row.level == ResponsibilityLevel.PRIMARY)
    for row in rows:
        tell(assigned, row, at)
    issue(assigned, rows, due_on=due_on, requirement=requirement, today=today)
    ledger.record(
        "responsibility.assign",
        at=at,
        actor=organization.actor_of(by, at),
        row=primary,
        context=assigned.ref,
        label=f"交办：{'、'.join(row.unit_name for row in rows)}",
        new={"assigned_on": today, "due_on": due_on, "units": [row.unit.ref for row in rows]},
        reason=requirement,
    )
    return primary


def in_scope_units(matter: Matter) -> list[tuple[OrgUnit, Relation]]:
    """The units to which the matter is given; 外部配合单位 are never counted (decision 1)."""
    return [
        (party.unit, Relation(party.relation))
        for party in matters.unit_parties(matter)
        if party.unit is not None and party.unit.in_scope and party.relation != Relation.EXTERNAL
    ]


def to_unit(matter: Matter, unit: OrgUnit, relation: Relation, today: date) -> Assignment:
    """The matter is given to the unit: who answers from this Beijing day on, and what the unit owes for it."""
    values = rulebook.values(today)
    sign_days = values.number("responsibility.sign_for_within")
    head = organization.head_of(unit.pk, today)
    row = Assignment(
        matter=matter,
        unit=unit,
        unit_name=organization.unit_name(unit.pk, today),
        relation=relation,
        level=rules.level(relation, joint=queries.leads_jointly(matter, unit.pk)),
        assigned_on=today,
        received_on=workdays.add_working_days(
            today, values.number("responsibility.received_within"), rulebook.calendar()
        ),
        first_responsible=head,
    )
    row.save()
    for deputy in organization.deputies_of(unit.pk, today):
        DirectlyResponsible(assignment=row, person=deputy, from_on=today).save()
    owed = [(ObligationKind.SIGN_FOR, sign_days)]
    if relation in rules.BREAKS_DOWN:
        owed.append((ObligationKind.BREAKDOWN, sign_days + values.number("responsibility.breakdown_within")))
    if relation == Relation.SERVICE:
        owed.append((ObligationKind.PROMISE, sign_days + values.number("responsibility.promise_within")))
    for kind, days in owed:
        matters_actions.impose_counted(
            matter, kind, unit=unit, source=row.ref, article="11(2)", from_on=today, days=days, person=head
        )
    return row


def tell(matter: Matter, row: Assignment, at: datetime) -> None:
    """The unit learns that it has been given the matter."""
    inbox.tell(
        queries.to_tell(row.unit_id, beijing_day(at)),
        kind="responsibility.assign",
        text=f"新交办事项{matter.number}《{matter.title}》，请于{row.received_on}前签收",
        at=at,
        slot=f"assign:{row.uid}",
        subject_ref=row.ref,
        context_ref=matter.ref,
    )


def issue(matter: Matter, rows: Sequence[Assignment], *, due_on: date, requirement: str, today: date) -> None:
    """The 任务交办通知单, titled so and nothing else: it can never count as a 督办通知书 (decision 18)."""
    body = organization.body()
    limit = OPEN_ENDED if due_on == matters_rules.NO_END else in_words(due_on)
    paragraphs = [
        f"经研究，{in_words(matter.docketed_on)}立项的{MatterCategory(matter.category).label}《{matter.title}》"
        f"（{matter.number}）交你单位承办。办理时限：{limit}。",
        "依照第十一条第二项，承办单位的主要负责人为第一责任人，分管负责人为直接责任人；"
        "请于次一工作日结束前签收，并将承办事项细化分解，把责任落实到具体科室和人员。"
        "逾期未签收的，视为于次一工作日结束时收到。",
    ]
    if any(row.relation == Relation.SERVICE for row in rows):
        paragraphs.append("服务单位应明确服务人员，作出服务承诺，并按承诺的日期兑现。")
    if requirement.strip():
        paragraphs.append(f"办理要求：{requirement.strip()}")
    number = numbers.take(f"{body.document_prefix}交", today.year)
    text = f"{body.document_prefix}交〔{today.year}〕{number}号"
    documents.register(
        kind="assignment",
        number=text,
        title=TITLE,
        subject_ref=matter.ref,
        context_ref=matter.ref,
        facts={
            "letterhead": body.name,
            "number": text,
            "title": TITLE,
            "to": "、".join(row.unit_name for row in rows),
            "paragraphs": paragraphs,
            "table": {
                "head": ["单位", "责任", "第一责任人", "直接责任人"],
                "rows": [_line(row) for row in rows],
            },
            "signature": "领导小组办公室",
            "date": str(today),
        },
        issued_on=today,
    )


def _line(row: Assignment) -> list[str]:
    direct = queries.directly_responsible(row, row.assigned_on)
    return [
        row.unit_name,
        str(ResponsibilityLevel(row.level).label),
        row.first_responsible.name if row.first_responsible else "",
        "、".join(person.name for person in direct),
    ]


@transaction.atomic
@ledger.once("responsibility.sign_for", queries.assignment_by_uid)
def sign_for(*, by: Person, at: datetime, request_id: UUID | None, assignment: UUID) -> Assignment:
    """签收交办（第十一条第二项）: by head, deputy or liaison of the unit itself.

    Late or not, it discharges the unit's duty on this Beijing day; deadlines do not wait for it. Refuses a
    second time (responsibility.already_signed).
    """
    found = queries.visible_assignment(person=by, at=at, uid=assignment)
    access.require("responsibility.sign_for", matters.standing(by, at, found.matter, unit_id=found.unit_id))
    matter = matters.lock(found.matter, at=at)
    signed = locks.take(found)
    rules.check_current(signed.ended_on)
    rules.check_unsigned(signed.signed_on)
    today = beijing_day(at)
    signed.signed_on, signed.signed_by = today, by
    signed.save()
    matters_actions.discharge(signed.ref, met_on=today, by_ref=signed.ref, kinds=(ObligationKind.SIGN_FOR,))
    ledger.record(
        "responsibility.sign_for",
        at=at,
        actor=organization.actor_of(by, at),
        row=signed,
        context=matter.ref,
        label=f"{signed.unit_name}签收",
        new={"signed_on": today, "received_on": signed.received_on},
    )
    return signed
