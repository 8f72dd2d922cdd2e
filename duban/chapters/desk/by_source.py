"""Open matters by where they come from. A matter that has two sources stands in the row of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duban.chapters.desk import conditions, listing
from duban.chapters.desk.figures import Cell, Column, Figure, Row
from duban.chapters.intake.models import MatterSource
from duban.chapters.intake.terms import SourceKind, SourceState
from duban.chapters.matters.models import Party


def figure(
    rows: QuerySet[Party], base: listing.Filters, columns: Mapping[str, Column], today: date
) -> Figure:
    """How the open matters of each source stand; `rows` has one row for each matter."""
    lit = dict(rows.filter(open=True).annotate(light=conditions.lit(today)).values_list("matter_id", "light"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sources = MatterSource.objects.filter(state=SourceState.RECORDED, matter__in=rows.values("matter"))
    for kind, matter in sources.order_by().values_list("kind", "matter_id").distinct():
        if matter in lit:
            counts[kind][lit[matter]] += 1
    base = replace(base, state="open", part="lead" if base.unit else "")
    return Figure(
        "sources",
        _("各类来源亮灯"),
        _("按事项来源分列的在办事项；一个事项有两类来源的，两行都计入"),
        head=_("来源"),
        shape="units",
        columns=list(columns.values()),
        rows=[
            Row(
                str(kind.label),
                [
                    Cell(counts[kind][light], replace(base, source=kind.value, light=light).address)
                    for light in columns
                ],
            )
            for kind in SourceKind
            if kind in counts
        ],
        empty=_("在办事项均未登记来源。"),
    )
