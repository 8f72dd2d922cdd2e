"""The directory by which names in a list are read: every name that a unit bears or bore (decision 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, UnitName
from duban.support.organization.terms import NameKind


@dataclass(frozen=True)
class Entry:
    """A unit in the directory: its formal name of the day, every other name it has or had."""

    uid: str
    name: str
    others: tuple[str, ...]
    parent: str
    in_scope: bool


def directory(day: date) -> list[Entry]:
    """The units of that Beijing day under all names that they bear or bore (decision 6), in two queries."""
    names: dict[int, list[UnitName]] = defaultdict(list)
    for row in UnitName.objects.order_by("id"):
        names[row.unit_id].append(row)
    entries = []
    for unit in (
        OrgUnit.objects.select_related("parent").filter(organization.on(day)).order_by("ordinal", "id")
    ):
        formal = organization_name(names[unit.pk], day)
        others = tuple(dict.fromkeys(one.name for one in names[unit.pk] if one.name != formal))
        parent = str(unit.parent.uid) if unit.parent else ""
        entries.append(Entry(str(unit.uid), formal, others, parent, unit.in_scope))
    return entries


def organization_name(names: Sequence[UnitName], day: date) -> str:
    """The formal name among these that held on that day."""
    held = [
        one.name
        for one in names
        if one.kind == NameKind.FORMAL and one.from_on <= day and (one.to_on is None or day <= one.to_on)
    ]
    return held[-1] if held else (names[0].name if names else "")


def name_of(unit: OrgUnit) -> str:
    """The unit's present formal name; the last one of a unit that has ended."""
    return organization.unit_name(unit.pk, date.max)


def unit_choices(day: date) -> list[tuple[str, str]]:
    """The units of that day for a form: uid and formal name, in the order of the directory."""
    return [(one.uid, one.name) for one in directory(day)]


def last_day() -> date:
    """The last day on which a name in the directory began: where no clock is at hand, the directory stands
    as it was last changed."""
    last: date | None = UnitName.objects.aggregate(last=Max("from_on"))["last"]
    return last or date.min
