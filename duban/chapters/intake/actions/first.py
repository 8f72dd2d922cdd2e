"""先行交办: on a leader's written order a unit begins at once; it is urged, and lapses unless approved (11(1))."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake.actions.owing import tell_units
from duban.chapters.intake.models import FirstOrder, FirstUrging
from duban.chapters.intake.queries import first as queries
from duban.chapters.intake.queries import meetings
from duban.chapters.intake.rules import check_instruction_state, check_text
from duban.chapters.intake.rules import first as rules
from duban.chapters.intake.terms import FirstChannel, FirstState, InstructionState
from duban.ground import access
from duban.ground.access import PostKind, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.intake.models import LeaderInstruction
    from duban.chapters.matters.models import Matter

OFFICE = (PostKind.OFFICE_DIRECTOR, PostKind.OFFICE_STAFF)


@transaction.atomic
@ledger.once("intake.hand_over_first", queries.order_by_uid)
def hand_over_first(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    instruction: UUID,
    unit: UUID,
    title: str,
    text: str,
) -> FirstOrder:
    """先行交办（第十一条第一项；decision 2）: an emergency, on a leader's written order that stands on no matter.

    It is no matter: no deadline, notice or assessment, urging only; unless the Party-group meeting decides
    within some days (rule set) it lapses. Refuses an instruction that is not checked or not to be acted upon,
    one that is older than these days, and a unit outside art. 3.
    """
    found = meetings.visible_instruction(person=by, at=at, uid=instruction)
    access.require("intake.hand_over_first", organization.standing(by, at))
    ordered = meetings.lock_instruction(found)
    check_instruction_state("intake.hand_over_first", ordered.state)
    today = beijing_day(at)
    days = rulebook.values(today).number("intake.emergency_lapse")
    rules.check_order(written_on=ordered.written_on, today=today, days=days)
    whom = organization.unit_by_uid(unit)
    name = organization.unit_name(whom.pk, today)
    rules.check_scope(in_scope=whom.in_scope, name=name)
    order = FirstOrder(
        instruction=ordered,
        title=check_text(title, _("工作名称"))[:200],
        text=check_text(text, _("交办内容")),
        unit=whom,
        unit_name=name,
        handed_by=by,
        handed_on=today,
        lapses_on=rules.lapses_on(today, days),
    )
    order.save()
    mark_locked(order.ref)
    ordered.state = InstructionState.FIRST
    ordered.save()
    said = _("有一项应急工作先行交办，请立即办理")
    tell_units([whom.uid], said, kind="intake.first", subject=order.ref, context=order.ref, at=at)
    ledger.record(
        "intake.hand_over_first",
        at=at,
        actor=organization.actor_of(by, at),
        row=order,
        context=order.ref,
        label=f"据{ordered.writer_name}批示向{name}先行交办：{order.title}",
        new={"unit": name, "lapses_on": order.lapses_on, "instruction": ordered.ref},
    )
    return order


@transaction.atomic
@ledger.once("intake.urge_first", queries.urging_by_uid)
def urge_first(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    order: UUID,
    channel: FirstChannel,
    contact: str,
    asked: str,
    answered: str = "",
    next_on: date | None = None,
    urgent: bool = False,
    reason: str = "",
) -> FirstUrging:
    """催办先行交办的工作（第十条第一项）: the one thing that may be done before the meeting has decided.

    Refuses what has ended, and a second urging within the cool-down (working days) unless `urgent` with reason.
    """
    found = queries.visible_order(person=by, at=at, uid=order)
    access.require("intake.urge_first", organization.standing(by, at))
    urged = queries.lock_order(found)
    rules.check_running("intake.urge_first", urged.state)
    today = beijing_day(at)
    values = rulebook.values(today)
    why = check_text(reason, _("紧急的理由")) if urgent else ""
    rules.check_urging(
        values.texts("intake.emergency_allows"),
        last_on=queries.last_urged_on(urged),
        next_on=next_on,
        today=today,
        cooldown=values.number("supervision.urging_cooldown"),
        urgent=urgent,
        calendar=rulebook.calendar(),
    )
    urging = FirstUrging(
        order=urged,
        channel=FirstChannel(channel),
        contact=check_text(contact, _("联系人"))[:60],
        asked=check_text(asked, _("催办内容")),
        answered=answered.strip()[:2000],
        next_on=next_on,
        reason=why,
        by=by,
        on=today,
    )
    urging.save()
    said = _("先行交办的工作催办：{asked}").format(asked=urging.asked)
    tell_units(
        [urged.unit.uid], said, kind="intake.first_urged", subject=urging.ref, context=urged.ref, at=at
    )
    ledger.record(
        "intake.urge_first",
        at=at,
        actor=organization.actor_of(by, at),
        row=urging,
        context=urged.ref,
        label=f"{FirstChannel(channel).label}催办先行交办工作，联系人{urging.contact}",
        new={"asked": urging.asked, "answered": urging.answered, "next_on": next_on},
        reason=why,
    )
    return urging


@transaction.atomic
@ledger.once("intake.lapse_first", queries.order_by_uid)
def lapse_first(*, by: Person | None, at: datetime, request_id: UUID | None, order: UUID) -> FirstOrder:
    """先行交办届满未经批准的失效（第十一条第一项；decision 2）: by the round, after its last day.

    The leader's instruction waits again for a matter, so that it is not lost. Refuses what still runs.
    """
    found = queries.visible_order(person=by, at=at, uid=order)
    access.require("intake.lapse_first", organization.standing(by, at))
    instruction = meetings.lock_instruction(found.instruction)
    lapsed = queries.lock_order(found)
    today = beijing_day(at)
    rules.check_running("intake.lapse_first", lapsed.state)
    rules.check_lapsed(lapsed.lapses_on, today=today)
    lapsed.state, lapsed.ended_on = FirstState.LAPSED, today
    lapsed.save()
    instruction.state = InstructionState.WAITING
    instruction.save()
    said = _("先行交办的一项工作未经党组会议批准，已失效")
    tell_units(
        [lapsed.unit.uid], said, kind="intake.first_lapsed", subject=lapsed.ref, context=lapsed.ref, at=at
    )
    tell_office(lapsed, _("一项先行交办已失效，所依据的批示须另行转办"), "lapsed", at)
    ledger.record(
        "intake.lapse_first",
        at=at,
        actor=organization.actor_of(by, at),
        row=lapsed,
        context=lapsed.ref,
        label=f"先行交办届满未经批准，失效：{lapsed.title}",
        old={"state": FirstState.RUNNING},
        new={"state": lapsed.state},
    )
    return lapsed


def tell_office(order: FirstOrder, text: str, stage: str, at: datetime) -> None:
    """The Office hears of it once at each stage."""
    day = beijing_day(at)
    inbox.tell(
        [person for post in OFFICE for person in organization.people_with(post, day)],
        kind="intake.first_office",
        text=text,
        at=at,
        slot=f"intake.first:{order.uid}:{stage}",
        subject_ref=order.ref,
        context_ref=order.ref,
    )


def approve_first(order: FirstOrder, instruction: LeaderInstruction, matter: Matter, *, on: date) -> None:
    """Step of docketing: it has become the matter; what the leader wants waits to be placed on that."""
    order.state, order.ended_on, order.matter = FirstState.APPROVED, on, matter
    order.save()
    instruction.state, instruction.matter = InstructionState.WAITING, matter
    instruction.save()
