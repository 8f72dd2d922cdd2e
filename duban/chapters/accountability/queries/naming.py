"""Whom clues name, with what each was responsible for on which day (decisions 23, 34)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.queries import clues
from duban.chapters.accountability.terms.case import Responsibility
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class Named:
    """A person whom a clue names, with what he was responsible for on which day."""

    person: Person
    responsibility: Responsibility
    on: date


BY_RANK: Mapping[str, Responsibility] = {
    "first": Responsibility.FIRST,
    "direct": Responsibility.DIRECT,
    "handlers": Responsibility.HANDLER,
    "leader_in_charge": Responsibility.LEADER,
    "named": Responsibility.OTHER,
}


def snapshots(clue: AccountabilityClue) -> list[Mapping[str, object]]:
    """Who was responsible on each day on which the clue rests, as it was frozen then."""
    if clues.rests_on_notices(clue):
        return [one.responsible for one in clues.notices_of(clue)]
    return [clue.responsible] if clue.responsible else []


def named_by(found: Sequence[AccountabilityClue]) -> list[Named]:
    """Everybody whom the clues name, once, by the highest of his responsibilities and its first day."""
    by_ref: dict[str, Named] = {}
    for rank, responsibility in BY_RANK.items():
        for clue in found:
            for said in snapshots(clue):
                on = date.fromisoformat(str(said["on"]))
                noted = rank == "leader_in_charge" and not said.get("leader_is_responsible")
                for ref in () if noted else _refs(said.get(rank)):
                    if ref not in by_ref:
                        person = organization.person_by_uid(UUID(ref.rpartition(":")[2]))
                        by_ref[ref] = Named(person, responsibility, on)
    return list(by_ref.values())


def leaders_in(found: Sequence[AccountabilityClue]) -> list[dict[str, str]]:
    """The leaders in charge on those days: noted (decision 23 [L])."""
    noted: dict[str, dict[str, str]] = {}
    for clue in found:
        for said in snapshots(clue):
            for one in _lines(said.get("leader_in_charge")):
                noted.setdefault(one["ref"], {**one, "on": str(said["on"])})
    return list(noted.values())


def _lines(value: object) -> list[dict[str, str]]:
    return [dict(one) for one in value] if isinstance(value, list) else []


def _refs(value: object) -> list[str]:
    return [one["ref"] for one in _lines(value)]
