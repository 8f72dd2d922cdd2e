"""单位合并 and 单位拆分: what becomes of the units, their names and their posts. What becomes of their matters is
each room's own to say, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import lineage, queries, rules
from duban.support.organization.models import (
    LeaderInCharge,
    OrgUnit,
    Person,
    Post,
    UnitChange,
    UnitChangePart,
    UnitName,
)
from duban.support.organization.terms import POST_LABELS, NameKind, UnitChangeKind, UnitKind

MATTER = "matters.matter"


@dataclass(frozen=True)
class Carried:
    """A post of a unit that is merged or split, and what it becomes in the unit that takes over."""

    post: UUID
    kind: PostKind


@transaction.atomic
@ledger.once("organization.merge_units", lineage.change_by_uid)
def merge_units(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    units: Sequence[UUID],
    into: UUID | None = None,
    name: str = "",
    on: date,
    basis: str,
    carried: Sequence[Carried] = (),
) -> UnitChange:
    """单位合并（第三条）: the units end with the day before `on`, and `into`, or a new unit of that `name`, stands
    for them (decision 6).

    Their names go on as its aliases; what they undertake passes to it in the same transaction, dates and counts
    unchanged. Posts end; those of `carried` go on in it, as the same or a lower post. Refuses a day to come or not
    after the present names began, a unit that has ended, the Office, an outside cooperating unit with another kind,
    a post begun since, and a second holder of a post for one person (organization.post_overlaps).
    """
    access.require("organization.merge_units", queries.standing(by, at))
    body = queries.lock()
    today = beijing_day(at)
    words = rules.check_change(basis, on=on, today=today)
    rules.check_target(existing=into is not None, name=name)
    parts = [locks.take(queries.unit_by_uid(uid)) for uid in dict.fromkeys(units)]
    target = locks.take(queries.unit_by_uid(into)) if into is not None else None
    rules.check_merger(
        [_changing(one) for one in parts],
        _changing(target) if target else None,
        itself=target is not None and target.pk in {one.pk for one in parts},
        on=on,
    )
    place = target or _set_up(name, like=parts[0], on=on)
    change = UnitChange(kind=UnitChangeKind.MERGER, on=on, into=place, basis=words)
    change.save()
    posts = _leaving(parts, on)
    names = [_end(change, one, place, on) for one in parts]
    moved = _carry(posts, carried, place, on)
    _end_posts(posts, on)
    _appoint(moved, place, on)
    _lead(parts, place, on)
    change.facts = {"units": names, "posts": [_told(one, place) for one in moved]}
    change.save()
    body.save()
    label = queries.unit_name(place.pk, today)
    ledger.record(
        "organization.merge_units",
        at=at,
        actor=queries.actor_of(by, at),
        row=change,
        context=body.ref,
        label=f"单位合并：{'、'.join(names)}并入{label}，自{on}起",
        old={"units": [one.ref for one in parts]},
        new={"into": place.ref, "on": on, "basis": words, "posts": change.facts["posts"]},
    )
    return change


@transaction.atomic
@ledger.once("organization.split_unit", lineage.change_by_uid)
def split_unit(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    unit: UUID,
    name: str,
    on: date,
    basis: str,
    matters: Sequence[UUID] = (),
    carried: Sequence[Carried] = (),
) -> UnitChange:
    """单位拆分（第三条）: the unit goes on, and from `on` a new one of that `name` beside it takes the `matters`
    that are named; whatever is not named stays (decision 6).

    Posts of `carried` end in the old unit and go on in the new one, as the same or a lower post. Refuses what
    merging refuses of a unit, a name in use, and by the matters' reaction a matter that is not open with the unit.
    """
    access.require("organization.split_unit", queries.standing(by, at))
    body = queries.lock()
    words = rules.check_change(basis, on=on, today=beijing_day(at))
    divided = locks.take(queries.unit_by_uid(unit))
    rules.check_standing(_changing(divided), on=on)
    rules.check_target(existing=False, name=name)
    place = _set_up(name, like=divided, on=on)
    place.origin = divided
    place.save()
    change = UnitChange(
        kind=UnitChangeKind.SPLIT,
        on=on,
        into=place,
        basis=words,
        matters=[f"{MATTER}:{uid}" for uid in dict.fromkeys(matters)],
    )
    change.save()
    before = queries.unit_name(divided.pk, on)
    UnitChangePart(change=change, unit=divided, unit_name=before).save()
    wanted = {one.post for one in carried}
    posts = [post for post in _held([divided]) if post.uid in wanted]
    _check_leaving(posts, on)
    moved = _carry(posts, carried, place, on)
    _end_posts(posts, on)
    _appoint(moved, place, on)
    _lead([divided], place, on, ending=False)
    change.facts = {"units": [before], "posts": [_told(one, place) for one in moved]}
    change.save()
    body.save()
    ledger.record(
        "organization.split_unit",
        at=at,
        actor=queries.actor_of(by, at),
        row=change,
        context=body.ref,
        label=f"单位拆分：由{before}分设{name.strip()}，自{on}起，移交{len(change.matters)}个事项",
        new={
            "unit": divided.ref,
            "into": place.ref,
            "on": on,
            "basis": words,
            "matters": change.matters,
            "posts": change.facts["posts"],
        },
    )
    return change


def _changing(unit: OrgUnit) -> rules.Changing:
    """The unit as the rules look at it."""
    current = UnitName.objects.filter(unit=unit, kind=NameKind.FORMAL).order_by("from_on", "id").last()
    return rules.Changing(
        name=current.name if current else "",
        since=max(unit.from_on, current.from_on) if current else unit.from_on,
        ended_on=unit.to_on,
        is_office=unit.kind == UnitKind.OFFICE,
        external=not unit.in_scope,
    )


def _set_up(name: str, *, like: OrgUnit, on: date) -> OrgUnit:
    """A new unit beside the one that it comes from."""
    written = name.strip()
    rules.check_name_free(written, taken=UnitName.objects.filter(name=written, to_on__isnull=True).exists())
    unit = OrgUnit(
        kind=like.kind, parent=like.parent, in_scope=like.in_scope, ordinal=like.ordinal, from_on=on
    )
    unit.save()
    UnitName(unit=unit, kind=NameKind.FORMAL, name=written, from_on=on).save()
    return unit


def _held(units: Sequence[OrgUnit]) -> list[Post]:
    """The posts of the units that run still, in the order in which they were taken up."""
    rows = Post.objects.filter(unit__in=units, to_on__isnull=True).select_related("person", "unit")
    return list(rows.order_by("id"))


def _leaving(units: Sequence[OrgUnit], on: date) -> list[Post]:
    """Those that the change ends, each held on the day before."""
    posts = _held(units)
    _check_leaving(posts, on)
    return posts


def _check_leaving(posts: Sequence[Post], on: date) -> None:
    rules.check_leaving(
        [
            rules.Leaving(queries.unit_name(post.unit_id or 0, on), _label(post.kind), post.from_on)
            for post in posts
        ],
        on=on,
    )


def _label(kind: str) -> str:
    return str(POST_LABELS[PostKind(kind)])


def _end(change: UnitChange, unit: OrgUnit, into: OrgUnit, on: date) -> str:
    """The unit ends; its names end with it and go on as aliases of its successor. Returns its last formal name."""
    eve = on - timedelta(days=1)
    last = queries.unit_name(unit.pk, eve)
    for name in UnitName.objects.filter(unit=unit, to_on__isnull=True).order_by("id"):
        name.to_on = max(eve, name.from_on)
        name.save()
        UnitName(unit=into, kind=NameKind.ALIAS, name=name.name, from_on=on).save()
    for section in OrgUnit.objects.filter(parent=unit, to_on__isnull=True).order_by("id"):
        section.parent = into if section.pk != into.pk else unit.parent
        section.save()
    unit.to_on, unit.successor = eve, into
    unit.save()
    UnitChangePart(change=change, unit=unit, unit_name=last).save()
    return last


def _carry(
    posts: Sequence[Post], carried: Sequence[Carried], place: OrgUnit, on: date
) -> list[tuple[Post, PostKind]]:
    """What of the posts goes on, judged before anything is written."""
    by_uid = {post.uid: post for post in posts}
    found: list[tuple[Post, PostKind]] = []
    for one in carried:
        post, kind = by_uid.get(one.post), PostKind(one.kind)
        rules.check_carried(
            PostKind(post.kind) if post else kind,
            kind,
            own=post is not None,
            name=post.person.name if post else "",
            post=_label(post.kind) if post else "",
            label=_label(kind),
        )
        if post is not None:
            found.append((post, kind))
    return found


def _end_posts(posts: Sequence[Post], on: date) -> None:
    for post in posts:
        ended = locks.take(post)
        ended.to_on = on - timedelta(days=1)
        ended.save()


def _appoint(moved: Sequence[tuple[Post, PostKind]], place: OrgUnit, on: date) -> None:
    """The posts in the unit that takes over; one for one person has one holder there too."""
    for post, kind in moved:
        holder = Post.objects.filter(unit=place, kind=kind, to_on__isnull=True).select_related("person")
        running = holder.order_by("id").first()
        rules.check_appointment(
            kind,
            has_unit=True,
            held=queries.kinds_held(post.person, on),
            holder=running.person.name if running else None,
            from_on=on,
            label=_label(kind),
        )
        title = post.title if kind == post.kind else ""
        Post(person=post.person, unit=place, kind=kind, title=title, from_on=on).save()


def _lead(units: Sequence[OrgUnit], place: OrgUnit, on: date, *, ending: bool = True) -> None:
    """分管领导: whoever was in charge of all of them is in charge of a unit that has nobody yet."""
    charges = list(
        LeaderInCharge.objects.filter(unit__in=units, to_on__isnull=True)
        .select_related("person")
        .order_by("id")
    )
    leaders = {charge.person_id: charge.person for charge in charges}
    if len(leaders) == 1 and not LeaderInCharge.objects.filter(unit=place, to_on__isnull=True).exists():
        LeaderInCharge(unit=place, person=next(iter(leaders.values())), from_on=on).save()
    for charge in charges if ending else ():
        charge.to_on = max(on - timedelta(days=1), charge.from_on)
        charge.save()


def _told(moved: tuple[Post, PostKind], place: OrgUnit) -> str:
    post, kind = moved
    return f"{post.person.name}：{_label(post.kind)}→{_label(kind)}"
