"""Reading what people entered: who sees it, what waits for a second person (12(11))."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.queries import schemes
from duban.chapters.assessment.queries.computing import SEES, own_units
from duban.chapters.assessment.terms.facts import FactState
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.matters import queries as matters
from duban.ground.access import UNIT_POSTS, NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

RELATED = ("unit", "person", "matter", "evidence", "entered_by", "confirmed_by", "withdrawn_by")


def fact_by_uid(uid: UUID) -> EnteredFact:
    """For replays; pages and acts go through `visible_fact`."""
    return EnteredFact.objects.get(uid=uid)


def visible_fact(*, person: Person | None, at: datetime, uid: UUID) -> EnteredFact:
    """For the Office and the Leading Group; confirmed, also for the person or the people of the unit that it is about."""
    found = EnteredFact.objects.filter(uid=uid).select_related(*RELATED).first()
    if found is None or person is None or not _sees(person, at, found):
        raise NotFound("assessment.fact_unknown", "6(2)")
    return found


def _sees(person: Person, at: datetime, row: EnteredFact) -> bool:
    if organization.roles(person, beijing_day(at)) & SEES:
        return True
    if row.state != FactState.CONFIRMED:
        return False
    if row.person_id is not None:
        return row.person_id == person.pk
    return row.unit_id in own_units(person, at)


def lock(fact: EnteredFact) -> EnteredFact:
    return locks.take(fact)


def entries(year: int, state: str = "") -> QuerySet[EnteredFact]:
    """What was entered about a year, the newest first."""
    found = EnteredFact.objects.filter(on__year=year).select_related(*RELATED).order_by("-on", "-id")
    return found.filter(state=state) if state else found


def waiting() -> list[EnteredFact]:
    """What waits for its second person, oldest first."""
    rows = EnteredFact.objects.filter(state=FactState.ENTERED).select_related("unit", "entered_by")
    return list(rows.order_by("entered_on", "id"))


def items_on(day: date) -> dict[str, str]:
    """The items of the scheme in force on that day for which people enter what happened: title by code."""
    return {
        rule.code: rule.title
        for version in schemes.versions_over(day, day)
        for rule in version.scheme.rules
        if FactKind.OTHER_ENTERED in rule.facts
    }


def is_own(person: Person, at: datetime, unit: OrgUnit, about: Person | None) -> bool:
    """Whether it is about the person himself, or about a unit in which he serves."""
    if about is not None and about.pk == person.pk:
        return True
    return unit.pk in matters.units_of(person, beijing_day(at))


def serves(unit: OrgUnit, person: Person, day: date) -> bool:
    """Whether the person held a post in the unit on that day."""
    return person in organization.holders(unit.pk, tuple(sorted(UNIT_POSTS)), day)


def assessed_units(day: date) -> list[OrgUnit]:
    """The units in scope that exist on that day, in their order."""
    rows = OrgUnit.objects.filter(in_scope=True, from_on__lte=day, to_on__isnull=True)
    return list(rows.order_by("ordinal", "id"))
