"""The Office's own record: how it kept its own dates (urging, review, the rest), and what became of its notices, month by
month. Every number opens its rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duban.chapters.desk import counting, owed
from duban.chapters.desk.figures import Asked, Cell, Column, Figure, Row
from duban.chapters.matters.models import Obligation
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision.filters import NoticeFilters
from duban.chapters.supervision.models import SupervisionNotice
from duban.ground.beijing import beijing_day
from duban.support.organization.models import Person

DUTIES: dict[str, tuple[str, str | Promise]] = {
    "urging": (ObligationKind.URGE, gettext_lazy("逾期未反馈的应及时催办（第十一条第四项）")),
    "review": (ObligationKind.REVIEW, gettext_lazy("单位报送的反馈应按期审核（第十一条第四项）")),
    "others": ("office", gettext_lazy("处置问题、送达、复查、答复异议、批复、协调、办结等本办任务")),
}
TITLES = {
    "urging": gettext_lazy("催办"),
    "review": gettext_lazy("审核反馈"),
    "others": gettext_lazy("本办其他任务"),
}
# How each date was kept; "" is all that was due.
COLUMNS: dict[str, Column] = {
    "": Column(gettext_lazy("应办")),
    "on_time": Column(gettext_lazy("按期"), "1"),
    "3": Column(gettext_lazy("迟 1–3 天"), "3"),
    "10": Column(gettext_lazy("迟 4–10 天"), "late"),
    "more": Column(gettext_lazy("迟 10 天以上"), "later"),
    "undone": Column(gettext_lazy("其中仍未办")),
    "coming": Column(gettext_lazy("未到期"), "4"),
}
NOTICES: dict[str, Column] = {
    "issued": Column(gettext_lazy("印发"), "1"),
    "withdrawn": Column(gettext_lazy("撤回"), "4", stack="fell"),
    "annulled": Column(gettext_lazy("撤销"), "late", stack="fell"),
    "upheld": Column(gettext_lazy("其中异议成立")),
}


def of(person: Person, at: datetime, wanted: Asked) -> Sequence[Figure]:
    """The figures of the last twelve months, or of the year that is asked for."""
    months = counting.months(wanted.base.year, beijing_day(at))
    return [*(_duty(person, at, key, months) for key in DUTIES), _notices(months)]


def _duty(person: Person, at: datetime, key: str, months: Sequence[str]) -> Figure:
    kind, note = DUTIES[key]
    asked = owed.Filters(state="all", kind=kind)
    counts = _kept(person, at, asked)
    rows = [_month(month, counts[month], replace(asked, due_in=month)) for month in months]
    return Figure(
        key=key,
        title=str(TITLES[key]),
        note=str(note),
        head=_("应办月份"),
        shape="months",
        columns=list(COLUMNS.values()),
        rows=rows if any(row.cells[0].value for row in rows) else [],
        share=_("按期率"),
        empty=_("这些月份没有应办的任务。"),
    )


def _kept(person: Person, at: datetime, asked: owed.Filters) -> Mapping[str, Counter[str]]:
    """For each month how many were due, and how their dates were kept."""
    today = beijing_day(at)
    numbers = {f"n_{how}": Count("id", filter=owed.kept(how, today)) for how in owed.KEPT}
    rows = Obligation.objects.filter(owed.scope(person, at), *owed.conditions_of(asked, today))
    found = rows.annotate(month=TruncMonth("due_on")).values_list("month").annotate(n=Count("id"), **numbers)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for month, n, *each in found.order_by():
        counts[f"{month:%Y-%m}"] = Counter({"": n, **dict(zip(owed.KEPT, each, strict=True))})
    return counts


def _month(month: str, counts: Counter[str], asked: owed.Filters) -> Row:
    return Row(
        label=month,
        cells=[Cell(counts[how], replace(asked, kept=how).address) for how in COLUMNS],
        part=counts["on_time"],
        whole=counts["on_time"] + sum(counts[band] for band in owed.DELAYS),
    )


def _notices(months: Sequence[str]) -> Figure:
    """What was issued in each month, and what was taken back or annulled in it."""
    rows = []
    for month in months:
        asked = {
            "issued": NoticeFilters(issued=month),
            "withdrawn": NoticeFilters(state="WITHDRAWN", ended=month),
            "annulled": NoticeFilters(state="ANNULLED", ended=month),
            "upheld": NoticeFilters(state="ANNULLED", ended=month, upheld="yes"),
        }
        cells = [Cell(_count(asked[key]), _address(asked[key])) for key in NOTICES]
        rows.append(Row(label=month, cells=cells))
    return Figure(
        key="notices",
        title=_("督办通知书的撤回与撤销"),
        note=_("撤销后不再计入第十六条第四项的次数"),
        head=_("月份"),
        shape="months",
        columns=list(NOTICES.values()),
        rows=rows if any(cell.value for row in rows for cell in row.cells) else [],
        empty=_("这些月份没有印发、撤回或撤销通知书。"),
    )


def _count(asked: NoticeFilters) -> int:
    return SupervisionNotice.objects.filter(asked.condition()).count()


def _address(asked: NoticeFilters) -> str:
    said = {name: value for name, value in vars(asked).items() if value}
    return f"{reverse('notices')}?{urlencode(said)}"
