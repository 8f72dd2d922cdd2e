"""The people of the body as a whole, as they are typed: a name, and a username where one is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from duban.ground.access import ADMIN_POSTS, PostKind
from duban.support.organization.register import MAX_NAME, Account, Held, username_of

# Which post is held by whom in the answers of which step, in the order of the pages.
ASKED: Mapping[str, tuple[tuple[str, PostKind], ...]] = {
    "administrators": (
        ("system", PostKind.SYSTEM_ADMIN),
        ("security", PostKind.SECURITY_ADMIN),
        ("audit", PostKind.AUDIT_ADMIN),
    ),
    "office": (
        ("head", PostKind.LEADING_GROUP_HEAD),
        ("members", PostKind.LEADING_GROUP_MEMBER),
        ("director", PostKind.OFFICE_DIRECTOR),
        ("clerks", PostKind.OFFICE_STAFF),
    ),
}
# A name set out with a blank (王 伟) is not taken for a name and a username.
USERNAME = re.compile(r"[A-Za-z0-9._@-]{1,60}")


class Unclear(Exception):
    """Who is meant cannot be told; the message says what to write."""


@dataclass(frozen=True)
class Roll:
    people: tuple[Account, ...]
    posts: tuple[Held, ...]

    def holder(self, kind: PostKind) -> Account:
        """The first who holds that post."""
        username = next(post.username for post in self.posts if post.kind == kind)
        return next(one for one in self.people if one.username == username)


def call(answers: Mapping[str, Mapping[str, Any]]) -> Roll:  # Any: what the steps' forms ask for
    """Everybody who is named in the answers. Raises `Unclear`."""
    named = [
        (kind, *_parted(line))
        for step, fields in ASKED.items()
        for field, kind in fields
        for line in str(answers.get(step, {}).get(field, "")).splitlines()
        if line.strip()
    ]
    directory = _directory(named)
    by_name = {name: username for username, name in directory.items()}
    posts = [Held(username or by_name[name], kind) for kind, name, username in named]
    _check(posts)
    return Roll(tuple(Account(username, name) for username, name in directory.items()), tuple(posts))


def _parted(line: str) -> tuple[str, str]:
    name, _blank, username = line.strip().replace("\u3000", " ").partition(" ")
    username = username.strip()
    if len(name) > MAX_NAME or (username and not USERNAME.fullmatch(username)):
        raise Unclear(_("“%(line)s”应为姓名，或姓名空一格再加用户名") % {"line": line.strip()[:80]})
    return name, username


def _directory(named: Sequence[tuple[PostKind, str, str]]) -> dict[str, str]:
    """Names by username. One name without a username is one person alone."""
    found: dict[str, str] = {}
    for _kind, name, username in named:
        if username and found.setdefault(username, name) != name:
            raise Unclear(
                _("用户名“%(username)s”已属“%(name)s”") % {"username": username, "name": found[username]}
            )
    for _kind, name, username in named:
        if username:
            continue
        if name in found.values():
            raise Unclear(
                _("“%(name)s”出现不止一次：请在每处姓名后空一格注明用户名，同一人写同一个") % {"name": name}
            )
        found[username_of(name, found)] = name
    return found


def _check(posts: Sequence[Held]) -> None:
    administrators = [post.username for post in posts if post.kind in ADMIN_POSTS]
    if len(set(administrators)) < len(administrators):
        raise Unclear(_("系统管理员、安全管理员、审计管理员不得由一人兼任"))
    if len(set(posts)) < len(posts):
        raise Unclear(_("同一人在同一职务中写了两次"))
