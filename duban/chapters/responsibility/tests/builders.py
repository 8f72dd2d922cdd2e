"""Bring a matter from docketing to a running plan, by the acts alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.adjusting import approve, propose, roles
from duban.chapters.matters.tests.builders import DUE_ON, deadline, docket_matter
from duban.chapters.responsibility import actions
from duban.chapters.responsibility.actions import TaskGiven
from duban.chapters.responsibility.models import (
    Assignment,
    AssignmentObjection,
    Handover,
    Letter,
    Plan,
    ServicePromise,
)
from duban.chapters.responsibility.terms import Cycle
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from tests.cast import Town


def assign(town: Town, matter: Matter) -> Matter:
    actions.assign(by=town["chen"], at=town.tick(), request_id=None, matter=matter.uid)
    matter.refresh_from_db()
    return matter


def assigned_matter(
    town: Town,
    *,
    lead: str = "works",
    co: Sequence[str] = ("business",),
    service: Sequence[str] = ("company",),
    due_on: date = DUE_ON,
    milestones: Sequence[Target] = (),
) -> Matter:
    """A matter that its units have, signed for or not."""
    return assign(
        town, docket_matter(town, lead=lead, co=co, service=service, due_on=due_on, milestones=milestones)
    )


def outside_matter(town: Town) -> Matter:
    """A matter that is given out, and with which an outside unit is asked to help."""
    return assign(town, docket_matter(town, external=("bureau",)))


def sent_letter(town: Town, matter: Matter) -> Letter:
    """Signed off in the system by the director."""
    return actions.send_letter(
        by=town["sun"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit("bureau").uid,
        request="请在汛前协助关闭上游闸门两日。\n请指定一名联系人。",
    )


def letter(town: Town, matter: Matter) -> Letter:
    return actions.record_letter(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        unit=town.unit("bureau").uid,
        number="古城管函〔2026〕7号",
        sent_on=beijing_day(town.at),
        request="请在汛前协助关闭上游闸门两日",
    )


def assignment(town: Town, matter: Matter, unit: str = "works") -> Assignment:
    return Assignment.objects.get(matter=matter, unit=town.unit(unit))


def exchange_parts(town: Town, matter: Matter, **parts: Relation) -> None:
    """An adjustment gives the units other parts: what they were assigned ends, and is given anew."""
    approve(town, propose(town, matter, units=roles(town, **parts)))


def sign(town: Town, matter: Matter, *, unit: str = "works", who: str = "lin") -> Assignment:
    return actions.sign_for(
        by=town[who], at=town.tick(), request_id=None, assignment=assignment(town, matter, unit).uid
    )


def tasks(town: Town, *people: str, due_on: date = date(2026, 5, 29)) -> list[TaskGiven]:
    return [
        TaskGiven(label=f"第{index}段清淤", section="工程科", person=town[key].uid, due_on=due_on)
        for index, key in enumerate(people or ("gao",), start=1)
    ]


def break_down(
    town: Town, matter: Matter, *, unit: str = "works", who: str = "lin", people: Sequence[str] = ("gao",)
) -> Assignment:
    return actions.break_down(
        by=town[who],
        at=town.tick(),
        request_id=None,
        assignment=assignment(town, matter, unit).uid,
        tasks=tasks(town, *people),
    )


def object_to(
    town: Town, matter: Matter, *, unit: str = "business", who: str = "zhao"
) -> AssignmentObjection:
    return actions.object_to_assignment(
        by=town[who],
        at=town.tick(),
        request_id=None,
        assignment=assignment(town, matter, unit).uid,
        reason="护城河清淤属工程建设职责",
        competent="规划设计部",
    )


def answer(
    town: Town, matter: Matter, *, upheld: bool, unit: str = "business", who: str = "sun"
) -> AssignmentObjection:
    return actions.answer_objection(
        by=town[who],
        at=town.tick(),
        request_id=None,
        assignment=assignment(town, matter, unit).uid,
        upheld=upheld,
        answer="经核，商户协调属该部职责",
    )


def promise(
    town: Town, matter: Matter, *, unit: str = "company", who: str = "feng", due_on: date | None = None
) -> ServicePromise:
    row = assignment(town, matter, unit)
    return actions.promise_service(
        by=town[who],
        at=town.tick(),
        request_id=None,
        assignment=row.uid,
        promise="两个工作日内提供施工场地",
        due_on=due_on or deadline(matter).due_on,
        people=[town[who].uid],
    )


def hand_over(
    town: Town,
    *,
    outgoing: str = "gao",
    receiver: str = "lin",
    on: date = date(2026, 3, 2),
    unit: str = "works",
    who: str = "li",
) -> Handover:
    return actions.hand_over(
        by=town[who],
        at=town.tick(),
        request_id=None,
        unit=town.unit(unit).uid,
        outgoing=town[outgoing].uid,
        receiver=town[receiver].uid,
        on=on,
        remark="图纸在二楼档案柜",
    )


def receive(town: Town, listed: Handover, *, who: str = "lin", agrees: bool = True) -> Handover:
    return actions.receive_handover(
        by=town[who],
        at=town.tick(),
        request_id=None,
        handover=listed.uid,
        agrees=agrees,
        answer="" if agrees else "缺一个事项",
    )


def running_matter(
    town: Town,
    *,
    due_on: date = DUE_ON,
    milestones: Sequence[Target] = (),
    service: Sequence[str] = ("company",),
) -> Matter:
    """Assigned, signed for by all, broken down by lead and co-unit, promised by the service unit."""
    matter = assigned_matter(town, due_on=due_on, milestones=milestones, service=service)
    sign(town, matter)
    sign(town, matter, unit="business", who="zhao")
    if "company" in service:
        sign(town, matter, unit="company", who="feng")
        promise(town, matter)
    break_down(town, matter)
    break_down(town, matter, unit="business", who="zhao", people=("zhao",))
    return matter


def plan(town: Town, matter: Matter, *, first_due_on: date = date(2026, 3, 31), day: int | None = 31) -> Plan:
    return actions.adopt_plan(
        by=town["chen"],
        at=town.tick(),
        request_id=None,
        matter=matter.uid,
        cycle=Cycle.MONTHLY,
        first_due_on=first_due_on,
        day=day,
    )
