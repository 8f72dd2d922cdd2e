"""事项来源: where a matter comes from, and what passes between it and its source until closing (8(6), 6(3))."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.intake.terms import Satisfaction, SourceKind, SourceState, StepKind
from duban.chapters.matters.models import Matter, known
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class MatterSource(Row):
    """One source of a matter: the body, its outside number, what it wants and by which Beijing date.

    Of whoever called or wrote (12345, 信访) nothing is kept: there is no field for a person.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default=SourceState.RECORDED)
    body_name = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=120, blank=True)
    written_on = models.DateField(null=True)
    text = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    paper = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        db_table = "intake_matter_source"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", SourceKind.values), name="source_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state=SourceState.RECORDED, withdrawn_on__isnull=True)
                | Q(state=SourceState.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawal_reason=""),
                name="withdrawn_source_has_day_and_reason",
            ),
            models.UniqueConstraint(
                fields=["matter", "kind", "number"],
                condition=Q(state=SourceState.RECORDED),
                name="a_source_is_recorded_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "matter"], condition=Q(state=SourceState.RECORDED), name="sources_by_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class SourceStep(Row):
    """沟通, 答复 or 来源单位验收, one row each, as the paper says; nothing of it is ever overwritten."""

    source = models.ForeignKey(MatterSource, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10)
    on = models.DateField()
    number = models.CharField(max_length=120, blank=True)
    partner = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    satisfaction = models.CharField(max_length=10, blank=True)
    accepted = models.BooleanField(null=True)
    settles = models.BooleanField(default=False)
    paper = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()

    class Meta:
        db_table = "intake_source_step"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", StepKind.values), name="source_step_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("satisfaction", ["", *Satisfaction.values]),
                name="satisfaction_is_of_a_known_degree",
            ),
            models.CheckConstraint(
                condition=~Q(kind=StepKind.ACCEPTANCE) | Q(accepted__isnull=False, paper__isnull=False),
                name="acceptance_says_yes_or_no_on_paper",
            ),
            models.UniqueConstraint(
                fields=["source", "kind"],
                condition=Q(settles=True),
                name="a_demand_of_a_source_is_settled_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
