"""Reading what people entered: who sees it, what waits for a second person (12(11))."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models import EnteredFact
from duban.chapters.assessment.queries import impartial, schemes
from duban.chapters.assessment.queries.computing import SEES, own_units
from duban.chapters.assessment.rules.praise import Paper
from duban.chapters.assessment.terms.facts import FactState
from duban.chapters.assessment.terms.scheme import FactKind
from duban.chapters.matters import queries as matters
from duban.ground.access import UNIT_POSTS, NotFound
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person
from duban.support.organization.terms import DeciderKind

RELATED = (
    "unit",
    "person",
    "matter",
    "evidence",
    "entered_by",
    "confirmed_by",
    "withdrawn_by",
    "slip__decider",
)


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
    if organization.roles(person, beijing_day(at)) & SEES or impartial.assesses(
        person, row.unit, beijing_day(at)
    ):
        return True
    if row.state != FactState.CONFIRMED:
        return False
    if row.person_id is not None:
        return row.person_id == person.pk
    return row.unit_id in own_units(person, at)


def lock(fact: EnteredFact) -> EnteredFact:
    return locks.take(fact)


def entries(year: int, *, unit: OrgUnit | None = None) -> QuerySet[EnteredFact]:
    """What was entered about a year, the newest first; with a unit what is about that one."""
    found = EnteredFact.objects.filter(on__year=year).select_related(*RELATED).order_by("-on", "-id")
    return found.filter(unit=unit) if unit is not None else found


def standing_of(
    unit: OrgUnit, person: Person | None, kinds: Collection[FactKind]
) -> Sequence[tuple[EnteredFact, Paper]]:
    """What is entered of that party and was not withdrawn, with its papers."""
    rows = EnteredFact.objects.filter(unit=unit, person=person, kind__in=kinds)
    found = rows.exclude(state=FactState.WITHDRAWN).select_related("evidence").order_by("id")
    return [(one, Paper(one.basis, one.evidence.sha256 if one.evidence else "")) for one in found]


def decided_by(slip: ApprovalSlip | None) -> str:
    """Whose decision the paper carries: the leader's name, or the meeting."""
    if slip is None:
        return ""
    return slip.decider.name if slip.decider else str(DeciderKind(slip.decider_kind).label)


def is_used(slip: ApprovalSlip) -> bool:
    """Whether a fact was entered on that paper."""
    return EnteredFact.objects.filter(slip=slip).exists()


def waiting() -> list[EnteredFact]:
    """What waits for its second person, oldest first."""
    rows = EnteredFact.objects.filter(state=FactState.ENTERED).select_related("unit", "person", "entered_by")
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


def confirmers(row: EnteredFact, at: datetime) -> list[Person]:
    """Who may confirm it: not whoever entered it, nobody of the unit (decision 31)."""
    return [
        one
        for one in impartial.judges(row.unit, beijing_day(at))
        if one.pk != row.entered_by_id and not is_own(one, at, row.unit, row.person)
    ]


def to_confirm(person: Person, at: datetime) -> list[EnteredFact]:
    """What waits for this person's second look, oldest first."""
    return [one for one in waiting() if person in confirmers(one, at)]


def serves(unit: OrgUnit, person: Person, day: date) -> bool:
    """Whether the person held a post in the unit on that day."""
    return person in organization.holders(unit.pk, tuple(sorted(UNIT_POSTS)), day)


def designated_unit(person: Person, at: datetime) -> OrgUnit | None:
    """The department in which the Office sits, for whoever is designated for it and does not see everything anyway."""
    found = impartial.assessor()
    if organization.roles(person, beijing_day(at)) & SEES:
        return None
    return organization.office().parent if found is not None and found.pk == person.pk else None


def entered_of_by(person: Person, at: datetime) -> list[OrgUnit]:
    """The units of which this person may enter what happened: the Office of all, with a paper of itself too; the head of
    the Office, whoever is designated of the department in which it sits."""
    today = beijing_day(at)
    units = assessed_units(today)
    if impartial.in_office(person, today):
        return units
    places = {one.pk for one in impartial.places_of_office() if impartial.assesses(person, one, today)}
    if not impartial.is_head(person, today):
        places.discard(organization.office().pk)
    return [one for one in units if one.pk in places]


def assessed_units(day: date) -> list[OrgUnit]:
    """The units in scope that exist on that day, in their order."""
    rows = OrgUnit.objects.filter(in_scope=True, from_on__lte=day, to_on__isnull=True)
    return list(rows.order_by("ordinal", "id"))
