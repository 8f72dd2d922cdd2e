"""What the list and the figures ask of a matter in the same words, so that both agree: its light, how it kept its
time, when it was done or due. Conditions are on the Party rows through which the list reads matters."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, cast

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least
from django.db.models.lookups import GreaterThanOrEqual

from duban.chapters.desk import lights
from duban.chapters.feedback.models import ReportReturn
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.matters.models import NO_END, Obligation, Party
from duban.chapters.matters.terms import NOT_OF_UNITS, MatterState, ObligationKind
from duban.ground import workdays
from duban.ground.access import Relation
from duban.ground.workdays import Calendar
from duban.support.organization.models import OrgUnit
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from uuid import UUID

    from duban.support.ledger.rows import RowQuerySet

LIGHTS = ("red", "amber", "green", "grey")
TIMELINESS = ("early", "on_time", "late", "undone", "coming")
SPAN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
# No holiday is longer; a gap that touches a span begins within this of it.
LONGEST_GAP = timedelta(days=31)
ONE = timedelta(days=1)


class Days(Func):
    """Whole days from the second date to the first."""

    output_field = IntegerField()
    arity = 2
    template = "(%(expressions)s)"
    arg_joiner = " - "

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # Any: Django's own signature
        return self.as_sql(
            compiler,
            connection,
            template="(julianday(%(expressions)s))",
            arg_joiner=") - julianday(",
            **extra,
        )


def span(word: str) -> tuple[date, date] | None:
    """The first and last Beijing day of "2026-03" or "2026"; nothing for anything else."""
    found = SPAN.fullmatch(word)
    if found is None or not 2000 <= int(found[1]) <= 2100:
        return None
    year = int(found[1])
    if found[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def red(today: date) -> QuerySet[Obligation]:
    """The obligations that turn a light red: past, not reported done, of the kinds that count (decision 17)."""
    return Obligation.objects.overdue(today).filter(kind__in=lights.RED_KINDS, reported_on__isnull=True)


def amber(today: date) -> QuerySet[Obligation]:
    """The obligations that turn a light amber where it is not red: anything of a unit past and not reported done,
    or a kind that counts within the near days, days off after them included."""
    by = lights.measure(today)
    near = workdays.add_working_days(today, by.numbers.near_due_days + 1, by.calendar) - ONE
    until = min(near, today + timedelta(days=by.numbers.near_due_days * 5))
    rows = Obligation.objects.standing().filter(suspended=False, reported_on__isnull=True)
    return rows.exclude(kind__in=NOT_OF_UNITS).filter(
        Q(due_on__lt=today) | Q(due_on__lte=until, kind__in=lights.RED_KINDS)
    )


def behind(today: date) -> Q:
    """So many points behind the linear schedule that the light turns amber, without a division."""
    points = lights.measure(today).numbers.behind_points
    gone = Days(Least(Value(today), F("due_on")), F("matter__assigned_on"))
    whole = Days(F("due_on"), F("matter__assigned_on"))
    late: Combinable = (F("matter__percent") + points) * whole
    return Q(
        GreaterThanOrEqual(gone * 100, late),
        matter__assigned_on__isnull=False,
        due_on__lt=NO_END,
        due_on__gt=F("matter__assigned_on"),
    )


def light(colour: str, today: date) -> Q:
    """The open matters whose light is of that colour, as `lights` gives it."""
    if colour == "grey":
        return Q(open=True, matter__state=MatterState.SUSPENDED)
    running = Q(open=True) & ~Q(matter__state=MatterState.SUSPENDED)
    is_red = Q(matter__in=red(today).values("matter"))
    if colour == "red":
        return running & is_red
    is_amber = Q(matter__in=amber(today).values("matter")) | behind(today)
    return running & ~is_red & (is_amber if colour == "amber" else ~is_amber)


def lit(today: date) -> Case:
    """The colour of each open matter, for counting."""
    return Case(
        When(matter__state=MatterState.SUSPENDED, then=Value("grey")),
        When(matter__in=red(today).values("matter"), then=Value("red")),
        When(matter__in=amber(today).values("matter"), then=Value("amber")),
        When(behind(today), then=Value("amber")),
        default=Value("green"),
        output_field=CharField(),
    )


def red_since(day: date, today: date) -> Q:
    """Red now, and nothing of it was red before that day: a date turns red on the day after it, or when its
    report was returned for 重新办理."""
    again = ReportReturn.objects.filter(report__concerns=OuterRef("pk"), kind=ReturnKind.REDO, on__gte=day)
    rows = red(today).annotate(again=Exists(again))
    lately = rows.filter(Q(due_on__gte=day - ONE) | Q(again=True))
    before = rows.filter(due_on__lt=day - ONE, again=False)
    return (
        light("red", today) & Q(matter__in=lately.values("matter")) & ~Q(matter__in=before.values("matter"))
    )


def of_unit(unit: UUID | None, relation: str, state: str) -> Exists:
    """Where that unit has that part; nothing asks for any unit, and for any part. The unit goes in by its key, and `open`
    stands in these rows too: then the database knows how few they are, and reads one index."""
    rows = Party.objects.filter(matter=OuterRef("matter"), unit__isnull=False, person__isnull=True)
    rows = rows.exclude(relation=Relation.FORMER)
    if state != "all":
        rows = rows.filter(open=state == "open")
    if unit is not None:
        rows = rows.filter(unit_id=OrgUnit.objects.filter(uid=unit).values_list("pk", flat=True).first() or 0)
    if relation:
        rows = rows.filter(relation=relation)
    return Exists(rows)


def original_on() -> Coalesce:
    """The first deadline of the matter, before any extension or suspension; while none is imposed, the decided one."""
    first = Obligation.objects.filter(matter=OuterRef("matter"), kind=ObligationKind.MATTER_DEADLINE)
    return Coalesce(Subquery(first.order_by("id").values("original_due_on")[:1]), F("due_on"))


def with_original(rows: RowQuerySet[Party]) -> RowQuerySet[Party]:
    """The rows with that date beside the one in force, as `original_on`."""
    return cast("RowQuerySet[Party]", rows.annotate(original_on=original_on()))  # the stub names another type


def timeliness(grade: str, days: tuple[date, date], today: date, due: str = "due_on") -> Q:
    """提前, 按时, 延时 as `matters.rules.timeliness` has them, of what was done or due within these days; a matter
    without an end has none. What is not done is past its date (undone) or not yet (coming). `due` is the date that is
    compared: the one in force, or an annotated one."""
    done = Q(matter__completed_on__isnull=False, **{f"{due}__lt": NO_END})
    same = Q(matter__completed_on=F(due))
    idle = reduce(
        or_,
        (
            Q(matter__completed_on__gte=last, **{f"{due}__lt": following})
            for last, following in gaps(days[0] - LONGEST_GAP, days[1] + LONGEST_GAP, rulebook.calendar())
        ),
        same,
    )
    # A suspended matter counts as neither until it is resumed (decision 13).
    waiting = Q(matter__completed_on__isnull=True, matter__ending="")
    waiting &= ~Q(matter__state=MatterState.SUSPENDED)
    match grade:
        case "late":
            return done & Q(matter__completed_on__gt=F(due))
        case "on_time":
            return done & Q(matter__completed_on__lte=F(due)) & idle
        case "early":
            return done & Q(matter__completed_on__lt=F(due)) & ~idle
        case "undone":
            return waiting & Q(**{f"{due}__lt": today})
        case _:
            return waiting & Q(**{f"{due}__gte": today, f"{due}__lt": NO_END})


def gaps(first: date, last: date, calendar: Calendar) -> tuple[tuple[date, date], ...]:
    """Between these days: each working day after which days off follow, with the working day that ends them."""
    day = max(first, date(min(calendar.years), 1, 1))
    end = min(last, date(max(calendar.years), 12, 31))
    found: list[tuple[date, date]] = []
    before: date | None = None
    while day <= end:
        if workdays.is_working_day(day, calendar):
            if before is not None and day - before > ONE:
                found.append((before, day))
            before = day
        day += ONE
    return tuple(found)
