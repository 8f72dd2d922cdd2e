"""表扬: what a unit or a person was commended for, by whose decision (15)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.assessment.terms.results import CommendationState
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class Commendation(Row):
    """表扬 of a unit, or of a person of it: the decision with its number, its day, its basis and the paper.

    It counts once a second person has compared it with the paper.
    """

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=200)
    issuer = models.CharField(max_length=120)
    on = models.DateField()
    basis = models.TextField()
    matter_ref = models.CharField(max_length=96, blank=True)
    evidence = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=CommendationState.ENTERED)
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    registered_on = models.DateField()
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        db_table = "assessment_commendation"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CommendationState.values), name="commendation_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("registered_by")),
                name="commendation_is_checked_by_another_person",
            ),
            models.CheckConstraint(
                condition=Q(state=CommendationState.ENTERED, checked_on__isnull=True)
                | ~Q(state=CommendationState.ENTERED) & Q(checked_on__isnull=False),
                name="commendation_is_checked_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "on"], name="commendations_that_count")]

    def __str__(self) -> str:
        return self.decision

    @property
    def party(self) -> str:
        """The commended, in running text."""
        return f"{self.unit_name}{self.person.name}" if self.person else self.unit_name

    @property
    def listed(self) -> str:
        """The commended in a list, where unit and name stand apart."""
        return f"{self.unit_name} {self.person.name}" if self.person else self.unit_name
