"""减负: how many papers there were this year and last, and whether one is longer than the body wants (减负若干规定)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from duban.support.documents import chain, queries
from duban.support.documents.kinds import TABLE
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class Count:
    """Papers of one kind in both years."""

    code: str
    name: Promise
    this_year: int
    last_year: int
    compared: bool = True

    @property
    def more(self) -> bool:
        """More than last year; in the body's first year there is nothing to compare with."""
        return self.compared and self.this_year > self.last_year


@dataclass(frozen=True)
class Burden:
    year: int
    counts: Sequence[Count]

    @property
    def this_year(self) -> int:
        return sum(one.this_year for one in self.counts)

    @property
    def last_year(self) -> int:
        return sum(one.last_year for one in self.counts)

    @property
    def more(self) -> bool:
        return 0 < self.last_year < self.this_year


def of_year(day: date) -> Burden:
    """What was issued in the year of that day, kind by kind, beside the year before."""
    now, before = queries.issued_in(day.year), queries.issued_in(day.year - 1)
    return Burden(
        day.year,
        [
            Count(kind.code, kind.name, now.get(kind.code, 0), before.get(kind.code, 0), bool(before))
            for kind in TABLE
            if kind.numbered and (kind.code in now or kind.code in before)
        ],
    )


def too_long(words: chain.Words, day: date) -> int:
    """By how many characters a paper is longer than the rule set wants; 0 when it is not. It is a warning, no refusal."""
    limit = rulebook.values(day).number("documents.length_warning")
    return max(0, chain.length(words) - limit)
