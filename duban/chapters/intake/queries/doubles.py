"""The same matter in another list, as when a department sends its part of the master list (art. 11(1))."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from duban.chapters.intake.models import Candidate
from duban.chapters.intake.terms import CandidateState

AT_ONCE = 500


def listed_before(titles: Collection[str], *, year: int, fingerprint: str) -> dict[str, tuple[str, int]]:
    """Title → list and row in which a candidate of that year bears it already; other editions do not count."""
    found: dict[str, tuple[str, int]] = {}
    for some in _chunks(set(titles) - {""}):
        rows = (
            Candidate.objects.matters()
            .filter(title__in=some, docketing_list__year=year)
            .exclude(docketing_list__fingerprint=fingerprint)
            .exclude(state=CandidateState.DECLINED)
            .order_by("-id")
            .values_list("title", "docketing_list__title", "source_row")
        )
        found |= {title: (listed, row) for title, listed, row in rows}
    return found


def _chunks(titles: Collection[str]) -> Iterator[list[str]]:
    rest = iter(sorted(titles))
    while some := list(islice(rest, AT_ONCE)):
        yield some
