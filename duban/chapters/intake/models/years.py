"""How a year's list is changed in mid-year, and carried into the next (11(1); decision 9)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.intake.models.lists import DocketingList
from duban.chapters.intake.terms import (
    ListAdjustmentState,
)
from duban.chapters.matters.models import Matter, known
from duban.support.documents.models import Document
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, Meeting, Person


class CarryOver(Row):
    """跨年结转: an open matter goes on in the list of the next year; its identity, number and counters stay."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    from_year = models.PositiveIntegerField()
    to_year = models.PositiveIntegerField()
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    remark = models.TextField(blank=True)

    class Meta:
        db_table = "intake_carry_over"
        constraints = [
            models.UniqueConstraint(fields=["matter", "to_year"], name="matter_is_carried_over_once_a_year"),
            models.CheckConstraint(
                condition=Q(to_year=models.F("from_year") + 1), name="matter_is_carried_into_the_next_year"
            ),
        ]
        indexes = [models.Index(fields=["to_year", "matter"], name="carried_into_a_year")]

    def __str__(self) -> str:
        return f"{self.from_year} → {self.to_year}"


class ListAdjustment(Row):
    """年中清单调整: adjustments of matters of an annual list, and a supplementary list whose matters are added, put up
    together, numbered, decided once and announced by one circular (11(1); decision 9).

    The adjustments carry its reference; each is carried out by an act of its own.
    """

    docketing_list = models.ForeignKey(DocketingList, on_delete=models.PROTECT, related_name="adjustments")
    ordinal = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=ListAdjustmentState.WAITING)
    reason = models.TextField()
    additions = models.ForeignKey(DocketingList, null=True, on_delete=models.PROTECT, related_name="+")
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
    circular = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "intake_list_adjustment"
        constraints = [
            models.CheckConstraint(
                condition=known("state", ListAdjustmentState.values),
                name="list_adjustment_has_a_known_state",
            ),
            models.UniqueConstraint(
                fields=["docketing_list", "ordinal"], name="adjustments_of_a_list_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["docketing_list"],
                condition=Q(state=ListAdjustmentState.WAITING),
                name="one_adjustment_of_a_list_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ListAdjustmentState.DONE)
                | Q(circular__isnull=False, decided_on__isnull=False, done_on__isnull=False),
                name="adjustment_of_a_list_is_announced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.docketing_list_id}/{self.ordinal}"
