"""Reading 协调事项: the door to each, who stands on which side, and what is owed on it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries
from duban.chapters.supervision.models import Coordination
from duban.chapters.supervision.terms.treating import OPEN_COORDINATION, CoordinationState
from duban.ground.access import NotFound, Standing
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation


def coordination_by_uid(uid: UUID) -> Coordination:
    """For replays; pages and acts go through `visible_coordination`."""
    return Coordination.objects.get(uid=uid)


def visible_coordination(*, person: Person | None, at: datetime, uid: UUID) -> Coordination:
    """For the two units, the Office and the Leading Group; for others it does not exist."""
    found = Coordination.objects.filter(uid=uid).select_related("matter", "asking", "asked").first()
    if found is None or not _sees(person, at, found):
        raise NotFound("supervision.coordination_not_found", "6(1)")
    return found


def _sees(person: Person | None, at: datetime, row: Coordination) -> bool:
    return any(queries.sees_unit(person, at, row.matter, unit) for unit in (row.asking_id, row.asked_id))


def standing_of_asked(person: Person | None, at: datetime, row: Coordination) -> Standing:
    """The person's standing as one of the unit that is asked."""
    return matters.standing(person, at, row.matter, unit_id=row.asked_id)


def standing_of_asking(person: Person | None, at: datetime, row: Coordination) -> Standing:
    """The same of the unit that asks."""
    return matters.standing(person, at, row.matter, unit_id=row.asking_id)


def unit_now(row: Coordination, unit: OrgUnit) -> OrgUnit:
    """That unit, or whoever took over from it in the matter."""
    now = matters.heir(row.matter, unit.pk)
    return unit if now == unit.pk else OrgUnit.objects.get(pk=now)


def promise_owed(row: Coordination) -> Obligation | None:
    """What was promised or fixed, as it is owed."""
    return matters.by_source([row.ref], ObligationKind.KEEP_COORDINATION).get(row.ref)


def due_on(row: Coordination) -> date | None:
    """By when the other unit must answer, or keep what it promised and has not reported done."""
    kind = (
        ObligationKind.ANSWER_COORDINATION
        if row.state == CoordinationState.ASKED
        else ObligationKind.KEEP_COORDINATION
    )
    owed = matters.by_source([row.ref], kind).get(row.ref)
    return owed.due_on if owed else None


def coordinations(person: Person, at: datetime, *, open_: bool = False) -> QuerySet[Coordination]:
    """All for the Office and the Leading Group; for a unit those in which it asks or is asked."""
    day = beijing_day(at)
    found = Coordination.objects.select_related("matter", "asking", "asked").order_by("-id")
    if not organization.roles(person, day) & matters.SEES_ALL:
        units = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
        found = found.filter(Q(asking__in=units) | Q(asked__in=units))
    return found.filter(state__in=OPEN_COORDINATION) if open_ else found


def of_own_units(person: Person, at: datetime) -> QuerySet[Coordination]:
    """The open ones in which a unit of this person asks or is asked, newest first."""
    posts = matters.units_of(person, beijing_day(at))
    units = [unit for unit, kinds in posts.items() if kinds & matters.WHOLE_UNIT]
    found = Coordination.objects.filter(Q(asking__in=units) | Q(asked__in=units), state__in=OPEN_COORDINATION)
    return found.select_related("matter", "asking", "asked").order_by("-id")


def coordinations_of(matter: Matter, person: Person, at: datetime) -> list[Coordination]:
    """Those on a matter that the person may see, newest first."""
    return [
        one
        for one in Coordination.objects.filter(matter=matter)
        .select_related("matter", "asking", "asked")
        .order_by("-id")
        if _sees(person, at, one)
    ]


def own_units(matter: Matter, person: Person, at: datetime) -> list[OrgUnit]:
    """The units of the matter for which this person may ask another one."""
    posts = matters.units_of(person, beijing_day(at))
    return [
        party.unit
        for party in matters.unit_parties(matter)
        if party.unit is not None
        and party.relation in queries.UNDERTAKING
        and posts.get(party.unit_id or 0, set()) & matters.WHOLE_UNIT
    ]
