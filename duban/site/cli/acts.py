"""acts, act, can, session, pages: every act from the command line, and who may reach what."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from duban.ground.access import ACTS, Refusal, act
from duban.site import acting, clock
from duban.site.cli import main as cli
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    listed = commands.add_parser("acts", help="every act there is; with CODE --schema its arguments")
    listed.add_argument("code", nargs="?")
    listed.add_argument("--schema", action="store_true")
    listed.set_defaults(perform=list_acts)
    done = commands.add_parser("act", help="do one act")
    done.add_argument("code")
    done.add_argument("--by", required=True, metavar="USER")
    done.add_argument("--at", metavar="ISO", help="demonstration databases only")
    done.add_argument("--request-id", type=UUID)
    done.add_argument("--data", default="{}", metavar="JSON|-")
    done.set_defaults(perform=do_act)
    can = commands.add_parser("can", help="may this person do this act on this object")
    can.add_argument("user")
    can.add_argument("code")
    can.add_argument("ref", nargs="?")
    can.set_defaults(perform=may)
    session = commands.add_parser("session", help="a cookie for that person (demonstration, loopback)")
    session.add_argument("user", nargs="+")
    session.set_defaults(perform=open_session)
    pages = commands.add_parser("pages", help="every URL name with a concrete path, its methods and room")
    pages.add_argument("--as", dest="user")
    pages.add_argument("--all", action="store_true", help="with every concrete path, newest object first")
    pages.set_defaults(perform=list_pages)


def person(username: str) -> Person:
    found = Person.objects.filter(username=username).first()
    if found is None:
        raise cli.WrongUse(f"no person {username!r}")
    return found


def moment(text: str | None) -> datetime:
    """Now, or on a demonstration database the moment that was asked for."""
    if text is None:
        return clock.now()
    if not organization.is_demo():
        raise cli.WrongUse("--at is for demonstration databases only")
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise cli.WrongUse("--at needs a time zone, e.g. 2026-11-23T09:00+08:00")
    return at


def list_acts(arguments: argparse.Namespace) -> int:
    if arguments.code and arguments.code not in ACTS:
        raise cli.WrongUse(f"no act {arguments.code!r}")
    if arguments.schema:
        if not arguments.code or not act(arguments.code).built:
            raise cli.WrongUse("--schema needs the code of a built act")
        cli.show(arguments, acting.schema(arguments.code))
        return cli.DONE
    rows = [act(arguments.code)] if arguments.code else list(ACTS.values())
    cli.show(
        arguments,
        [asdict(one) for one in rows],
        "\n".join(
            f"{one.code:40} {one.article:8} {'' if one.built else '（未建）'}{one.name}" for one in rows
        ),
    )
    return cli.DONE


def do_act(arguments: argparse.Namespace) -> int:
    """The fourth door beside page, API and sweep: the same call."""
    if arguments.code not in ACTS:
        raise cli.WrongUse(f"no act {arguments.code!r}")
    text = sys.stdin.read() if arguments.data == "-" else arguments.data
    try:
        data = json.loads(text)
    except ValueError as bad:
        raise cli.WrongUse(f"--data is no JSON: {bad}") from bad
    if not isinstance(data, dict):
        raise cli.WrongUse("--data must be a JSON object")
    if arguments.request_id:
        data["request_id"] = str(arguments.request_id)
    if arguments.code == "files.store" and "path" in data:
        data["ticket"] = _receive(Path(str(data.pop("path"))))
    by = None if arguments.by == "system" and organization.is_demo() else person(arguments.by)
    row = acting.act(arguments.code, by=by, at=moment(arguments.at), data=data)
    shown = acting.shown(row)
    cli.show(arguments, shown, f"{act(arguments.code).name}：{shown['ref']}")
    return cli.DONE


def _receive(path: Path) -> str:
    """Bytes come from a file beside the command; the act itself takes the ticket for them."""
    from duban.support.files.actions import receive

    if not path.is_file():
        raise cli.WrongUse(f"no file {path}")
    with path.open("rb") as stream:
        return receive(stream, path.name)


def may(arguments: argparse.Namespace) -> int:
    """0 and true, or 1 with the refusal: the same policy that guards the act."""
    from duban.chapters.matters import queries as matters
    from duban.ground import access

    if arguments.code not in ACTS or not act(arguments.code).built:
        raise cli.WrongUse(f"no built act {arguments.code!r}")
    by, at = person(arguments.user), clock.now()
    standing = organization.standing(by, at)
    if arguments.ref:
        uid = UUID(arguments.ref.rpartition(":")[2])
        standing = matters.standing(by, at, matters.get_visible(person=by, at=at, uid=uid))
    access.require(arguments.code, standing)
    cli.show(arguments, {"can": True}, "可以")
    return cli.DONE


def open_session(arguments: argparse.Namespace) -> int:
    """Make a session as if that person had signed in; for several people one each."""
    if not organization.is_demo():
        raise Refusal("organization.demo_only", "6(1)")
    rows = [{"cookie": _cookie(person(name)), "user": name} for name in arguments.user]
    text = "\n".join(row["cookie"] for row in rows)
    cli.show(arguments, rows[0] if len(rows) == 1 else rows, text)
    return cli.DONE


def _cookie(user: Person) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def list_pages(arguments: argparse.Namespace) -> int:
    from duban.site import sitemap

    by = person(arguments.user) if arguments.user else None
    rows = sitemap.pages(by, limit=40 if arguments.all else 1)
    cli.show(
        arguments,
        rows,
        "\n".join(
            f"{row['name']:28} {','.join(row['methods']):10} {row['path'] or '—'}  {row['room']}"
            for row in rows
        ),
    )
    return cli.DONE
