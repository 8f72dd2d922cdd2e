"""The figures of the statistics: each is a table whose every number opens the list that it counts; the chart beside
it is drawn from the table. They are counted in the database, never matter by matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise

from duban.chapters.desk import listing
from duban.chapters.matters import queries as matters
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person


@dataclass(frozen=True)
class Column:
    """One column of numbers; `tone` is its colour in the chart, none where it is not drawn."""

    label: str | Promise
    tone: str = ""
    stack: str = "all"


@dataclass(frozen=True)
class Cell:
    """A number and the list that it counts."""

    value: int
    url: str


@dataclass(frozen=True)
class Row:
    """A month or a unit with its numbers, and its share where there is one."""

    label: str
    cells: Sequence[Cell]
    part: int | None = None
    whole: int | None = None


@dataclass(frozen=True)
class Figure:
    """One figure: what it says, and the table."""

    key: str
    title: str
    note: str
    head: str = ""
    shape: str = ""
    columns: Sequence[Column] = ()
    rows: Sequence[Row] = ()
    total: Row | None = None
    share: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Asked:
    """What the address asks the figures for: year, category, unit, docketing list; months by completion or by
    date, by the date in force or `against` the first one. Whoever does not see the whole body is shown one of the own units."""

    base: listing.Filters
    by: str
    whole: bool
    units: Sequence[tuple[str, str]]
    against: str = ""


def asked(person: Person, at: datetime, query: QueryDict) -> Asked:
    """Reads the address; a unit that is not the own one is dropped."""
    day = beijing_day(at)
    whole = bool(organization.roles(person, day) & matters.SEES_ALL)
    read = listing.Filters.read(query)
    units = units_of(person, day, whole=whole)
    unit = read.unit
    if not whole and str(unit) not in {uid for uid, _name in units}:
        unit = UUID(units[0][0]) if units else None
    base = listing.Filters(
        state="all", category=read.category, year=read.year, unit=unit, list=read.list if whole else None
    )
    return Asked(
        base=base,
        by="due" if query.get("by") == "due" else "done",
        whole=whole,
        units=units,
        against="original" if query.get("against") == "original" else "",
    )


def units_of(person: Person, day: date, *, whole: bool) -> list[tuple[str, str]]:
    """The units among which this person may choose: uid and name."""
    names = organization.unit_names(day)
    own = names if whole else matters.units_of(person, day)
    rows = OrgUnit.objects.filter(pk__in=own).exclude(kind="SECTION").order_by("ordinal", "id")
    return [(str(unit.uid), names.get(unit.pk, "")) for unit in rows]
