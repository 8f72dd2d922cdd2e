"""The frozen values that rules are handed: numbers and tables of the version in force, and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Max

from duban.ground import workdays
from duban.ground.access import NotFound, Refusal, who_may
from duban.ground.workdays import Calendar
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import rules, shipped
from duban.support.rulebook.models import CalendarYear, Reading, RuleSet, RuleSetDraft, WorkingRule
from duban.support.rulebook.terms import OPEN_DRAFTS, CalendarStatus


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


@dataclass(frozen=True)
class Supposed:
    """What a dry run reckons with instead of what is in force."""

    values: Values | None = None
    calendar: Calendar | None = None


IN_FORCE = Supposed()
_supposed: ContextVar[Supposed] = ContextVar("supposed", default=IN_FORCE)


@contextmanager
def supposing(*, values: Values | None = None, calendar: Calendar | None = None) -> Iterator[None]:
    """Within, and in this thread alone, everything is reckoned as if these were in force. Nothing is written."""
    before = _supposed.set(Supposed(values, calendar))
    try:
        yield
    finally:
        _supposed.reset(before)


def values(on: date) -> Values:
    """The version in force on that Beijing day: the newest of those that had come into force by then.

    Raises NotFound (rulebook.none_adopted) before the first one.
    """
    if (supposed := _supposed.get().values) is not None:
        return supposed
    for in_force_on, found in _adopted(organization.stamp()):
        if in_force_on <= on:
            return found
    raise NotFound("rulebook.none_adopted", "8(4)")


def calendar() -> Calendar:
    """The calendar in force: the shipped years, overlaid by what the Office has adopted."""
    if (supposed := _supposed.get().calendar) is not None:
        return supposed
    return _calendar(organization.stamp(), None)


def calendar_at(at: datetime) -> Calendar:
    """The calendar as it stood at that moment: what was adopted later is left out."""
    last = CalendarYear.objects.filter(adopted_at__lte=at).aggregate(last=Max("id"))["last"]
    return _calendar(organization.stamp(), last or 0)


# Adopting passes under the organization lock and sets its stamp anew, so that both are read once for each.
@lru_cache(maxsize=8)
def _adopted(stamp: str) -> tuple[tuple[date, Values], ...]:
    """What a version was adopted without, because the program knew it only later, is as the program ships it."""
    later = shipped.bodies(shipped.newest())
    rows = RuleSet.objects.order_by("-number")
    return tuple((row.in_force_on, Values(row.number, {**later, **row.values["entries"]})) for row in rows)


@lru_cache(maxsize=64)
def _calendar(stamp: str, until: int | None) -> Calendar:
    base = workdays.shipped()
    years, last = dict(base.years), 0
    rows = CalendarYear.objects.order_by("id")
    for row in rows if until is None else rows.filter(pk__lte=until):
        last = row.pk
        years[row.year] = workdays.CalendarYear(
            year=row.year,
            holidays=frozenset(date.fromisoformat(day) for day in row.holidays),
            makeup_days=frozenset(date.fromisoformat(day) for day in row.makeup_days),
            status=row.status,
            source=row.source,
        )
    return Calendar(version=f"{base.version}+{last}", years=years) if last else base


def with_year(
    *, year: int, status: str, holidays: Sequence[date], makeup_days: Sequence[date], source: str
) -> Calendar:
    """The calendar in force with that year as it would be adopted."""
    base = calendar()
    made = workdays.CalendarYear(year, frozenset(holidays), frozenset(makeup_days), status, source)
    return Calendar(version=f"{base.version}?", years={**base.years, year: made})


def year_refused(values: Mapping[str, Any]) -> Refusal | None:  # Any: the act's arguments
    """What adopting that year would be refused for, if for anything."""
    before = calendar().years.get(values["year"])
    try:
        rules.check_year(
            values["year"],
            holidays=values["holidays"],
            makeup_days=values["makeup_days"],
            source=values["source"],
            provisional=values["status"] == CalendarStatus.PROVISIONAL,
            official=before is not None and before.status == CalendarStatus.OFFICIAL,
        )
    except Refusal as refused:
        return refused
    return None


def rule_set_by_uid(uid: UUID) -> RuleSet:
    found = RuleSet.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("rulebook.not_found", "8(4)")
    return found


def newest_version() -> RuleSet:
    """The version that was adopted last, in force already or from a later day."""
    found = RuleSet.objects.order_by("number").last()
    if found is None:
        raise NotFound("rulebook.none_adopted", "8(4)")
    return found


def entries_of(rule_set: RuleSet) -> dict[str, Any]:  # Any: as above
    """Its entries, with what the program knew only later as the program ships it."""
    return {**shipped.bodies(shipped.newest()), **rule_set.values["entries"]}


def drafted(draft: RuleSetDraft) -> dict[str, Any]:  # Any: as above
    """The entries as the draft would have them."""
    entries = entries_of(draft.base)
    changed = {
        key: {**entries[key], "value": value} for key, value in draft.changed.items() if key in entries
    }
    return {**entries, **changed}


def draft_by_uid(uid: UUID) -> RuleSetDraft:
    found = RuleSetDraft.objects.select_related("base", "drafted_by", "changed_by", "submitted_by", "adopted")
    draft = found.filter(uid=uid).first()
    if draft is None:
        raise NotFound("rulebook.draft_unknown", "13(1)")
    return draft


def visible_draft(*, person: Person | None, at: datetime, uid: UUID) -> RuleSetDraft:
    """A draft, for those who write or adopt it; for everybody else it does not exist."""
    if not sees_drafts(person, at):
        raise NotFound("rulebook.draft_unknown", "13(1)")
    return draft_by_uid(uid)


def sees_drafts(person: Person | None, at: datetime) -> bool:
    standing = organization.standing(person, at)
    return who_may("rulebook.draft_rule_set").admits(standing) or who_may("rulebook.adopt_draft").admits(
        standing
    )


def open_draft() -> RuleSetDraft | None:
    """The draft that is being written or waits for its decision, if there is one."""
    return RuleSetDraft.objects.select_related("base").filter(state__in=OPEN_DRAFTS).order_by("id").last()


def drafts() -> list[RuleSetDraft]:
    """Every draft there was, the newest first."""
    return list(RuleSetDraft.objects.select_related("base", "drafted_by", "adopted").order_by("-id"))


def subject_of(draft: RuleSetDraft) -> str:
    """What a paper on this submission of the draft names; a paper on one submission decides on no other."""
    return f"{draft.ref}#{draft.submissions}"


def working_rule_by_uid(uid: UUID) -> WorkingRule:
    found = WorkingRule.objects.select_related("file", "supersedes").filter(uid=uid).first()
    if found is None:
        raise NotFound("rulebook.rule_unknown", "8(1)")
    return found


def reading_by_uid(uid: UUID) -> Reading:
    return Reading.objects.get(uid=uid)


def has_read(rule: WorkingRule, person: Person) -> bool:
    return Reading.objects.filter(rule=rule, person=person).exists()


def calendar_year_by_uid(uid: UUID) -> CalendarYear:
    found = CalendarYear.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("rulebook.not_found", "11(3)")
    return found
