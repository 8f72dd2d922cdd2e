"""事项调整 of the task, its objectives or its units (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions.approving import decision_on, finish
from duban.chapters.matters.actions.regrouping import regroup
from duban.chapters.matters.models import Adjustment, Matter, Objective
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.rules.adjusting import Content
from duban.chapters.matters.terms import AdjustmentState, ObjectiveKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

TOLD = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)


@transaction.atomic
@ledger.once("matters.adjust", adjusting.adjustment_by_uid)
def adjust(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    adjustment: UUID,
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
) -> Adjustment:
    """事项调整（第十一条第一项）: approved at the level that approved docketing, and carried out at once.

    The old stays beside the new. No date changes: what the former lead owed for the matter passes to the new one
    with its dates, what it owed for its own part ends; new units are given the matter by 任务交办通知单. `meeting`
    with `place` names the item of the minutes; else the head decides in the system, or a checked paper does.
    Refuses another level, the own proposal, one already decided, and a unit that must settle something first.
    """
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("matters.adjust", queries.standing(by, at, found.matter))
    matter = queries.lock(found.matter, at=at)
    approved = adjusting.lock_adjustment(found)
    rules.adjusting.check_waiting(approved.state, kind=approved.kind, act="matters.adjust")
    basis = decision_on(
        approved, matter, by=by, at=at, word=rules.adjusting.APPROVE, meeting=meeting, place=place
    )
    today = beijing_day(at)
    old, new = adjusting.content_of(matter, today), adjusting.read_content(approved.new)
    rules.adjusting.check_content(new, old, assigned=matter.assigned_on is not None)
    followed = change_content(matter, new, old, on=today)
    finish(approved, basis, by=by, at=at, state=AdjustmentState.APPROVED, opinion=opinion, followed=followed)
    tell_units(matter, approved, at)
    ledger.record(
        "matters.adjust",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=approved,
        context=matter.ref,
        label=_label(old, new),
        old=approved.old,
        new={**approved.new, "followed": followed, "decided_on": basis.on, "level": basis.level},
        reason=approved.reason,
    )
    return approved


def change_content(matter: Matter, new: Content, old: Content, *, on: date) -> list[str]:
    """Write the new task, objectives and units over the old; says what followed."""
    if new.title != old.title:
        matter.title, matter.title_key = new.title, " ".join(lazy_pinyin(new.title[:60]))[:200]
        matter.save()
    change_objectives(matter, new.objectives, on=on)
    return regroup(matter, new.units, on=on)


def change_objectives(matter: Matter, texts: Sequence[str], *, on: date) -> None:
    """Objectives that are no more have ended; those that stay are the same rows, with all their indicators."""
    wanted = rules.adjusting.clean(texts)
    before = adjusting.objectives_of(matter)
    for one in before:
        if one.text not in wanted:
            ended = locks.take(one)
            ended.ended_on = on
            ended.save()
    known = {one.text for one in before}
    for text in dict.fromkeys(wanted):
        if text not in known:
            Objective(matter=matter, kind=ObjectiveKind.QUALITY, text=text).save()


def _label(old: Content, new: Content) -> str:
    changed = [
        word
        for word, before, after in (
            ("内容", old.title, new.title),
            ("目标", rules.adjusting.clean(old.objectives), rules.adjusting.clean(new.objectives)),
            ("责任单位", {(u.uid, u.relation) for u in old.units}, {(u.uid, u.relation) for u in new.units}),
        )
        if before != after
    ]
    return f"事项调整：{'、'.join(changed)}"


def tell_units(matter: Matter, adjustment: Adjustment, at: datetime) -> None:
    """Everybody whom the adjustment concerns, those who leave included, learns of it."""
    today = beijing_day(at)
    units = {one.unit_id for one in queries.parties_of(matter) if one.unit_id and one.person_id is None}
    for unit in sorted(units):
        inbox.tell(
            organization.holders(unit, TOLD, today),
            kind="matters.adjustment",
            text=_("{number}《{title}》已作事项调整，请查看").format(
                number=matter.number, title=matter.title
            ),
            at=at,
            slot=f"adjusted:{adjustment.uid}:{unit}",
            subject_ref=adjustment.ref,
            context_ref=matter.ref,
        )
