"""What people judge within rules of the scheme that leave it to them (13(1), 13(2))."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.terms.scheme import Side
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class PartJudgement(Row):
    """评定 of one party under one rule of the scheme for a year: points, a ratio, or met or not, as the rule has it. A later
    one stands in its place where the rule says so; none is ever changed. `fact_ref` names the fact that is priced."""

    year = models.PositiveIntegerField()
    rule = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=12)
    value = models.DecimalField(max_digits=10, decimal_places=4)
    fact_ref = models.CharField(max_length=96, blank=True)
    reason = models.CharField(max_length=300)
    basis = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "assessment_part_judgement"
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="judgement_has_a_known_side"),
            models.CheckConstraint(condition=~Q(reason=""), name="judgement_has_its_reason"),
        ]
        indexes = [models.Index(fields=["year", "id"], name="judgements_of_a_year")]

    def __str__(self) -> str:
        return f"{self.rule} {self.value}"
