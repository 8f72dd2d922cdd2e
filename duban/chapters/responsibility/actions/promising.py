"""服务承诺."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Assignment, ServicePromise, ServiceStaff
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


@transaction.atomic
@ledger.once("responsibility.promise_service", queries.promise_by_uid)
def promise_service(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    assignment: UUID,
    promise: str,
    due_on: date,
    people: Sequence[UUID],
) -> ServicePromise:
    """服务单位明确服务人员、作出服务承诺（第十一条第二项）: who serves, what is promised, until which Beijing date.

    The date is owed by the unit from now on; the people named become party to the matter and are told.
    Refuses a unit that has not signed, a second promise, one without words or people, people who hold no
    post in the unit, and a date that is past or after the matter's deadline.
    """
    found = queries.visible_assignment(person=by, at=at, uid=assignment)
    access.require(
        "responsibility.promise_service", matters.standing(by, at, found.matter, unit_id=found.unit_id)
    )
    matter = matters.lock(found.matter, at=at)
    promising = locks.take(found)
    matters_rules.check_running(matter.state, matter.closed_on, "11(2)")
    today = beijing_day(at)
    named = [organization.person_by_uid(uid) for uid in dict.fromkeys(people)]
    _check(promising, promise, due_on, named, deadline=matters.deadline_of(matter).due_on, today=today)
    made = ServicePromise(assignment=promising, promise=promise.strip(), due_on=due_on, by=by, on=today)
    made.save()
    for person in named:
        ServiceStaff(promise=made, person=person).save()
        matters_actions.join(matter, Relation.STAFF, unit=promising.unit, person=person)
    matters_actions.discharge(promising.ref, met_on=today, by_ref=made.ref, kinds=(ObligationKind.PROMISE,))
    matters_actions.impose(
        matter,
        ObligationKind.SERVICE,
        unit=promising.unit,
        source=made.ref,
        article="11(2)",
        imposed_on=today,
        due_on=due_on,
        label=made.promise,
    )
    _tell(matter, promising, made, named, at)
    ledger.record(
        "responsibility.promise_service",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=matter.ref,
        label=f"{promising.unit_name}作出服务承诺，{due_on}前兑现",
        new={"promise": made.promise, "due_on": due_on, "people": [person.ref for person in named]},
    )
    return made


def _check(
    row: Assignment, promise: str, due_on: date, people: Sequence[Person], *, deadline: date, today: date
) -> None:
    made = queries.promise_of(row)
    rules.check_current(row.ended_on)
    rules.check_promisable(signed_on=row.signed_on, promised_on=made.on if made else None)
    staff = {person.pk for person in queries.staff_of(row.unit_id, today)}
    rules.check_promise(
        promise,
        due_on=due_on,
        deadline=deadline,
        today=today,
        people=[(person.name, person.pk in staff) for person in people],
    )


def _tell(
    matter: Matter, row: Assignment, made: ServicePromise, people: Sequence[Person], at: datetime
) -> None:
    """The people who serve, and the unit that is served: the lead unit's head, deputies and liaisons."""
    lead = matters.deadline_of(matter).unit_id
    for person, text in (
        *((one, "您已被确定为{}的服务人员，请按承诺提供服务") for one in people),
        *((one, f"{row.unit_name}已就{{}}作出服务承诺") for one in queries.to_tell(lead, beijing_day(at))),
    ):
        inbox.tell(
            [person],
            kind="responsibility.promise_service",
            text=text.format(f"{matter.number}《{matter.title}》") + f"，{made.due_on}前兑现",
            at=at,
            slot=f"promise:{made.uid}",
            subject_ref=made.ref,
            context_ref=matter.ref,
        )
