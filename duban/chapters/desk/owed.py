"""The list of obligations: what is owed, by whom, by when; filtered by the address, paged by keyset. The figures
count what it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duban.chapters.desk import conditions, listing
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.terms import OFFICE_DUTIES, MatterCategory, ObligationKind
from duban.ground.beijing import beijing_day
from duban.support.ledger.canonical import digest, plain
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.paging.keyset import keyset

SIZE = 50
SORT = ("due_on", "pk")
# How late, in days: from, to.
BANDS: dict[str, tuple[int, int | None]] = {
    "any": (1, None),
    "7": (1, 7),
    "30": (8, 30),
    "90": (31, 90),
    "more": (91, None),
}
# What asks a unit for paper: feedback of every kind, replies to notices, sign-fors.
ASKED: dict[str, tuple[ObligationKind, ...]] = {
    "report": (
        ObligationKind.PERIODIC_REPORT,
        ObligationKind.MILESTONE,
        ObligationKind.MATTER_DEADLINE,
        ObligationKind.SUPPLEMENT,
        ObligationKind.REDO,
    ),
    "reply": (ObligationKind.NOTICE_REPLY,),
    "sign": (ObligationKind.SIGN_FOR,),
}
# What the Office owes besides urging and review.
OTHERS = tuple(kind for kind in OFFICE_DUTIES if kind not in (ObligationKind.URGE, ObligationKind.REVIEW))
GROUPS = {**ASKED, "office": OTHERS}
# How a date was kept: by so many days late, from, to, where it was not.
DELAYS: dict[str, tuple[int, int | None]] = {"3": (1, 3), "10": (4, 10), "more": (11, None)}
KEPT = ("on_time", *DELAYS, "undone", "coming")
KIND_WORDS = {
    "report": _("各类反馈"),
    "reply": _("整改回复"),
    "sign": _("交办签收"),
    "office": _("本办其他任务"),
}


@dataclass(frozen=True)
class Filters:
    """What the address asks for; an unknown value asks for nothing and is dropped."""

    state: str = "open"
    unit: UUID | None = None
    kind: str = ""
    late: str = ""
    due_in: str = ""
    filed: str = ""
    category: str = ""
    year: int | None = None
    list: UUID | None = None
    kept: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        """From the query string: state=open|all (what lapsed is in neither), unit, kind=report|reply|sign|office or
        a kind of obligation, late=any|7|30|90|more, due_in=2026-03, filed=yes|no, category, year, list, and
        kept=on_time|3|10|more|undone|coming (how its date was kept)."""

        def one_of(name: str, allowed: Iterable[str]) -> str:
            return value if (value := query.get(name, "")) in set(allowed) else ""

        of_matters = listing.Filters.read(query)
        return cls(
            state=one_of("state", ("all",)) or "open",
            unit=of_matters.unit,
            kind=one_of("kind", (*GROUPS, *ObligationKind.values)),
            late=one_of("late", BANDS),
            due_in=of_matters.due_in,
            filed=one_of("filed", ("yes", "no")),
            category=one_of("category", MatterCategory.values),
            year=of_matters.year,
            list=of_matters.list,
            kept=one_of("kept", KEPT),
        )

    @property
    def address(self) -> str:
        """The list with these filters."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        asked = {name: value for name, value in said.items() if value != getattr(Filters, name)}
        return reverse("obligations") + (f"?{urlencode(asked)}" if asked else "")

    @property
    def narrowed(self) -> bool:
        return self != Filters()


def scope(person: Person, at: datetime) -> Q:
    """The obligations that this person may see listed: all for the Office and the Leading Group; the unit's for
    heads, deputies and liaisons; those in his name for everybody."""
    day = beijing_day(at)
    if organization.roles(person, day) & matters.SEES_ALL:
        return Q()
    units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
    return Q(person=person) | Q(unit__in=units)


