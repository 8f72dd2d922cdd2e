"""事项调整: what was proposed, by whom it was approved, the old beside the new (11(1); decision 9)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.models.spine import Matter, Obligation, known
from duban.chapters.matters.terms import AdjustmentKind, AdjustmentState
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, Meeting, Person


class Adjustment(Row):
    """One adjustment of a matter, decided at the level that approved its docketing.

    `old` is what the matter said when it was proposed, frozen; `new` what is wanted: {title, objectives, units:
    [{uid, name, relation}]} of a change, {others: [{uid, number, title}], units} of a merger, {parts: [{title,
    objectives, units}]} of a split. `followed` are the sentences of what followed when it was carried out.
    `settles` is the duty to which an upheld objection gave rise. `batch_ref` names the 年中清单调整 that decides
    on it together with others.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="adjustments")
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=10, default=AdjustmentState.WAITING)
    reason = models.TextField()
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    followed = models.JSONField(default=list)
    settles = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="+")
    batch_ref = models.CharField(max_length=96, blank=True)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    level = models.CharField(max_length=32, blank=True)
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(null=True)
    opinion = models.TextField(blank=True)

    class Meta:
        db_table = "matters_adjustment"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", AdjustmentKind.values), name="adjustment_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("state", AdjustmentState.values), name="adjustment_has_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state=AdjustmentState.WAITING),
                name="one_adjustment_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=AdjustmentState.WAITING, decided_on__isnull=True)
                | ~Q(state=AdjustmentState.WAITING) & Q(decided_on__isnull=False, decided_by__isnull=False),
                name="decided_adjustment_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=AdjustmentState.APPROVED) | ~Q(level=""),
                name="approved_adjustment_names_its_level",
            ),
            models.CheckConstraint(
                condition=~Q(state=AdjustmentState.APPROVED, slip__isnull=True, meeting__isnull=True)
                | ~Q(decided_by=F("proposed_by")),
                name="nobody_approves_the_own_adjustment",
            ),
        ]
        indexes = [models.Index(fields=["batch_ref"], name="adjustments_of_a_batch")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
