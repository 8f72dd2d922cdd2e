"""问题台账 (11(3)): every problem with what was done about it, filtered by the address, paged by keyset; the same rows as
a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse

from duban.chapters.desk import conditions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision.models import (
    NoNotice,
    NoticeProblem,
    Problem,
    Rectification,
    RectificationPlan,
    SupervisionNotice,
)
from duban.chapters.supervision.terms import (
    NoticeState,
    ProblemEnd,
    ProblemKind,
    ProblemState,
    RectificationState,
)
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.ground.beijing import beijing_day
from duban.support.ledger.canonical import digest, plain
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.paging.keyset import keyset

SIZE = 50
SORT = ("-found_on", "-id")
T = TypeVar("T")
# What is no longer in force names no problem.
FELL = (NoticeState.WITHDRAWN, NoticeState.ANNULLED)


@dataclass(frozen=True)
class Filters:
    """What the address asks for; an unknown value asks for nothing and is dropped."""

    state: str = ""
    kind: str = ""
    unit: UUID | None = None
    safety: str = ""
    again: str = ""
    late: str = ""
    found: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Filters:
        """From the query string: state=open (not closed) or a state of a problem, kind, unit, safety=yes, again=yes
        (of a kind that was there before), late=yes (its date past, nothing reported), found=2026 or 2026-03."""

        def one_of(name: str, allowed: Iterable[str]) -> str:
            return value if (value := query.get(name, "")) in set(allowed) else ""

        try:
            unit = UUID(query.get("unit", "")) if query.get("unit") else None
        except ValueError:
            unit = None
        found = query.get("found", "")
        return cls(
            state=one_of("state", ("open", *ProblemState.values)),
            kind=one_of("kind", ProblemKind.values),
            unit=unit,
            safety=one_of("safety", ("yes",)),
            again=one_of("again", ("yes",)),
            late=one_of("late", ("yes",)),
            found=found if conditions.span(found) else "",
        )

    @property
    def query(self) -> str:
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return urlencode({name: value for name, value in said.items() if value != getattr(Filters, name)})

    @property
    def address(self) -> str:
        return reverse("problem_register") + (f"?{self.query}" if self.query else "")

    @property
    def narrowed(self) -> bool:
        return self != Filters()


def found(person: Person, at: datetime, filters: Filters) -> QuerySet[Problem]:
    """The problems that exist for the person and that the filters leave: all for the Office and the Leading Group, the
    own unit's for its head, deputies and liaisons."""
    day = beijing_day(at)
    rows = Problem.objects.annotate(before=_before())
    if not organization.roles(person, day) & matters.SEES_ALL:
        units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
        rows = rows.filter(unit__in=units)
    if filters.state == "open":
        rows = rows.exclude(state=ProblemState.CLOSED)
    elif filters.state:
        rows = rows.filter(state=filters.state)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.unit:
        rows = rows.filter(unit__uid=filters.unit)
    if filters.safety:
        rows = rows.filter(safety=True)
    if filters.again:
        rows = rows.filter(before__gt=0)
    if filters.late:
        rows = rows.filter(_late(day))
    if days := conditions.span(filters.found):
        rows = rows.filter(found_on__range=days)
    return rows


def _before() -> Coalesce:
    """How many of that kind there were on the same matter at the same unit before; what was unfounded is none."""
    same = Problem.objects.filter(
        matter=OuterRef("matter"), unit=OuterRef("unit"), kind=OuterRef("kind"), pk__lt=OuterRef("pk")
    ).exclude(ended_as=ProblemEnd.UNFOUNDED)
    counted = same.order_by().values("matter").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _late(today: date) -> Q:
    """Not closed, the date by which it is put right past, and nothing reported."""
    refs = Obligation.objects.overdue(today).filter(
        kind=ObligationKind.NOTICE_REPLY, reported_on__isnull=True
    )
    notices = [ref.rpartition(":")[2] for ref in refs.values_list("source_ref", flat=True)]
    named = NoticeProblem.objects.filter(notice__uid__in=notices).values("problem")
    covered = NoNotice.objects.filter(notice__uid__in=notices, fell_on__isnull=True).values("problem")
    under = NoticeProblem.objects.exclude(notice__state__in=FELL).values("problem")
    own = Q(state__in=(ProblemState.OPEN, ProblemState.TRACKED), own_new_on__lt=today) & ~Q(pk__in=under)
    open_ = ~Q(state=ProblemState.CLOSED)
    return open_ & (Q(pk__in=named) | Q(pk__in=covered)) | own


