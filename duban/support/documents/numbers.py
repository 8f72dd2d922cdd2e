"""Numbers from 1 without gap, per series and Beijing year, allotted at issue (decision 25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duban.ground.access import BrokenAct
from duban.support.documents.kinds import CLOSED, KINDS
from duban.support.documents.models import Document, NumberSeries
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook import shipped

MATTERS = "matter"


def take(series: str, year: int) -> int:
    """The next number. Call it last in an act: the series stays locked until the transaction ends, and a
    rollback gives the number back."""
    if not transaction.get_connection().in_atomic_block:
        raise BrokenAct("a number is taken inside an act")
    NumberSeries.objects.bulk_create([NumberSeries(series=series, year=year)], ignore_conflicts=True)
    row = NumberSeries.objects.select_for_update().get(series=series, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def allot(kind: str, day: date) -> str:
    """The number that a paper of this kind bears: 代字〔year〕ordinal, or the issue of the year (decision 25). Call
    it last in an act, as `take`; empty for kinds that bear none."""
    if not KINDS[kind].numbered:
        return ""
    if kind in rulebook.values(day).texts("documents.counted_by_issue"):
        return f"{day.year}年第{take(kind, day.year)}期"
    name = series_name(kind, day)
    return f"{name}〔{day.year}〕{take(name, day.year)}号"


def series_name(kind: str, day: date) -> str:
    """机关代字: the body's prefix and the word of the kind. A word that the version in force was adopted without is
    the shipped one."""
    words = rulebook.values(day).table("documents.series_words")
    shipped_words = shipped.bodies(shipped.newest())["documents.series_words"]["value"]
    return f"{organization.body().document_prefix}{words.get(kind) or shipped_words[kind]}"


@dataclass(frozen=True)
class Series:
    """A series of one year: the last number, and how many documents bear one of it; None for matters, which bear
    numbers and are no documents."""

    name: str
    year: int
    last: int
    documents: int | None

    @property
    def gapless(self) -> bool:
        return self.documents in (None, self.last)


def series() -> Sequence[Series]:
    """The series of documents and of matters, the newest year first. What else is numbered is not told: how many
    clues and closed papers there are, their circle alone may know (decision 40)."""
    found = []
    for row in NumberSeries.objects.order_by("-year", "series"):
        if row.series == MATTERS:
            found.append(Series(row.series, row.year, row.last, None))
        elif row.series in KINDS and row.series not in CLOSED:
            issues = Document.objects.filter(
                kind=row.series, number__startswith=f"{row.year}年第", number__endswith="期"
            )
            found.append(Series(str(KINDS[row.series].name), row.year, row.last, issues.count()))
        # A corrected paper bears the number of the first with a word behind it: 1号（更正1）.
        elif bearing := (
            Document.objects.filter(number__startswith=f"{row.series}〔{row.year}〕", number__endswith="号")
            .exclude(kind__in=CLOSED)
            .count()
        ):
            found.append(Series(row.series, row.year, row.last, bearing))
    return found
