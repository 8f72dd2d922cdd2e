"""The frozen values that rules are handed: numbers and tables of the version in force, and the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.cache import cache

from duban.ground import workdays
from duban.ground.access import NotFound
from duban.ground.workdays import Calendar
from duban.support.rulebook.models import CalendarYear, RuleSet


@dataclass(frozen=True)
class Values:
    """One version of the rule set. Keys are ``room.name``; each entry has value, unit, article, label."""

    version: int
    entries: dict[str, Any]  # Any: JSON tables of differing shapes, read through the typed getters below

    def number(self, key: str) -> int:
        """A whole number: days, points or a count, as the entry's unit says."""
        value = self.entries[key]["value"]
        if not isinstance(value, int):
            raise TypeError(f"{key} is no number")
        return value

    def text(self, key: str) -> str:
        return str(self.entries[key]["value"])

    def flag(self, key: str) -> bool:
        value = self.entries[key]["value"]
        if not isinstance(value, bool):
            raise TypeError(f"{key} is no flag")
        return value

    def table(self, key: str) -> Mapping[str, Any]:  # Any: the lines of a table are what the decision says
        """A table by its lines."""
        value = self.entries[key]["value"]
        if not isinstance(value, dict):
            raise TypeError(f"{key} is no table")
        return value

    def rows(self, key: str) -> Sequence[Mapping[str, Any]]:  # Any: as above
        """A table of rows."""
        value = self.entries[key]["value"]
        if not isinstance(value, list):
            raise TypeError(f"{key} has no rows")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(item) for item in self.entries[key]["value"])


def values(on: date | None = None) -> Values:
    """The version in force on that Beijing day; without a day, the newest."""
    found = RuleSet.objects.order_by("number")
    if on is not None:
        found = found.filter(in_force_on__lte=on)
    last = found.values_list("number", "sha256").last()
    if last is None:
        raise NotFound("rulebook.none_adopted", "8(4)")
    # Under the digest, so that an adoption that was rolled back can leave nothing in memory.
    key = f"rulebook:{last[0]}:{last[1]}"
    kept = cache.get(key)
    if kept is None:
        kept = RuleSet.objects.get(number=last[0])
        cache.set(key, kept, None)
    return Values(version=kept.number, entries=kept.values["entries"])


def calendar() -> Calendar:
    """The calendar in force: the shipped years, overlaid by what the Office has adopted."""
    last = CalendarYear.objects.order_by("id").values_list("uid", flat=True).last()
    if last is None:
        return workdays.shipped()
    key = f"calendar:{last}"
    kept: Calendar | None = cache.get(key)
    if kept is None:
        kept = _overlay(workdays.shipped())
        cache.set(key, kept, None)
    return kept


def _overlay(base: Calendar) -> Calendar:
    years = dict(base.years)
    for row in CalendarYear.objects.order_by("id"):
        years[row.year] = workdays.CalendarYear(
            year=row.year,
            holidays=frozenset(date.fromisoformat(day) for day in row.holidays),
            makeup_days=frozenset(date.fromisoformat(day) for day in row.makeup_days),
            status=row.status,
            source=row.source,
        )
    last = CalendarYear.objects.order_by("id").last()
    return Calendar(version=f"{base.version}+{last.pk if last else 0}", years=years)


def rule_set_by_uid(uid: UUID) -> RuleSet:
    found = RuleSet.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("rulebook.not_found", "8(4)")
    return found


def calendar_year_by_uid(uid: UUID) -> CalendarYear:
    found = CalendarYear.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("rulebook.not_found", "11(3)")
    return found
