"""认定不可抗因素 (16(2); decision 12): what stood in the way, and its two effects, each said separately."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models.spine import Matter, Obligation, known
from duban.chapters.matters.terms import FindingState
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person


class ExemptionFinding(Row):
    """A cause that the unit claims for one of its dates, and what was found of it.

    It changes no date and no timeliness: `days_not_charged` and `bars_ground_2` stand beside them. `cause` is a
    code of the rule set; `on_record` the application or coordination where the cause asks for one. `from_on` to
    `to_on` is the obstacle (open while it lasts).
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="exemptions")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="exemptions")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=24)
    state = models.CharField(max_length=8, default=FindingState.CLAIMED)
    fact = models.TextField()
    on_record = models.TextField(blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    claimed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    claimed_on = models.DateField()
    days_not_charged = models.PositiveSmallIntegerField(default=0)
    bars_ground_2 = models.BooleanField(default=False)
    finding = models.TextField(blank=True)
    found_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    found_on = models.DateField(null=True)
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "matters_exemption_finding"
        constraints = [
            models.CheckConstraint(
                condition=known("state", FindingState.values), name="finding_has_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["obligation"],
                condition=Q(state=FindingState.CLAIMED),
                name="one_exemption_is_claimed_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=FindingState.CLAIMED, found_on__isnull=True)
                | ~Q(state=FindingState.CLAIMED) & Q(found_on__isnull=False) & ~Q(finding=""),
                name="finding_has_its_day_and_words",
            ),
            models.CheckConstraint(
                condition=Q(state=FindingState.FOUND) | Q(days_not_charged=0, bars_ground_2=False),
                name="only_a_finding_has_effects",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=models.F("from_on")),
                name="obstacle_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.state}"
