"""同一事项 (16(4)): which matters count as one, and which unit of one answers for what was told to a unit of another
(decisions 6, 9, 22)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from duban.chapters.matters import queries
from duban.chapters.matters.queries.successions import succeeded, walk
from duban.ground.access import Refusal
from duban.support.ledger import locks

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Near:
    """A matter that counts with another one, and the Beijing day on which it came to: it was merged into `onward` or
    `onward` was split from it. The matter itself has no `onward`."""

    matter: Matter
    onward: int | None = None
    on: date | None = None


def near(matter: Matter) -> dict[int, Near]:
    """The matter, what was merged into it, what it was split from, and so on, by their ids. A part counts what its
    parent did; the parent does not count its parts."""
    found, waiting = {matter.pk: Near(matter)}, [matter]
    while waiting:
        one = waiting.pop()
        others = [Near(other, one.pk, other.closed_on) for other in one.absorbed.all()]
        if one.split_from is not None:
            others.append(Near(one.split_from, one.pk, one.docketed_on))
        for other in others:
            if other.matter.pk not in found:
                found[other.matter.pk] = other
                waiting.append(other.matter)
    return found


def onward(matter: Matter) -> Matter:
    """What the matter was merged into in the end: itself where it was not."""
    while matter.merged_into is not None:
        matter = matter.merged_into
    return matter


def same_matter(matter: Matter) -> list[Matter]:
    """The matter and all that count as the same one, by id."""
    found = near(matter)
    return [found[key].matter for key in sorted(found)]


def answering(matter: Matter) -> Callable[[int, int], int]:
    """The unit of this matter that answers now for a unit of one of the matters that are the same, by the ids of
    matter and unit: along the successions of each until it came to the next."""
    found = near(matter)
    passes = {key: succeeded(one.matter) for key, one in found.items()}

    def unit_of(matter_id: int, unit_id: int) -> int:
        here, since = found[matter_id], None
        while True:
            until = here.on
            on_the_way = [
                one
                for one in passes[here.matter.pk]
                if (since is None or one.on >= since) and (until is None or one.on <= until)
            ]
            unit_id = walk(on_the_way, unit_id)
            if here.onward is None:
                return unit_id
            here, since = found[here.onward], until

    return unit_of


def family(matter: Matter) -> list[Matter]:
    """The matter, what it was merged into and split from, what was merged into it and split from it, and so on, by id."""
    found, waiting = {matter.pk: matter}, [matter]
    while waiting:
        one = waiting.pop()
        for other in (one.merged_into, one.split_from, *one.absorbed.all(), *one.parts.all()):
            if other is not None and other.pk not in found:
                found[other.pk] = other
                waiting.append(other)
    return [found[key] for key in sorted(found)]


def lock_same(matter: Matter, *, at: datetime) -> Matter:
    """Lock the matter with its family, in the order of their ids, and return it as it now stands.

    For acts on what counts with the family (16(4)): what they set off locks others of it, and a merger locks them in the
    same order. Refuses when the family has grown meanwhile (matters.regrouped_meanwhile).
    """
    locked = {}
    for one in family(matter):
        locked[one.pk] = queries.lock(one, at=at) if one.pk == matter.pk else locks.take(one)
    if any(one.pk not in locked for one in family(locked[matter.pk])):
        raise Refusal("matters.regrouped_meanwhile", "6(2)")
    return locked[matter.pk]
