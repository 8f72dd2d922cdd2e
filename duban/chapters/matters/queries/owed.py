"""Reading what is owed: what comes due, who answers for it, what is late, what a calendar counts anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.matters.models import Matter, Obligation, Party, TimeChange
from duban.chapters.matters.terms import ObligationKind, TimeChangeKind, TimeChangeState
from duban.ground import workdays
from duban.ground.access import PostKind, Relation
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

HEAD_ALONE = frozenset({ObligationKind.UNIT_APPROVAL, ObligationKind.COUNTERSIGN})


@dataclass(frozen=True)
class Coming:
    """What a reminder says of an obligation."""

    pk: int
    uid: UUID
    matter_uid: UUID
    unit_id: int
    person_id: int | None
    kind: str
    label: str
    due_on: date


def of_person(person: Person) -> list[Obligation]:
    """What is owed still with this person's name on it, by its date."""
    return list(Obligation.objects.standing().filter(person=person).order_by("due_on", "id"))


def coming_due(today: date, until: date, *, after: int, limit: int) -> list[Coming]:
    """What is owed still and falls due from today until that day, by id, beyond the id `after`. The duty to urge
    is told to the Office when it is written down, and falls due the day after: nobody is reminded of it."""
    rows = (
        Obligation.objects.standing()
        .filter(due_on__gte=today, due_on__lte=until, suspended=False, pk__gt=after)
        .exclude(kind=ObligationKind.URGE)
        .order_by("pk")
        .values_list("pk", "uid", "matter__uid", "unit_id", "person_id", "kind", "label", "due_on")[:limit]
    )
    return [Coming(*row) for row in rows]


@dataclass(frozen=True)
class Answerable:
    """Whom to tell of what is owed: the named person and the unit's liaisons (its head and deputies where
    it has none); for the Office, its clerks. What waits on the head alone is told to him alone."""

    by_unit: Mapping[int, tuple[int, ...]]

    def of(self, one: Coming) -> tuple[int, ...]:
        unit = () if one.kind in HEAD_ALONE else self.by_unit.get(one.unit_id, ())
        return tuple(dict.fromkeys([*((one.person_id,) if one.person_id else ()), *unit]))


def answerable(day: date) -> Answerable:
    """The people who answer for each unit on that day, in three queries."""
    liaisons = organization.holders_by_unit((PostKind.LIAISON_A, PostKind.LIAISON_B), day)
    heads = organization.holders_by_unit((PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE), day)
    office = [person.pk for person in organization.people_with(PostKind.OFFICE_STAFF, day)]
    return Answerable({**heads, **liaisons, organization.office().pk: tuple(office)})


def overdue_unreported(today: date, *, but: OrgUnit) -> dict[str, tuple[UUID, date]]:
    """What units other than `but` owe still, overdue and not reported, with the date in force, by reference,
    longest overdue first."""
    late = Obligation.objects.overdue(today).filter(reported_on__isnull=True).exclude(unit=but)
    rows = late.order_by("due_on", "id").values_list("uid", "due_on")
    return {f"{Obligation._meta.label_lower}:{uid}": (uid, due_on) for uid, due_on in rows}


def oldest_unreported(matters: Collection[int], today: date, *, but: OrgUnit) -> dict[int, Obligation]:
    """Of each of these matters what a unit other than `but` owes longest overdue and has not reported."""
    late = Obligation.objects.overdue(today).filter(matter__in=matters, reported_on__isnull=True)
    found: dict[int, Obligation] = {}
    for one in late.exclude(unit=but).order_by("due_on", "id"):
        found.setdefault(one.matter_id, one)
    return found


def is_settled(obligation: Obligation) -> bool:
    """Whether its date in force comes from people and no longer from the count: extended or suspended since."""
    counted = obligation.time_changes.filter(kind=TimeChangeKind.CALENDAR).order_by("id").last()
    last = counted.new_due_on if counted else obligation.original_due_on
    return obligation.due_on != last


def miscounted() -> list[UUID]:
    """What is still owed and was counted in working days to another date than the calendar in force gives, by
    matter and id (the order in which they are locked)."""
    calendar = rulebook.calendar()
    rows = Obligation.objects.standing().filter(counted_days__isnull=False, suspended=False)
    return [
        one.uid
        for one in rows.order_by("matter_id", "id")
        if one.counted_from is not None
        and one.counted_days is not None
        and workdays.add_working_days(one.counted_from, one.counted_days, calendar) != one.due_on
        and not is_settled(one)
    ]


def who_answers(obligation: Obligation, day: date) -> list[Person]:
    """The people who answer for what is owed on that day, as a reminder finds them."""
    one = Coming(
        obligation.pk,
        obligation.uid,
        obligation.matter.uid,
        obligation.unit_id,
        obligation.person_id,
        obligation.kind,
        obligation.label,
        obligation.due_on,
    )
    return list(Person.objects.filter(pk__in=answerable(day).of(one)))


def extensions_to_decide() -> list[TimeChange]:
    """Extensions that were asked for and wait for an answer, oldest first."""
    found = TimeChange.objects.filter(kind=TimeChangeKind.EXTENSION, state=TimeChangeState.ASKED)
    found = found.exclude(obligation__kind="NOTICE_REPLY")
    return list(found.select_related("matter", "asked_by").order_by("asked_on", "id"))


def running_in(year: int) -> QuerySet[Matter]:
    """The matters that were under way at some time of that year."""
    begun = Matter.objects.filter(assigned_on__lte=date(year, 12, 31))
    return begun.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=date(year, 1, 1))).order_by("-id")


def standing_of(kind: str) -> list[Obligation]:
    """Everything of that kind that is still owed, by due date."""
    return list(
        Obligation.objects.standing().filter(kind=kind).select_related("matter").order_by("due_on", "id")
    )


def of_units(units: Collection[int], relations: Collection[Relation]) -> QuerySet[Matter]:
    """The matters to which one of these units stands in one of these relations, open or closed."""
    rows = Party.objects.filter(unit__in=units, person__isnull=True, relation__in=relations)
    return Matter.objects.filter(pk__in=rows.values("matter"))


def more_time_of(obligation: Obligation) -> list[TimeChange]:
    """The extensions of that obligation, oldest first."""
    found = TimeChange.objects.filter(obligation=obligation, kind=TimeChangeKind.EXTENSION)
    return list(found.select_related("asked_by", "decided_by").order_by("id"))


def pending_more_time(obligation: Obligation) -> TimeChange | None:
    """The extension that waits for an answer, if one does."""
    found = TimeChange.objects.filter(obligation=obligation, state=TimeChangeState.ASKED)
    return found.select_related("asked_by").first()


def late(kinds: Collection[str], until: date) -> list[Obligation]:
    """What of these kinds is owed still and not reported, on matters not suspended, with its date in force on that day
    or before, by that date."""
    rows = Obligation.objects.standing().filter(
        kind__in=kinds, due_on__lte=until, suspended=False, reported_on__isnull=True
    )
    return list(rows.select_related("matter", "unit", "person").order_by("due_on", "id"))
