"""Which unit stands for which: after a merger the successor for those merged into it (decision 6)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from duban.support.organization import roster
from duban.support.organization.models import OrgUnit, UnitChange


def is_changed() -> bool:
    """Whether any unit was ever merged or split; where none was, nobody need look further."""
    return bool(roster.now().changed)


def successor(unit_id: int) -> int:
    """The unit that stands for this one now: itself, or the last in the line of those that it was merged into."""
    known = roster.now()
    while unit_id in known.successor_of:
        unit_id = known.successor_of[unit_id]
    return unit_id


def predecessors(unit_id: int) -> frozenset[int]:
    """Every unit for which this one stands, itself left out: merged into it, and into those before it."""
    known = roster.now()
    found: set[int] = set()
    waiting = [unit_id]
    while waiting:
        before = known.merged_into.get(waiting.pop(), ())
        waiting += [one for one in before if one not in found]
        found.update(before)
    return frozenset(found)


def standing_unit(unit: OrgUnit) -> OrgUnit:
    """The same as a row: what is decided of an ended unit falls to the one that stands for it."""
    now = successor(unit.pk)
    return unit if now == unit.pk else OrgUnit.objects.get(pk=now)


def ended_units(day: date) -> frozenset[int]:
    """The units that have ended before that day."""
    return frozenset(unit for unit, ended in roster.now().ended_on.items() if ended < day)


def change_by_uid(uid: UUID) -> UnitChange:
    return UnitChange.objects.get(uid=uid)


def parts_of(change: UnitChange) -> list[OrgUnit]:
    """The units that were merged, or the one from which another was split off."""
    return [part.unit for part in change.parts.select_related("unit").order_by("id")]


def changes_of(unit: OrgUnit) -> list[UnitChange]:
    """The mergers and splits in which the unit took part, the newest first."""
    taking, leaving = UnitChange.objects.filter(into=unit), UnitChange.objects.filter(parts__unit=unit)
    found = taking.union(leaving)
    return sorted(found, key=lambda one: (one.on, one.pk), reverse=True)
