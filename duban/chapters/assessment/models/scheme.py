"""The assessment scheme (考核细则), one row for each version and draft of one (13(1))."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.assessment.terms.scheme import SchemeState
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, Person

WITH_NUMBER = (SchemeState.ADOPTED, SchemeState.SUPERSEDED)


class AssessmentScheme(Row):
    """A scheme while it is written, and the version that it becomes.

    `body` is the scheme as canonical JSON, frozen with `sha256` at adoption; `number` is given then. `to_on` is the
    last day on which it holds, empty as long as no other has been adopted. `started_from` says what it was begun with.
    """

    number = models.PositiveIntegerField(null=True, unique=True)
    title = models.CharField(max_length=120)
    body = models.JSONField()
    sha256 = models.CharField(max_length=64, blank=True)
    started_from = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=12, default=SchemeState.DRAFTED)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    source = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_on = models.DateField(null=True)
    submissions = models.PositiveSmallIntegerField(default=0)
    approval = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    superseded_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="supersedes")
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        db_table = "assessment_scheme"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SchemeState.values), name="scheme_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(state__in=WITH_NUMBER),
                name="only_an_adopted_scheme_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_NUMBER)
                | (Q(number__isnull=False) & Q(from_on__isnull=False) & ~Q(sha256="")),
                name="an_adopted_scheme_is_numbered_dated_and_frozen",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="scheme_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）" if self.number else f"{self.title}（草案）"
