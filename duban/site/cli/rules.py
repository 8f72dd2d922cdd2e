"""rule, read-deadline, read-units, trace: the pure rules by themselves, without a matter."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from duban.chapters.matters import rules as matters
from duban.chapters.supervision import rules as supervision
from duban.ground import workdays
from duban.site.cli import main as cli
from duban.support.ledger.canonical import Json, plain

Given = Mapping[str, Any]  # Any: what a person typed as JSON; each rule reads the keys it needs


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    one = commands.add_parser("rule", help="one pure rule over JSON from stdin")
    one.add_argument("name", choices=sorted(RULES))
    one.set_defaults(perform=apply)
    deadline = commands.add_parser("read-deadline", help="how a deadline was meant")
    deadline.add_argument("text", metavar="TEXT|-")
    deadline.add_argument("--year", type=int, required=True)
    deadline.set_defaults(perform=read_deadline)
    units = commands.add_parser("read-units", help="which units a cell names")
    units.add_argument("text", metavar="TEXT|-")
    units.add_argument("--units", metavar="FILE", help="a list of units; without it the body's own directory")
    units.set_defaults(perform=read_units)
    trace = commands.add_parser("trace", help="article → act → roles → rule → page → test")
    trace.set_defaults(perform=trace_articles)


def _day(given: Given, key: str) -> date:
    return date.fromisoformat(given[key])


def _timeliness(given: Given) -> Json:
    grade = matters.timeliness(
        completed_on=_day(given, "completed_on"), due_on=_day(given, "due_on"), calendar=workdays.shipped()
    )
    return {"timeliness": plain(grade), "article": "12"}


def _working_days(given: Given) -> Json:
    calendar = workdays.shipped()
    if "days" in given:
        return {"day": plain(workdays.add_working_days(_day(given, "from"), int(given["days"]), calendar))}
    between = workdays.working_days_between(_day(given, "from"), _day(given, "to"), calendar)
    return {"working_days": between}


def _limit_due(given: Given) -> Json:
    due = workdays.limit_due(
        _day(given, "served_on"), int(given["days"]), given.get("unit", "working_days"), workdays.shipped()
    )
    return {"due_on": plain(due)}


def _light(given: Given) -> Json:
    verdict = matters.light(
        state=given["state"],
        owed=[matters.Owed(**{**one, "due_on": date.fromisoformat(one["due_on"])}) for one in given["owed"]],
        today=_day(given, "today"),
        percent=int(given.get("percent", 0)),
        schedule=given.get("schedule"),
        numbers=matters.LightRules(given.get("near_due_days", 5), given.get("behind_points", 10)),
        calendar=workdays.shipped(),
    )
    return plain(verdict)


def _notice_count(given: Given) -> Json:
    return plain(supervision.count_from_json(given))


def _periods(given: Given) -> Json:
    from duban.chapters.responsibility import rules as responsibility

    first = _day(given, "first_due_on")
    days = responsibility.report_days(
        given["cycle"], first_due_on=first, day=int(given.get("day", first.day)), until=_day(given, "until")
    )
    return {"due": plain(days)}


RULES: dict[str, Callable[[Given], Json]] = {
    "timeliness": _timeliness,
    "working_days": _working_days,
    "limit_due": _limit_due,
    "light": _light,
    "notice_count": _notice_count,
    "periods": _periods,
}


def apply(arguments: argparse.Namespace) -> int:
    """Read a JSON object (or a list of them) from stdin; print the verdict of the rule for each."""
    try:
        given = json.load(sys.stdin)
        rule = RULES[arguments.name]
        result = [rule(one) for one in given] if isinstance(given, list) else rule(given)
    except (KeyError, TypeError, ValueError) as bad:
        raise cli.WrongUse(f"{arguments.name}: {type(bad).__name__} {bad}") from bad
    print(json.dumps(result, ensure_ascii=False))
    return cli.DONE


def _texts(text: str) -> list[str]:
    return [line.rstrip("\n") for line in sys.stdin] if text == "-" else [text]


def read_deadline(arguments: argparse.Namespace) -> int:
    from duban.ground.reading import deadlines

    read = [deadlines.read_deadline(text, year=arguments.year) for text in _texts(arguments.text)]
    values = [plain(dataclasses.asdict(one)) for one in read]
    cli.show(arguments, values if arguments.text == "-" else values[0])
    return cli.DONE


def read_units(arguments: argparse.Namespace) -> int:
    from duban.chapters.intake import reading

    values = [reading.read_units_text(text, units_path=arguments.units) for text in _texts(arguments.text)]
    cli.show(arguments, values if arguments.text == "-" else values[0])
    return cli.DONE


def trace_articles(arguments: argparse.Namespace) -> int:
    from duban.site import trace

    rows = trace.rows()
    cli.show(arguments, rows, trace.as_table(rows))
    return cli.DONE