def conditions_of(filters: Filters, today: date) -> Iterator[Q]:
    yield listing.of_kind(listing.Filters(category=filters.category, year=filters.year, list=filters.list))
    if filters.state == "open":
        yield Q(met_on__isnull=True, suspended=False)
    yield Q(lapsed_on__isnull=True)
    if filters.unit:
        yield Q(unit__uid=filters.unit)
    if filters.kind:
        yield Q(kind__in=GROUPS.get(filters.kind, (filters.kind,)))
    if filters.late:
        yield late(filters.late, today)
    if days := conditions.span(filters.due_in):
        yield Q(due_on__range=days)
    if filters.filed:
        yield FILED if filters.filed == "yes" else ~FILED
    if filters.kept:
        yield kept(filters.kept, today)


# Reported and under review, or done.
FILED = Q(reported_on__isnull=False) | Q(met_on__isnull=False)


def kept(how: str, today: date) -> Q:
    """On time, so many days late (done or still not), not done, or not due yet."""
    waits = Q(met_on__isnull=True, lapsed_on__isnull=True, suspended=False)
    if how == "on_time":
        return Q(met_on__isnull=False, met_on__lte=F("due_on"))
    if how == "coming":
        return waits & Q(due_on__gte=today)
    undone = waits & Q(due_on__lt=today)
    if how == "undone":
        return undone
    least, most = DELAYS[how]
    days = conditions.Days(Coalesce(F("met_on"), Value(today)), F("due_on"))
    found = Q(GreaterThanOrEqual(days, least)) & (undone | Q(met_on__gt=F("due_on")))
    return found if most is None else found & Q(LessThanOrEqual(days, most))


def late(band: str, today: date) -> Q:
    """Owed still, not reported, so many days past its date."""
    owed = Q(met_on__isnull=True, lapsed_on__isnull=True, suspended=False, reported_on__isnull=True)
    return owed & past(band, today)


def past(band: str, today: date) -> Q:
    """So many days past its date; for counting what is owed still from the index alone."""
    least, most = BANDS[band]
    found = Q(due_on__lte=today - timedelta(days=least))
    return found if most is None else found & Q(due_on__gte=today - timedelta(days=most))


class Found(NamedTuple):
    due_on: date
    pk: int


@dataclass(frozen=True)
class Line:
    """One obligation of the list."""

    matter: Matter
    what: str
    unit: str
    original: date
    due_on: date
    late: int
    reported_on: date | None
    met_on: date | None
    suspended: bool
    article: str

    @property
    def adjusted(self) -> bool:
        return self.due_on != self.original


@dataclass(frozen=True)
class Listed:
    """A page of the list with its count and the way to the next page."""

    lines: Sequence[Line]
    count: int
    filters: Filters
    next: str | None
    previous: str | None


def page(person: Person, at: datetime, asked: QueryDict, *, size: int = SIZE) -> Listed:
    """The page that the address asks for."""
    filters, today = Filters.read(asked), beijing_day(at)
    rows = Obligation.objects.filter(scope(person, at), *conditions_of(filters, today))
    one = keyset(
        rows.values_list(*Found._fields, named=True),
        sort=SORT,
        cursor=asked.get("cursor"),
        size=size,
        about=digest(plain(filters)),
    )
    return Listed(
        lines=_lines([found.pk for found in one.items], today),
        count=rows.count(),
        filters=filters,
        next=one.next,
        previous=one.previous,
    )


def _lines(keys: Sequence[int], today: date) -> list[Line]:
    names = organization.unit_names(today)
    rows = Obligation.objects.filter(pk__in=keys).select_related("matter").order_by(*SORT)
    return [
        Line(
            matter=one.matter,
            what="：".join(filter(None, (str(ObligationKind(one.kind).label), one.label))),
            unit=names.get(one.unit_id, ""),
            original=one.original_due_on,
            due_on=one.due_on,
            late=max(0, (today - one.due_on).days) if one.is_standing and not one.reported_on else 0,
            reported_on=one.reported_on,
            met_on=one.met_on,
            suspended=one.suspended and one.is_standing,
            article=one.article,
        )
        for one in rows
    ]
