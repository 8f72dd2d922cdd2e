"""The demonstration: founded, peopled, and lived through by the acts up to the day on which it stands."""

from __future__ import annotations

import heapq
import io
import itertools
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from duban.ground import chance
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_time
from duban.site import sweeping
from duban.site.demo import (
    adjustments,
    assessing,
    cases,
    cast,
    circulars,
    clues,
    decisions,
    desks,
    duties,
    evaluations,
    first,
    grades,
    house,
    inspections,
    lists,
    measures,
    official,
    reorganizing,
    requests,
    rounds,
    sanctions,
    scheming,
    sources,
    treating,
)
from duban.site.demo.lives import Life, Stage
from duban.support.files import actions as files
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from duban.support.organization import queries, stamps
from duban.support.organization.models import OrgUnit, Person
from duban.support.organization.terms import POST_LABELS, FactKind
from duban.support.rulebook import actions as rulebook

FOUNDED_BEFORE = 330
READ_AFTER = 5


def tell(*, on: date, seed: int, password: str) -> None:
    """Tell the whole story up to that Beijing day; the same day and seed tell the same one."""
    with chance.seeded(seed):
        _units, people = _found(on, seed, password)
        stage = Stage(
            on=on,
            clerk=people["chenqiming"],
            second=people["qianxiaowen"],
            director=people["sunliping"],
            head=people["wangzhiyuan"],
            evidence=_evidence,
        )
        lives = [
            *lists.all_of_them(stage),
            *decisions.all_of_them(stage),
            *house.all_of_them(stage),
            *scheming.all_of_them(stage),
            *sources.all_of_them(stage),
            *requests.all_of_them(stage),
            *inspections.all_of_them(stage),
            *first.all_of_them(stage),
            *measures.all_of_them(stage),
            *adjustments.all_of_them(stage),
            *treating.all_of_them(stage),
            *reorganizing.all_of_them(stage),
            *circulars.all_of_them(stage),
            *official.all_of_them(stage),
            *assessing.all_of_them(stage),
            *grades.all_of_them(stage),
            *evaluations.all_of_them(stage),
            *clues.all_of_them(stage),
            *cases.all_of_them(stage),
            *sanctions.all_of_them(stage),
        ]
        _live([*lives, rounds.of_the_system(stage), rounds.of_the_clerk(stage), *duties.of_the_units(stage)])
        sweeping.run(beijing_time(on, 8))
        desks.furnish(people, on)
        read_before = beijing_time(on - timedelta(days=READ_AFTER), 8)
        Message.objects.filter(at__lt=read_before).update(read_at=read_before)


def _found(on: date, seed: int, password: str) -> tuple[dict[str, OrgUnit], dict[str, Person]]:
    day = on - timedelta(days=FOUNDED_BEFORE)
    at = beijing_time(day, 8)
    name, short, prefix = cast.BODY
    organization.found_body(
        by=None,
        at=at,
        request_id=None,
        name=name,
        short_name=short,
        document_prefix=prefix,
        demo_seed=seed,
    )
    rulebook.adopt_shipped(by=None, at=at, request_id=None, in_force_on=day)
    units = {
        key: organization.add_unit(
            by=None,
            at=at,
            request_id=None,
            kind=kind,
            name=label,
            aliases=aliases,
            ordinal=ordinal,
            from_on=day,
        )
        for ordinal, (key, kind, label, aliases) in enumerate(cast.UNITS)
    }
    people = {}
    for username, label, post, unit, title in cast.PEOPLE:
        person = organization.add_person(by=None, at=at, request_id=None, username=username, name=label)
        organization.set_password(by=None, at=at, request_id=None, person=person.uid, password=password)
        organization.record_fact(
            by=None,
            at=at,
            request_id=None,
            person=person.uid,
            kind=FactKind.PERSONNEL_CATEGORY,
            value="国企管理人员" if unit == "company" else "事业",
            from_on=day,
        )
        organization.appoint(
            by=None,
            at=at,
            request_id=None,
            person=person.uid,
            kind=post,
            unit=units[unit].uid if unit else None,
            title=title,
            from_on=day,
        )
        people[username] = Person.objects.get(pk=person.pk)
    for leader, led in cast.LEADERS.items():
        for unit in led:
            organization.put_in_charge(
                by=None, at=at, request_id=None, unit=units[unit].uid, person=people[leader].uid, from_on=day
            )
    return units, people


def _evidence(person: Person, at: datetime, name: str) -> UUID:
    """A small text file as evidence, kept by the act that keeps every file."""
    text = f"{name}\n{person.name} {at:%Y-%m-%d}\n演示用材料，内容虚构。\n"
    stored = files.keep(
        io.BytesIO(text.encode()),
        name,
        actor=queries.actor_of(person, at),
        standing=queries.standing(person, at),
        at=at,
        request_id=None,
    )
    return stored.uid


def people() -> list[dict[str, str]]:
    """Everybody of the demonstration with username, name, role and unit, as the command prints them."""
    names = queries.unit_names(Person.objects.earliest("id").posts.earliest("id").from_on)
    found = []
    for person in Person.objects.order_by("id").prefetch_related("posts"):
        for post in person.posts.all():
            found.append(
                {
                    "username": person.username,
                    "name": person.name,
                    "role": post.title or str(POST_LABELS[PostKind(post.kind)]),
                    "post": post.kind,
                    "unit": names.get(post.unit_id or 0, ""),
                }
            )
    return found


def as_table(people_: Sequence[dict[str, str]], *, password: str | None) -> str:
    """What `make run` prints: who can sign in as what."""
    lines = [
        f"{one['username']:14} {one['name']}  {one['unit'] or '（全机构）'}  {one['role']}" for one in people_
    ]
    said = f"密码（所有演示人员）：{password}" if password else "演示数据已存在，密码为建立时所设。"
    return "\n".join(["演示人员：", *lines, said])


def _live(lives: Sequence[Life]) -> None:
    """Run all lives side by side in the order of time, so that numbers follow dates; a life may hand over
    others that begin with it."""
    heap: list[tuple[datetime, int, Life]] = []
    begun = itertools.count()

    def go_on(life: Life, after: datetime | None) -> None:
        following = next(life, None)
        while isinstance(following, list):
            for other in following:
                go_on(other, after)
            following = next(life, None)
        if following is not None:
            heapq.heappush(heap, (max(after, following) if after else following, next(begun), life))

    for life in lives:
        go_on(life, None)
    while heap:
        at, _order, life = heapq.heappop(heap)
        with stamps.read_once():
            go_on(life, at)
