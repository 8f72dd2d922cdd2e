"""填报负担: what paper was asked of each unit in a month, and what it filed. Of units alone, never of persons; a number
says what the Office asks, not how active somebody is (decision 27)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.desk import conditions, counting, owed
from duban.chapters.desk.figures import Asked, Cell, Column, Figure, Row
from duban.chapters.matters.models import Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

# Kind of paper, and whether it was filed; what was asked makes the chart.
COLUMNS: dict[tuple[str, str], Column] = {
    ("report", ""): Column(gettext_lazy("反馈应报"), "1"),
    ("report", "yes"): Column(gettext_lazy("反馈已报")),
    ("reply", ""): Column(gettext_lazy("回复应报"), "2"),
    ("reply", "yes"): Column(gettext_lazy("回复已报")),
    ("sign", ""): Column(gettext_lazy("交办应签"), "4"),
    ("sign", "yes"): Column(gettext_lazy("已签")),
}
GROUPS = {kind: group for group, kinds in owed.ASKED.items() for kind in kinds}


def of(person: Person, at: datetime, wanted: Asked, month: str) -> Sequence[Figure]:
    """By month for the unit that is asked for (or all), and by unit for that month."""
    base = wanted.base
    asked = owed.Filters(state="all", unit=base.unit, category=base.category, year=base.year, list=base.list)

    def by_month() -> Figure:
        return _by_month(person, at, asked, wanted)

    def by_unit() -> Figure:
        return _by_unit(person, at, replace(asked, due_in=month))

    return [counting.kept(person, at, wanted, make, month) for make in (by_month, by_unit)]


def _by_month(person: Person, at: datetime, asked: owed.Filters, wanted: Asked) -> Figure:
    months = counting.months(wanted.base.year, beijing_day(at))
    first, last = conditions.span(months[0]), conditions.span(months[-1])
    assert first is not None and last is not None  # noqa: S101  # our own months
    rows = Obligation.objects.filter(due_on__range=(first[0], last[1])).annotate(month=TruncMonth("due_on"))
    counts = _counts(
        (f"{month:%Y-%m}", kind, n, filed)
        for month, kind, n, filed in _grouped(person, at, asked, rows, "month")
    )
    shown = [
        Row(month, _cells(counts.get(month, Counter()), replace(asked, due_in=month))) for month in months
    ]
    return Figure(
        key="load-months",
        title=_("各月填报"),
        note=_("按应办日期所在月份；反馈含各类进展、节点、报结和补报，回复指整改回复；已报不论早晚"),
        head=_("月份"),
        shape="months",
        columns=list(COLUMNS.values()),
        rows=shown if counts else [],
        empty=_("这些月份没有要求单位填报的任务。"),
    )


def _by_unit(person: Person, at: datetime, asked: owed.Filters) -> Figure:
    counts = _counts(_grouped(person, at, asked, Obligation.objects.all(), "unit_id"))
    names = organization.unit_names(beijing_day(at))
    rows = [
        Row(names.get(pk, ""), _cells(counts[pk], replace(asked, unit=uid)))
        for pk, uid in OrgUnit.objects.order_by("ordinal", "id").values_list("pk", "uid")
        if pk in counts
    ]
    sums: Counter[tuple[str, str]] = sum(counts.values(), Counter())
    return Figure(
        key="load-units",
        title=_("%(month)s 各单位填报") % {"month": asked.due_in},
        note=_("按单位计，不对人员计数、排名"),
        head=_("单位"),
        shape="units",
        columns=list(COLUMNS.values()),
        rows=rows,
        total=Row(_("合计"), _cells(sums, asked)) if len(rows) > 1 else None,
        empty=_("该月没有要求单位填报的任务。"),
    )


Grouped = Iterable[tuple[object, str, int, int]]


def _grouped(
    person: Person, at: datetime, asked: owed.Filters, rows: QuerySet[Obligation], by: str
) -> Grouped:
    """For each group and kind of obligation: how many were asked, how many of them filed."""
    found = rows.filter(
        owed.scope(person, at), *owed.conditions_of(asked, beijing_day(at)), kind__in=list(GROUPS)
    )
    counted = found.values_list(by, "kind").annotate(n=Count("id"), filed=Count("id", filter=owed.FILED))
    yield from counted.order_by()


def _counts(rows: Grouped) -> Mapping[object, Counter[tuple[str, str]]]:
    found: dict[object, Counter[tuple[str, str]]] = defaultdict(Counter)
    for group, kind, n, filed in rows:
        found[group][GROUPS[ObligationKind(kind)], ""] += n
        found[group][GROUPS[ObligationKind(kind)], "yes"] += filed
    return found


def _cells(counts: Counter[tuple[str, str]], asked: owed.Filters) -> list[Cell]:
    return [Cell(counts[code], replace(asked, kind=code[0], filed=code[1]).address) for code in COLUMNS]
