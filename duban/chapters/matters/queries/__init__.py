"""Reading matters: the one door to a matter, what ties people to it, and the lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q

from duban.chapters.matters.models import Matter, Obligation, Party, TimeChange
from duban.chapters.matters.queries.objectives import measured_objectives as measured_objectives
from duban.chapters.matters.queries.objectives import quality_objectives as quality_objectives
from duban.chapters.matters.queries.successions import (
    heir,
    heirs,
    line_of,
    passed_among,
    stood_for,
    succeeded,
    walk,
)
from duban.chapters.matters.terms import TimeChangeKind, TimeChangeState
from duban.ground.access import NotFound, PostKind, Refusal, Relation, Role, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.ledger import queries as ledger
from duban.support.organization import lineage
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person

__all__ = ["heir", "heirs", "line_of", "passed_among", "stood_for", "succeeded", "walk"]

SEES_ALL = frozenset(
    {Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF, Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER, Role.SYSTEM}
)
WHOLE_UNIT = frozenset(
    {PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B}
)
# More time for a reply to a notice is between the Office and that unit: no page of the matter shows it.
OF_NOTICES = Q(kind=TimeChangeKind.EXTENSION, obligation__isnull=False, obligation__kind="NOTICE_REPLY")
UNIT_RELATIONS = (Relation.LEAD, Relation.CO, Relation.SERVICE, Relation.EXTERNAL, Relation.FORMER)


def units_of(person: Person, day: date) -> dict[int, set[PostKind]]:
    """The units in which the person fills a post that day, with these posts; whoever serves in a unit serves for
    those that were merged into it."""
    found: dict[int, set[PostKind]] = defaultdict(set)
    for hat in organization.hats(person, day):
        if hat.unit_id is not None:
            for unit in (hat.unit_id, *lineage.predecessors(hat.unit_id)):
                found[unit].add(hat.kind)
    return dict(found)


def scope(person: Person | None, at: datetime) -> Q:
    """The Party rows through which this person finds matters: never an OR over relations of one matter.

    The Office and the Leading Group go through the EVERYONE row; heads, deputies and liaisons through
    their unit's row; everybody else through rows of their own.
    """
    day = beijing_day(at)
    if organization.roles(person, day) & SEES_ALL:
        return Q(relation=Relation.EVERYONE)
    if person is None:
        return Q(pk__in=())
    units = [unit for unit, posts in units_of(person, day).items() if posts & WHOLE_UNIT]
    own = Q(person=person)
    if not units:
        return own
    merged = lineage.ended_units(day).intersection(units)
    found = own | Q(unit__in=units, person__isnull=True)
    # A part that the successor's own has absorbed leads nobody to the matter a second time.
    return found & ~Q(relation=Relation.FORMER, unit__in=merged) if merged else found


def relations_of(
    person: Person | None, matters: Collection[Matter], at: datetime
) -> dict[int, frozenset[Tie]]:
    """What ties the person to each of these matters, in one query on Party: guard, list, buttons use it."""
    if person is None:
        return {matter.pk: frozenset() for matter in matters}
    posts = units_of(person, beijing_day(at))
    rows: Iterable[tuple[int, int | None, int | None, str]] = Party.objects.filter(
        Q(unit__in=posts, person__isnull=True) | Q(person=person),
        matter__in=[matter.pk for matter in matters],
    ).values_list("matter_id", "unit_id", "person_id", "relation")
    ties: dict[int, set[Tie]] = {matter.pk: set() for matter in matters}
    for matter_id, unit_id, person_id, relation in rows:
        if person_id is not None:
            ties[matter_id].add(Tie(Relation(relation)))
        elif unit_id is not None:
            ties[matter_id].update(Tie(Relation(relation), post) for post in posts[unit_id])
    return {matter_id: frozenset(found) for matter_id, found in ties.items()}


def standing(person: Person | None, at: datetime, matter: Matter, *, unit_id: int | None = None) -> Standing:
    """The person's standing towards a matter; with `unit_id`, only ties through that unit count (a unit
    answers for itself), or through the one that stands for it in the matter now."""
    if unit_id is None or person is None:
        return organization.standing(person, at, relations_of(person, [matter], at)[matter.pk])
    unit_id = heir(matter, unit_id)
    posts = units_of(person, beijing_day(at)).get(unit_id, set())
    rows = Party.objects.filter(
        Q(unit=unit_id, person__isnull=True) | Q(person=person) & (Q(unit=unit_id) | Q(unit__isnull=True)),
        matter=matter,
    ).values_list("person_id", "relation")
    ties = frozenset(
        tie
        for named, relation in rows
        for tie in ([Tie(Relation(relation))] if named else [Tie(Relation(relation), post) for post in posts])
    )
    return organization.standing(person, at, ties)


def get_visible(*, person: Person | None, at: datetime, uid: UUID) -> Matter:
    """The matter if this person may see it; otherwise it does not exist (404, absent or hidden alike)."""
    matter = Matter.objects.filter(uid=uid).first()
    if matter is None or not sees(person, at, matter):
        raise NotFound("matters.not_found", "6(1)")
    return matter


def numbered(number: str, *, person: Person | None, at: datetime) -> Matter | None:
    """The matter of that number if this person may see it; a merged one is the matter that took it in."""
    found = Matter.objects.filter(number=number.strip()).first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found if found is not None and sees(person, at, found) else None


def seen_among(
    uids: Collection[UUID], *, person: Person, at: datetime, state: str = ""
) -> dict[UUID, Matter]:
    """Those of the matters that the person sees, by uid; with `state`, those in it alone."""
    seen = Party.objects.filter(scope(person, at)).exclude(relation=Relation.EXTERNAL)
    rows = Matter.objects.filter(uid__in=uids, pk__in=seen.values("matter"))
    return {one.uid: one for one in (rows.filter(state=state) if state else rows)}


def decides(found: Standing) -> bool:
    """Whether the person decides on times himself: the Leading Group's head, or the leader in charge."""
    return Role.LEADING_GROUP_HEAD in found.roles or Tie(Relation.LEADER_IN_CHARGE) in found.ties


