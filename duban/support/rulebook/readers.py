"""The register of working rules as its pages show it: what is in force, and who has not read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook.models import Reading, WorkingRule
from duban.support.rulebook.terms import AdoptedBy


@dataclass(frozen=True)
class Shown:
    """One edition on a day, for one reader."""

    rule: WorkingRule
    adopted_by: str
    in_force: bool
    superseded: bool
    read_at: datetime | None


def register(person: Person, day: date) -> list[Shown]:
    """Every edition, those in force first, each title with its newest edition before the older ones."""
    rows = WorkingRule.objects.select_related("file").order_by("title", "-from_on", "-id")
    superseded = set(rows.filter(supersedes__isnull=False).values_list("supersedes_id", flat=True))
    mine = dict(Reading.objects.filter(person=person).values_list("rule_id", "at"))
    found = [_shown(rule, day, superseded=rule.pk in superseded, read_at=mine.get(rule.pk)) for rule in rows]
    return sorted(found, key=lambda one: not one.in_force)


def one(rule: WorkingRule, person: Person, day: date) -> Shown:
    superseded = WorkingRule.objects.filter(supersedes=rule).exists()
    reading = Reading.objects.filter(rule=rule, person=person).first()
    return _shown(rule, day, superseded=superseded, read_at=reading.at if reading else None)


def _shown(rule: WorkingRule, day: date, *, superseded: bool, read_at: datetime | None) -> Shown:
    return Shown(
        rule=rule,
        adopted_by=str(AdoptedBy(rule.adopted_by).label),
        in_force=rule.from_on <= day and (rule.to_on is None or day <= rule.to_on),
        superseded=superseded,
        read_at=read_at,
    )


def editions(rule: WorkingRule) -> list[WorkingRule]:
    """The editions that this one has superseded, one after the other."""
    found = []
    before = rule.supersedes
    while before is not None:
        found.append(before)
        before = before.supersedes
    return found


@dataclass(frozen=True)
class Unread:
    """The people of one unit who have not read it."""

    unit: str
    people: Sequence[str]


def unread(rule: WorkingRule, day: date) -> tuple[int, int, list[Unread]]:
    """How many should have read it, how many have, and by unit who has not."""
    done = set(Reading.objects.filter(rule=rule).values_list("person_id", flat=True))
    names = organization.unit_names(day)
    staff = organization.staff_by_unit(day)
    everybody = {person.pk for people in staff.values() for person in people}
    waiting = [
        Unread(names.get(unit_id, ""), [one.name for one in people if one.pk not in done])
        for unit_id, people in staff.items()
        if any(one.pk not in done for one in people)
    ]
    return len(everybody), len(everybody & done), waiting


def choices() -> list[tuple[str, str]]:
    """The editions that a new one can supersede."""
    rows = WorkingRule.objects.filter(superseded_by__isnull=True).order_by("title", "id")
    return [(str(rule.uid), str(rule)) for rule in rows]
