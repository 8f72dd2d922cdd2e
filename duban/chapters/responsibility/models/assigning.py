"""The assignment of a matter to a unit with its people of that day, the tasks, the objection."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models import Matter, known
from duban.chapters.responsibility.terms import (
    ObjectionState,
    ResponsibilityLevel,
)
from duban.ground.access import Relation
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


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
