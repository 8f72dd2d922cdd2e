"""Reading commendations: the one door, the register, and those that count in a period (15)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models.commendations import Commendation
from duban.chapters.assessment.queries import impartial
from duban.chapters.assessment.rules.praise import Paper
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
    """The register is kept by the Office and read by the Leading Group; whoever is designated for the department in which
    the Office sits reads what is about that one."""
    found, day = _rows().filter(uid=uid).first(), beijing_day(at)
    if found is None or not (
        organization.roles(person, day) & matters.SEES_ALL
        or (person is not None and impartial.assesses(person, found.unit, day))
    ):
        raise NotFound("assessment.round_not_found", "15")
    return found


def checkers(row: Commendation, day: date) -> list[Person]:
    """Who may compare it with the paper: not whoever entered it, nobody of whom it speaks (decision 31)."""
    return [
        one
        for one in impartial.judges(row.unit, day)
        if one.pk not in {row.registered_by_id, row.person_id} and not serves_in(one, row.unit_id, day)
    ]


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


def standing_of(unit_id: int, person: Person | None) -> Sequence[tuple[Commendation, Paper]]:
    """What is registered for that party and was not rejected, with its papers."""
    rows = Commendation.objects.filter(unit=unit_id, person=person).exclude(state=CommendationState.REJECTED)
    found = rows.select_related("evidence").order_by("id")
    return [(one, Paper(one.decision, one.evidence.sha256)) for one in found]


def serves_in(person: Person, unit_id: int, day: date) -> bool:
    """Whether the person held a post of the unit on that day."""
    return unit_id in matters.units_of(person, day)


def _rows() -> QuerySet[Commendation]:
    return Commendation.objects.select_related("unit", "person", "registered_by", "checked_by", "evidence")
