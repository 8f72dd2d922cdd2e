"""What all figures share: the months that are shown, and that a figure is kept until something happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.core.cache import cache

from duban.chapters.desk.figures import Asked, Figure
from duban.ground.beijing import beijing_day
from duban.support.ledger import queries as ledger
from duban.support.ledger.canonical import digest, plain
from duban.support.organization.models import Person

YEAR = 12
LONGEST = 24


def kept(person: Person, at: datetime, wanted: Asked, make: Callable[[], Figure], also: str = "") -> Figure:
    """The figure, kept until the next act or the next Beijing day; `also` is what it was asked for besides."""
    whose = 0 if wanted.whole else person.pk
    said = [ledger.head(), beijing_day(at), whose, plain(wanted.base), wanted.by, make.__name__, also]
    key = "figure:" + digest(said)
    found: Figure | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, 600)
    return found


def months(year: int | None, today: date) -> list[str]:
    """The last twelve, or those of the year that is asked for, up to this one where it ran on."""
    now = today.year * YEAR + today.month - 1
    first = year * YEAR if year else now - YEAR + 1
    last = max(first + YEAR - 1, min(now, first + LONGEST - 1)) if year else now
    return [f"{month // YEAR:04}-{month % YEAR + 1:02}" for month in range(first, last + 1)]
