"""What cases oblige to: for the circle of each alone (decision 40)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from duban.chapters.accountability.models import AccountabilityCase, CaseDuty, CaseHandler
from duban.chapters.accountability.queries import cases, standins
from duban.chapters.accountability.terms.case import DutyKind
from duban.ground.access import PostKind, Role
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


def open_duties(case: AccountabilityCase) -> list[CaseDuty]:
    rows = CaseDuty.objects.filter(case=case, met_on__isnull=True, lapsed_on__isnull=True)
    return list(rows.order_by("due_on", "id"))


def overdue(person: Person, at: datetime) -> list[CaseDuty]:
    """What is late in the cases that exist for this person, and in no others."""
    rows = CaseDuty.objects.filter(
        case__in=cases.cases(person, at),
        met_on__isnull=True,
        lapsed_on__isnull=True,
        due_on__lt=beijing_day(at),
    )
    return list(rows.select_related("case").order_by("due_on", "id"))


# Whose word a duty waits for; the others wait for the handlers, and for the director where the case has none any more.
OF_HEAD = frozenset(
    {
        DutyKind.ANSWER_TOLERANCE,
        DutyKind.TRANSFER,
        DutyKind.SEND_UP,
        DutyKind.REPORT_EXECUTION,
        DutyKind.CLEAR_NAME,
    }
)
OF_DIRECTOR = frozenset(
    {
        DutyKind.NAME_HANDLERS,
        DutyKind.RECORD_RECEIPT,
        DutyKind.DELIBERATE,
        DutyKind.SETTLE,
        DutyKind.ARCHIVE,
    }
)


def owed_by(person: Person, at: datetime) -> list[CaseDuty]:
    """What the cases wait for from this person: by his post, in the director's place, or as one of their handlers."""
    held = organization.roles(person, beijing_day(at))
    kinds = {kind for kind in OF_HEAD if Role.LEADING_GROUP_HEAD in held}
    kinds |= {kind for kind in OF_DIRECTOR if Role.OFFICE_DIRECTOR in held}
    handling = CaseHandler.objects.filter(to_on__isnull=True)
    whose = Q(case__in=handling.filter(person=person).values("case"))
    if Role.OFFICE_DIRECTOR in held:
        whose |= ~Q(case__in=handling.values("case"))
    others = whose & ~Q(kind__in=OF_HEAD | OF_DIRECTOR)
    in_place = Q(case__in=standins.cases_for(person, at)) & ~Q(kind__in=OF_HEAD)
    in_place &= Q(kind__in=OF_DIRECTOR) | ~Q(case__in=handling.values("case"))
    rows = CaseDuty.objects.filter(
        case__in=cases.cases(person, at), met_on__isnull=True, lapsed_on__isnull=True
    )
    mine = Q(kind__in=kinds) | others | in_place
    return list(rows.filter(mine).select_related("case").order_by("due_on", "id"))


def late(day: date) -> list[CaseDuty]:
    """What is late in any case; for the round, which tells those who owe it."""
    rows = CaseDuty.objects.filter(met_on__isnull=True, lapsed_on__isnull=True, due_on__lt=day)
    return list(rows.select_related("case").order_by("id"))


def who_owes(duty: CaseDuty, day: date) -> list[Person]:
    """Those of the circle for whose word or work the duty waits."""
    stands_in = standins.of_case(duty.case, day)
    director = organization.people_with(PostKind.OFFICE_DIRECTOR, day) if stands_in is None else [stands_in]
    if duty.kind in OF_HEAD:
        asked = organization.people_with(PostKind.LEADING_GROUP_HEAD, day)
    elif duty.kind in OF_DIRECTOR:
        asked = director
    else:
        asked = cases.handlers_of(duty.case) or director
    circle = cases.circle_people(duty.case, day)
    return [person for person in asked if person in circle]
