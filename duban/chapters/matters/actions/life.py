"""Docketing and closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from pypinyin import lazy_pinyin

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.models import Matter, Milestone, Objective, Party
from duban.chapters.matters.terms import (
    BESIDE_CLOSING,
    DefinitionLimb,
    DocketingRoute,
    MatterCategory,
    MatterState,
    ObjectiveKind,
    ObligationKind,
)
from duban.ground import access
from duban.ground.access import Relation, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.organization import lineage
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person


@dataclass(frozen=True)
class Target:
    """A milestone to come: label, whose, planned Beijing date, whether it is a state short of completion."""

    label: str
    planned_on: date
    is_state: bool = False
    subject: str = ""


@dataclass(frozen=True)
class UnitRole:
    """A unit and what it is to the matter."""

    unit: UUID
    relation: Relation


@dataclass(frozen=True)
class Docketing:
    """Everything that an approved list, or a Party-group meeting, has decided of one matter."""

    title: str
    category: MatterCategory
    limb: DefinitionLimb
    route: DocketingRoute
    year: int
    docketed_on: date
    due_on: date
    units: Sequence[UnitRole]
    leaders: Sequence[UUID] = ()
    milestones: Sequence[Target] = ()
    objectives: Sequence[str] = ()


@transaction.atomic
@ledger.once("matters.docket", queries.matter_by_uid)
def docket(
    *, by: Person, at: datetime, request_id: UUID | None, origin_ref: str, decided: Docketing
) -> Matter:
    """对纳入“三重”督办范围的事项予以立项（第十一条第一项）.

    Writes the matter with its number, units, objectives and milestones exactly as decided; no deadline runs
    until assignment. `due_on` 9999-12-31 is a matter without an end. A list without a lead unit may be
    docketed; assignment will refuse it. Refuses two leads, a unit named twice, and a day to come.
    """
    access.require("matters.docket", organization.standing(by, at))
    relations = [Relation(role.relation) for role in decided.units]
    rules.check_docketing(
        title=decided.title,
        docketed_on=decided.docketed_on,
        today=beijing_day(at),
        leads=relations.count(Relation.LEAD),
        twice=len({role.unit for role in decided.units}) < len(relations),
    )
    number = numbers.take("matter", decided.year)
    matter = Matter(
        number=f"{decided.year}-{number:03d}",
        year=decided.year,
        title=decided.title,
        title_key=" ".join(lazy_pinyin(decided.title[:60]))[:200],
        category=MatterCategory(decided.category),
        limb=DefinitionLimb(decided.limb),
        route=DocketingRoute(decided.route),
        origin_ref=origin_ref,
        docketed_on=decided.docketed_on,
    )
    matter.save()
    mark_locked(matter.ref)
    _write_parties(matter, decided)
    for target in decided.milestones:
        Milestone(
            matter=matter,
            label=target.label,
            subject=target.subject,
            is_state=target.is_state,
            planned_on=target.planned_on,
        ).save()
    for text in decided.objectives:
        Objective(matter=matter, kind=ObjectiveKind.QUALITY, text=text).save()
    ledger.record(
        "matters.docket",
        at=at,
        actor=organization.actor_of(by, at),
        row=matter,
        context=matter.ref,
        label=f"立项：{matter.number}",
        new={"title": decided.title, "due_on": decided.due_on, "docketed_on": decided.docketed_on},
    )
    return matter


def standing_roles(roles: Sequence[UnitRole]) -> list[tuple[OrgUnit, Relation]]:
    """The units as they stand on the day of docketing: one that was merged since the list was drawn up is there as
    its successor, which has one part, the stronger."""
    found: dict[int, tuple[OrgUnit, Relation]] = {}
    for role in roles:
        unit = lineage.standing_unit(organization.unit_by_uid(role.unit))
        relation = Relation(role.relation)
        _, before = found.get(unit.pk, (unit, relation))
        found[unit.pk] = (unit, min(before, relation, key=queries.UNIT_RELATIONS.index))
    return list(found.values())


def _write_parties(matter: Matter, decided: Docketing) -> None:
    Party(matter=matter, relation=Relation.EVERYONE, due_on=decided.due_on).save()
    for unit, relation in standing_roles(decided.units):
        Party(matter=matter, unit=unit, relation=relation, due_on=decided.due_on).save()
    for leader in decided.leaders:
        person = organization.person_by_uid(leader)
        Party(matter=matter, person=person, relation=Relation.LEADER_IN_CHARGE, due_on=decided.due_on).save()


def impose_deadlines(matter: Matter, *, lead: OrgUnit, due_on: date, on: date) -> None:
    """办理时限 and milestones begin to run for the lead unit with the assignment (decision 4); what was extended
    before the system had the matter keeps its first date (decision 12)."""
    earlier = queries.earlier_extension(matter)
    owed = obligations.impose(
        matter,
        ObligationKind.MATTER_DEADLINE,
        unit=lead,
        source=matter.ref,
        article="11(3)",
        imposed_on=on,
        due_on=due_on,
        original_due_on=earlier.old_due_on if earlier else None,
    )
    if earlier is not None:
        earlier.obligation = owed
        earlier.save()
    for milestone in Milestone.objects.filter(matter=matter).order_by("planned_on", "id"):
        obligations.impose(
            matter,
            ObligationKind.MILESTONE,
            unit=lead,
            source=milestone.ref,
            article="12",
            imposed_on=on,
            due_on=milestone.planned_on,
            label=milestone.label,
        )


def note_completion(matter: Matter, completed_on: date) -> None:
    """Step of accepting the final report: the accepted completion date (decision 14)."""
    matter.completed_on = completed_on
    matter.percent = 100
    matter.save()


def note_reached(matter: Matter, milestone: str, reached_on: date) -> Milestone:
    """Step of accepting a milestone's report: the accepted Beijing day on which it was reached."""
    row = Milestone.objects.get(matter=matter, uid=milestone.rpartition(":")[2])
    row.reached_on = reached_on
    row.save()
    return row


@transaction.atomic
@ledger.once("matters.close", queries.matter_by_uid)
def close(*, by: Person, at: datetime, request_id: UUID | None, matter: UUID) -> Matter:
    """办结销号：件件有结果（第六条第三项、第十一条第四项）.

    Refuses a matter whose result is not accepted (matters.no_result) or on which anything is still owed
    (matters.still_open, naming it: also an adjustment that the Office owes a unit whose objection was upheld;
    matters.source_waits for what its source demands).
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.close", queries.standing(by, at, found))
    closed = queries.lock(found, at=at)
    today = beijing_day(at)
    owed = [one for one in queries.standing_obligations(closed) if one.kind not in BESIDE_CLOSING]
    rules.check_closable(
        closed.state,
        closed.closed_on,
        completed_on=closed.completed_on,
        open_=[one.kind for one in owed],
    )
    closed.state, closed.closed_on = MatterState.CLOSED, today
    closed.save()
    for party in Party.objects.filter(matter=closed).order_by("id"):
        party.open = False
        party.save()
    obligations.discharge(closed.ref, met_on=today, by_ref=closed.ref, kinds=(ObligationKind.CLOSE,))
    ledger.record(
        "matters.close",
        at=at,
        actor=organization.actor_of(by, at),
        row=closed,
        context=closed.ref,
        label="办结销号",
        new={"completed_on": closed.completed_on, "closed_on": today},
    )
    return closed
