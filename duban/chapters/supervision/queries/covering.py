"""What of article 9 was looked at, by matter and year (art. 9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from duban.chapters.matters.queries import owed
from duban.chapters.supervision.models import RecordLine
from duban.chapters.supervision.terms.inspecting import LINES

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@dataclass(frozen=True)
class Covered:
    """How often each line of article 9 was looked at on one matter, in the order of the article."""

    matter: Matter
    counts: Sequence[int]

    @property
    def lacking(self) -> int:
        return sum(1 for count in self.counts if not count)


def coverage(of: Iterable[Matter], year: int, *, units: Sequence[int] | None = None) -> list[Covered]:
    """By matter, from the records in force of that year; with `units` from those about these units alone."""
    wanted = list(of)
    lines = RecordLine.objects.filter(
        record__matter__in=[one.pk for one in wanted],
        record__held_on__year=year,
        record__replaced_by__isnull=True,
    )
    if units is not None:
        lines = lines.filter(record__unit__in=units)
    rows = lines.values_list("record__matter_id", "clause").annotate(n=Count("id"))
    counts = {(matter, clause): n for matter, clause, n in rows}
    return [Covered(one, [counts.get((one.pk, clause), 0) for clause in LINES]) for one in wanted]


def matters_of(year: int, *, seen: bool) -> QuerySet[Matter]:
    """The matters that ran in that year, of which something of article 9 was looked at, or nothing."""
    looked = RecordLine.objects.filter(record__held_on__year=year, record__replaced_by__isnull=True)
    found = owed.running_in(year)
    matters_seen = looked.values("record__matter")
    return found.filter(pk__in=matters_seen) if seen else found.exclude(pk__in=matters_seen)
