"""What a report measures: words of its category, values of objectives; how sure the Office is (12; decisions 8, 28)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.feedback.terms import Confidence
from duban.chapters.matters.models import Matter, Objective
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class ReportedWord(Row):
    """One field of progress that the category of the matter asks for, as the unit filled it in."""

    report = models.ForeignKey("feedback.Report", on_delete=models.PROTECT, related_name="words")
    code = models.CharField(max_length=20)
    label = models.CharField(max_length=40)
    value = models.CharField(max_length=80)
    measure = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "feedback_word"
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="a_word_is_reported_once")]

    def __str__(self) -> str:
        return f"{self.label} {self.value}"


class ReportedValue(Row):
    """How far a quality-and-effect objective has come (art. 12), or why no value can be given."""

    report = models.ForeignKey("feedback.Report", on_delete=models.PROTECT, related_name="values")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="+")
    value = models.CharField(max_length=80, blank=True)
    why_not = models.TextField(blank=True)

    class Meta:
        db_table = "feedback_value"
        constraints = [
            models.UniqueConstraint(fields=["report", "objective"], name="an_objective_is_valued_once"),
            models.CheckConstraint(
                condition=~Q(value="", why_not=""), name="value_is_given_or_its_absence_explained"
            ),
        ]
        indexes = [models.Index(fields=["objective", "id"], name="values_of_an_objective")]

    def __str__(self) -> str:
        return self.value or self.why_not[:40]


class OfficeConfidence(Row):
    """How sure the Office is that the deadline will be kept, from that Beijing day on; the newest counts."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey("feedback.Report", null=True, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "feedback_office_confidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=Confidence.values), name="office_confidence_has_a_known_level"
            ),
            models.CheckConstraint(
                condition=Q(level=Confidence.SURE) | ~Q(reason=""), name="doubt_of_the_office_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["matter", "-id"], name="confidence_on_a_matter")]

    def __str__(self) -> str:
        return self.level
