"""Posts, leaders in charge, delegations: all with dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries, rules
from duban.support.organization.models import Delegation, LeaderInCharge, OrgUnit, Person, Post
from duban.support.organization.terms import POST_LABELS


@transaction.atomic
@ledger.once("organization.appoint", queries.post_by_uid)
def appoint(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    person: UUID,
    kind: PostKind,
    unit: UUID | None = None,
    title: str = "",
    from_on: date,
) -> Post:
    """任职（第七条、第十一条第二项）: a post with the day on which it begins.

    Refuses a unit post without a unit and the reverse, a second holder of a post for one person
    (organization.post_overlaps), and one person in two of the three administrators' posts.
    """
    access.require("organization.appoint", queries.standing(by, at))
    body = queries.lock()
    holder = queries.person_by_uid(person)
    place = queries.unit_by_uid(unit) if unit else None
    rules.check_in_service(holder.name, holder.ended_on)
    _check_there(place, from_on)
    post_kind, label = PostKind(kind), str(POST_LABELS[PostKind(kind)])
    # The post has no end yet: whoever holds it on any later day stands in its way too.
    later = Post.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on))
    running = later.filter(kind=post_kind, unit=place).select_related("person").order_by("from_on").first()
    rules.check_appointment(
        post_kind,
        has_unit=place is not None,
        held=queries.kinds_held(holder, from_on),
        holder=running.person.name if running else None,
        from_on=from_on,
        label=label,
    )
    post = Post(person=holder, unit=place, kind=post_kind, title=title, from_on=from_on)
    post.save()
    body.save()
    ledger.record(
        "organization.appoint",
        at=at,
        actor=queries.actor_of(by, at),
        row=post,
        context=body.ref,
        label=f"任职：{holder.name}任{_place(place, from_on)}{title or label}，自{from_on}起",
        new={"person": holder.ref, "kind": post_kind, "from_on": from_on},
    )
    return post


@transaction.atomic
@ledger.once("organization.end_post", queries.post_by_uid)
def end_post(*, by: Person | None, at: datetime, request_id: UUID | None, post: UUID, to_on: date) -> Post:
    """免职（第十一条第二项）: the last Beijing day on which the post was held. Refuses a post already ended."""
    access.require("organization.end_post", queries.standing(by, at))
    body = queries.lock()
    ended = locks.take(queries.post_by_uid(post))
    rules.check_post_runs(ended.to_on)
    rules.check_span(ended.from_on, to_on)
    ended.to_on = to_on
    ended.save()
    body.save()
    ledger.record(
        "organization.end_post",
        at=at,
        actor=queries.actor_of(by, at),
        row=ended,
        context=body.ref,
        label=f"免职：{ended.person.name}，至{to_on}止",
        new={"to_on": to_on},
    )
    return ended


@transaction.atomic
@ledger.once("organization.replace_holder", queries.post_by_uid)
def replace_holder(
    *, by: Person | None, at: datetime, request_id: UUID | None, post: UUID, person: UUID, from_on: date
) -> Post:
    """接任（第十一条第二项）: whoever held the post holds it until the day before, and from `from_on` another does; no
    day is left without a holder. What it is about is the post that ends. Refuses what 免职 and 任职 refuse, and the
    holder himself."""
    access.require("organization.replace_holder", queries.standing(by, at))
    body = queries.lock()
    left = locks.take(queries.post_by_uid(post))
    taking = queries.person_by_uid(person)
    rules.check_replacement(left.person.ref, taking.ref, name=taking.name)
    end_post(by=by, at=at, request_id=None, post=left.uid, to_on=from_on - timedelta(days=1))
    appoint(
        by=by,
        at=at,
        request_id=None,
        person=taking.uid,
        kind=PostKind(left.kind),
        unit=left.unit.uid if left.unit else None,
        title=left.title,
        from_on=from_on,
    )
    ledger.record(
        "organization.replace_holder",
        at=at,
        actor=queries.actor_of(by, at),
        row=left,
        context=body.ref,
        label=f"接任：{taking.name}接任{left.person.name}的{left.title or POST_LABELS[PostKind(left.kind)]}，自{from_on}起",
        new={"person": taking.ref, "from_on": from_on},
    )
    return left


def _in_charge(uid: UUID) -> LeaderInCharge:
    return LeaderInCharge.objects.get(uid=uid)


@transaction.atomic
@ledger.once("organization.put_in_charge", _in_charge)
def put_in_charge(
    *, by: Person | None, at: datetime, request_id: UUID | None, unit: UUID, person: UUID, from_on: date
) -> LeaderInCharge:
    """确定单位的分管领导（第七条；decision 5）: who was in charge before is so until the day before."""
    access.require("organization.put_in_charge", queries.standing(by, at))
    body = queries.lock()
    place, leader = queries.unit_by_uid(unit), queries.person_by_uid(person)
    rules.check_in_service(leader.name, leader.ended_on)
    _check_there(place, from_on)
    for before in LeaderInCharge.objects.filter(unit=place, to_on__isnull=True):
        before.to_on = from_on - timedelta(days=1)
        rules.check_span(before.from_on, before.to_on)
        before.save()
    charge = LeaderInCharge(unit=place, person=leader, from_on=from_on)
    charge.save()
    body.save()
    ledger.record(
        "organization.put_in_charge",
        at=at,
        actor=queries.actor_of(by, at),
        row=charge,
        context=body.ref,
        label=f"{leader.name}分管{_place(place, from_on)}，自{from_on}起",
        new={"unit": place.ref, "person": leader.ref, "from_on": from_on},
    )
    return charge


def _delegation(uid: UUID) -> Delegation:
    return Delegation.objects.get(uid=uid)


@transaction.atomic
@ledger.once("organization.delegate", _delegation)
def delegate(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    post: UUID,
    deputy: UUID,
    from_on: date,
    to_on: date,
    reason: str,
) -> Delegation:
    """指定代理（第七条）: who acts in a post, both days included. Refuses the holder himself, and
    a keeper who would act for another of the three (organization.admins_exclude)."""
    access.require("organization.delegate", queries.standing(by, at))
    body = queries.lock()
    lent, person = queries.post_by_uid(post), queries.person_by_uid(deputy)
    rules.check_in_service(person.name, person.ended_on)
    rules.check_delegation(lent.person.ref, person.ref)
    rules.check_span(from_on, to_on)
    rules.check_post_runs(lent.to_on if lent.to_on and lent.to_on < from_on else None)
    rules.check_admins_apart(PostKind(lent.kind), held=queries.kinds_held(person, from_on, to_on))
    delegation = Delegation(post=lent, deputy=person, from_on=from_on, to_on=to_on, reason=reason)
    delegation.save()
    body.save()
    ledger.record(
        "organization.delegate",
        at=at,
        actor=queries.actor_of(by, at),
        row=delegation,
        context=body.ref,
        label=f"{person.name}代理{lent.person.name}，{from_on}至{to_on}",
        new={"post": lent.ref, "deputy": person.ref, "entered_on": beijing_day(at)},
        reason=reason,
    )
    return delegation


def _place(unit: OrgUnit | None, day: date) -> str:
    return queries.unit_name(unit.pk, day) if unit else ""


def _check_there(unit: OrgUnit | None, from_on: date) -> None:
    if unit is not None:
        rules.check_unit_there(_place(unit, from_on), ended_on=unit.to_on, from_on=from_on)
