"""A register of units and people, entered by the acts of the room: each unit, person and post is one act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from duban.ground.access import PostKind
from duban.support.organization.actions.people import add_person
from duban.support.organization.actions.posts import appoint, put_in_charge
from duban.support.organization.actions.units import add_unit
from duban.support.organization.models import Person
from duban.support.organization.register import Account, Register

Asked = Callable[[str], UUID | None]


def asking(request_id: UUID | None) -> Asked:
    """The request of each act within one request: sent twice, each is done once."""
    return lambda what: uuid5(request_id, what) if request_id else None


@transaction.atomic
def enter(
    *,
    by: Person | None,
    at: datetime,
    request_id: UUID | None,
    register: Register,
    known: Mapping[str, UUID],
    from_on: date,
) -> None:
    """Enter all of it, or nothing where one act refuses. `known` are the people by username who are there
    already. Nobody can sign in before a password has been set, which is an act of its own."""
    asked = asking(request_id)
    people = {**known}
    for one in register.people:
        people[one.username] = enter_person(by=by, at=at, asked=asked, account=one)
    units = {}
    for ordinal, unit in enumerate(register.units, start=1):
        units[unit.name] = add_unit(
            by=by,
            at=at,
            request_id=asked(f"unit {unit.name}"),
            kind=unit.kind,
            name=unit.name,
            aliases=unit.others,
            ordinal=ordinal,
            from_on=from_on,
        ).uid
    for post in register.posts:
        appoint(
            by=by,
            at=at,
            request_id=asked(f"post {post.username} {PostKind(post.kind)} {post.unit}"),
            person=people[post.username],
            kind=post.kind,
            unit=units[post.unit] if post.unit else None,
            from_on=from_on,
        )
    for unit in register.units:
        if unit.leader:
            put_in_charge(
                by=by,
                at=at,
                request_id=asked(f"leader {unit.name}"),
                unit=units[unit.name],
                person=people[unit.leader],
                from_on=from_on,
            )


def enter_person(*, by: Person | None, at: datetime, asked: Asked, account: Account) -> UUID:
    return add_person(
        by=by,
        at=at,
        request_id=asked(f"person {account.username}"),
        username=account.username,
        name=account.name,
    ).uid
