"""Reading who answers for what by date, what somebody has in hand, and hand-overs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import MatterState
from duban.chapters.responsibility.models import Assignment, Handover, HandoverLine
from duban.chapters.responsibility.rules import Held, Passed, responsible_on
from duban.chapters.responsibility.terms import HandoverState, ResponsibleRole
from duban.ground.access import NotFound, PostKind, Relation, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person, Post

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

LIAISONS = (PostKind.LIAISON_A, PostKind.LIAISON_B)
RUNNING = (MatterState.ASSIGNED, MatterState.SUSPENDED)


@dataclass(frozen=True)
class InHand:
    """One role of a person in one matter of the unit, and since when."""

    assignment: Assignment
    held: Held


def handover_by_uid(uid: UUID) -> Handover:
    """For replays; pages and acts go through `visible_handover`."""
    return Handover.objects.get(uid=uid)


def visible_unit(*, person: Person | None, at: datetime, uid: UUID) -> OrgUnit:
    """The unit for which this person may draw up a hand-over, or look at one; for others it is not there."""
    found = OrgUnit.objects.filter(uid=uid).first()
    if found is None or not _concerns(person, at, found.pk):
        raise NotFound("responsibility.handover_unknown", "11(2)")
    return found


def visible_handover(*, person: Person | None, at: datetime, uid: UUID) -> Handover:
    """The hand-over if this person may see it: its two people, the unit's head, deputies and liaisons, the
    Office and the Leading Group."""
    found = (
        Handover.objects.filter(uid=uid).select_related("unit", "outgoing", "receiver", "listed_by").first()
    )
    own = found is not None and person is not None and person.pk in {found.outgoing_id, found.receiver_id}
    if found is None or not (own or _concerns(person, at, found.unit_id)):
        raise NotFound("responsibility.handover_unknown", "11(2)")
    return found


def _concerns(person: Person | None, at: datetime, unit_id: int) -> bool:
    day = beijing_day(at)
    if organization.roles(person, day) & matters.SEES_ALL:
        return True
    posts = matters.units_of(person, day).get(unit_id, set()) if person is not None else set()
    return bool(posts & matters.WHOLE_UNIT)


def standing_in(unit_id: int, person: Person, at: datetime) -> Standing:
    """The person's standing in a unit that has running matters: through his posts there, as the policy asks."""
    posts = matters.units_of(person, beijing_day(at)).get(unit_id, set())
    running = Assignment.objects.filter(unit=unit_id, matter__state__in=RUNNING, ended_on__isnull=True)
    relations = running.values_list("relation", flat=True)
    ties = frozenset(Tie(Relation(relation), post) for relation in set(relations) for post in posts)
    return organization.standing(person, at, ties)


def running_in(unit_id: int) -> list[Assignment]:
    """What the unit has been given and is not closed, with the people named for it; what another part of the unit
    absorbed is there for the sake of its people."""
    return list(
        Assignment.objects.filter(
            Q(ended_on__isnull=True) | Q(absorbed=True), unit=unit_id, matter__state__in=RUNNING
        )
        .select_related("matter", "unit")
        .prefetch_related("directly_responsible", "tasks", "promise__staff")
        .order_by("matter_id")
    )


def held_in(assignment: Assignment) -> list[Held]:
    """Who was named, as it was written down: at the assignment, in the breakdown, in the service promise. With the
    assignment the roles end; where another one absorbed it, staff work on."""
    found, ended = [], assignment.ended_on
    working = None if assignment.absorbed else ended
    if assignment.first_responsible_id is not None:
        found.append(
            Held(ResponsibleRole.FIRST, assignment.first_responsible_id, assignment.assigned_on, ended)
        )
    found += [
        Held(ResponsibleRole.DIRECT, one.person_id, one.from_on, ended)
        for one in assignment.directly_responsible.all()
    ]
    named_on = assignment.broken_down_on or assignment.assigned_on
    found += [Held(ResponsibleRole.STAFF, one.person_id, named_on, working) for one in assignment.tasks.all()]
    promise = getattr(assignment, "promise", None)
    if promise is not None:
        found += [
            Held(ResponsibleRole.STAFF, one.person_id, promise.on, working) for one in promise.staff.all()
        ]
    return found


