"""What was returned, brought in line with a later computing; what people decided of it stays (13(2))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from duban.chapters.assessment.actions.results import sheeted
from duban.chapters.assessment.models import PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.computing import Computed
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.terms.scheme import PartyKind

# What a sheet says of a party; where none of it is different, the result stays as it is.
TOLD = ("from_on", "to_on", "total", "ranked", "vetoes", "proposed")


class Key(NamedTuple):
    party: str
    side: str
    unit: int
    person: int | None


def renew(of: ResultRound, sheets: Sequence[Computed], day: date, *, reason: str) -> int:
    """How many results are other ones than before: changed, new, or no longer there.

    A result that people joined from stretches stays while its stretches do; else they are there again, each by itself.
    """
    told = {_key_of_sheet(one): _told(one, day) for one in sheets}
    now = {_key(one): one for one in queries.results(of)}
    changed = 0
    for whole, parts in queries.joined(of):
        if all(_same(part, told.get(_key(part))) for part in parts):
            for key in {_key(whole), *(_key(part) for part in parts)}:
                told.pop(key, None)
                now.pop(key, None)
            continue
        _put_away(whole)
        now |= {_key(part): part for part in parts}
        changed += 1
    for key, before in now.items():
        if before.is_current and key not in told:
            _put_away(before)
            changed += 1
    for key, given in told.items():
        before_it = now.get(key)
        if before_it is not None and before_it.is_current and _same(before_it, given):
            continue
        if before_it is not None:
            _put_away(before_it)
        _next(of, key, given, before_it, reason).save()
        changed += 1
    return changed


def _told(sheet: Computed, day: date) -> dict[str, Any]:  # Any: the fields of a result
    found = sheeted.of_sheet(sheet, day)
    return {**found, "person_name": sheet.person_name} if sheet.person_id is not None else found


def _key(one: AnyResult) -> Key:
    if isinstance(one, PersonResult):
        return Key(PartyKind.PERSON.value, str(one.side), one.unit_id, one.person_id)
    return Key(PartyKind.UNIT.value, str(one.side), one.unit_id, None)


def _key_of_sheet(sheet: Computed) -> Key:
    return Key(str(sheet.party), str(sheet.side), sheet.unit_id, sheet.person_id)


def _same(one: AnyResult, given: Mapping[str, Any] | None) -> bool:  # Any: the fields of a result
    return given is not None and all(getattr(one, name) == given[name] for name in TOLD)


def _put_away(one: AnyResult) -> None:
    if one.is_current:
        one.is_current = False
        one.save()


def _next(
    of: ResultRound,
    key: Key,
    given: dict[str, Any],  # Any: the fields of a result
    before: AnyResult | None,
    reason: str,
) -> AnyResult:
    """The next edition. Where people had suggested otherwise than the scheme proposed, they still do."""
    if before is not None:
        given = {**given, "edition": before.edition + 1}
        if given["ranked"] and before.suggested not in {"", before.proposed}:
            given |= {"suggested": before.suggested, "suggested_reason": before.suggested_reason}
    given = {**given, "round": of, "supersedes": before, "change_reason": reason}
    return UnitResult(**given) if key.person is None else PersonResult(person_id=key.person, **given)