def sees(person: Person | None, at: datetime, matter: Matter) -> bool:
    """Whether the list, the page and the buttons of this matter exist for the person.

    A handler sees what he is named in; external units see nothing.
    """
    if organization.roles(person, beijing_day(at)) & SEES_ALL:
        return True
    ties = relations_of(person, [matter], at)[matter.pk]
    return any(
        tie.post is None or tie.post in WHOLE_UNIT for tie in ties if tie.relation != Relation.EXTERNAL
    )


def lock(matter: Matter, *, at: datetime) -> Matter:
    """Lock the matter until the end of the act and return it as it now stands.

    Refuses an act earlier than the matter's last one (matters.at_before_last_act): the record runs forward.
    """
    locked = locks.take(matter)
    last = ledger.last_act_at(locked.ref)
    if last is not None and at < last and not (settings.DUBAN_TESTING or organization.is_demo()):
        raise Refusal("matters.at_before_last_act", "6(2)")
    return locked


def lock_all(matters: Iterable[Matter], *, at: datetime) -> dict[int, Matter]:
    """Lock many matters in the order of their ids, by id; one whose last act is later than `at` is left out."""
    locked = locks.take_all(matters)
    if settings.DUBAN_TESTING or organization.is_demo():
        return {matter.pk: matter for matter in locked}
    last = ledger.last_acts([matter.ref for matter in locked])
    return {matter.pk: matter for matter in locked if last.get(matter.ref, at) <= at}


def lock_obligation(matter: Matter, uid: UUID) -> Obligation:
    """Lock one obligation of a matter already locked."""
    found = Obligation.objects.filter(uid=uid, matter=matter).first()
    if found is None:
        raise NotFound("matters.obligation_unknown", "11(3)")
    return locks.take(found)


