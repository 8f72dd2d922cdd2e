"""Reading 请示: the Office and the Leading Group see all, a unit its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.intake.queries import leaders, sees
from duban.chapters.intake.terms import RequestState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.ground.access import NotFound, Role, Standing
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person
from duban.support.organization.terms import DeciderKind

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

GROUP = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER})
OFFICE = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})


def request_by_uid(uid: UUID) -> RequestForInstructions:
    """For replays; pages and acts go through `visible_request`."""
    return RequestForInstructions.objects.get(uid=uid)


def visible_request(*, person: Person | None, at: datetime, uid: UUID) -> RequestForInstructions:
    """The request if this person may see it; otherwise it does not exist."""
    found = (
        RequestForInstructions.objects.filter(uid=uid)
        .select_related("matter", "unit", "leader", "asked_by", "entered_by", "wanted_of", "slip")
        .first()
    )
    if found is None or not (sees(person, at) or _of_unit(person, at, found)):
        raise NotFound("intake.request_unknown", "6(1)")
    return found


def _of_unit(person: Person | None, at: datetime, found: RequestForInstructions) -> bool:
    return person is not None and found.unit_id in own_units(person, at)


def own_units(person: Person, at: datetime) -> set[int]:
    """The units whose requests this person sees: where he is head, deputy or liaison."""
    posts = matters.units_of(person, beijing_day(at))
    return {unit for unit, kinds in posts.items() if kinds & matters.WHOLE_UNIT}


def standing(person: Person | None, at: datetime, found: RequestForInstructions) -> Standing:
    """A unit stands to its own request by its posts; towards the Office's own, ties count for nothing."""
    if found.unit_id is None:
        return organization.standing(person, at)
    return matters.standing(person, at, found.matter, unit_id=found.unit_id)


def is_own(person: Person, at: datetime, found: RequestForInstructions) -> bool:
    """Whether the person speaks for whoever asked: the unit, or the Office."""
    if found.unit_id is None:
        return is_office(person, beijing_day(at))
    return found.unit_id in own_units(person, at)


def lock_request(found: RequestForInstructions) -> RequestForInstructions:
    return locks.take(found)


def requests(person: Person, at: datetime, *, state: str = "") -> QuerySet[RequestForInstructions]:
    """The requests that this person sees, newest first."""
    rows = RequestForInstructions.objects.select_related("matter").order_by("-id")
    if not sees(person, at):
        rows = rows.filter(unit__in=own_units(person, at))
    return rows.filter(state=state) if state in RequestState.values else rows


def requests_of(matter: Matter, person: Person, at: datetime) -> list[RequestForInstructions]:
    """Those on one matter that this person sees, newest first."""
    return list(requests(person, at).filter(matter=matter))


def answer_due(found: RequestForInstructions) -> date | None:
    """By when the answer is owed."""
    owed = matters.by_source([found.ref], ObligationKind.ANSWER_REQUEST).get(found.ref)
    return owed.due_on if owed else None


def answers_due(found: Sequence[RequestForInstructions]) -> dict[str, date]:
    """By when each answer is owed, by reference."""
    owed = matters.by_source([one.ref for one in found], ObligationKind.ANSWER_REQUEST)
    return {ref: one.due_on for ref, one in owed.items()}


def is_of_group(person: Person, day: date) -> bool:
    return person in leaders(day)


def is_office(person: Person | None, day: date) -> bool:
    return bool(organization.roles(person, day) & OFFICE)


def entitled(person: Person | None, day: date, found: RequestForInstructions) -> bool:
    """Whoever was asked, and the head."""
    if Role.LEADING_GROUP_HEAD in organization.roles(person, day):
        return True
    return person is not None and found.leader_id == person.pk


def fits(slip: ApprovalSlip, found: RequestForInstructions) -> bool:
    """Whether the paper is of whoever was asked, of the head, or of a meeting."""
    if slip.decider_kind == DeciderKind.LEADER_IN_CHARGE:
        return slip.decider_id is not None and slip.decider_id == found.leader_id
    return True


def paper_of(found: RequestForInstructions, word: str) -> ApprovalSlip | None:
    """The checked paper that holds the answer, if there is one."""
    return organization.checked_slip(found.ref, word)


def askers(matter: Matter, person: Person, at: datetime) -> list[tuple[OrgUnit, str]]:
    """The units of the matter for which this person may ask, with their names."""
    day = beijing_day(at)
    own = own_units(person, at)
    names = organization.unit_names(day)
    found = [party.unit for party in matters.unit_parties(matter) if party.unit_id in own and party.unit]
    return [(unit, names.get(unit.pk, "")) for unit in found if unit.in_scope]


def matter_units(matter: Matter, day: date) -> list[tuple[str, str]]:
    """Those of whom an answer may want something."""
    names = organization.unit_names(day)
    rows = [party.unit for party in matters.unit_parties(matter) if party.unit and party.unit.in_scope]
    return [(str(unit.uid), names.get(unit.pk, "")) for unit in rows]
