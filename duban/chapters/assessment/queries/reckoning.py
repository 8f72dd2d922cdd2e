"""A year reckoned: everybody's facts priced under the versions that were in force, and what two schemes make of the same
facts (13(2); decision 47). Reads and reckons; writes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from duban.chapters.assessment.queries import facts, judged, parties
from duban.chapters.assessment.queries.facts import Gathering, PersonKey, UnitKey
from duban.chapters.assessment.queries.parties import Assessed
from duban.chapters.assessment.rules.scheme import codec
from duban.chapters.assessment.rules.scheme.definition import Scheme, for_unit
from duban.chapters.assessment.rules.scheme.engine import score_over
from duban.chapters.assessment.rules.scheme.lines import Line
from duban.chapters.assessment.rules.scheme.shapes import Fact, Judgement, Point, Sheet
from duban.chapters.assessment.terms.facts import HELD_EXCUSED
from duban.support.organization import stamps

Key = UnitKey | PersonKey
Report = Callable[[int, int], None]
STEP = 100


@dataclass(frozen=True)
class Ground:
    """Everything that is priced, read once: under however many schemes it is then reckoned."""

    year: int
    until_on: date
    gathered: Gathering
    parties: Sequence[Assessed]
    judgements: Mapping[Key, Sequence[Judgement]]

    def facts_of(self, key: Key) -> Sequence[Fact]:
        found = self.gathered.units.get(key) if isinstance(key, UnitKey) else self.gathered.people.get(key)
        return found or ()


@dataclass(frozen=True)
class Reckoned:
    """What came out: a sheet for each party."""

    on: Ground
    sheets: Mapping[Key, Sheet]


def quiet(done: int, total: int) -> None:
    """Nobody waits for it."""


def ground(year: int, today: date) -> Ground:
    """The facts of the year up to today, who is assessed, and what people judged."""
    with stamps.read_once():
        gathered = facts.of_year(year, today)
        return Ground(year, gathered.to_on, gathered, parties.of(gathered), judged.of_year(year))


def only(on: Ground, parties: Sequence[Assessed]) -> Ground:
    """The same, of these parties alone."""
    return replace(on, parties=parties)


def reckon(on: Ground, versions: Sequence[Scheme], report: Report = quiet) -> Reckoned:
    """Each party's sheet under these versions of one scheme. Whoever answered for the same facts with the same load has
    the same sheet: a unit's head and his deputy are reckoned once."""
    sheets: dict[Key, Sheet] = {}
    of_unit: dict[str, Sequence[Scheme]] = {}
    known: dict[object, Sheet] = {}
    lines: dict[tuple[object, ...], Line] = {}
    for done, one in enumerate(on.parties):
        if done % STEP == 0:
            report(done, len(on.parties))
        if one.unit_name not in of_unit:
            of_unit[one.unit_name] = [for_unit(each, one.unit_name) for each in versions]
        told, said = on.facts_of(one.key), on.judgements.get(one.key, ())
        same = (one.party, one.side, one.unit_name, tuple(map(id, told)), one.workload, tuple(said))
        found = known.get(same)
        if found is None:
            found = known[same] = score_over(
                of_unit[one.unit_name],
                told,
                said,
                party=one.party,
                side=one.side,
                workload=one.workload,
                known=lines,
            )
        sheets[one.key] = found
    report(len(on.parties), len(on.parties))
    return Reckoned(on, sheets)


def stored_line(point: Point) -> list[Any]:  # Any: a line of JSON
    """A line as it is kept, in the order of `computing.COLUMNS`."""
    fact, said = point.fact, point.judgement
    return [
        point.rule,
        point.group,
        format(point.amount, "f"),
        point.words,
        point.article,
        point.held_back,
        *(_stored_fact(fact) if fact else ("", "", "", None, None, "", "", "", "", "1", "")),
        point.version,
        *((said.by, said.on.isoformat(), said.reason, said.evidence) if said else ("", None, "", "")),
    ]


def _stored_fact(fact: Fact) -> Sequence[Any]:  # Any: a line of JSON
    return (
        str(fact.kind),
        fact.ref,
        fact.fact_key,
        fact.on.isoformat(),
        fact.act,
        fact.matter,
        str(fact.role),
        fact.category,
        fact.level,
        format(fact.quantity, "f"),
        fact.words,
    )


def lines_of(
    sheet: Sheet, spared: Sequence[Fact], known: dict[int, list[Any]]
) -> list[list[Any]]:  # Any: lines of JSON
    """What adds up, and after it what a finding of cause does not charge: shown, worth nothing. `known` are the lines
    of other sheets: a fact's line is the same in all of them."""
    shown = []
    for point in sheet.points:
        if id(point) not in known:
            known[id(point)] = stored_line(point)
        shown.append(known[id(point)])
    for fact in sorted(spared, key=attrgetter("order")):
        words = str(HELD_EXCUSED)
        shown.append(
            stored_line(
                Point("", "", Decimal(0), fact, None, fact.words, "16(2)", held_back=words, version=0)
            )
        )
    return shown


def rows_of(found: Reckoned) -> list[dict[str, Any]]:  # Any: what a row of sheets holds
    """The sheets as they are kept, in the order of the parties."""
    spared, rows = found.on.gathered.spared, []
    known: dict[int, list[Any]] = {}
    for one in found.on.parties:
        sheet = found.sheets[one.key]
        rows.append(
            {
                "party": str(one.party),
                "side": str(one.side),
                "unit_id": one.unit,
                "person_id": one.person,
                "unit_name": one.unit_name,
                "former_names": list(one.former_names),
                "person_name": one.person_name,
                "from_on": one.from_on,
                "to_on": one.to_on,
                "matters": one.workload.matters,
                "points": lines_of(sheet, spared.get(one.key, ()), known),
                "groups": {code: format(amount, "f") for code, amount in sheet.groups.items()},
                "total": format(sheet.total, "f"),
                "rounded": sheet.rounded,
                "proposed": str(sheet.proposed or ""),
                "ranked": sheet.ranked,
                "not_ranked_because": sheet.not_ranked_because[:200],
                "vetoes": [
                    {"rule": veto.rule, "words": veto.words, "article": veto.article} for veto in sheet.vetoes
                ],
                "waiting": list(sheet.waiting),
            }
        )
    return rows


def inputs_digest(on: Ground, versions: Sequence[Scheme]) -> str:
    """Over the schemes, every fact of the units, and how many of them each person answered for."""
    found = hashlib.sha256(f"{on.year} {on.until_on}".encode())
    for one in versions:
        found.update(json.dumps(codec.encode(one), ensure_ascii=False, sort_keys=True).encode())
    for party in on.parties:
        told = on.facts_of(party.key)
        found.update(f"\n{party.key} {party.workload.matters} {len(told)}".encode())
        if party.person is None:
            for order in sorted(each.order for each in told):
                found.update(repr(order).encode())
        for said in on.judgements.get(party.key, ()):
            found.update(repr(said).encode())
    return found.hexdigest()


def result_digest(rows: Sequence[Mapping[str, Any]]) -> str:  # Any: what a row of sheets holds
    """Over everything that the rows say."""
    found = hashlib.sha256()
    for row in rows:
        found.update(json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode())
    return found.hexdigest()
