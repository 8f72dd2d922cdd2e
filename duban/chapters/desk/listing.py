"""The list of matters: which ones this person finds, filtered by the address, paged by keyset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from duban.chapters.desk import conditions, lights
from duban.chapters.desk.words import naming
from duban.chapters.intake.models import Candidate, CarryOver, MatterSource
from duban.chapters.intake.terms import SourceKind, SourceState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.terms import MatterCategory
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
SORT = ("due_on", "matter_id")


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
    list: UUID | None = None
    done: str = ""
    due_in: str = ""
    timeliness: str = ""
    red_since: date | None = None
    source: str = ""
    against: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        """From the query string: state=open|closed|all, light=red|amber|green|grey, due=overdue|soon, category,
        year, unit, part=lead|co|service (of that unit), q, list (that docketed it), done and due_in (2026 or
        2026-03), timeliness (of what one of these names), red_since, source, against=original (due_in and timeliness by the first
        deadline)."""
        done, due_in = (_span(query.get(key, "")) for key in ("done", "due_in"))
        return cls(
            state=_one_of(query.get("state"), ("open", "closed", "all")) or "open",
            light=_one_of(query.get("light"), conditions.LIGHTS),
            due=_one_of(query.get("due"), ("overdue", "soon")),
            category=_one_of(query.get("category"), MatterCategory.values),
            year=int(year) if (year := query.get("year", "")).isdecimal() and len(year) == 4 else None,
            unit=_uuid(query.get("unit")),
            part=_one_of(query.get("part"), tuple(PARTS)),
            q=query.get("q", "").strip()[:100],
            list=_uuid(query.get("list")),
            done=done,
            due_in=due_in,
            timeliness=_one_of(query.get("timeliness"), conditions.TIMELINESS if done or due_in else ()),
            red_since=_day(query.get("red_since")),
            source=_one_of(query.get("source"), SourceKind.values),
            against=_one_of(query.get("against"), ("original",) if done or due_in else ()),
        )

    @property
    def query(self) -> str:
        """The query string of these filters, those that ask for nothing left out."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in said.items() if value != getattr(Filters, name)})

    @property
    def address(self) -> str:
        """The list with these filters."""
        return reverse("matters") + (f"?{self.query}" if self.query else "")

    @property
    def narrowed(self) -> bool:
        return self != Filters()


PARTS = {"lead": Relation.LEAD, "co": Relation.CO, "service": Relation.SERVICE}


def _one_of(value: str | None, allowed: Sequence[str]) -> str:
    return value if value is not None and value in allowed else ""


def _uuid(value: str | None) -> UUID | None:
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def _span(value: str) -> str:
    return value if conditions.span(value) else ""


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


class Found(NamedTuple):
    """A matter that the list leaves, with its date in force."""

    due_on: date
    matter_id: int


def found(person: Person, at: datetime, filters: Filters) -> QuerySet[Party, Found]:
    """Each matter that the person finds and the filters leave, once, however many rows lead to it."""
    rows = _leading_to(person, at, filters).values_list(*Found._fields, named=True)
    return rows.distinct()


def _leading_to(person: Person, at: datetime, filters: Filters) -> QuerySet[Party]:
    """The Party rows that lead to these matters: the list starts from them, and reads no matter to filter."""
    today = beijing_day(at)
    rows = Party.objects.filter(matters.scope(person, at)).exclude(relation=Relation.EXTERNAL)
    if filters.state != "all":
        rows = rows.filter(open=filters.state == "open")
    rows = rows.filter(_due(filters.due, today))
    if filters.light:
        rows = rows.filter(conditions.light(filters.light, today))
    if filters.against:
        rows = conditions.with_original(rows)
    rows = rows.filter(of_kind(filters), *_by_time(filters, today))
    if filters.unit or filters.part:
        has_part = conditions.of_unit(filters.unit, PARTS.get(filters.part, ""), filters.state)
        rows = rows.filter(has_part)
    if filters.q:
        rows = rows.filter(naming(filters.q, matter="matter__"))
    return rows


def of_kind(filters: Filters, matter: str = "matter") -> Q:
    """What the figures are filtered by as well: the year, the category, the source, the list that docketed it. `matter` is
    the way from the row to the matter."""
    found = Q()
    if filters.category:
        found &= Q(**{f"{matter}__category": filters.category})
    if filters.year:
        # Of the year are also the matters that were carried into it from the year before.
        carried = CarryOver.objects.filter(to_year=filters.year).values("matter")
        found &= Q(**{f"{matter}__year": filters.year}) | Q(**{f"{matter}__in": carried})
    if filters.list:
        docketed = Candidate.objects.filter(docketing_list__uid=filters.list, matter__isnull=False)
        found &= Q(**{f"{matter}__in": docketed.values("matter")})
    if filters.source:
        come = MatterSource.objects.filter(kind=filters.source, state=SourceState.RECORDED)
        found &= Q(**{f"{matter}__in": come.values("matter")})
    return found


def _by_time(filters: Filters, today: date) -> Iterator[Q]:
    """What was done or due within a month or a year, and how it kept its time."""
    due = "original_on" if filters.against else "due_on"
    for name, word in (("matter__completed_on", filters.done), (due, filters.due_in)):
        if days := conditions.span(word):
            yield Q(**{f"{name}__range": days})
            if filters.timeliness:
                yield conditions.timeliness(filters.timeliness, days, today, due)
    if filters.red_since:
        yield conditions.red_since(filters.red_since, today)


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
    light: lights.Shown
    lead: str
    original_due_on: date | None
    due_on: date
    adjusted: bool

    @property
    def url(self) -> str:
        """Its page; a register of some hundred rows does not ask for it."""
        return reverse("matter", args=[self.matter.uid])


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
    rows = found(person, at, filters)
    one: Page[Found] = keyset(
        rows, sort=SORT, cursor=asked.get("cursor"), size=size, about=digest(plain(filters))
    )
    return Listed(
        lines=lines(one.items, at),
        count=count(person, at, filters),
        filters=filters,
        next=one.next,
        previous=one.previous,
    )


def first(person: Person, at: datetime, filters: Filters, *, size: int) -> list[Line]:
    """The first lines of the list, for a page that shows no more."""
    return lines(found(person, at, filters).order_by(*SORT)[:size], at)


def lines(rows: Iterable[Found], at: datetime) -> list[Line]:
    """The rows with everything that the table shows, in a fixed number of queries."""
    due = {row.matter_id: row.due_on for row in rows}
    keys = list(due)
    by_key = Matter.objects.in_bulk(keys)
    shown = lights.of_due(by_key.values(), due, at)
    names = organization.unit_names(beijing_day(at))
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
            matter=by_key[key],
            light=shown[key],
            lead=names.get(leads.get(key) or 0, ""),
            original_due_on=original.get(key, due_on),
            due_on=due_on,
            adjusted=key in original and original[key] != due_on,
        )
        for key, due_on in due.items()
    ]


def count(person: Person, at: datetime, filters: Filters) -> int:
    """How many there are; kept until the next act or the next Beijing day."""
    key = "count:" + digest([ledger.head(), beijing_day(at), person.pk, plain(filters)])
    kept: int | None = cache.get(key)
    if kept is None:
        rows = _leading_to(person, at, filters)
        kept = int(rows.aggregate(n=Count("matter_id", distinct=True))["n"])
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
