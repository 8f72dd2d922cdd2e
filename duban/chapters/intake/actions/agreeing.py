"""议定事项: what a meeting agreed on becomes a matter, a requirement, or is for information."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import rules
from duban.chapters.intake.actions.first import approve_first
from duban.chapters.intake.actions.owing import owe, tell_units
from duban.chapters.intake.models import AgreedItem, FirstOrder
from duban.chapters.intake.queries import first, name_of
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.rules import first as first_rules
from duban.chapters.intake.terms import AdHocGround, ItemOutcome
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.actions import Docketing, Target, UnitRole
from duban.chapters.matters.terms import DefinitionLimb, DocketingRoute, MatterCategory
from duban.ground import access
from duban.ground.access import Relation, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Meeting, Person
from duban.support.organization.terms import MeetingKind
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class Resolution:
    """What the Party-group meeting decided of a matter: as `Docketing`, but that the day and the door follow
    from the meeting. `due_on` is a Beijing date, `open_ended` says that there is none."""

    title: str
    category: MatterCategory
    limb: DefinitionLimb
    due_on: date | None = None
    open_ended: bool = False
    units: Sequence[UnitRole] = ()
    leaders: Sequence[UUID] = ()
    milestones: Sequence[Target] = ()
    objectives: Sequence[str] = ()


@transaction.atomic
@ledger.once("intake.record_agreed_item", queries.item_by_uid)
def record_agreed_item(
    *, by: Person, at: datetime, request_id: UUID | None, meeting: UUID, text: str
) -> AgreedItem:
    """登记会议议定事项（第八条第六项）: one item of the minutes, of which something must become.

    Refuses a text of none or more than 2000 characters (intake.text_length).
    """
    found = queries.visible_meeting(person=by, at=at, uid=meeting)
    access.require("intake.record_agreed_item", organization.standing(by, at))
    held = queries.lock_meeting(found)
    item = AgreedItem(
        meeting=held,
        place=queries.next_place(held),
        text=rules.check_text(text, _("议定事项")),
        recorded_by=by,
        recorded_on=beijing_day(at),
    )
    item.save()
    ledger.record(
        "intake.record_agreed_item",
        at=at,
        actor=organization.actor_of(by, at),
        row=item,
        context=held.ref,
        label=f"登记{held}议定事项第{item.place}项",
        new={"text": item.text},
    )
    return item


@transaction.atomic
@ledger.once("intake.settle_agreed_item", queries.item_by_uid)
def settle_agreed_item(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    item: UUID,
    outcome: ItemOutcome,
    matter: UUID | None = None,
    unit: UUID | None = None,
    due_on: date | None = None,
    reason: str = "",
) -> AgreedItem:
    """落实议定事项（第八条第六项）: as a requirement that a unit of a matter owes by `due_on`, or for information.

    A matter comes of it by `docket_ad_hoc` alone. Refuses an item already settled (intake.item_settled), a
    requirement without matter, unit or a day to come, and a unit that has no part in the matter.
    """
    found = queries.visible_item(person=by, at=at, uid=item)
    access.require("intake.settle_agreed_item", organization.standing(by, at))
    rules.check_outcome(ItemOutcome(outcome))
    today = beijing_day(at)
    about = matters.get_visible(person=by, at=at, uid=matter) if matter else None
    held = queries.lock_meeting(found.meeting)
    locked = matters.lock(about, at=at) if about else None
    settled = queries.lock_item(found)
    rules.check_unsettled(settled.outcome, on=settled.settled_on)
    settled.outcome, settled.reason = ItemOutcome(outcome), reason.strip()
    settled.settled_by, settled.settled_on = by, today
    context = held.ref
    if outcome == ItemOutcome.REQUIREMENT:
        target, place, due = rules.check_requirement(locked, unit, due_on, today=today)
        owed = owe(target, unit=place, source=settled.ref, text=settled.text, due_on=due, at=at)
        settled.matter, settled.unit, settled.due_on, context = target, owed.unit, due, target.ref
    settled.save()
    ledger.record(
        "intake.settle_agreed_item",
        at=at,
        actor=organization.actor_of(by, at),
        row=settled,
        context=context,
        label=f"{held}议定事项第{settled.place}项：{ItemOutcome(outcome).label}",
        new={"outcome": settled.outcome, "due_on": settled.due_on},
        reason=settled.reason,
    )
    return settled


@transaction.atomic
@ledger.once("intake.docket_ad_hoc", queries.item_by_uid)
def docket_ad_hoc(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    item: UUID,
    ground: AdHocGround,
    reason: str,
    resolution: Resolution,
    order: UUID | None = None,
) -> AgreedItem:
    """未纳入立项但确有必要、应急性或新增加的重要工作，经管委会党组会议研究确定（第十一条第一项）.

    The matter rests on one agreed item; it is docketed on the Beijing day of the meeting, and no deadline
    runs until assignment. Refuses another kind of meeting (intake.meeting_unfit), the person who entered the
    meeting (intake.own_minutes), an item already settled, and what a list would be refused for: units twice
    or out of scope, two leads, a deadline gone by.
    """
    found = queries.visible_item(person=by, at=at, uid=item)
    access.require("intake.docket_ad_hoc", organization.standing(by, at))
    settled = queries.lock_item(found)
    meeting = settled.meeting
    today = beijing_day(at)
    check_may_docket_on(meeting, by, today)
    rules.check_unsettled(settled.outcome, on=settled.settled_on)
    why = rules.check_text(reason, _("立项理由"))
    decided = _decided(resolution, meeting, today)
    before = _approvable(order, ground, by=by, at=at) if order else None
    matter = matters_actions.docket(by=by, at=at, request_id=None, origin_ref=settled.ref, decided=decided)
    if before is not None:
        approve_first(before, before.instruction, matter, on=today)
    mark_locked(matter.ref)  # nobody else knows it before this transaction ends
    settled.outcome, settled.ground, settled.reason = ItemOutcome.MATTER, AdHocGround(ground), why
    settled.matter, settled.settled_by, settled.settled_on = matter, by, today
    settled.save()
    units = [one.unit for one in resolution.units if one.relation in rules.IN_SCOPE]
    text = _("党组会议已研究确定一个事项，涉及本单位，待交办")
    tell_units(units, text, kind="intake.docket_ad_hoc", subject=matter.ref, context=matter.ref, at=at)
    ledger.record(
        "intake.docket_ad_hoc",
        at=at,
        actor=organization.actor_of(by, at),
        row=settled,
        context=matter.ref,
        label=f"经{meeting}（{meeting.held_on}）研究确定立项：{matter.number}",
        new={
            "ground": settled.ground,
            "meeting": meeting.ref,
            "item": settled.place,
            "matter": matter.ref,
            "order": before.ref if before else None,
        },
        reason=why,
    )
    return settled


def _approvable(order: UUID, ground: AdHocGround, *, by: Person, at: datetime) -> FirstOrder:
    """What was handed over first, locked with the instruction on which it rests."""
    found = first.visible_order(person=by, at=at, uid=order)
    instruction = queries.lock_instruction(found.instruction)
    locked = first.lock_order(found)
    first_rules.check_approvable(locked.state, ground)
    locked.instruction = instruction
    return locked


def check_may_docket_on(meeting: Meeting, by: Person, today: date) -> None:
    """Whether the meeting may decide on it, and whether another hand has entered it."""
    values = rulebook.values(today)
    rules.check_meeting_decides(
        meeting.kind,
        allowed=values.texts("intake.ad_hoc_approved_by"),
        members_decided=meeting.members_decided,
        enlarged_counts=values.flag("intake.enlarged_meeting_counts"),
        label=str(MeetingKind(meeting.kind).label),
    )
    rules.check_other_hand(entered_by=meeting.entered_by.ref, by=by.ref)


def _decided(given: Resolution, meeting: Meeting, today: date) -> Docketing:
    """The matter as the meeting decided it, under the same rules as a candidate of a list."""
    due_on = rules.check_due(given.due_on, open_ended=given.open_ended)
    units = [organization.unit_by_uid(one.unit) for one in given.units]
    rules.check_settled(
        rules.Settled(
            row=None,
            title=given.title.strip(),
            category=given.category,
            limb=given.limb,
            due_on=due_on,
            units=[
                rules.Unit(
                    uid=str(unit.uid),
                    name=name_of(unit),
                    relation=Relation(one.relation),
                    in_scope=unit.in_scope,
                )
                for one, unit in zip(given.units, units, strict=True)
            ],
            milestones=[(one.label, one.planned_on) for one in given.milestones],
        ),
        today=today,
    )
    lead = next((unit for one, unit in zip(given.units, units, strict=True) if one.relation == "LEAD"), None)
    leaders = given.leaders or (
        [person.uid for person in organization.leaders_of(lead.pk, today)] if lead else []
    )
    return Docketing(
        title=given.title.strip(),
        category=MatterCategory(given.category),
        limb=DefinitionLimb(given.limb),
        route=DocketingRoute.AD_HOC,
        year=meeting.held_on.year,
        docketed_on=meeting.held_on,
        due_on=rules.settled_due(due_on),
        units=given.units,
        leaders=leaders,
        milestones=given.milestones,
        objectives=[text.strip() for text in given.objectives if text.strip()],
    )
