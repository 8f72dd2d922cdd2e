"""协调事项 between two units of a matter (8(2)): what is asked, what was promised, what the Office decided."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.models import Matter, known
from duban.chapters.supervision.terms.treating import CoordinationState
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class Coordination(Row):
    """What one unit asks of another so that the matter goes on. Days are Beijing dates; `needed_on` is by when it is
    needed, `promised_on` what the other one promised, `due_on` what the Office fixed."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    asking = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    needed_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(max_length=12, default=CoordinationState.ASKED)
    answer = models.TextField(blank=True)
    promised_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    escalated_why = models.TextField(blank=True)
    escalated_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    escalated_on = models.DateField(null=True)
    decision = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_coordination"
        constraints = [
            models.CheckConstraint(
                condition=known("state", CoordinationState.values), name="coordination_has_a_known_state"
            ),
            models.CheckConstraint(condition=~Q(asking=F("asked")), name="a_unit_asks_another"),
            models.CheckConstraint(
                condition=~Q(state=CoordinationState.PROMISED) | Q(promised_on__isnull=False),
                name="a_promise_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CoordinationState.SETTLED]) | Q(settled_on__isnull=False),
                name="coordination_is_settled_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["matter", "state"], name="coordinations_of_a_matter")]

    def __str__(self) -> str:
        return f"{self.state} {self.asked_on}"
