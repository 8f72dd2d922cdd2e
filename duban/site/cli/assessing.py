"""assess: points line by line to the last digit, out of the body's database or out of a scheme file and a facts file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from duban.ground.beijing import beijing_day
from duban.site import clock
from duban.site.cli import main as cli

Told = dict[str, Any]  # Any: JSON


def add(commands: Any) -> None:  # Any: argparse names its subparsers privately
    one = commands.add_parser(
        "assess", help="points of a year, line by line; or of a scheme and facts in files"
    )
    one.add_argument("--year", type=int, help="the year to reckon; this one if it is not said")
    one.add_argument("--unit", metavar="NAME", help="this unit alone")
    one.add_argument("--person", metavar="USER", help="this person alone")
    one.add_argument("--draft", type=UUID, metavar="UID", help="reckon under this scheme, in force or not")
    one.add_argument("--against", action="store_true", help="with --draft: what changes, and by which rule")
    one.add_argument(
        "--scheme", type=Path, metavar="FILE", help="a scheme as JSON; nothing is read from the database"
    )
    one.add_argument(
        "--facts", type=Path, metavar="FILE", help="with --scheme: parties with their facts, as JSON"
    )
    one.set_defaults(perform=assess)


def assess(arguments: argparse.Namespace) -> int:
    """Reckon and print; nothing is written."""
    if (arguments.scheme is None) != (arguments.facts is None):
        raise cli.WrongUse("--scheme FILE and --facts FILE belong together")
    if arguments.scheme is not None:
        told = list(_of_files(arguments.scheme, arguments.facts))
    elif arguments.against:
        return _against(arguments)
    else:
        told = list(_of_body(arguments))
    cli.show(arguments, told, "\n\n".join(_as_text(one) for one in told))
    return cli.DONE


def _read(path: Path) -> Any:  # Any: JSON
    if not path.is_file():
        raise cli.WrongUse(f"no file {path}")
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as bad:
        raise cli.WrongUse(f"{path} is no JSON: {bad}") from bad


def _of_files(scheme_path: Path, facts_path: Path) -> Iterator[Told]:
    """Each party of the facts file under the scheme; see docs/how-to/assess-by-hand.md for the shape of both."""
    from duban.chapters.assessment.rules.scheme import casefile, codec

    scheme = codec.decode(_read(scheme_path))
    for one in casefile.read(_read(facts_path)):
        yield _told(casefile.assess(scheme, one), name=one.name or one.unit, spared=())


def _of_body(arguments: argparse.Namespace) -> Iterator[Told]:
    from duban.chapters.assessment.queries import reckoning, trying
    from duban.chapters.assessment.rules import facts as rules

    today = beijing_day(clock.now())
    year = arguments.year or today.year
    rules.check_year(year, today)
    ground = reckoning.ground(year, today)
    versions = [_scheme(arguments.draft)] if arguments.draft else list(trying.before(year, ground.until_on))
    rules.check_computable(year=year, versions=len(versions), running=False)
    chosen = _chosen(arguments, ground.parties)
    found = reckoning.reckon(reckoning.only(ground, chosen), versions)
    for one in chosen:
        name = f"{one.unit_name} {one.person_name}".strip()
        told = _told(found.sheets[one.key], name=name, spared=ground.gathered.spared.get(one.key, ()))
        yield {
            **told,
            "year": year,
            "until": ground.until_on.isoformat(),
            "party": str(one.party),
            "side": str(one.side),
            "from": one.from_on.isoformat(),
            "to": one.to_on.isoformat(),
            "matters": one.workload.matters,
        }


def _scheme(uid: UUID) -> Any:  # Any: a scheme, which only the assessment room spells out
    from dataclasses import replace

    from duban.chapters.assessment.queries import schemes

    return replace(schemes.as_scheme(schemes.by_uid(uid)), from_on=None, to_on=None)


def _chosen(arguments: argparse.Namespace, parties: Sequence[Any]) -> list[Any]:  # Any: as above
    found = list(parties)
    if arguments.unit:
        found = [one for one in found if one.person is None and one.unit_name == arguments.unit]
    if arguments.person:
        from duban.site.cli.acts import person

        key = person(arguments.person).pk
        found = [one for one in found if one.person == key]
    if not found:
        raise cli.WrongUse("nobody is assessed under that name in that year")
    return found


def _against(arguments: argparse.Namespace) -> int:
    """What the draft would change of the year, party by party."""
    from duban.chapters.assessment.queries import reckoning, trying
    from duban.chapters.assessment.rules import facts as rules

    if not arguments.draft:
        raise cli.WrongUse("--against needs --draft UID")
    today = beijing_day(clock.now())
    year = arguments.year or today.year
    rules.check_year(year, today)
    ground = reckoning.ground(year, today)
    result = trying.compare(ground, trying.before(year, ground.until_on), _scheme(arguments.draft))
    lines = [
        f"{row['unit']} {row['person']} {row['before']} → {row['after']}"
        + (f" {row['grade_before']} → {row['grade_after']}" if row["grade_moves"] else "")
        + "".join(f"\n    {one['title']} {one['before']} → {one['after']}" for one in row["rules"])
        for row in result["changed"]
    ]
    cli.show(arguments, result, "\n".join(lines) or "nothing changes")
    return cli.DONE


def _told(sheet: Any, *, name: str, spared: Sequence[Any]) -> Told:  # Any: values of the assessment room
    from duban.chapters.assessment.queries.computing import COLUMNS
    from duban.chapters.assessment.queries.reckoning import lines_of

    return {
        "name": name,
        "points": [dict(zip(COLUMNS, line, strict=False)) for line in lines_of(sheet, spared, {})],
        "groups": {code: format(amount, "f") for code, amount in sheet.groups.items()},
        "total": format(sheet.total, "f"),
        "rounded": format(sheet.rounded, "f"),
        "proposed": str(sheet.proposed or ""),
        "proposed_words": str(sheet.proposed.label) if sheet.proposed else "",
        "ranked": sheet.ranked,
        "not_ranked_because": sheet.not_ranked_because,
        "vetoes": [veto.words for veto in sheet.vetoes],
        "waiting": list(sheet.waiting),
    }


def _as_text(told: Mapping[str, Any]) -> str:  # Any: JSON
    head = " ".join(str(told[key]) for key in ("name", "side", "from", "to") if told.get(key))
    lines = [
        f"{point['amount']:>12}  {point['words']}（{point['article']}）"
        + (f" — {point['held_back']}" if point["held_back"] else "")
        for point in told["points"]
    ]
    foot = [f"{told['total']:>12}  合计，四舍五入 {told['rounded']}  {told['proposed_words'] or '—'}"]
    foot += [f"{'':>12}  {words}" for words in told["vetoes"]]
    if told["waiting"]:
        foot.append(f"{'':>12}  待评定 {'、'.join(told['waiting'])}")
    return "\n".join([head, *lines, *foot])
