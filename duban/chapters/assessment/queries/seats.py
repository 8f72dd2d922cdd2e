"""Who may judge a matter: the units that it concerns, who must recuse, and who is designated where the Office sits in
the assessed department (decision 31)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from duban.chapters.assessment.models import Designation
from duban.chapters.assessment.rules import evaluation as rules
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed
from duban.ground.access import PostKind, Relation, Role, Standing
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import Meeting, OrgUnit, Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

IN_SCOPE = (Relation.LEAD, Relation.CO, Relation.SERVICE)
GROUP = (PostKind.LEADING_GROUP_HEAD, PostKind.LEADING_GROUP_MEMBER)


def units(matter: Matter) -> list[OrgUnit]:
    """The lead, co- and service units of the matter, lead first."""
    return [
        one.unit for one in matters.unit_parties(matter) if one.unit is not None and one.relation in IN_SCOPE
    ]


def units_in_scope(day: date) -> list[OrgUnit]:
    """The units of the body that stand on that day (art. 3); sections and the Office are none."""
    rows = OrgUnit.objects.filter(pk__in=organization.unit_names(day), in_scope=True)
    return list(rows.exclude(kind__in=("SECTION", "OFFICE")).order_by("ordinal", "id"))


def units_named(uid: str) -> list[OrgUnit]:
    """The unit of that uid as it stands in an address; nothing where there is none."""
    try:
        return list(OrgUnit.objects.filter(uid=UUID(uid)))
    except ValueError:
        return []


def unit_ids(matter: Matter) -> list[int]:
    return [one.pk for one in units(matter)]


def own(person: Person | None, matter: Matter, day: date) -> list[str]:
    """The names of the matter's units in which the person holds a post, whichever."""
    if person is None:
        return []
    posts = matters.units_of(person, day)
    return [organization.unit_name(unit, day) for unit in unit_ids(matter) if posts.get(unit)]


def seat() -> OrgUnit | None:
    """The department in which the Office sits, where it is no unit of its own."""
    return organization.office().parent


def seated_in(matter: Matter, day: date) -> str:
    """The name of the matter's unit in which the Office sits; empty where it sits in none of them."""
    host = seat()
    return organization.unit_name(host.pk, day) if host is not None and host.pk in unit_ids(matter) else ""


def designation_by_uid(uid: UUID) -> Designation:
    """For replays."""
    return Designation.objects.get(uid=uid)


def designation(unit: OrgUnit) -> Designation | None:
    """Who is designated now for the matters of that unit."""
    return Designation.objects.filter(unit=unit, ended_on__isnull=True).select_related("person").first()


def designations() -> list[Designation]:
    return list(Designation.objects.select_related("person", "unit", "by").order_by("-id"))


def lock(row: Designation) -> Designation:
    return locks.take(row)


def is_tied(person: Person, unit: OrgUnit, day: date) -> bool:
    """Whether the person holds a post in that unit or in the Office on that day."""
    of_office = organization.roles(person, day) & {Role.OFFICE_STAFF, Role.OFFICE_DIRECTOR}
    return bool(of_office) or bool(matters.units_of(person, day).get(unit.pk))


def is_designated(person: Person, matter: Matter, day: date) -> bool:
    """Whether the person is designated for a unit of the matter in which the Office sits."""
    host = seat()
    if host is None or host.pk not in unit_ids(matter):
        return False
    found = designation(host)
    return found is not None and found.person_id == person.pk and found.decided_on <= day


def designated_matter(person: Person | None, at: datetime, uid: UUID) -> Matter | None:
    """The matter, if the person is designated to evaluate it."""
    if person is None or not Designation.objects.filter(person=person, ended_on__isnull=True).exists():
        return None
    found = matters.matter_by_uid(uid)
    return found if is_designated(person, found, beijing_day(at)) else None


def designated_matters(person: Person, day: date) -> QuerySet[Matter]:
    """The matters for which the person is designated now."""
    rows = Designation.objects.filter(person=person, ended_on__isnull=True, decided_on__lte=day)
    host = seat()
    return matters_of_units([one.unit_id for one in rows if host is not None and host.pk == one.unit_id])


def matters_of_units(units: Sequence[int]) -> QuerySet[Matter]:
    """The matters which these units undertake or serve."""
    return owed.of_units(units, IN_SCOPE)


def standing(person: Person | None, at: datetime, matter: Matter) -> Standing:
    """The person's standing towards the evaluation of a matter: also as the one designated for it."""
    found = matters.standing(person, at, matter)
    if person is not None and is_designated(person, matter, beijing_day(at)):
        return Standing(roles=found.roles | {Role.ASSESSOR}, ties=found.ties)
    return found


def check_assessor(person: Person, at: datetime, matter: Matter) -> None:
    """Whoever evaluates belongs to none of the units, and is the one designated where one must be."""
    day = beijing_day(at)
    rules.check_not_own(own(person, matter, day))
    rules.check_assessor(
        seated_in=seated_in(matter, day),
        designated=is_designated(person, matter, day),
        is_office=bool(organization.roles(person, day) & {Role.OFFICE_STAFF, Role.OFFICE_DIRECTOR}),
    )


def member(person: Person, matter: Matter, day: date) -> rules.Member:
    """What ties somebody of the Leading Group to the units of the matter on that day."""
    charge = [
        organization.unit_name(unit, day)
        for unit in unit_ids(matter)
        if person.pk in {one.pk for one in organization.leaders_of(unit, day)}
    ]
    return rules.Member(
        ref=person.ref,
        name=person.name,
        is_head=Role.LEADING_GROUP_HEAD in organization.roles(person, day),
        charge=charge,
        posts=own(person, matter, day),
    )


def group(matter: Matter, day: date) -> list[rules.Member]:
    """The Leading Group of that day, the head first."""
    people: dict[int, Person] = {}
    for post in GROUP:
        people.update({one.pk: one for one in organization.people_with(post, day)})
    return [member(one, matter, day) for one in people.values()]


def present(meeting: Meeting, matter: Matter) -> list[rules.Member]:
    """Who sat in that meeting, as each stood to the matter on its day."""
    return [member(one, matter, meeting.held_on) for one in meetings.present(meeting)]


def people_of_group(day: date) -> list[Person]:
    return organization.holders(None, GROUP, day)


def named(unit_keys: Collection[int], day: date) -> list[tuple[str, str]]:
    """Units for a choice: uid and name of that day."""
    names = organization.unit_names(day)
    return [
        (str(one.uid), names.get(one.pk, ""))
        for one in OrgUnit.objects.filter(pk__in=unit_keys).order_by("ordinal")
    ]


def possible_assessors(host: OrgUnit, day: date) -> list[tuple[str, str]]:
    """Who may be designated: everybody with a post who has nothing to do with that department or the Office."""
    people = {one.pk: one for unit in organization.staff_by_unit(day).values() for one in unit}
    people |= {one.pk: one for one in people_of_group(day)}
    chosen = [one for one in people.values() if not is_tied(one, host, day)]
    return [(str(one.uid), one.name) for one in sorted(chosen, key=lambda one: one.pk)]


def meetings_since(day: date) -> list[tuple[str, str]]:
    """The meetings of the Leading Group from that day on, for a choice."""
    rows = meetings.meetings().filter(kind="LEADING_GROUP_MEETING", held_on__gte=day)
    return [(str(one.uid), f"{one}（{one.held_on}）") for one in rows]
