"""ledger verify, show, why, list: what is recorded, and what follows from it."""

from __future__ import annotations

import argparse
from typing import Any
from uuid import UUID

from duban.site import clock
from duban.site.cli import main as cli
from duban.site.cli.acts import person
from duban.support.ledger import queries as ledger
from duban.support.ledger import verifying
from duban.support.ledger.canonical import plain


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    record = commands.add_parser("ledger", help="the append-only record of acts")
    record.add_argument("what", choices=["verify"])
    record.set_defaults(perform=verify)
    for name, text, perform in (
        ("show", "one object with its timeline", show_one),
        ("why", "why the light of a matter is what it is", explain),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("ref", help="matter:UID, or the number of a matter")
        command.add_argument("--as", dest="user", help="as this person sees it")
        command.set_defaults(perform=perform)
    listed = commands.add_parser("list", help="the list of matters as that person sees it")
    listed.add_argument(
        "query", nargs="?", default="", help="the query string of the page, e.g. light=red&unit=…"
    )
    listed.add_argument("--as", dest="user", required=True)
    listed.set_defaults(perform=list_matters)


def verify(arguments: argparse.Namespace) -> int:
    """Every entry's bytes against its hash and its payload; exit 1 with the first bad entries."""
    checked, bad = verifying.verify()
    cli.show(
        arguments,
        {"entries": checked, "bad": bad},
        f"{checked} entries, {len(bad)} bad" + "".join(f"\n{b}" for b in bad),
    )
    return cli.REFUSED if bad else cli.DONE


def _matter(ref: str, user: str | None) -> Any:  # Any: a model that this floor only shows
    from duban.chapters.matters import queries as matters
    from duban.chapters.matters.models import Matter
    from duban.ground.access import NotFound

    found = Matter.objects.filter(number=ref).first()
    if found is None:
        try:
            found = Matter.objects.filter(uid=UUID(ref.rpartition(":")[2])).first()
        except ValueError as bad:
            raise cli.WrongUse(f"{ref!r} is neither a number nor a reference") from bad
    if found is None:
        raise NotFound("matters.not_found", "6(1)")
    if user:
        found = matters.get_visible(person=person(user), at=clock.now(), uid=found.uid)
    return found


def show_one(arguments: argparse.Namespace) -> int:
    matter = _matter(arguments.ref, arguments.user)
    lines = [
        {
            "at": plain(line.at),
            "act": line.act,
            "article": line.article,
            "label": line.label,
            "by": line.actor["name"],
        }
        for line in ledger.timeline(matter.ref)
    ]
    value = {
        "ref": matter.ref,
        "number": matter.number,
        "title": matter.title,
        "state": matter.state,
        "timeline": lines,
    }
    cli.show(arguments, value)
    return cli.DONE


def explain(arguments: argparse.Namespace) -> int:
    from duban.chapters.desk import lights

    matter = _matter(arguments.ref, arguments.user)
    cli.show(arguments, plain(lights.of([matter], clock.now())[matter.pk]))
    return cli.DONE


def list_matters(arguments: argparse.Namespace) -> int:
    from duban.chapters.desk import listing

    page = listing.page(person(arguments.user), clock.now(), arguments.query)
    cli.show(arguments, listing.as_rows(page))
    return cli.DONE