def passed_in(assignments: Collection[Assignment]) -> Mapping[int, list[Passed]]:
    """The hand-overs that were confirmed, by assignment."""
    found: dict[int, list[Passed]] = defaultdict(list)
    for line in confirmed_lines(assignments):
        over = line.handover
        found[line.assignment_id].append(Passed(line.role, over.outgoing_id, over.receiver_id, over.on))
    return found


def confirmed_lines(assignments: Collection[Assignment]) -> list[HandoverLine]:
    rows = HandoverLine.objects.filter(
        assignment__in=assignments, handover__state=HandoverState.CONFIRMED
    ).select_related("handover__outgoing", "handover__receiver")
    return list(rows.order_by("handover_id", "id"))


def responsible(assignments: Sequence[Assignment], day: date) -> list[Held]:
    """Who answered on that Beijing day for what these units were given."""
    passed = passed_in(assignments)
    return [
        one
        for assignment in assignments
        for one in responsible_on(day, held_in(assignment), passed.get(assignment.pk, []))
    ]


def staff_on(assignments: Sequence[Assignment], day: date) -> list[Person]:
    """承办人员、服务人员 of that Beijing day."""
    named = {one.person for one in responsible(assignments, day) if one.role == ResponsibleRole.STAFF}
    return list(Person.objects.filter(pk__in=named).order_by("id"))


def in_hand(unit_id: int, person: Person, day: date) -> list[InHand]:
    """What the person answers for in the unit on that day, matter by matter; a liaison of the unit, now or until
    lately, has all of its running matters in hand."""
    assignments = running_in(unit_id)
    passed = passed_in(assignments)
    liaison_since = _liaison_since(unit_id, person)
    found = []
    for assignment in assignments:
        gone = passed.get(assignment.pk, [])
        named = held_in(assignment)
        if liaison_since is not None:
            named.append(Held(ResponsibleRole.LIAISON, person.pk, max(liaison_since, assignment.assigned_on)))
        found += [
            InHand(assignment, one) for one in responsible_on(day, named, gone) if one.person == person.pk
        ]
    return found


def _liaison_since(unit_id: int, person: Person) -> date | None:
    posts = Post.objects.filter(unit=unit_id, person=person, kind__in=LIAISONS).order_by("from_on")
    first = posts.first()
    return first.from_on if first else None


def answering_in(unit_id: int, day: date) -> list[Person]:
    """Everybody who has something in hand in the unit: those from whom a hand-over can be taken."""
    named: Iterable[int] = {one.person for one in responsible(running_in(unit_id), day)}
    liaisons = Post.objects.filter(unit=unit_id, kind__in=LIAISONS).values_list("person_id", flat=True)
    people = Person.objects.filter(pk__in={*named, *liaisons}).order_by("id")
    return [one for one in people if in_hand(unit_id, one, day)]


def named_in(unit_id: int, day: date) -> list[Person]:
    """Everybody who is named for a running matter of the unit: first, directly, as handler or as service staff."""
    named = {one.person for one in responsible(running_in(unit_id), day)}
    return list(Person.objects.filter(pk__in=named).order_by("id"))


def waiting_handover(unit_id: int, outgoing: Person) -> Handover | None:
    return Handover.objects.filter(unit=unit_id, outgoing=outgoing, state=HandoverState.WAITING).first()


def waiting_in(unit_id: int) -> list[Handover]:
    """The lists of the unit that nobody has signed or returned yet."""
    rows = Handover.objects.filter(unit=unit_id, state=HandoverState.WAITING)
    return list(rows.select_related("outgoing", "receiver").order_by("id"))


def matters_of(lines: Iterable[InHand]) -> list[Matter]:
    """The matters of these lines, each once, by id."""
    found = {one.assignment.matter_id: one.assignment.matter for one in lines}
    return [found[key] for key in sorted(found)]


def passed_on(assignments: Sequence[Assignment]) -> dict[int, list[HandoverLine]]:
    """What passed from whom to whom on these assignments, by unit, in the order of the lists."""
    units = {one.pk: one.unit_id for one in assignments}
    found: dict[int, list[HandoverLine]] = defaultdict(list)
    for line in confirmed_lines(assignments) if units else ():
        found[units[line.assignment_id]].append(line)
    return found
