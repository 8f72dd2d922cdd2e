"""分解落实."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Assignment, Task
from duban.ground import access
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class TaskGiven:
    """One task of a breakdown: what, which section, who, until which Beijing date."""

    label: str
    person: UUID
    due_on: date
    section: str = ""


@transaction.atomic
@ledger.once("responsibility.break_down", queries.assignment_by_uid)
def break_down(
    *, by: Person, at: datetime, request_id: UUID | None, assignment: UUID, tasks: Sequence[TaskGiven]
) -> Assignment:
    """对承办事项进行细化分解，把责任落实到具体科室和人员（第十一条第二项）.

    The people named become party to the matter and are told. Refuses a unit that has not signed, a second
    breakdown, people who hold no post in the unit, and dates after the matter's deadline.
    """
    found = queries.visible_assignment(person=by, at=at, uid=assignment)
    access.require("responsibility.break_down", matters.standing(by, at, found.matter, unit_id=found.unit_id))
    matter = matters.lock(found.matter, at=at)
    broken = locks.take(found)
    matters_rules.check_running(matter.state, matter.closed_on, "11(2)")
    rules.check_current(broken.ended_on)
    rules.check_breakable(signed_on=broken.signed_on, broken_down_on=broken.broken_down_on)
    today = beijing_day(at)
    people = {task.person: organization.person_by_uid(task.person) for task in tasks}
    _check(tasks, people, broken, due_on=matters.deadline_of(matter).due_on, today=today)
    for task in tasks:
        Task(
            assignment=broken,
            label=task.label.strip()[:200],
            section=task.section.strip()[:120],
            person=people[task.person],
            due_on=task.due_on,
        ).save()
    for person in people.values():
        matters_actions.join(matter, Relation.STAFF, unit=broken.unit, person=person)
    broken.broken_down_on = today
    broken.save()
    matters_actions.discharge(broken.ref, met_on=today, by_ref=broken.ref, kinds=(ObligationKind.BREAKDOWN,))
    _tell(matter, broken, list(people.values()), at)
    ledger.record(
        "responsibility.break_down",
        at=at,
        actor=organization.actor_of(by, at),
        row=broken,
        context=matter.ref,
        label=f"{broken.unit_name}分解为{len(tasks)}项任务",
        new={
            "tasks": [
                {"label": task.label, "person": people[task.person].ref, "due_on": task.due_on}
                for task in tasks
            ]
        },
    )
    return broken


def _check(
    tasks: Sequence[TaskGiven], people: dict[UUID, Person], broken: Assignment, *, due_on: date, today: date
) -> None:
    staff = {person.pk for person in queries.staff_of(broken.unit_id, today)}
    rules.check_tasks(
        [
            rules.Broken(
                label=task.label,
                name=people[task.person].name,
                in_unit=people[task.person].pk in staff,
                due_on=task.due_on,
            )
            for task in tasks
        ],
        assigned_on=broken.assigned_on,
        due_on=due_on,
        today=today,
    )


def _tell(matter: Matter, broken: Assignment, people: list[Person], at: datetime) -> None:
    inbox.tell(
        people,
        kind="responsibility.break_down",
        text=f"您已被确定为{matter.number}《{matter.title}》的承办人员，请查看所承担的任务",
        at=at,
        slot=f"breakdown:{broken.uid}",
        subject_ref=broken.ref,
        context_ref=matter.ref,
    )