@dataclass
class Entry:
    """One problem with everything that its row says."""

    problem: Problem
    place: int
    before: int
    unit: str
    notices: list[SupervisionNotice] = field(default_factory=list)
    decision: NoNotice | None = None
    plan: RectificationPlan | None = None
    reply: Rectification | None = None
    owed: Obligation | None = None

    @property
    def kind(self) -> str:
        return str(ProblemKind(self.problem.kind).label)

    @property
    def state(self) -> str:
        if self.problem.ended_as:
            return str(ProblemEnd(self.problem.ended_as).label)
        return str(ProblemState(self.problem.state).label)

    @property
    def treated(self) -> str:
        """The notices by number, or why there is none."""
        if self.decision is not None:
            return str(NoNoticeGround(self.decision.ground).label)
        return "、".join(one.number or str(NoticeState(one.state).label) for one in self.notices)

    @property
    def original_due_on(self) -> date | None:
        return self.owed.original_due_on if self.owed else self.problem.own_new_on

    @property
    def due_on(self) -> date | None:
        return self.owed.due_on if self.owed else self.problem.own_new_on

    @property
    def adjusted(self) -> bool:
        return self.due_on != self.original_due_on

    @property
    def checked(self) -> str:
        return str(RectificationState(self.reply.state).label) if self.reply else ""

    def late(self, today: date) -> int:
        """So many days past its date without a report."""
        due_on = self.due_on
        if due_on is None or self.problem.state == ProblemState.CLOSED or due_on >= today:
            return 0
        reported = self.owed is not None and (self.owed.reported_on is not None or not self.owed.is_standing)
        return 0 if reported else (today - due_on).days


@dataclass(frozen=True)
class Listed:
    """A page of the register with its count and the way to the next page."""

    entries: Sequence[Entry]
    count: int
    filters: Filters
    next: str | None
    previous: str | None


def page(person: Person, at: datetime, asked: QueryDict) -> Listed:
    """The page that the address asks for."""
    filters = Filters.read(asked)
    rows = found(person, at, filters)
    one = keyset(
        rows.select_related("matter", "found_by"),
        sort=SORT,
        cursor=asked.get("cursor"),
        size=SIZE,
        about=digest(plain(filters)),
    )
    return Listed(entries(one.items, at), rows.count(), filters, one.next, one.previous)


def entries(problems: Sequence[Problem], at: datetime, *, after: int = 0) -> list[Entry]:
    """The rows of these problems, in a fixed number of queries."""
    names = organization.unit_names(beijing_day(at))
    shown = {
        one.pk: Entry(one, place, getattr(one, "before", 0), names.get(one.unit_id, ""))
        for place, one in enumerate(problems, start=after + 1)
    }
    for line in NoticeProblem.objects.filter(problem__in=shown).select_related("notice").order_by("id"):
        if line.notice.state not in FELL:
            shown[line.problem_id].notices.append(line.notice)
    decided = NoNotice.objects.filter(problem__in=shown, fell_on__isnull=True).select_related("notice")
    for decision in decided.order_by("id"):
        shown[decision.problem_id].decision = decision
    _answers(list(shown.values()))
    return list(shown.values())


def _answers(rows: Sequence[Entry]) -> None:
    """Plan, reply and date of the newest notice under which each is put right; a problem that the unit itself reported
    has its re-check."""
    under = {one.problem.pk: notice for one in rows if (notice := _under(one)) is not None}
    notices = {notice.pk for notice in under.values()}
    plans = _newest(RectificationPlan.objects.filter(notice__in=notices).order_by("id"), "notice_id")
    replies = _newest(Rectification.objects.filter(notice__in=notices).order_by("id"), "notice_id")
    own = _newest(Rectification.objects.filter(problem__in=[one.problem.pk for one in rows]), "problem_id")
    owed = matters.by_source([one.ref for one in under.values()], ObligationKind.NOTICE_REPLY)
    for one in rows:
        notice = under.get(one.problem.pk)
        one.reply = own.get(one.problem.pk)
        if notice is not None:
            one.plan, one.owed = plans.get(notice.pk), owed.get(notice.ref)
            one.reply = replies.get(notice.pk) or one.reply


def _under(one: Entry) -> SupervisionNotice | None:
    if one.decision is not None and one.decision.notice is not None:
        return one.decision.notice
    return one.notices[-1] if one.notices else None


def _newest(rows: Iterable[T], by: str) -> dict[int, T]:
    found_: dict[int, T] = defaultdict()
    for row in rows:
        found_[getattr(row, by)] = row
    return dict(found_)


def units(person: Person, at: datetime) -> list[tuple[str, str]]:
    """The units among which the filter chooses: those with a problem that exists for the person."""
    names = organization.unit_names(beijing_day(at))
    having = found(person, at, Filters()).order_by().values("unit")
    rows = OrgUnit.objects.filter(pk__in=having).order_by("ordinal", "id")
    return [(str(one.uid), names.get(one.pk, "")) for one in rows]
