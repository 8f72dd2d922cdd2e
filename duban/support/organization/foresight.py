"""What a merger or a split will bring about, told before it is done (interface, rule 5).

The organization knows no matters: the rooms that do say at start-up (``site/reactions.py`` only) what each of them
would have to tell, as they say what follows once it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duban.support.organization.models import OrgUnit, Person


@dataclass(frozen=True)
class Asked:
    """The change that somebody considers; `into` is None where the unit that takes over is still to be set up, under
    that `name`."""

    units: Sequence[OrgUnit]
    into: OrgUnit | None
    name: str
    on: date
    by: Person
    at: datetime
    merger: bool = True


@dataclass(frozen=True)
class Foreseen:
    """One thing that follows: in words, with its cases; `bars` says that it stands in the way."""

    text: str
    cases: Sequence[str] = ()
    bars: bool = False


@dataclass(frozen=True)
class Passable:
    """A matter that a split can give to the new unit: its uid, how it is told, what the unit is to it."""

    uid: str
    label: str


Foreseer = Callable[[Asked], Sequence[Foreseen]]
FORESEERS: list[Foreseer] = []
OFFERING: list[Callable[[OrgUnit], Sequence[Passable]]] = []


def tell(foreseer: Foreseer) -> None:
    """Register what a room has to tell of a change to come."""
    if foreseer not in FORESEERS:
        FORESEERS.append(foreseer)


def offer(passable: Callable[[OrgUnit], Sequence[Passable]]) -> None:
    """Register which matters of a unit can be given away by a split."""
    if passable not in OFFERING:
        OFFERING.append(passable)


def of(asked: Asked) -> list[Foreseen]:
    """Everything that follows, in the order of the rooms."""
    return [one for foreseer in FORESEERS for one in foreseer(asked)]


def passable(unit: OrgUnit) -> list[Passable]:
    return [one for offering in OFFERING for one in offering(unit)]
