"""事项拆分 (11(1); decisions 9, 22)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from pypinyin import lazy_pinyin

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions.adjusting import change_objectives, tell_units
from duban.chapters.matters.actions.approving import decision_on, finish
from duban.chapters.matters.models import Adjustment, Matter, Objective, Party
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.rules.adjusting import Content
from duban.chapters.matters.terms import AdjustmentState, ObjectiveKind
from duban.ground import access
from duban.ground.access import Relation, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("matters.split", adjusting.adjustment_by_uid)
def split(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    adjustment: UUID,
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
) -> Adjustment:
    """事项拆分（第十一条第一项）: each part is a matter with a number of its own that keeps its parent as 同一事项.

    The parent's notices count for the part (16(4)); the part has the parent's date in force, and runs from its
    assignment. Refuses what `adjust` refuses of a decision.
    """
    found = adjusting.visible_adjustment(person=by, at=at, uid=adjustment)
    access.require("matters.split", queries.standing(by, at, found.matter))
    matter = queries.lock(found.matter, at=at)
    approved = adjusting.lock_adjustment(found)
    rules.adjusting.check_waiting(approved.state, kind=approved.kind, act="matters.split")
    basis = decision_on(
        approved, matter, by=by, at=at, word=rules.adjusting.APPROVE, meeting=meeting, place=place
    )
    today = beijing_day(at)
    wanted = [adjusting.read_content(one) for one in adjusting.listed(approved.new, "parts")]
    rest = approved.new.get("objectives")
    if isinstance(rest, list):
        change_objectives(matter, [str(one) for one in rest], on=today)
    finish(approved, basis, by=by, at=at, state=AdjustmentState.APPROVED, opinion=opinion)
    # Their numbers are the last locks.
    parts = [_part(matter, one, on=today) for one in wanted]
    approved.followed = [f"{part.number}《{part.title}》" for part in parts]
    approved.save()
    for one in (matter, *parts):
        tell_units(one, approved, at)
    numbers_ = "、".join(part.number for part in parts)
    ledger.record(
        "matters.split",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=approved,
        context=matter.ref,
        label=f"事项拆分：拆出{numbers_}",
        old=approved.old,
        new={**approved.new, "numbers": approved.followed, "decided_on": basis.on, "level": basis.level},
        reason=approved.reason,
    )
    return approved


def _part(parent: Matter, content: Content, *, on: date) -> Matter:
    """The part: docketed on that Beijing day, of the parent's year, category and ground."""
    due_on = queries.due_on_of(parent)
    part = Matter(
        number=f"{parent.year}-{numbers.take('matter', parent.year):03d}",
        year=parent.year,
        title=content.title.strip(),
        title_key=" ".join(lazy_pinyin(content.title[:60]))[:200],
        category=parent.category,
        limb=parent.limb,
        route=parent.route,
        origin_ref=parent.origin_ref,
        docketed_on=on,
        split_from=parent,
    )
    part.save()
    mark_locked(part.ref)
    Party(matter=part, relation=Relation.EVERYONE, due_on=due_on).save()
    lead = None
    for one in content.units:
        unit = organization.unit_by_uid(UUID(one.uid))
        lead = unit if one.relation == Relation.LEAD else lead
        Party(matter=part, unit=unit, relation=Relation(one.relation), due_on=due_on).save()
    leaders = organization.leaders_of(lead.pk, on) if lead else []
    for person in leaders:
        Party(matter=part, person=person, relation=Relation.LEADER_IN_CHARGE, due_on=due_on).save()
    for text in content.objectives:
        Objective(matter=part, kind=ObjectiveKind.QUALITY, text=text).save()
    return part
