"""协调事项 between units of a matter (8(2)): asked, promised or declined, done and confirmed. Each step says who
owes what next."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.queries import coordinating
from duban.chapters.supervision.terms.treating import CoordinationState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duban.chapters.matters.models import Matter

ARTICLE = "8(2)"
S = CoordinationState


@transaction.atomic
@ledger.once("supervision.request_coordination", coordinating.coordination_by_uid)
def request_coordination(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    asking: UUID,
    asked: UUID,
    text: str,
    needed_on: date,
) -> Coordination:
    """本事项的一个单位向另一个单位提出协调事项（第八条第二项）: what is needed and by which Beijing date.

    The other unit owes an answer within `supervision.answer_coordination_within` working days. Refuses units that
    do not undertake the matter, and a date that is not to come.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    own, other = organization.unit_by_uid(asking), organization.unit_by_uid(asked)
    who = matters.standing(by, at, found, unit_id=own.pk)
    access.require("supervision.request_coordination", who)
    locked = matters.lock(found, at=at)
    today = beijing_day(at)
    matters_rules.check_active(locked.state, locked.closed_on, ARTICLE)
    rules.check_coordination(
        both_undertake=queries.undertakes(locked, own) and queries.undertakes(locked, other),
        differ=own.pk != other.pk,
        needed_on=needed_on,
        today=today,
    )
    rules.check_text(text, _("需要协调的内容"), ARTICLE)
    row = Coordination(
        matter=locked, asking=own, asked=other, text=text, needed_on=needed_on, by=by, asked_on=today
    )
    row.save()
    owe(
        locked,
        row,
        ObligationKind.ANSWER_COORDINATION,
        other,
        rulebook.values(today).number("supervision.answer_coordination_within"),
        today,
    )
    tell(unit(row.asked, today), row, _("有一项协调事项待答复"), "asked", at)
    ledger.record(
        "supervision.request_coordination",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="提出协调事项",
        new={"state": row.state, "needed_on": needed_on},
        reason=text,
    )
    return row


@transaction.atomic
@ledger.once("supervision.answer_coordination", coordinating.coordination_by_uid)
def answer_coordination(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    coordination: UUID,
    promises: bool,
    answer: str,
    promised_on: date | None = None,
) -> Coordination:
    """答复协调事项（第八条第二项）: promised with a Beijing date, or declined with the reason.

    A promise is owed like any other duty, and its date is followed. Refuses a promise without a date, and what was
    answered before.
    """
    found = coordinating.visible_coordination(person=by, at=at, uid=coordination)
    access.require("supervision.answer_coordination", coordinating.standing_of_asked(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_coordination_state("supervision.answer_coordination", row.state)
    rules.check_promise(promises=promises, promised_on=promised_on, today=today)
    rules.check_text(answer, _("答复内容"), ARTICLE)
    row.state = S.PROMISED if promises else S.DECLINED
    row.answer, row.answered_by, row.answered_on = answer, by, today
    row.promised_on = promised_on if promises else None
    row.save()
    done(row, ObligationKind.ANSWER_COORDINATION, today)
    if row.promised_on is not None:
        owe_by(matter, row, row.promised_on, today)
    text = (
        _("所提协调事项，对方承诺{day}前办理").format(day=row.promised_on)
        if promises
        else _("所提协调事项，对方答复不能承担")
    )
    tell(unit(row.asking, today), row, text, "answered", at)
    label = f"承诺{row.promised_on}前办理协调事项" if promises else "答复不能承担协调事项"
    ledger.record(
        "supervision.answer_coordination",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=label,
        new={"state": row.state, "promised_on": row.promised_on},
        reason=answer,
    )
    return row


@transaction.atomic
@ledger.once("supervision.report_coordination", coordinating.coordination_by_uid)
def report_coordination(
    *, by: Person, at: datetime, request_id: UUID | None, coordination: UUID, outcome: str
) -> Coordination:
    """报告协调事项落实情况（第八条第二项）: the unit that promised says that it is done; from that day it is not late
    for it, and the unit that asked confirms."""
    found = coordinating.visible_coordination(person=by, at=at, uid=coordination)
    access.require("supervision.report_coordination", coordinating.standing_of_asked(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_coordination_state("supervision.report_coordination", row.state)
    rules.check_text(outcome, _("落实情况"), ARTICLE)
    row.outcome = outcome
    row.save()
    promise = coordinating.promise_owed(row)
    if promise is not None and promise.is_standing:
        matters_actions.note_reported(promise, today)
    tell(unit(row.asking, today), row, _("所提协调事项，对方报告已落实，请确认"), "reported", at)
    ledger.record(
        "supervision.report_coordination",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label="报告协调事项已落实",
        new={"state": row.state},
        reason=outcome,
    )
    return row


@transaction.atomic
@ledger.once("supervision.settle_coordination", coordinating.coordination_by_uid)
def settle_coordination(
    *, by: Person, at: datetime, request_id: UUID | None, coordination: UUID, settled_on: date, note: str = ""
) -> Coordination:
    """提出单位确认协调事项已解决（第八条第二项）, on the Beijing day on which it was; what the other one owes on it is
    done on that day. Refuses a day before it was asked for or to come."""
    found = coordinating.visible_coordination(person=by, at=at, uid=coordination)
    access.require("supervision.settle_coordination", coordinating.standing_of_asking(by, at, found))
    matter = matters.lock(found.matter, at=at)
    row = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_coordination_state("supervision.settle_coordination", row.state)
    rules.check_settled_on(settled_on=settled_on, asked_on=row.asked_on, today=today)
    row.state, row.settled_by, row.settled_on = S.SETTLED, by, settled_on
    row.outcome = "\n".join(filter(None, (row.outcome, note)))
    row.save()
    matters_actions.discharge(row.ref, met_on=settled_on, by_ref=row.ref)
    tell(unit(row.asked, today), row, _("协调事项已确认解决"), "settled", at)
    ledger.record(
        "supervision.settle_coordination",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"协调事项于{settled_on}解决",
        new={"state": row.state, "on": settled_on},
        reason=note,
    )
    return row


def owe(
    matter: Matter, row: Coordination, kind: ObligationKind, unit: OrgUnit, days: int, today: date
) -> None:
    matters_actions.impose_counted(
        matter,
        kind,
        unit=unit,
        source=row.ref,
        article=ARTICLE,
        from_on=today,
        days=days,
        label=row.text[:60],
    )


def owe_by(matter: Matter, row: Coordination, due_on: date, today: date) -> None:
    """What was promised, or what the Office fixed, is owed by that day."""
    matters_actions.impose(
        matter,
        ObligationKind.KEEP_COORDINATION,
        unit=coordinating.unit_now(row, row.asked),
        source=row.ref,
        article=ARTICLE,
        imposed_on=today,
        due_on=due_on,
        label=row.text[:60],
    )


def done(row: Coordination, kind: ObligationKind, today: date) -> None:
    matters_actions.discharge(row.ref, met_on=today, by_ref=row.ref, kinds=(kind,))


def unit(unit: OrgUnit, day: date) -> Sequence[Person]:
    return organization.holders(unit.pk, queries.SIGNERS, day)


def tell(people: Sequence[Person], row: Coordination, text: str, step: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="supervision.coordination",
        text=text,
        at=at,
        slot=f"coordination:{row.uid}:{step}",
        subject_ref=row.ref,
        context_ref=row.matter.ref,
    )
