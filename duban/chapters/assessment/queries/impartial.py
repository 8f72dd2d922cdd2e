"""Who may judge a result, and who stays out of it: the Office's own department, own units, recusals (decision 31)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from duban.chapters.assessment.models import Designation, PersonResult, Recusal, ResultRound, UnitResult
from duban.chapters.matters import queries as matters
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import LeaderInCharge, OrgUnit, Person

AnyResult = UnitResult | PersonResult
OFFICE = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})
GROUP = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER})


def of_office(unit: OrgUnit) -> bool:
    """Whether it is the Office itself, or the department in which the Office sits (decision 31)."""
    office = organization.office()
    return unit.pk in {office.pk, office.parent_id}


def seats_office(results: Sequence[AnyResult]) -> bool:
    """Whether the department in which the Office sits is among the assessed."""
    seat = organization.office().parent_id
    return seat is not None and any(one.unit_id == seat for one in results)


def assessor() -> Person | None:
    """Whom the Leading Group designated for the department in which the Office sits."""
    seat = organization.office().parent_id
    rows = Designation.objects.filter(unit=seat, ended_on__isnull=True).select_related("person")
    found = rows.first() if seat is not None else None
    return found.person if found else None


def assessor_of(unit: OrgUnit) -> Person | None:
    """Whoever was designated for that unit; for the Office itself nobody is."""
    return assessor() if unit.pk == organization.office().parent_id else None


def assesses(person: Person, unit: OrgUnit, day: date) -> bool:
    """Whether the person answers for a unit for which the Office itself may not: designated, or for the Office one of
    the Leading Group who does not serve in it."""
    if unit.pk == organization.office().pk:
        roles = organization.roles(person, day)
        return bool(roles & GROUP) and not roles & OFFICE
    designated = assessor_of(unit)
    return designated is not None and designated.pk == person.pk


def own_among(results: Sequence[AnyResult], person: Person, day: date) -> list[str]:
    """The names of those that are his own, or his unit's."""
    units = matters.units_of(person, day)
    mine = [
        one
        for one in results
        if one.unit_id in units or (isinstance(one, PersonResult) and one.person_id == person.pk)
    ]
    return [one.party for one in mine]


def units_in_charge(person: Person, day: date) -> frozenset[int]:
    """The units that the leader has in his charge on that day (decision 5)."""
    return frozenset(
        LeaderInCharge.objects.filter(organization.on(day), person=person).values_list("unit_id", flat=True)
    )


def recusals_of(of: ResultRound) -> list[Recusal]:
    return list(Recusal.objects.filter(round=of).select_related("person", "unit").order_by("id"))


def recused_for(of: ResultRound, person: Person) -> dict[int, str]:
    """The units for which the person takes no part, with their names."""
    return dict(Recusal.objects.filter(round=of, person=person).values_list("unit_id", "unit_name"))


def may_answer(result: AnyResult, person: Person, at: datetime) -> bool:
    """Whether an objection to it is this person's to answer: the Office's, or the designated assessor's; never of
    one's own unit or after recusal."""
    today = beijing_day(at)
    if own_among([result], person, today) or result.unit_id in recused_for(result.round, person):
        return False
    if of_office(result.unit):
        return assesses(person, result.unit, today)
    return bool(organization.roles(person, today) & OFFICE)
