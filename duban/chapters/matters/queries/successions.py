"""Which unit stands for which in a matter, since units were merged and split (art. 3; decision 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from duban.chapters.matters.models import Succession
from duban.support.organization import lineage

__all__ = [
    "Succession",
    "heir",
    "heirs",
    "line_of",
    "passed_among",
    "stood_for",
    "succeeded",
    "succession_by_uid",
    "walk",
]

if TYPE_CHECKING:
    from uuid import UUID

    from duban.chapters.matters.models import Matter


def succession_by_uid(uid: UUID) -> Succession:
    """For replays."""
    return Succession.objects.get(uid=uid)


def succeeded(matter: Matter) -> Sequence[Succession]:
    """Who took over from whom on the matter, in order."""
    if not lineage.is_changed():
        return ()
    rows = Succession.objects.filter(matter=matter).select_related("predecessor", "successor")
    return list(rows.order_by("id"))


def walk(passes: Iterable[Succession], unit_id: int, day: date | None = None) -> int:
    """Along the successions, in their order, to the unit that stands for this one; with `day`, on that day."""
    for one in passes:
        if one.predecessor_id == unit_id and (day is None or one.on <= day):
            unit_id = one.successor_id
    return unit_id


def heirs(matter: Matter) -> Callable[[int], int]:
    """The same for any number of units of one matter, which is read once."""
    passes = succeeded(matter)
    return lambda unit_id: walk(passes, unit_id)


def heir(matter: Matter, unit_id: int) -> int:
    """The unit that stands in the matter now for this one: itself, if nobody took over from it."""
    return walk(succeeded(matter), unit_id)


def stood_for(matter: Matter, unit_id: int, day: date) -> int:
    """The unit that stood for this one on that day."""
    return walk(succeeded(matter), unit_id, day)


def line_of(matter: Matter, unit_id: int) -> frozenset[int]:
    """The unit and all for which it stands in the matter: what was told to them counts with it (art. 16(4))."""
    passes = succeeded(matter)
    before = {one.predecessor_id for one in passes}
    return frozenset({unit_id, *(one for one in before if walk(passes, one) == unit_id)})


def passed_among(units: Iterable[int]) -> tuple[Q, Q]:
    """Conditions on a row with `matter` and `unit`: that another unit took over from its unit in its matter, and
    that one of `units` did."""
    passes = Succession.objects.filter(matter=OuterRef("matter"), predecessor=OuterRef("unit"))
    return Q(Exists(passes)), Q(Exists(passes.filter(successor__in=list(units))))
