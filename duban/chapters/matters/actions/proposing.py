"""提出、撤回、不予批准事项调整: an adjustment before it is carried out (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.actions.approving import decision_on, finish
from duban.chapters.matters.actions.life import UnitRole
from duban.chapters.matters.models import Adjustment, Matter, Obligation
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.rules.adjusting import Content, Part
from duban.chapters.matters.terms import AdjustmentKind, AdjustmentState, ObligationKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class PartWanted:
    """One part that is to be split off: its task, its objectives, its units."""

    title: str
    objectives: Sequence[str] = ()
    units: Sequence[UnitRole] = ()


@dataclass(frozen=True)
class Wanted:
    """What an adjustment wants. None: that stays as it is. `others` are merged into the matter, `parts` are split
    off it; `objectives` are then what is left to it."""

    title: str | None = None
    objectives: Sequence[str] | None = None
    units: Sequence[UnitRole] | None = None
    others: Sequence[UUID] = ()
    parts: Sequence[PartWanted] = field(default_factory=tuple)


@transaction.atomic
@ledger.once("matters.propose_adjustment", adjusting.adjustment_by_uid)
def propose_adjustment(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    kind: AdjustmentKind,
    reason: str,
    wanted: Wanted | None = None,
    settles: UUID | None = None,
) -> Adjustment:
    """提出事项调整（第十一条第一项）: nothing changes until it is approved at the level that approved docketing.

    `settles` is the duty of adjustment to which an upheld objection gave rise. Refuses a closed matter, a second
    proposal while one waits, one without reason, and one that changes nothing or could not be carried out.
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.propose_adjustment", queries.standing(by, at, found))
    locked = queries.lock(found, at=at)
    kind, today = AdjustmentKind(kind), beijing_day(at)
    rules.adjusting.check_proposal(
        locked.state,
        locked.closed_on,
        kind=kind,
        completed=locked.completed_on is not None,
        waiting=adjusting.waiting_on(locked) is not None,
        reason=reason,
    )
    proposal = Adjustment(
        matter=locked,
        kind=kind,
        reason=reason.strip(),
        old=adjusting.kept(adjusting.content_of(locked, today)),
        settles=_duty(locked, settles),
        proposed_by=by,
        proposed_on=today,
    )
    proposal.new = _new(locked, kind, wanted or Wanted(), by=by, at=at)
    proposal.save()
    obligations.impose_counted(
        locked,
        ObligationKind.DECIDE_ADJUSTMENT,
        unit=organization.office(),
        source=proposal.ref,
        article="11(1)",
        from_on=today,
        days=rulebook.values(today).number("matters.decide_adjustment_within"),
        label=str(kind.label),
    )
    _tell_head(locked, proposal, at)
    ledger.record(
        "matters.propose_adjustment",
        at=at,
        actor=organization.actor_of(by, at),
        row=proposal,
        context=locked.ref,
        label=f"提出事项调整：{kind.label}",
        old=proposal.old,
        new=proposal.new,
        reason=reason,
    )
    return proposal


def _duty(matter: Matter, uid: UUID | None) -> Obligation | None:
    """The duty that the adjustment settles: one that stands on this matter."""
    if uid is None:
        return None
    owed = queries.lock_obligation(matter, uid)
    rules.adjusting.check_duty(owed.kind, standing=owed.is_standing)
    return owed


def _new(
    matter: Matter, kind: AdjustmentKind, wanted: Wanted, *, by: Person, at: datetime
) -> dict[str, object]:
    """What is wanted, checked as it would be carried out today."""
    today, assigned = beijing_day(at), matter.assigned_on is not None
    old = adjusting.content_of(matter, today)
    if kind == AdjustmentKind.CHANGE:
        content = Content(
            title=old.title if wanted.title is None else wanted.title,
            objectives=old.objectives if wanted.objectives is None else wanted.objectives,
            units=old.units if wanted.units is None else parts_of(wanted.units, at),
        )
        rules.adjusting.check_content(content, old, assigned=assigned)
        return adjusting.kept(content)
    if kind == AdjustmentKind.MERGE:
        return _merger(matter, old, wanted, by=by, at=at)
    if kind == AdjustmentKind.SPLIT:
        split = [Content(one.title, one.objectives, parts_of(one.units, at)) for one in wanted.parts]
        rules.adjusting.check_parts(split)
        rest = {} if wanted.objectives is None else {"objectives": rules.adjusting.clean(wanted.objectives)}
        return {"parts": [adjusting.kept(one) for one in split], **rest}
    rules.adjusting.check_settled(
        [one.kind for one in queries.standing_obligations(matter)],
        first=rules.adjusting.ANSWERED_FIRST,
        number=matter.number,
    )
    return {}