def lock_obligations(uids: Collection[UUID], *, at: datetime) -> tuple[dict[int, Matter], list[Obligation]]:
    """Lock many obligations and, before them, their matters; for batches of the system."""
    found = list(Obligation.objects.filter(uid__in=uids).select_related("matter"))
    matters = lock_all({one.matter_id: one.matter for one in found}.values(), at=at)
    return matters, locks.take_all(found)


def obligation_of(matter: Matter, uid: UUID) -> Obligation:
    """One obligation of the matter, to look at before the matter is locked."""
    found = Obligation.objects.filter(uid=uid, matter=matter).select_related("unit").first()
    if found is None:
        raise NotFound("matters.obligation_unknown", "11(3)")
    return found


def by_source(sources: Collection[str], kind: str) -> dict[str, Obligation]:
    """The newest obligation of that kind to which each source gave rise, by the source's reference."""
    found = Obligation.objects.filter(source_ref__in=sources, kind=kind).order_by("id")
    return {one.source_ref: one for one in found}


def late_sources(kind: str, today: date) -> list[str]:
    """What gave rise to obligations of that kind which are owed still, their date past."""
    late = Obligation.objects.overdue(today).filter(kind=kind).order_by("id")
    return list(late.values_list("source_ref", flat=True))


def own_date(obligation: Obligation, *, found_on: date, today: date) -> date | None:
    """The new date that the unit set itself for that task before the fact was found, if it has not passed
    (decision 33)."""
    found = Obligation.objects.filter(
        kind="OWN_DATE", source_ref=obligation.ref, imposed_on__lte=found_on, due_on__gte=today
    ).first()
    return found.due_on if found else None


def party_unit(matter: Matter, uid: UUID | None) -> OrgUnit | None:
    """The unit in scope that is lead, co- or service unit of the matter, if it is one."""
    if uid is None:
        return None
    row = (
        Party.objects.filter(matter=matter, person__isnull=True, unit__uid=uid, unit__in_scope=True)
        .exclude(relation__in=(Relation.EXTERNAL, Relation.FORMER))
        .select_related("unit")
        .first()
    )
    return row.unit if row else None


def staff_units(matter: Matter, person: Person) -> set[int]:
    """The units for which the person is named staff of the matter."""
    rows = Party.objects.filter(matter=matter, person=person, relation=Relation.STAFF, unit__isnull=False)
    return {unit for unit in rows.values_list("unit_id", flat=True) if unit is not None}


def change_by_uid(uid: UUID) -> TimeChange:
    """For replays; pages and acts go through `visible_change`."""
    return TimeChange.objects.get(uid=uid)


def visible_change(*, person: Person | None, at: datetime, uid: UUID) -> TimeChange:
    rows = TimeChange.objects.exclude(OF_NOTICES).select_related("matter", "obligation")
    found = rows.filter(uid=uid).first()
    if found is None or not sees(person, at, found.matter):
        raise NotFound("matters.not_found", "6(1)")
    return found


def running_suspension(matter: Matter) -> TimeChange:
    return TimeChange.objects.get(
        matter=matter, kind=TimeChangeKind.SUSPENSION, state=TimeChangeState.GRANTED
    )


def earlier_extension(matter: Matter) -> TimeChange | None:
    """The extension that was granted before the system had the matter, until its deadline is imposed."""
    found = TimeChange.objects.filter(
        matter=matter, kind="EXTENSION", state="GRANTED", obligation__isnull=True
    )
    return found.order_by("id").last()


def last_resumed_on(matter: Matter) -> date | None:
    """When the last suspension ended, if there was one."""
    ended = TimeChange.objects.filter(
        matter=matter, kind=TimeChangeKind.SUSPENSION, state=TimeChangeState.ENDED
    )
    last: date | None = ended.aggregate(last=Max("to_on"))["last"]
    return last


