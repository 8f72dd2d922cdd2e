"""跟踪督办方案 of a matter: the 3 × 3 of 11(3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models import Matter, known
from duban.chapters.responsibility.terms import (
    Cycle,
    FeedbackMode,
    SupervisionMode,
    UrgingMode,
)
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


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
