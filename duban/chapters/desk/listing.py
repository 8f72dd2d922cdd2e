"""The list of matters: which ones this person finds, filtered by the address, paged by keyset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from duban.chapters.desk import lights
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.terms import MatterCategory, MatterState
from duban.ground import workdays
from duban.ground.access import Relation
from duban.ground.beijing import beijing_day
from duban.support.ledger import queries as ledger
from duban.support.ledger.canonical import digest, plain
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.paging.keyset import Page, keyset
from duban.support.rulebook import queries as rulebook

SIZE = 50
SORT = ("due_on", "id")


@dataclass(frozen=True)
class Filters:
    """What the address asks for; an unknown value asks for nothing and is dropped."""

    state: str = "open"
    light: str = ""
    due: str = ""
    category: str = ""
    year: int | None = None
    unit: UUID | None = None
    part: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        """From the query string: state=open|closed|all, light=red, due=overdue|soon, category, year, unit,
        part=lead (the unit leads), q."""
        return cls(
            state=_one_of(query.get("state"), ("open", "closed", "all")) or "open",
            light=_one_of(query.get("light"), ("red", "grey")),
            due=_one_of(query.get("due"), ("overdue", "soon")),
            category=_one_of(query.get("category"), MatterCategory.values),
            year=int(year) if (year := query.get("year", "")).isdecimal() and len(year) == 4 else None,
            unit=_uuid(query.get("unit")),
            part=_one_of(query.get("part"), ("lead",)),
            q=query.get("q", "").strip()[:100],
        )

    @property
    def narrowed(self) -> bool:
        return self != Filters()


def _one_of(value: str | None, allowed: Sequence[str]) -> str:
    return value if value is not None and value in allowed else ""


def _uuid(value: str | None) -> UUID | None:
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def parties(person: Person, at: datetime, filters: Filters) -> QuerySet[Party]:
    """One Party row for each matter that the person finds and the filters leave.

    Starts from Party and never ORs the relations of one matter; who reaches a matter through two rows finds
    it once, through the first.
    """
    scope, today = matters.scope(person, at), beijing_day(at)
    rows = Party.objects.filter(scope)
    if not _through_everyone(person, at):
        earlier = Party.objects.filter(scope, matter=OuterRef("matter"), pk__lt=OuterRef("pk"))
        rows = rows.exclude(relation=Relation.EXTERNAL).exclude(
            Exists(earlier.exclude(relation=Relation.EXTERNAL))
        )
    if filters.state != "all":
        rows = rows.filter(open=filters.state == "open")
    rows = rows.filter(_due(filters.due, today))
    if filters.light == "red":
        rows = rows.filter(Exists(red(today).filter(matter=OuterRef("matter"))))
    if filters.light == "grey":
        rows = rows.filter(matter__state=MatterState.SUSPENDED)
    if filters.category:
        rows = rows.filter(matter__category=filters.category)
    if filters.year:
        rows = rows.filter(matter__year=filters.year)
    if filters.unit:
        of_unit = Party.objects.filter(matter=OuterRef("matter"), unit__uid=filters.unit, person__isnull=True)
        if filters.part:
            of_unit = of_unit.filter(relation=Relation.LEAD)
        rows = rows.filter(Exists(of_unit))
    if filters.q:
        rows = rows.filter(Q(matter__title__icontains=filters.q) | Q(matter__number__icontains=filters.q))
    return rows


def red(today: date) -> QuerySet[Obligation]:
    """The obligations that turn a light red: past, not reported done, of the kinds that count (decision 17)."""
    return Obligation.objects.overdue(today).filter(kind__in=lights.RED_KINDS, reported_on__isnull=True)


def _through_everyone(person: Person, at: datetime) -> bool:
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


def _due(due: str, today: date) -> Q:
    if due == "overdue":
        return Q(due_on__lt=today)
    if due == "soon":
        near = rulebook.values(today).number("light.near_due")
        return Q(due_on__gte=today, due_on__lte=workdays.add_working_days(today, near, rulebook.calendar()))
    return Q()


@dataclass(frozen=True)
class Line:
    """One row of the list: the matter with its light, its three dates, its lead."""

    matter: Matter
    url: str
    light: lights.Shown
    lead: str
    original_due_on: date | None
    due_on: date
    adjusted: bool


@dataclass(frozen=True)
class Listed:
    """A page of the list with its count and the way to the next page."""

    lines: Sequence[Line]
    count: int
    filters: Filters
    next: str | None
    previous: str | None


def page(person: Person, at: datetime, query: str | QueryDict, *, size: int = SIZE) -> Listed:
    """The page that the address asks for; a foreign or altered cursor is refused (paging.cursor)."""
    asked = QueryDict(query) if isinstance(query, str) else query
    filters = Filters.read(asked)
    rows = parties(person, at, filters).select_related("matter")
    found: Page[Party] = keyset(
        rows, sort=SORT, cursor=asked.get("cursor"), size=size, about=digest(plain(filters))
    )
    return Listed(
        lines=lines(found.items, at),
        count=count(person, at, filters),
        filters=filters,
        next=found.next,
        previous=found.previous,
    )


def lines(rows: Sequence[Party], at: datetime) -> list[Line]:
    """The rows with everything that the table shows, in a fixed number of queries."""
    found = [row.matter for row in rows]
    shown = lights.of(found, at)
    names = organization.unit_names(beijing_day(at))
    keys = [matter.pk for matter in found]
    leads = dict(
        Party.objects.filter(matter__in=keys, relation=Relation.LEAD).values_list("matter_id", "unit_id")
    )
    original = dict(
        Obligation.objects.filter(matter__in=keys, kind="MATTER_DEADLINE").values_list(
            "matter_id", "original_due_on"
        )
    )
    return [
        Line(
            matter=row.matter,
            url=reverse("matter", args=[row.matter.uid]),
            light=shown[row.matter_id],
            lead=names.get(leads.get(row.matter_id) or 0, ""),
            original_due_on=original.get(row.matter_id, row.due_on),
            due_on=row.due_on,
            adjusted=row.matter_id in original and original[row.matter_id] != row.due_on,
        )
        for row in rows
    ]


def count(person: Person, at: datetime, filters: Filters) -> int:
    """How many there are; kept until the next act or the next Beijing day."""
    key = "count:" + digest([ledger.head(), beijing_day(at), person.pk, plain(filters)])
    kept: int | None = cache.get(key)
    if kept is None:
        kept = parties(person, at, filters).count()
        cache.set(key, kept, 600)
    return kept


def as_rows(listed: Listed) -> dict[str, object]:
    return {
        "count": listed.count,
        "next": listed.next,
        "rows": [
            {
                "ref": line.matter.ref,
                "number": line.matter.number,
                "title": line.matter.title,
                "light": line.light.colour,
                "why": line.light.why,
                "lead": line.lead,
                "original_due_on": plain(line.original_due_on),
                "due_on": plain(line.due_on),
                "completed_on": plain(line.matter.completed_on),
            }
            for line in listed.lines
        ],
    }
