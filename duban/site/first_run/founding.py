"""Founding a body, from the answers of the first run or of `duban init`: the acts in their order, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.ground import workdays
from duban.ground.beijing import beijing_day
from duban.support.organization import actions as organization
from duban.support.organization.actions import register as registering
from duban.support.organization.register import Account, Held, Register
from duban.support.organization.terms import UnitKind
from duban.support.rulebook import actions as rulebook
from duban.support.rulebook.terms import CalendarStatus

OFFICE = "领导小组办公室"


@dataclass(frozen=True)
class Plan:
    """What the body begins with; `passwords` are those that were chosen, by username."""

    name: str
    short_name: str
    document_prefix: str
    people: Sequence[Account]
    posts: Sequence[Held]
    passwords: Mapping[str, str]
    register: Register = field(default_factory=Register)
    calendar_year: int | None = None


@transaction.atomic
def found(plan: Plan, *, at: datetime, request_id: UUID | None) -> None:
    """Set it up by the acts that the system may do, all in one transaction. Refuses where a body exists."""
    asked, day = registering.asking(request_id), beijing_day(at)
    organization.found_body(
        by=None,
        at=at,
        request_id=asked("body"),
        name=plan.name,
        short_name=plan.short_name,
        document_prefix=plan.document_prefix,
    )
    organization.add_unit(
        by=None, at=at, request_id=asked("office"), kind=UnitKind.OFFICE, name=OFFICE, from_on=day
    )
    rulebook.adopt_shipped(by=None, at=at, request_id=asked("rules"), in_force_on=day)
    if plan.calendar_year is not None:
        _adopt_calendar(plan.calendar_year, at=at, request_id=asked("calendar"))
    known = _people_of_the_body(plan, at=at, asked=asked, day=day)
    registering.enter(
        by=None,
        at=at,
        request_id=asked("register"),
        register=plan.register,
        known=known,
        from_on=day,
    )


def _people_of_the_body(plan: Plan, *, at: datetime, asked: registering.Asked, day: date) -> dict[str, UUID]:
    """The administrators, the Leading Group and the Office, with their posts and the passwords that
    were chosen."""
    known = {
        one.username: registering.enter_person(by=None, at=at, asked=asked, account=one)
        for one in plan.people
    }
    for username, password in plan.passwords.items():
        organization.set_password(
            by=None,
            at=at,
            request_id=asked(f"password {username}"),
            person=known[username],
            password=password,
        )
    for post in plan.posts:
        organization.appoint(
            by=None,
            at=at,
            request_id=asked(f"post {post.username} {post.kind}"),
            person=known[post.username],
            kind=post.kind,
            from_on=day,
        )
    return known


def _adopt_calendar(year: int, *, at: datetime, request_id: UUID | None) -> None:
    """The year as the program brings it with it."""
    shipped = workdays.shipped().years[year]
    rulebook.adopt_calendar(
        by=None,
        at=at,
        request_id=request_id,
        year=year,
        status=CalendarStatus(shipped.status),
        holidays=sorted(shipped.holidays),
        makeup_days=sorted(shipped.makeup_days),
        source=shipped.source,
    )
