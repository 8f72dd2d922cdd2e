"""工作交接 with its 交接清单."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Handover, HandoverLine
from duban.chapters.responsibility.queries import handovers
from duban.chapters.responsibility.queries.handovers import InHand
from duban.chapters.responsibility.terms import HandoverState, ResponsibleRole
from duban.ground import access
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("responsibility.hand_over", handovers.handover_by_uid)
def hand_over(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    unit: UUID,
    outgoing: UUID,
    receiver: UUID,
    on: date,
    remark: str = "",
) -> Handover:
    """工作交接（第十一条第二项）: what the outgoing person answers for in the unit is listed and frozen.

    A proposal: nothing passes until the receiver has signed. `on` is the Beijing day from which the receiver
    answers. Refuses where nothing is in hand, while an earlier list waits, a receiver without a post in the
    unit on that day, and a day that is to come or before the outgoing person answered himself.
    """
    place = handovers.visible_unit(person=by, at=at, uid=unit)
    access.require("responsibility.hand_over", handovers.standing_in(place.pk, by, at))
    leaving, taking = organization.person_by_uid(outgoing), organization.person_by_uid(receiver)
    today = beijing_day(at)
    seen = handovers.matters_of(handovers.in_hand(place.pk, leaving, today))
    locked = {one.pk: matters.lock(one, at=at) for one in seen}
    lines = [one for one in handovers.in_hand(place.pk, leaving, today) if one.assignment.matter_id in locked]
    rules.check_handover(
        name=leaving.name,
        in_hand=[one.held for one in lines],
        waiting=handovers.waiting_handover(place.pk, leaving) is not None,
        on=on,
        today=today,
    )
    rules.check_receiver(
        outgoing=leaving.pk,
        receiver=taking.pk,
        name=taking.name,
        in_unit=taking.pk in {one.pk for one in queries.staff_of(place.pk, on)},
        on=on,
    )
    listed = Handover(
        unit=place,
        unit_name=organization.unit_name(place.pk, today),
        outgoing=leaving,
        receiver=taking,
        on=on,
        remark=remark.strip(),
        facts=_facts(lines, place, leaving),
        listed_by=by,
        listed_on=today,
    )
    listed.save()
    for line in lines:
        HandoverLine(handover=listed, assignment=line.assignment, role=line.held.role).save()
    first = locked[min(locked)]
    matters_actions.impose_counted(
        first,
        ObligationKind.RECEIVE,
        unit=place,
        person=taking,
        source=listed.ref,
        article="11(2)",
        from_on=today,
        days=rulebook.values(today).number("responsibility.receive_within"),
        label=f"{leaving.name}移交{taking.name}，共{len(locked)}个事项",
    )
    _tell([taking, leaving], listed, f"{leaving.name}的交接清单待{taking.name}签收", at)
    ledger.record(
        "responsibility.hand_over",
        at=at,
        actor=organization.actor_of(by, at),
        row=listed,
        context=listed.ref,
        label=f"{listed.unit_name}列出交接清单：{leaving.name}移交{taking.name}，{on}起",
        new={"outgoing": leaving.ref, "receiver": taking.ref, "on": on, "facts": listed.facts},
        reason=remark,
    )
    return listed


def _facts(lines: Sequence[InHand], unit: OrgUnit, leaving: Person) -> dict[str, object]:
    """The list as plain values: matters with the role, what is owed on them, their papers."""
    roles: dict[int, list[str]] = {}
    for one in lines:
        roles.setdefault(one.assignment.matter_id, []).append(str(ResponsibleRole(one.held.role).label))
    found = handovers.matters_of(lines)
    owed = [
        [one.number, f"{ObligationKind(duty.kind).label}：{duty.label}".rstrip("："), str(duty.due_on)]
        for one in found
        for duty in matters.standing_obligations(one)
        if duty.unit_id == unit.pk
    ]
    own = [
        [one.assignment.matter.number, f"承担任务：{task.label}", str(task.due_on)]
        for one in lines
        if one.held.role == ResponsibleRole.STAFF
        for task in one.assignment.tasks.all()
        if task.person_id == leaving.pk
    ]
    return {
        "matters": [[one.number, one.title, "、".join(roles[one.pk])] for one in found],
        "owed": sorted(owed + own, key=lambda one: (one[0], one[2])),
        "papers": [
            [one.number, paper.number, paper.title]
            for one in found
            for paper in documents.of_subject(one.ref)
        ],
    }


@transaction.atomic
@ledger.once("responsibility.receive_handover", handovers.handover_by_uid)
def receive_handover(
    *, by: Person, at: datetime, request_id: UUID | None, handover: UUID, agrees: bool, answer: str = ""
) -> Handover:
    """接收工作交接（第十一条第二项）: the receiver signs the list, or returns it with what is wrong.

    Signed, he answers from the day of the list on, and what is owed in the outgoing person's name is owed in
    his; what was frozen for earlier days stays. Refuses whoever is not the receiver, a list already settled,
    and a return without its reason.
    """
    found = handovers.visible_handover(person=by, at=at, uid=handover)
    access.require("responsibility.receive_handover", handovers.standing_in(found.unit_id, by, at))
    lines = list(found.lines.select_related("assignment__matter").order_by("id"))
    seen = {one.assignment.matter_id: one.assignment.matter for one in lines}
    locked = [matters.lock(seen[key], at=at) for key in sorted(seen)]
    settled = locks.take(found)
    rules.check_receipt(
        waiting=settled.state == HandoverState.WAITING,
        own=settled.receiver_id == by.pk,
        name=settled.receiver.name,
    )
    if not agrees:
        rules.check_text(answer, _("退回的理由"))
    today = beijing_day(at)
    settled.state = HandoverState.CONFIRMED if agrees else HandoverState.RETURNED
    settled.answered_on, settled.answer = today, answer.strip()
    settled.save()
    matters_actions.discharge(settled.ref, met_on=today, by_ref=settled.ref, kinds=(ObligationKind.RECEIVE,))
    if agrees:
        _pass(settled, lines)
    said = f"已签收，{settled.on}起由{by.name}负责" if agrees else "已退回，请更正后重新列出"
    unit = [settled.outgoing, settled.listed_by, *queries.to_tell(settled.unit_id, today)]
    _tell(unit, settled, f"{settled.outgoing.name}移交{by.name}的交接清单{said}", at)
    ledger.record(
        "responsibility.receive_handover",
        at=at,
        actor=organization.actor_of(by, at),
        row=settled,
        context=settled.ref,
        label=f"{settled.outgoing.name}移交{by.name}的交接清单{said}",
        new={"state": settled.state, "matters": [one.ref for one in locked]},
        reason=answer,
    )
    return settled


def _pass(settled: Handover, lines: Sequence[HandoverLine]) -> None:
    """What is in the outgoing person's name passes to the receiver, who becomes party where he is named."""
    for line in lines:
        if line.role == ResponsibleRole.STAFF:
            matters_actions.join(
                line.assignment.matter, Relation.STAFF, unit=settled.unit, person=settled.receiver
            )
    seen = {line.assignment.matter_id: line.assignment.matter for line in lines}
    for key in sorted(seen):
        for owed in matters.standing_obligations(seen[key]):
            if owed.unit_id == settled.unit_id and owed.person_id == settled.outgoing_id:
                matters_actions.pass_to(owed, settled.receiver)


def _tell(people: Sequence[Person], handover: Handover, text: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="responsibility.handover",
        text=text,
        at=at,
        slot=f"{handover.state}:{handover.uid}",
        subject_ref=handover.ref,
        context_ref=handover.ref,
    )
