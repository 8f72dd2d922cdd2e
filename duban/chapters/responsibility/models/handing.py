"""Hand-over of what a person answers for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.models import known
from duban.chapters.responsibility.models.assigning import Assignment
from duban.chapters.responsibility.terms import (
    HandoverState,
    ResponsibleRole,
)
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


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
