"""Reading assignments, people responsible on a day, tasks and the plan in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from duban.chapters.matters import queries as matters
from duban.chapters.responsibility import rules
from duban.chapters.responsibility.models import (
    Assignment,
    AssignmentObjection,
    DirectlyResponsible,
    JointLead,
    JointUnit,
    Plan,
    ServicePromise,
    ServiceStaff,
    Task,
)
from duban.ground.access import UNIT_POSTS, NotFound, PostKind
from duban.ground.beijing import beijing_day
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Succession


def assignment_by_uid(uid: UUID) -> Assignment:
    """For replays; pages and acts go through `visible_assignment`."""
    return Assignment.objects.get(uid=uid)


def plan_by_uid(uid: UUID) -> Plan:
    return Plan.objects.get(uid=uid)


def promise_by_uid(uid: UUID) -> ServicePromise:
    return ServicePromise.objects.get(uid=uid)


def promise_of(assignment: Assignment) -> ServicePromise | None:
    """The service unit's promise; what was read ahead with the assignment is not read again."""
    found: ServicePromise | None = getattr(assignment, "promise", None)
    return found


def objection_by_uid(uid: UUID) -> AssignmentObjection:
    return AssignmentObjection.objects.get(uid=uid)


def visible_objection(*, person: Person | None, at: datetime, uid: UUID) -> AssignmentObjection:
    """The objection if this person may see it: the Office, the Leading Group, and the unit that objects."""
    found = (
        AssignmentObjection.objects.filter(uid=uid)
        .select_related("assignment__matter", "assignment__unit", "by", "answered_by")
        .first()
    )
    if found is None or not sees_unit(person, at, found.assignment):
        raise NotFound("responsibility.assignment_unknown", "11(2)")
    return found


def objection_to(assignment: Assignment) -> AssignmentObjection | None:
    return AssignmentObjection.objects.filter(assignment=assignment).first()


def objections_on(matter: Matter, person: Person, at: datetime) -> dict[int, AssignmentObjection]:
    """The objections on the matter that exist for this person, by the id of the unit."""
    rows = AssignmentObjection.objects.filter(assignment__matter=matter).select_related(
        "assignment", "by", "answered_by"
    )
    return {
        one.assignment.unit_id: one for one in rows.order_by("id") if sees_unit(person, at, one.assignment)
    }


def sees_unit(person: Person | None, at: datetime, assignment: Assignment) -> bool:
    """Whether what passes between the Office and this unit exists for the person."""
    day = beijing_day(at)
    if organization.roles(person, day) & matters.SEES_ALL:
        return True
    return person is not None and bool(
        matters.units_of(person, day).get(assignment.unit_id, set()) & matters.WHOLE_UNIT
    )


def visible_assignment(*, person: Person | None, at: datetime, uid: UUID) -> Assignment:
    """The assignment if this person may see its matter; otherwise it does not exist."""
    found = Assignment.objects.filter(uid=uid).select_related("matter", "unit", "first_responsible").first()
    if found is None or not matters.sees(person, at, found.matter):
        raise NotFound("responsibility.assignment_unknown", "11(2)")
    return found


def running_assignment(matter: Matter, unit: OrgUnit) -> Assignment | None:
    """What the unit was given on the matter and answers for still."""
    return Assignment.objects.filter(matter=matter, unit=unit, ended_on__isnull=True).first()


def absorbed_assignments(matter: Matter, unit: OrgUnit) -> list[Assignment]:
    """Those of the unit on the matter that another one absorbed before."""
    return list(Assignment.objects.filter(matter=matter, unit=unit, absorbed=True).order_by("id"))


def unit_on(assignment: Assignment, passes: Sequence[Succession], day: date) -> int:
    """The unit that answered for the assignment on that day; `passes` are the successions of its matter."""
    return matters.walk(passes, assignment.given_to_id or assignment.unit_id, day)


def given_on(matter: Matter, unit_id: int, day: date) -> list[Assignment]:
    """What the unit had to answer for on the matter on that day."""
    passes = matters.succeeded(matter)
    found = assignments_of(matter, ended=True)
    return [one for one in found if unit_on(one, passes, day) == unit_id]


