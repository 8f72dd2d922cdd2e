"""The counts of the desk. Every number opens the list that it counts, and both agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.desk import conditions, course, listing, todo
from duban.chapters.desk.listing import Filters
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter, Obligation, Party
from duban.chapters.matters.terms import OFFICE_DUTIES, ObligationKind
from duban.ground.access import Relation, Role
from duban.ground.beijing import beijing_day
from duban.support.ledger.models import LedgerEntry, LedgerPayload
from duban.support.ledger.queries import Line, lines_of
from duban.support.notifications import queries as notifications
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

RECENT = 8
RED = 12
LOOKED_AT = 300


@dataclass(frozen=True)
class Number:
    """One figure of the desk with the list that it counts."""

    value: int
    label: str
    note: str
    url: str
    red: bool = False


@dataclass(frozen=True)
class UnitLine:
    """A unit in the comparison: how many of its matters are red, how many run."""

    name: str
    url: str
    red: int
    running: int


@dataclass(frozen=True)
class Board:
    numbers: Sequence[Number]
    units: Sequence[UnitLine]
    red: Sequence[listing.Line]


def of(person: Person, at: datetime) -> Board:
    """The figures for this person: the whole body for the Office and the Leading Group, the own units for
    everybody else."""
    roles = organization.roles(person, beijing_day(at))
    everything = bool(roles & matters.SEES_ALL)
    numbers = [
        _number(person, at, Filters(light="red"), _("逾期事项"), red=True),
        _number(person, at, Filters(due="soon"), _("五个工作日内到期事项")),
        _number(person, at, Filters(), _("在办事项")),
    ]
    if roles & {Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF}:
        waiting, days = todo.waiting_reports(at)
        note = _("最早一件已等 %(days)s 个工作日") % {"days": days} if waiting else ""
        numbers.insert(2, Number(waiting, _("反馈待审核"), note, reverse("reviews")))
        numbers[3] = own_debts(at)
    return Board(
        numbers=numbers,
        units=_units(at) if everything else [],
        red=_red(person, at) if roles & {Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER} else [],
    )


def _red(person: Person, at: datetime) -> list[listing.Line]:
    """The red matters with their why, for those who ask why."""
    return listing.first(person, at, Filters(light="red"), size=RED)


def _number(person: Person, at: datetime, filters: Filters, label: str, *, red: bool = False) -> Number:
    return Number(listing.count(person, at, filters), label, "", filters.address, red)


def own_debts(at: datetime) -> Number:
    """By kind; the list of open loops shows these alone when it is asked for them."""
    owed = Obligation.objects.overdue(beijing_day(at)).filter(kind__in=OFFICE_DUTIES)
    by_kind = list(owed.values_list("kind").annotate(n=Count("id")).order_by("-n"))
    note = _("，").join(f"{ObligationKind(kind).label} {n}" for kind, n in by_kind[:2])
    total = sum(n for _kind, n in by_kind) + len(notifications.unanswered(beijing_day(at)))
    return Number(total, _("本办应办未办"), note, reverse("open_loops") + "?kind=office", red=total > 0)


def _units(at: datetime) -> list[UnitLine]:
    """Lead units by their red matters, in two passes."""
    today = beijing_day(at)
    names = organization.unit_names(today)
    running = dict(
        Party.objects.filter(relation=Relation.LEAD, open=True, person__isnull=True)
        .values_list("unit_id")
        .annotate(n=Count("id"))
        .values_list("unit_id", "n")
    )
    late = Q(matter__in=conditions.red(today).values("matter"))
    red = dict(
        Party.objects.filter(late, relation=Relation.LEAD, open=True, person__isnull=True)
        .values_list("unit_id")
        .annotate(n=Count("id"))
        .values_list("unit_id", "n")
    )
    uids = dict(OrgUnit.objects.filter(pk__in=running).values_list("id", "uid"))
    address = reverse("matters") + "?part=lead&unit="
    found = [
        UnitLine(names.get(unit, ""), f"{address}{uids[unit]}", red.get(unit, 0), count)
        for unit, count in running.items()
    ]
    return sorted(found, key=lambda line: (-line.red, -line.running, line.name))[:12]


def recent(person: Person, at: datetime) -> list[tuple[Line, Matter]]:
    """What happened last on the matters that the person finds, as far as he may know it."""
    found = Party.objects.filter(matters.scope(person, at)).values("matter_id")
    newest = list(LedgerEntry.objects.order_by("-id").values_list("id", flat=True)[:LOOKED_AT])
    lines = lines_of(
        LedgerPayload.objects.filter(entry__in=newest, context_ref__startswith="matters.matter:")
    )
    uids = {context.rpartition(":")[2] for context, _line in lines}
    refs = {matter.ref: matter for matter in Matter.objects.filter(uid__in=uids, pk__in=found)}
    may_know = course.Knowledge(person, at)
    shown = [
        (line, refs[context])
        for context, line in lines
        if context in refs and may_know.of(line, refs[context])
    ]
    return shown[:RECENT]


def units(person: Person, at: datetime) -> list[tuple[str, str]]:
    """The units by which the list may be filtered: uid and name."""
    names = organization.unit_names(beijing_day(at))
    rows = OrgUnit.objects.filter(pk__in=names).exclude(kind__in=["SECTION"]).order_by("ordinal", "id")
    return [(str(unit.uid), names[unit.pk]) for unit in rows]
