"""The analysis of cause and responsibility, and what the unit that it names says to it (art. 12)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.models.evaluation import Evaluation
from duban.chapters.assessment.terms.evaluation import MAY_NAME_A_UNIT, NAMES_A_UNIT, Cause, Subject
from duban.chapters.matters.models import Matter, known
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class CauseAnalysis(Row):
    """原因和责任分析 of a missed date or a poor quality (art. 12; decision 29). `subject_ref` names the matter, the milestone
    or the objective; `unit` another unit that is named, which may answer until `answer_until`. It outlives the versions
    of the evaluation; one that was written anew is `replaced_on`."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=12)
    subject_ref = models.CharField(max_length=96)
    label = models.CharField(max_length=240)
    cause = models.CharField(max_length=16)
    words = models.TextField()
    responsibility = models.TextField()
    criteria = models.JSONField()
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120, blank=True)
    answer_until = models.DateField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    replaced_on = models.DateField(null=True)

    class Meta:
        db_table = "assessment_cause_analysis"
        constraints = [
            models.CheckConstraint(
                condition=known("cause", Cause.values), name="analysis_states_a_known_cause"
            ),
            models.CheckConstraint(
                condition=known("subject", Subject.values), name="analysis_is_about_a_known_subject"
            ),
            models.CheckConstraint(
                condition=known("cause", sorted(NAMES_A_UNIT)) & Q(unit__isnull=False)
                | known("cause", sorted(MAY_NAME_A_UNIT - NAMES_A_UNIT))
                | ~known("cause", sorted(MAY_NAME_A_UNIT)) & Q(unit__isnull=True),
                name="only_other_units_are_named",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, answer_until__isnull=True)
                | Q(unit__isnull=False, answer_until__isnull=False),
                name="a_named_unit_may_answer_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by__isnull=True, answer="")
                | Q(answered_on__isnull=False, answered_by__isnull=False, unit__isnull=False) & ~Q(answer=""),
                name="analysis_is_answered_by_the_named_unit",
            ),
            models.UniqueConstraint(
                fields=["matter", "year", "subject_ref"],
                condition=Q(replaced_on__isnull=True),
                name="one_analysis_of_a_subject_stands",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "id"], condition=Q(replaced_on__isnull=True), name="analyses_naming_a_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.cause}"