def assignments_of(matter: Matter, *, ended: bool = False) -> list[Assignment]:
    """The units' assignments, primary responsible unit first, with their people and tasks; with `ended` also those
    that an adjustment ended, or another one absorbed."""
    found = Assignment.objects.filter(matter=matter)
    return list(
        (found if ended else found.filter(ended_on__isnull=True))
        .select_related("unit", "first_responsible", "signed_by")
        .prefetch_related("directly_responsible__person", "tasks__person")
        .order_by("id")
    )


def current_of(matter: Matter) -> list[Assignment]:
    """The units' assignments in force: what an adjustment ended is left out."""
    return list(Assignment.objects.filter(matter=matter, ended_on__isnull=True).order_by("id"))


def is_changed(matter: Matter) -> bool:
    """Whether the units of an assigned matter are others than those to which it was given."""
    wanted = {
        (one.unit_id, str(one.relation))
        for one in matters.unit_parties(matter)
        if one.unit is not None and one.unit.in_scope and one.relation in rules.LEVELS
    }
    return wanted != {(one.unit_id, one.relation) for one in current_of(matter)}


def own_assignment(matter: Matter, *, person: Person, at: datetime) -> Assignment | None:
    """The assignment of the unit through which the person works on this matter, the first one if several."""
    units = matters.units_of(person, beijing_day(at))
    return (
        Assignment.objects.filter(matter=matter, unit__in=units, ended_on__isnull=True)
        .select_related("matter", "unit", "first_responsible")
        .order_by("id")
        .first()
    )


def offered_plan(matter: Matter, today: date) -> dict[str, object]:
    """With what the plan of a matter begins: the plan in force, else the template of its category (11(3))."""
    plan = plan_of(matter)
    values = rulebook.values(today)
    until = rules.horizon(
        due_on=matters.due_on_of(matter), today=today, months=values.number("matters.open_ended_horizon")
    )
    found = rules.prefilled(
        values.rows("responsibility.plan_templates"), category=matter.category, today=today, until=until
    )
    if plan is not None:
        found |= {name: getattr(plan, name) for name in found if name != "first_due_on"}
    return found


def joint_lead_by_uid(uid: UUID) -> JointLead:
    """For replays."""
    return JointLead.objects.get(uid=uid)


def joint_lead_of(matter: Matter) -> JointLead | None:
    """The exception under which several units lead the matter, if there is one."""
    return JointLead.objects.filter(matter=matter).prefetch_related("units").first()


def joint_units(matters_: Collection[int]) -> dict[int, set[int]]:
    """The units that lead jointly beside the lead unit, by matter; a unit that took over from one leads in its
    place."""
    rows = JointUnit.objects.filter(joint_lead__matter__in=matters_).select_related("joint_lead__matter")
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        matter = row.joint_lead.matter
        found[matter.pk].add(matters.heir(matter, row.unit_id))
    return dict(found)


def leads_jointly(matter: Matter, unit_id: int) -> bool:
    return unit_id in joint_units([matter.pk]).get(matter.pk, set())


def plan_of(matter: Matter) -> Plan | None:
    return Plan.objects.filter(matter=matter, ended_on__isnull=True).first()


def staff_of(unit_id: int, day: date) -> list[Person]:
    """Everybody who holds a post in the unit on that day: the people to whom tasks can be given."""
    return organization.holders(unit_id, tuple(sorted(UNIT_POSTS)), day)


def to_tell(unit_id: int, day: date) -> list[Person]:
    """Liaisons, head and deputies of the unit on that day."""
    kinds = (PostKind.LIAISON_A, PostKind.LIAISON_B, PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE)
    return organization.holders(unit_id, kinds, day)


def directly_responsible(assignment: Assignment, day: date) -> list[Person]:
    """直接责任人 of the unit on that day."""
    rows = DirectlyResponsible.objects.filter(organization.on(day), assignment=assignment).select_related(
        "person"
    )
    return [row.person for row in rows.order_by("id")]


def handlers(assignments: Collection[Assignment]) -> list[Person]:
    """承办人员、服务人员: the people named in the breakdown and in the service promise."""
    tasks = Task.objects.filter(assignment__in=assignments).values_list("person_id", flat=True)
    serving = ServiceStaff.objects.filter(promise__assignment__in=assignments)
    named = {*tasks, *serving.values_list("person_id", flat=True)}
    return list(Person.objects.filter(pk__in=named).order_by("id"))
