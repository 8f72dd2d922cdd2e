"""Reading commendations: the one door, the register, and those that count in a period (15)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models.commendations import Commendation
from duban.chapters.assessment.terms.results import CommendationState
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


def commendation_by_uid(uid: UUID) -> Commendation:
    """For replays; pages and acts go through `visible_commendation`."""
    return Commendation.objects.get(uid=uid)


def visible_commendation(*, person: Person | None, at: datetime, uid: UUID) -> Commendation:
    """The register is kept by the Office and read by the Leading Group."""
    found = _rows().filter(uid=uid).first()
    if found is None or not organization.roles(person, beijing_day(at)) & matters.SEES_ALL:
        raise NotFound("assessment.round_not_found", "15")
    return found


def lock(commendation: Commendation) -> Commendation:
    return locks.take(commendation)


def counting(from_on: date, to_on: date, *, units: Collection[int] | None = None) -> list[Commendation]:
    """Those that count in the period: checked, their decision of a day in it; of these units alone, if given.

    A row with a person is that person's, one without is the unit's.
    """
    rows = _rows().filter(state=CommendationState.CHECKED, on__gte=from_on, on__lte=to_on)
    return list((rows if units is None else rows.filter(unit__in=units)).order_by("on", "id"))


def register() -> QuerySet[Commendation]:
    """Everything that was entered, newest first."""
    return _rows().order_by("-on", "-id")


def waiting(before: date) -> list[Commendation]:
    """What was entered before that day and nobody has checked."""
    rows = _rows().filter(state=CommendationState.ENTERED, registered_on__lt=before)
    return list(rows.order_by("registered_on", "id"))


def is_known(unit_id: int, person_id: int | None, decision: str) -> bool:
    """Whether that decision on that party is entered already and was not rejected."""
    rows = Commendation.objects.filter(unit=unit_id, person=person_id, decision=decision)
    return rows.exclude(state=CommendationState.REJECTED).exists()


def serves_in(person: Person, unit_id: int, day: date) -> bool:
    """Whether the person held a post of the unit on that day."""
    return unit_id in matters.units_of(person, day)


def _rows() -> QuerySet[Commendation]:
    return Commendation.objects.select_related("unit", "person", "registered_by", "checked_by", "evidence")