def _merger(matter: Matter, old: Content, wanted: Wanted, *, by: Person, at: datetime) -> dict[str, object]:
    today = beijing_day(at)
    others = [queries.get_visible(person=by, at=at, uid=uid) for uid in dict.fromkeys(wanted.others)]
    rules.adjusting.check_merger(
        [(one.number, one.state, one.assigned_on is not None) for one in others],
        own=matter.number,
        assigned=matter.assigned_on is not None,
    )
    units = (
        rules.adjusting.of_merger(old.units, [adjusting.content_of(one, today).units for one in others])
        if wanted.units is None
        else parts_of(wanted.units, at)
    )
    rules.adjusting.check_units(units, assigned=matter.assigned_on is not None)
    for one in others:
        rules.adjusting.check_settled(
            [owed.kind for owed in queries.standing_obligations(one)],
            first=rules.adjusting.SETTLED_BEFORE_MERGING,
            number=one.number,
        )
    return {
        "others": [{"uid": str(one.uid), "number": one.number, "title": one.title} for one in others],
        "units": [{"uid": one.uid, "name": one.name, "relation": one.relation} for one in units],
    }


def parts_of(roles: Sequence[UnitRole], at: datetime) -> list[Part]:
    """Units as the rules look at them, by the names of the day."""
    found = []
    for role in roles:
        unit = organization.unit_by_uid(role.unit)
        name = organization.unit_name(unit.pk, beijing_day(at))
        found.append(Part(str(unit.uid), name, role.relation, unit.in_scope))
    return found


def _tell_head(matter: Matter, proposal: Adjustment, at: datetime) -> None:
    inbox.tell(
        organization.people_with(PostKind.LEADING_GROUP_HEAD, beijing_day(at)),
        kind="matters.adjustment",
        text=_("有一项事项调整待批准：{number}{kind}").format(
            number=matter.number, kind=AdjustmentKind(proposal.kind).label
        ),
        at=at,
        slot=f"adjustment:{proposal.uid}",
        subject_ref=proposal.ref,
        context_ref=matter.ref,
    )


@transaction.atomic
@ledger.once("matters.withdraw_adjustment", adjusting.adjustment_by_uid)
def withdraw_adjustment(
    *, by: Person, at: datetime, request_id: UUID | None, adjustment: UUID, reason: str
) -> Adjustment:
    """撤回事项调整（第十一条第一项）: the Office takes its proposal back before it is decided; the duty that it was
    to settle stands. Refuses one already decided, and a withdrawal without reason."""
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("matters.withdraw_adjustment", queries.standing(by, at, found.matter))
    matter = queries.lock(found.matter, at=at)
    taken = adjusting.lock_adjustment(found)
    rules.adjusting.check_waiting(taken.state, kind=taken.kind, act="matters.withdraw_adjustment")
    rules.adjusting.check_together(taken.batch_ref, within=False)
    rules.adjusting.check_reason(reason)
    today = beijing_day(at)
    taken.state, taken.decided_by, taken.decided_on = AdjustmentState.WITHDRAWN, by, today
    taken.opinion = reason.strip()
    taken.save()
    obligations.discharge(taken.ref, met_on=today, by_ref=taken.ref)
    ledger.record(
        "matters.withdraw_adjustment",
        at=at,
        actor=organization.actor_of(by, at),
        row=taken,
        context=matter.ref,
        label=f"撤回事项调整：{AdjustmentKind(taken.kind).label}",
        new={"state": taken.state},
        reason=reason,
    )
    return taken


@transaction.atomic
@ledger.once("matters.refuse_adjustment", adjusting.adjustment_by_uid)
def refuse_adjustment(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    adjustment: UUID,
    opinion: str,
    meeting: UUID | None = None,
    place: int | None = None,
) -> Adjustment:
    """不予批准事项调整（第十一条第一项）: at the level that approved docketing; the matter stays as it is.

    The duty that it was to settle is met: it has been decided. Refuses what `adjust` refuses of a decision, and
    one without reason.
    """
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("matters.refuse_adjustment", queries.standing(by, at, found.matter))
    matter = queries.lock(found.matter, at=at)
    refused = adjusting.lock_adjustment(found)
    rules.adjusting.check_waiting(refused.state, kind=refused.kind, act="matters.refuse_adjustment")
    rules.adjusting.check_reason(opinion)
    basis = decision_on(
        refused, matter, by=by, at=at, word=rules.adjusting.REFUSE, meeting=meeting, place=place
    )
    finish(refused, basis, by=by, at=at, state=AdjustmentState.REFUSED, opinion=opinion)
    ledger.record(
        "matters.refuse_adjustment",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=refused,
        context=matter.ref,
        label=f"未批准事项调整：{AdjustmentKind(refused.kind).label}",
        new={"state": refused.state, "decided_on": basis.on, "level": basis.level},
        reason=opinion,
    )
    return refused
