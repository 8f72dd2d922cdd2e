"""Whom a 批量催办 urges: of each matter the one task that is longest overdue, else its lead unit in general."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max

from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import owed
from duban.chapters.matters.terms import MatterState
from duban.chapters.supervision import rules
from duban.chapters.supervision.models import BulkUrging, Urging
from duban.ground.access import NotFound, PostKind
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

# As many as one transaction may hold (n acts on n objects); here each has its own, and 500 is what a person reads.
MOST = 500
CONTACTS = (PostKind.LIAISON_A, PostKind.LIAISON_B, PostKind.UNIT_HEAD)


@dataclass(frozen=True)
class Target:
    """One matter of a 批量催办: which unit, for what; `again_on` is the day before which it is not urged again."""

    matter: Matter
    mark: str
    unit: str
    task: Obligation | None
    late: int
    last_on: date | None
    again_on: date | None


def targets(uids: Collection[UUID], person: Person, at: datetime) -> list[Target]:
    """Those of the matters that are under way and that the person sees, in the order given."""
    today, calendar, office = beijing_day(at), rulebook.calendar(), organization.office()
    seen = matters.seen_among(uids, person=person, at=at, state=MatterState.ASSIGNED)
    keys = [one.pk for one in seen.values()]
    late, leads = owed.oldest_unreported(keys, today, but=office), matters.lead_units(keys)
    units = OrgUnit.objects.in_bulk({*leads.values(), *(one.unit_id for one in late.values())})
    urged, names = _last_urged(keys), organization.unit_names(today)
    pause = rulebook.values(today).number("supervision.urging_cooldown")
    made = []
    for matter in (seen[uid] for uid in uids if uid in seen):
        task = late.get(matter.pk)
        unit = task.unit_id if task else leads.get(matter.pk, office.pk)
        if unit == office.pk:
            continue
        last = urged.get((matter.pk, unit, task.pk if task else None))
        again_on = rules.urged_again_on(last, pause, calendar) if last else None
        made.append(
            Target(
                matter=matter,
                mark=f"{matter.uid}/{units[unit].uid}/{task.uid if task else ''}",
                unit=names.get(unit, ""),
                task=task,
                late=(today - task.due_on).days if task else 0,
                last_on=last,
                again_on=again_on if again_on and again_on > today else None,
            )
        )
    return made


def _last_urged(keys: Collection[int]) -> dict[tuple[int, int, int | None], date]:
    """When each unit was last urged on each of these matters, for each task and in general."""
    rows = Urging.objects.filter(matter__in=keys).order_by()
    found = rows.values_list("matter_id", "unit_id", "obligation_id").annotate(last=Max("on"))
    return {(matter, unit, task): last for matter, unit, task, last in found}


def contact(unit: UUID, day: date) -> str:
    """Who is spoken to at the unit that day: its liaison, else its head, else whoever answers there."""
    found = organization.unit_by_uid(unit)
    for kind in CONTACTS:
        if people := organization.holders(found.pk, (kind,), day):
            return people[0].name
    return organization.unit_name(found.pk, day)


def own_bulk(person: Person, uid: UUID) -> BulkUrging:
    """A person's own 批量催办; those of others do not exist for him."""
    found = BulkUrging.objects.filter(uid=uid, by=person).first()
    if found is None:
        raise NotFound("supervision.not_found", "6(1)")
    return found


@dataclass(frozen=True)
class Named:
    """The matters and unit names of a 批量催办, by uid."""

    matters: Mapping[str, Matter]
    units: Mapping[str, str]


def named(found: BulkUrging, person: Person, at: datetime) -> Named:
    """What its lines say; a matter that the person has lost sight of is left out."""
    uids = [UUID(matter) for matter, _unit, _obligation in found.targets]
    seen = matters.seen_among(uids, person=person, at=at)
    names = organization.unit_names(beijing_day(at))
    units = OrgUnit.objects.filter(uid__in=[unit for _matter, unit, _obligation in found.targets])
    return Named(
        {str(uid): matter for uid, matter in seen.items()},
        {str(unit.uid): names.get(unit.pk, "") for unit in units},
    )
