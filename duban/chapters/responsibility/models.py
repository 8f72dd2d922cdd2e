"""Who answers for a matter: the unit's assignment with its people of that day, the tasks, the plan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.models import Matter
from duban.chapters.responsibility.terms import (
    Cycle,
    FeedbackMode,
    HandoverState,
    ObjectionState,
    ResponsibilityLevel,
    ResponsibleRole,
    SupervisionMode,
    UrgingMode,
)
from duban.ground.access import Relation
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


def known(field: str, values: list[str]) -> Q:
    return Q(**{f"{field}__in": values})


class Assignment(Row):
    """交办 to one unit: its name and its 第一责任人 of that Beijing day, kept as they were (decision 6).

    `received_on` is the end of the next working day, signed for or not (decision 4). A unit that was merged leaves
    its assignment to its successor (`given_to` is then the unit to which it was given). An adjustment that changes
    the unit's part ends it on `ended_on`; what was written down until then stays (decision 9). One that was
    `absorbed` by another of the same unit ends too, but its tasks go on.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    given_to = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    relation = models.CharField(max_length=20)
    level = models.CharField(max_length=12)
    assigned_on = models.DateField()
    received_on = models.DateField()
    first_responsible = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True)
    signed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    broken_down_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    absorbed = models.BooleanField(default=False)

    class Meta:
        db_table = "responsibility_assignment"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "unit"],
                condition=Q(ended_on__isnull=True),
                name="a_matter_is_assigned_to_a_unit_once",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(level=ResponsibilityLevel.PRIMARY, ended_on__isnull=True),
                name="a_matter_has_one_primary_responsible_unit",
            ),
            models.CheckConstraint(
                condition=known("level", ResponsibilityLevel.values), name="assignment_has_a_known_level"
            ),
            models.CheckConstraint(
                condition=known("relation", [Relation.LEAD, Relation.CO, Relation.SERVICE]),
                name="external_units_are_never_assigned",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, signed_by__isnull=True)
                | Q(signed_on__isnull=False, signed_by__isnull=False),
                name="assignment_is_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.level}"


class JointLead(Row):
    """联合牵头, an exception: who allowed it on which day and why. `coordinator` is the lead unit, which owes deadline
    and reports; the units beside it lead with it, and stay co-units in what each owes (decision 1)."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    coordinator_name = models.CharField(max_length=120)
    reason = models.TextField()
    allowed_by = models.CharField(max_length=60)
    allowed_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "responsibility_joint_lead"

    def __str__(self) -> str:
        return f"{self.coordinator_name} {self.allowed_on}"


class JointUnit(Row):
    """A unit that leads jointly, under its name of that day."""

    joint_lead = models.ForeignKey(JointLead, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)

    class Meta:
        db_table = "responsibility_joint_unit"
        constraints = [
            models.UniqueConstraint(fields=["joint_lead", "unit"], name="a_unit_leads_a_matter_jointly_once")
        ]

    def __str__(self) -> str:
        return self.unit_name


class DirectlyResponsible(Row):
    """直接责任人 (art. 11(2)): the deputy in charge of that day, with the Beijing dates of the duty."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="directly_responsible")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "responsibility_directly_responsible"
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "person"],
                condition=Q(to_on__isnull=True),
                name="person_is_directly_responsible_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} since {self.from_on}"


class Task(Row):
    """One piece of a unit's breakdown: section, person and Beijing date (art. 11(2))."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="tasks")
    label = models.CharField(max_length=200)
    section = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()

    class Meta:
        db_table = "responsibility_task"

    def __str__(self) -> str:
        return self.label


class ServicePromise(Row):
    """服务承诺 of a service unit: what it does for the undertaking units until which Beijing date (art. 11(2))."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="promise")
    promise = models.TextField()
    due_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "responsibility_service_promise"

    def __str__(self) -> str:
        return f"{self.promise[:40]} {self.due_on}"


class ServiceStaff(Row):
    """服务人员: who serves."""

    promise = models.ForeignKey(ServicePromise, on_delete=models.PROTECT, related_name="staff")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "responsibility_service_staff"
        constraints = [
            models.UniqueConstraint(fields=["promise", "person"], name="person_serves_a_promise_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} serves"


class Handover(Row):
    """工作交接 with its 交接清单 (decision 6): what somebody answered for in the unit, frozen as it stood on the
    day on which it was listed; from `on` the receiver answers, once he has signed."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    outgoing = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    remark = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    listed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    listed_on = models.DateField()
    state = models.CharField(max_length=10, default=HandoverState.WAITING)
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        db_table = "responsibility_handover"
        constraints = [
            models.CheckConstraint(
                condition=known("state", HandoverState.values), name="handover_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(outgoing=F("receiver")), name="handover_is_received_by_another"
            ),
            models.UniqueConstraint(
                fields=["unit", "outgoing"],
                condition=Q(state=HandoverState.WAITING),
                name="one_handover_of_a_person_waits_in_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outgoing_id} → {self.receiver_id} {self.on}"


class HandoverLine(Row):
    """One role in one matter that passes with the hand-over."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="lines")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8)

    class Meta:
        db_table = "responsibility_handover_line"
        constraints = [
            models.CheckConstraint(
                condition=known("role", ResponsibleRole.values), name="handover_line_has_a_known_role"
            ),
            models.UniqueConstraint(
                fields=["handover", "assignment", "role"], name="a_role_passes_once_in_a_handover"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.assignment_id}"


class AssignmentObjection(Row):
    """A unit's objection to its assignment, and the Office's answer (art. 11(2)). Nothing waits for it."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="objection")
    reason = models.TextField()
    competent = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=8, default=ObjectionState.WAITING)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "responsibility_objection"
        constraints = [
            models.CheckConstraint(
                condition=known("state", ObjectionState.values),
                name="assignment_objection_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.WAITING, answered_on__isnull=True, answered_by__isnull=True)
                | ~Q(state=ObjectionState.WAITING) & Q(answered_on__isnull=False, answered_by__isnull=False),
                name="assignment_objection_is_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.on}"


class Plan(Row):
    """跟踪督办方案: time limits, ways and requirements of feedback, urging and supervision (art. 11(3)).

    Limits of urging and supervision are working days after a date has passed. Adopting another plan ends
    this one on `ended_on`.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    cycle = models.CharField(max_length=12)
    day = models.PositiveSmallIntegerField()
    first_due_on = models.DateField()
    until_on = models.DateField()
    feedback_mode = models.CharField(max_length=12)
    feedback_requirement = models.TextField(blank=True)
    urging_within = models.PositiveSmallIntegerField()
    urging_mode = models.CharField(max_length=12)
    urging_requirement = models.TextField(blank=True)
    supervision_within = models.PositiveSmallIntegerField()
    supervision_mode = models.CharField(max_length=12)
    supervision_requirement = models.TextField(blank=True)
    adopted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        db_table = "responsibility_plan"
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(ended_on__isnull=True),
                name="one_plan_is_in_force_for_a_matter",
            ),
            models.CheckConstraint(condition=known("cycle", Cycle.values), name="plan_has_a_known_cycle"),
            models.CheckConstraint(
                condition=known("feedback_mode", FeedbackMode.values)
                & known("urging_mode", UrgingMode.values)
                & known("supervision_mode", SupervisionMode.values),
                name="plan_has_known_ways",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} from {self.first_due_on}"
