"""Counting the figures, in the database and never matter by matter. A unit is counted by what it leads; its workload by
everything that it has a part in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.desk import by_source, conditions, listing, owed
from duban.chapters.desk.figures import Asked, Cell, Column, Figure, Row
from duban.chapters.desk.keeping import kept as kept
from duban.chapters.desk.keeping import months as months
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules
from duban.chapters.matters.models import Obligation, Party
from duban.chapters.matters.terms import MatterState
from duban.ground.beijing import beijing_day
from duban.ground.workdays import Calendar
from duban.support.ledger.rows import RowQuerySet
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

Address = Callable[[UUID | None, str], str]
# Code, heading, tone of the chart, and which bars stand on one another.
TIMELINESS = {
    "early": Column(gettext_lazy("提前"), "1"),
    "on_time": Column(gettext_lazy("按时"), "2"),
    "late": Column(gettext_lazy("延时"), "3"),
    "undone": Column(gettext_lazy("逾期未完成"), "late"),
    "coming": Column(gettext_lazy("未到期"), "4"),
}
LIGHTS = {
    "red": Column(gettext_lazy("红灯"), "late"),
    "amber": Column(gettext_lazy("黄灯"), "3"),
    "green": Column(gettext_lazy("绿灯"), "5"),
    "grey": Column(gettext_lazy("灰灯"), "4"),
}
BANDS = {
    "7": Column(gettext_lazy("1–7 天"), "4"),
    "30": Column(gettext_lazy("8–30 天"), "3"),
    "90": Column(gettext_lazy("31–90 天"), "late"),
    "more": Column(gettext_lazy("90 天以上"), "later"),
}
WORK = {
    "lead": Column(gettext_lazy("牵头"), "1"),
    "co": Column(gettext_lazy("协办"), "2"),
    "service": Column(gettext_lazy("服务"), "4"),
    "owed": Column(gettext_lazy("应办任务"), "3", stack="owed"),
    "late": Column(gettext_lazy("其中逾期")),
}


def of(person: Person, at: datetime, wanted: Asked) -> Sequence[Figure]:
    """All figures of the page."""
    counted = Counting(person, at, wanted)
    # Against the first dates it is counted row by row: only when it is asked for, and then beside the usual figure.
    first = (counted.punctuality_original,) if wanted.against else ()
    return [
        kept(person, at, wanted, make)
        for make in (
            *first,
            counted.punctuality,
            counted.lights,
            counted.sources,
            counted.aging,
            counted.workload,
        )
    ]


class Counting:
    """One person's figures at one moment."""

    def __init__(self, person: Person, at: datetime, wanted: Asked) -> None:
        self.person, self.at, self.asked = person, at, wanted
        self.today = beijing_day(at)
        self.names = organization.unit_names(self.today)
        self.ordered = list(OrgUnit.objects.order_by("ordinal", "id").values_list("pk", "uid"))

    def parties(self, found: Q) -> RowQuerySet[Party]:
        """Rows of matters that this person finds and the address asks for."""
        rows = Party.objects.filter(found, listing.of_kind(self.asked.base), person__isnull=True)
        if self.asked.whole:
            return rows
        seen = Party.objects.filter(matters.scope(self.person, self.at)).exclude(relation="EXTERNAL")
        return rows.filter(matter__in=seen.values("matter"))

    def one_each(self) -> RowQuerySet[Party]:
        """One row for each matter: everyone's, or that of the unit that is asked for where it leads."""
        unit = self.asked.base.unit
        return self.parties(Q(relation="LEAD", unit__uid=unit) if unit else Q(relation="EVERYONE"))

    def of_unit(self) -> Q:
        return Q(unit__uid=self.asked.base.unit) if self.asked.base.unit else Q(unit__isnull=False)

    # -- on time, month by month

    def punctuality(self) -> Figure:
        """By the date in force: extensions and suspensions count."""
        return self._punctuality("")

    def punctuality_original(self) -> Figure:
        """By the first date, whatever was granted since."""
        return self._punctuality("original")

    def _punctuality(self, against: str) -> Figure:
        by_due = self.asked.by == "due"
        shown = months(self.asked.base.year, self.today)
        counts = self.graded(shown, by_due=by_due, against=against)
        grades = conditions.TIMELINESS if by_due else conditions.TIMELINESS[:3]
        columns = [TIMELINESS[grade] for grade in grades]
        rows = [self._month(month, counts[month], grades, by_due=by_due, against=against) for month in shown]
        title = _("按时情况（按时限所在月份）") if by_due else _("按时情况（按完成月份）")
        if self.asked.against:
            title += _("：按原定时限") if against else _("：按调整后时限")
        return Figure(
            key="punctuality-original" if against else "punctuality",
            title=title,
            note=_("按时率＝（提前＋按时）÷（提前＋按时＋延时＋逾期未完成）；暂停办理的不计入")
            if by_due
            else _("按时率＝（提前＋按时）÷（提前＋按时＋延时）；无终止时限的不计入"),
            head=_("月份"),
            shape="months",
            columns=columns,
            rows=rows if any(cell.value for row in rows for cell in row.cells) else [],
            share=_("按时率"),
            empty=_("这些月份没有到期的事项。") if by_due else _("这些月份没有完成的事项。"),
        )

    def graded(self, shown: Sequence[str], *, by_due: bool, against: str = "") -> Mapping[str, Counter[str]]:
        """How many of each month were early, on time, late; grouped by day and by distance, so that the rule is
        asked a few hundred times, however many matters there are."""
        due = "original_on" if against else "due_on"
        way = due if by_due else "matter__completed_on"
        first, last = conditions.span(shown[0]), conditions.span(shown[-1])
        assert first is not None and last is not None  # noqa: S101  # our own months
        each = self.one_each()
        if against:
            each = conditions.with_original(each)
        rows = each.filter(**{f"{way}__range": (first[0], last[1]), f"{due}__lt": rules.NO_END})
        apart = conditions.Days(F(due), F("matter__completed_on"))
        most = conditions.LONGEST_GAP.days
        done = (
            rows.filter(matter__completed_on__isnull=False)
            .annotate(apart=Greatest(Value(-1), Least(Value(most), apart)))
            .values_list(way, "apart")
            .annotate(n=Count("*"))
        )
        found: dict[str, Counter[str]] = defaultdict(Counter)
        calendar = rulebook.calendar()
        for day, days, n in done.order_by():
            found[f"{day:%Y-%m}"][_grade(day, days, calendar, by_due=by_due)] += n
        if by_due:
            # What was merged or terminated counts nowhere as late (decision 9).
            waiting = rows.filter(matter__completed_on__isnull=True, matter__ending="")
            # A suspended matter is neither late nor to come until it is resumed (decision 13).
            waiting = waiting.exclude(matter__state=MatterState.SUSPENDED)
            each_day = cast(
                "Iterable[tuple[date, int]]", waiting.values_list(due).annotate(n=Count("*")).order_by()
            )
            for day, n in each_day:
                found[f"{day:%Y-%m}"]["undone" if day < self.today else "coming"] += n
        return found

    def _month(
        self, month: str, counts: Counter[str], grades: Sequence[str], *, by_due: bool, against: str
    ) -> Row:
        base = replace(self.asked.base, part="lead" if self.asked.base.unit else "", against=against)
        base = replace(base, due_in=month) if by_due else replace(base, done=month)
        good = counts["early"] + counts["on_time"]
        return Row(
            label=month,
            cells=[Cell(counts[grade], replace(base, timeliness=grade).address) for grade in grades],
            part=good,
            whole=good + counts["late"] + counts["undone"],
        )

    # -- by unit

    def lights(self) -> Figure:
        """How the open matters that each unit leads stand."""
        rows = self.parties(Q(relation="LEAD", open=True) & self.of_unit())
        counts: dict[int | None, Counter[str]] = defaultdict(Counter)
        lit = rows.annotate(light=conditions.lit(self.today)).values_list("unit_id", "light")
        for unit, light, n in lit.annotate(n=Count("*")).order_by():
            counts[unit][light] += n
        base = replace(self.asked.base, state="open", part="lead")
        return self.by_unit(
            Figure("lights", _("各单位亮灯"), _("各单位牵头的在办事项"), empty=_("没有在办事项。")),
            LIGHTS,
            counts,
            lambda unit, light: replace(base, unit=unit, light=light).address,
        )

    def sources(self) -> Figure:
        return by_source.figure(self.one_each(), self.asked.base, LIGHTS, self.today)

    def aging(self) -> Figure:
        """How long what is overdue has been so."""
        late = {f"n{band}": Count("due_on", filter=owed.past(band, self.today)) for band in BANDS}
        found = self.obligations(late="any").values_list("unit_id").annotate(**late).order_by()
        counts: dict[int | None, Counter[str]] = {
            unit: Counter(dict(zip(BANDS, numbers, strict=True))) for unit, *numbers in found
        }
        return self.by_unit(
            Figure(
                "aging",
                _("逾期时长"),
                _("逾期未报的应办任务，按已逾期的天数"),
                empty=_("没有逾期未报的应办任务。"),
            ),
            BANDS,
            counts,
            lambda unit, band: self.owed_by(unit, late=band).address,
        )

    def workload(self) -> Figure:
        """What each unit has in hand."""
        counts: dict[int | None, Counter[str]] = defaultdict(Counter)
        codes = {relation: code for code, relation in listing.PARTS.items()}
        rows = self.parties(Q(relation__in=codes, open=True) & self.of_unit())
        for unit, relation, n in rows.values_list("unit_id", "relation").annotate(n=Count("*")).order_by():
            counts[unit][codes[relation]] += n
        standing = self.obligations().values_list("unit_id")
        overdue = Count("due_on", filter=owed.past("any", self.today) & Q(reported_on__isnull=True))
        for unit, n, late in standing.annotate(n=Count("*"), late=overdue).order_by():
            counts[unit]["owed"], counts[unit]["late"] = n, late
        base = replace(self.asked.base, state="open")

        def address(unit: UUID | None, code: str) -> str:
            if code in listing.PARTS:
                return replace(base, unit=unit, part=code).address
            return self.owed_by(unit, late="any" if code == "late" else "").address

        return self.by_unit(
            Figure(
                "workload",
                _("工作量"),
                _("在办事项按单位责任分列；应办任务是本单位名下未了结的任务"),
                empty=_("没有在办事项和应办任务。"),
            ),
            WORK,
            counts,
            address,
            summed=False,
        )

    def obligations(self, late: str = "") -> QuerySet[Obligation]:
        wanted = self.owed_by(self.asked.base.unit, late=late)
        return Obligation.objects.filter(
            owed.scope(self.person, self.at), *owed.conditions_of(wanted, self.today)
        )

    def owed_by(self, unit: UUID | None, late: str = "") -> owed.Filters:
        base = self.asked.base
        return owed.Filters(unit=unit, late=late, category=base.category, year=base.year, list=base.list)

    def by_unit(
        self,
        figure: Figure,
        columns: Mapping[str, Column],
        counts: Mapping[int | None, Counter[str]],
        address: Address,
        *,
        summed: bool = True,
    ) -> Figure:
        """A table of units in the order of the organization, those without anything left out. A sum is shown where
        no matter stands in two rows."""
        rows = [
            Row(self.names.get(pk, ""), [Cell(counts[pk][code], address(uid, code)) for code in columns])
            for pk, uid in self.ordered
            if pk in counts and any(counts[pk].values())
        ]
        sums: Counter[str] = sum(counts.values(), Counter())
        total = Row(_("合计"), [Cell(sums[code], address(None, code)) for code in columns])
        return replace(
            figure,
            head=_("单位"),
            shape="units",
            columns=list(columns.values()),
            rows=rows,
            total=total if summed and len(rows) > 1 else None,
        )


def _grade(day: date, apart: int, calendar: Calendar, *, by_due: bool) -> str:
    """The grade of what was due so many days after it was done."""
    completed, due = (day - timedelta(days=apart), day) if by_due else (day, day + timedelta(days=apart))
    grade = rules.timeliness(completed_on=completed, due_on=due, calendar=calendar)
    return grade.value.lower() if grade else ""