def uid_of(ref: str) -> UUID:
    """The uid that a reference names."""
    return UUID(ref.rpartition(":")[2])


def matter_by_uid(uid: UUID) -> Matter:
    """For replays and reactions; pages and acts go through `get_visible`."""
    return Matter.objects.get(uid=uid)


def standing_obligations(matter: Matter, *, kinds: Iterable[str] | None = None) -> list[Obligation]:
    """What is still owed on the matter, by due date."""
    found = Obligation.objects.filter(matter=matter).standing().order_by("due_on", "id")
    return list(found.filter(kind__in=list(kinds)) if kinds else found)


def deadline_of(matter: Matter) -> Obligation:
    """The matter's own deadline: owed by the lead unit (办理时限)."""
    return Obligation.objects.filter(matter=matter, kind="MATTER_DEADLINE").order_by("id").get()


def due_on_of(matter: Matter) -> date:
    """The date in force as the lists read it, from docketing on."""
    return Party.objects.get(matter=matter, relation=Relation.EVERYONE).due_on


def lead_of(matter: Matter) -> Party | None:
    return Party.objects.filter(matter=matter, relation=Relation.LEAD).select_related("unit").first()


def lead_units(matters: Collection[int]) -> dict[int, int]:
    """The lead units of these matters, by the ids of both."""
    leads = Party.objects.filter(matter__in=matters, relation=Relation.LEAD, unit__isnull=False)
    return dict(leads.values_list("matter_id", "unit_id"))


def unit_parties(matter: Matter) -> list[Party]:
    """Lead, co-, service and external units, lead first; those that an adjustment took off it are none."""
    rows = Party.objects.filter(matter=matter, unit__isnull=False, person__isnull=True).select_related("unit")
    return lead_first(rows.exclude(relation=Relation.FORMER))


def lead_first(parties: Iterable[Party]) -> list[Party]:
    """The units among these, lead before co- before service units; one whose part another has taken over is none
    of them."""
    units = [party for party in parties if party.person_id is None and party.relation in UNIT_RELATIONS]
    return sorted(units, key=lambda party: (UNIT_RELATIONS.index(Relation(party.relation)), party.pk))


def party_of(matter: Matter, unit: OrgUnit) -> Party | None:
    """What the unit itself is to the matter."""
    rows = Party.objects.filter(matter=matter, unit=unit, person__isnull=True)
    return rows.exclude(relation=Relation.FORMER).first()


def open_with(units: Collection[OrgUnit]) -> list[tuple[Matter, OrgUnit, Relation]]:
    """The matters that are not closed and in which these units have a part, by id."""
    rows = Party.objects.filter(unit__in=units, person__isnull=True, open=True)
    found = (
        rows.exclude(relation=Relation.FORMER).select_related("matter", "unit").order_by("matter_id", "id")
    )
    return [(row.matter, row.unit, Relation(row.relation)) for row in found if row.unit is not None]


def parties_of(matter: Matter) -> list[Party]:
    """Everybody whom the matter concerns."""
    return list(Party.objects.filter(matter=matter).select_related("unit", "person").order_by("id"))


def obligations_of(matter: Matter) -> list[Obligation]:
    """Everything that was ever owed on the matter, by due date."""
    return list(Obligation.objects.filter(matter=matter).order_by("due_on", "id"))


def obligation_by_uid(uid: UUID) -> Obligation:
    """For replays; pages and acts go through `visible_obligation`."""
    return Obligation.objects.get(uid=uid)


def visible_obligation(*, person: Person | None, at: datetime, uid: UUID) -> Obligation:
    """The obligation if this person may see its matter; otherwise it does not exist."""
    found = Obligation.objects.filter(uid=uid).select_related("matter", "unit").first()
    if found is None or not sees(person, at, found.matter):
        raise NotFound("matters.obligation_unknown", "11(3)")
    return found
