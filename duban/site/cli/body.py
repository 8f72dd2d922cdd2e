"""init, migrate, demo, serve: from an empty folder to a running body."""

from __future__ import annotations

import argparse
import getpass
import os
import secrets
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command

from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.site import clock, serving
from duban.site.cli import main as cli
from duban.site.first_run import draft, founding
from duban.support.organization import actions, queries
from duban.support.organization.models import Body
from duban.support.organization.register import Account, Held


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    init = commands.add_parser(
        "init", help="set up a real, empty body with its first administrators; alone, show the set-up code"
    )
    for name, text in (
        ("name", "official name"),
        ("short", "short name"),
        ("prefix", "document prefix 机关代字"),
    ):
        init.add_argument(f"--{name}", help=text)
    init.add_argument(
        "--admin",
        action="append",
        metavar="POST:USERNAME:NAME",
        help="SYSTEM_ADMIN, SECURITY_ADMIN or AUDIT_ADMIN; each another person; passwords are asked for or read "
        "from DUBAN_INIT_PASSWORDS (username=password, comma-separated)",
    )
    init.set_defaults(perform=found)
    migrate = commands.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(perform=bring_up)
    demo = commands.add_parser("demo", help="a demonstration body with its story")
    demo.add_argument(
        "--on", metavar="DATE", help="the Beijing day on which the story stands (default: today)"
    )
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--if-empty", action="store_true", help="do nothing where a body exists")
    demo.set_defaults(perform=tell_demo)
    serve = commands.add_parser("serve", help="web and worker")
    serve.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    serve.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serve.set_defaults(perform=serve_house)


def bring_up(arguments: argparse.Namespace) -> int:
    call_command("migrate", interactive=False, verbosity=0)
    cli.show(arguments, {"migrated": True}, "数据库已就绪")
    return cli.DONE


def found(arguments: argparse.Namespace) -> int:
    """A real body: no default password, no demonstration data, three administrators kept apart."""
    call_command("migrate", interactive=False, verbosity=0)
    given = [arguments.name, arguments.short, arguments.prefix, arguments.admin]
    if not any(given) and not Body.objects.exists():
        code = draft.issue().code
        cli.show(
            arguments, {"setup_code": code}, f"启用码：{code}\n请运行 duban serve，在浏览器中完成首次启用。"
        )
        return cli.DONE
    if not all(given) and not Body.objects.exists():
        raise cli.WrongUse("--name, --short, --prefix and --admin go together; without them: the set-up code")
    admins = [_admin(text) for text in arguments.admin or ()]
    if Body.objects.exists():
        actions.found_body(
            by=None, at=clock.now(), request_id=None, name="", short_name="", document_prefix=""
        )
    plan = founding.Plan(
        name=arguments.name,
        short_name=arguments.short,
        document_prefix=arguments.prefix,
        people=[Account(username, name) for _post, username, name in admins],
        posts=[Held(username, post) for post, username, _name in admins],
        passwords=_passwords([username for _post, username, _name in admins]),
    )
    founding.found(plan, at=clock.now(), request_id=None)
    draft.discard()
    cli.show(
        arguments,
        {"body": arguments.name, "administrators": [username for _, username, _ in admins]},
        f"{arguments.name}已设立。请运行 duban serve，由系统管理员登录后登记单位和人员。",
    )
    return cli.DONE


def _passwords(usernames: list[str]) -> dict[str, str]:
    """From the environment, else asked for at the terminal."""
    pairs = os.environ.get("DUBAN_INIT_PASSWORDS", "").split(",")
    given = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    return {username: given.get(username) or _ask(username) for username in usernames}


def _admin(text: str) -> tuple[PostKind, str, str]:
    parts = text.split(":")
    if len(parts) != 3 or parts[0] not in {"SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"}:
        raise cli.WrongUse(f"--admin {text!r} is not POST:USERNAME:NAME")
    return PostKind(parts[0]), parts[1], parts[2]


def _ask(username: str) -> str:
    if not sys.stdin.isatty():
        raise cli.WrongUse(f"no password for {username}: set DUBAN_INIT_PASSWORDS or run in a terminal")
    return getpass.getpass(f"{username} 的登录密码：")


def tell_demo(arguments: argparse.Namespace) -> int:
    """Same day and seed, same story; the database is marked as a demonstration."""
    from datetime import date

    from duban.site.demo import story

    call_command("migrate", interactive=False, verbosity=0)
    if Body.objects.exists():
        if not arguments.if_empty:
            raise cli.WrongUse("this database holds a body already; a demonstration needs an empty one")
        if not queries.is_demo():
            return cli.DONE
        people = story.people()
        cli.show(arguments, people, story.as_table(people, password=None))
        return cli.DONE
    day = date.fromisoformat(arguments.on) if arguments.on else beijing_day(clock.now())
    password = os.environ.get("DUBAN_DEMO_PASSWORD") or secrets.token_urlsafe(9)
    story.tell(on=day, seed=arguments.seed, password=password)
    people = story.people()
    cli.show(
        arguments,
        [{**one, "password": password} for one in people],
        story.as_table(people, password=password),
    )
    return cli.DONE


def serve_house(arguments: argparse.Namespace) -> int:
    """Serve, unless something about this database or address forbids it."""
    call_command("migrate", interactive=False, verbosity=0)
    wrong = serving.problems(arguments.host)
    if wrong:
        for line in wrong:
            print(f"duban serve: {line}", file=sys.stderr)
        return cli.BROKEN
    if not settings.HTTPS:
        print(
            "duban serve: DUBAN_HTTPS=off — passwords and case files travel unprotected; only for a closed network",
            file=sys.stderr,
        )
    serving.ensure_schedule()
    scheme = "https" if settings.HTTPS else "http"
    print(f"督办: {scheme}://{arguments.host}:{arguments.port}/", flush=True)
    if not Body.objects.exists():
        print(f"首次启用：打开上述地址，输入启用码 {draft.issue().code}", flush=True)
    return serving.House(arguments.host, arguments.port).run()
