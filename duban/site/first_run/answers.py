"""From the answers to what is shown and founded: which step is next, who is named, what the units file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from duban.ground import workdays
from duban.ground.access import PostKind
from duban.site.first_run import roll
from duban.site.first_run.draft import Draft
from duban.site.first_run.founding import OFFICE, Plan
from duban.support.organization import register
from duban.support.organization.register import Account, Held, Reading, Register, Row
from duban.support.organization.terms import POST_LABELS

STEPS = (
    ("body", _("机构")),
    ("administrators", _("管理员")),
    ("office", _("领导小组和办公室")),
    ("units", _("单位和人员")),
    ("rules", _("细则与参数")),
    ("calendar", _("工作日历")),
    ("found", _("设立")),
    ("passwords", _("首份清单")),
)
NAMES = tuple(name for name, _label in STEPS)


def done(draft: Draft, name: str) -> bool:
    """Whether that step needs nothing more."""
    if name == "units":
        found = reading(draft)
        return found is not None and found.register is not None
    return name in draft.answers


def next_step(draft: Draft) -> str:
    return next(name for name in NAMES if not done(draft, name))


def may_open(draft: Draft, name: str) -> bool:
    """A step is open when all before it are done."""
    return all(done(draft, one) for one in NAMES[: NAMES.index(name)])


def bar(now: str) -> list[dict[str, object]]:
    place = NAMES.index(now)
    states = ["done"] * place + ["now"] + ["todo"] * len(NAMES)
    return [
        {"label": label, "state": state, "day": None}
        for (_name, label), state in zip(STEPS, states, strict=False)
    ]


def reading(draft: Draft) -> Reading | None:
    """The units file as it reads beside the people named so far; None before there is one."""
    kept = draft.answers.get("units")
    if kept is None:
        return None
    rows = [Row(number, cells) for number, cells in kept["file"]["rows"]]
    try:
        known = roll.call(draft.answers).people
    except roll.Unclear:
        known = ()
    return register.read(rows, known=known, reserved=(OFFICE,))


def register_of(draft: Draft) -> Register:
    """What the units file comes to, once nothing in it is wrong."""
    found = reading(draft)
    if found is None or found.register is None:
        raise ValueError("the units file is not ready")
    return found.register


def calendar_of(day: date) -> workdays.CalendarYear | None:
    """The year of that day, where the program brings it with it."""
    return workdays.shipped().years.get(day.year)


def plan(draft: Draft, *, password: str, day: date) -> Plan:
    """What the answers found; the first administrator's password is his own; the others get theirs
    when the body is there."""
    named, entered = roll.call(draft.answers), register_of(draft)
    body: Mapping[str, Any] = draft.answers["body"]  # Any: the fields of the form
    first = named.holder(PostKind.SYSTEM_ADMIN)
    return Plan(
        name=body["name"],
        short_name=body["short_name"],
        document_prefix=body["document_prefix"],
        people=named.people,
        posts=named.posts,
        passwords={first.username: password},
        register=entered,
        calendar_year=day.year if calendar_of(day) else None,
    )


@dataclass(frozen=True)
class Slip:
    """One person's line on the list of first passwords."""

    unit: str
    name: str
    username: str
    posts: str
    password: str


def slips(draft: Draft) -> list[Slip]:
    """Everybody but the first administrator, in the order of the pages and of the file."""
    named, entered = roll.call(draft.answers), register_of(draft)
    posts = [*named.posts, *entered.posts]
    first = named.holder(PostKind.SYSTEM_ADMIN).username
    return [
        Slip(
            unit="、".join(dict.fromkeys(post.unit for post in _of(posts, one.username) if post.unit)),
            name=one.name,
            username=one.username,
            posts="、".join(dict.fromkeys(str(POST_LABELS[post.kind]) for post in _of(posts, one.username))),
            password=draft.password(one.username),
        )
        for one in (*named.people, *entered.people)
        if one.username != first
    ]


def posts_in_words(named: roll.Roll) -> list[tuple[str, list[Account]]]:
    """The posts of the body with their holders, in the order of the pages."""
    people = {one.username: one for one in named.people}
    found: dict[str, list[Account]] = {}
    for post in named.posts:
        found.setdefault(str(POST_LABELS[post.kind]), []).append(people[post.username])
    return list(found.items())


def _of(posts: Sequence[Held], username: str) -> list[Held]:
    return [post for post in posts if post.username == username]
