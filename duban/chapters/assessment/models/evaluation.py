"""The evaluation of a matter (11(5), 12): its versions, what was judged of objectives and criteria, the analyses of
cause and responsibility, how it was approved, and what rests on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.terms.evaluation import (
    CRITERIA,
    UNDER_WAY,
    ApprovedIn,
    EvaluationState,
    Quality,
)
from duban.chapters.matters.models import Matter, Objective, known
from duban.chapters.matters.terms import Timeliness
from duban.support.documents.models import Document
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, Meeting, OrgUnit, Person


class Evaluation(Row):
    """One version of the evaluation of a matter for a year: the year in which it was completed, or, of a matter without
    an end, each in which it ran.

    `timeliness` (empty: 不适用) and `facts` are computed, and frozen at submission; `quality` is judged of the whole, never
    reckoned from the objectives. Approved, it is locked: a correction is the next version, which `corrects` it.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveSmallIntegerField(default=1)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    state = models.CharField(max_length=12, default=EvaluationState.DRAFT)
    short = models.BooleanField(default=False)
    timeliness = models.CharField(max_length=8, blank=True)
    facts = models.JSONField(default=dict)
    quality = models.CharField(max_length=12, blank=True)
    quality_reason = models.TextField(blank=True)
    better_reason = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    correction_reason = models.TextField(blank=True)
    evaluated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    evaluated_on = models.DateField()
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    return_reason = models.TextField(blank=True)
    approved_in = models.CharField(max_length=24, blank=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_for = models.CharField(max_length=80, blank=True)
    approved_on = models.DateField(null=True)
    approval = models.TextField(blank=True)
    recused = models.TextField(blank=True)
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(null=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    superseded_on = models.DateField(null=True)

    class Meta:
        db_table = "assessment_evaluation"
        constraints = [
            models.CheckConstraint(
                condition=known("state", EvaluationState.values), name="evaluation_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=known("quality", ["", *Quality.values]), name="evaluation_has_a_known_quality"
            ),
            models.CheckConstraint(
                condition=known("timeliness", ["", *Timeliness.values]),
                name="evaluation_has_a_known_timeliness",
            ),
            models.CheckConstraint(
                condition=known("approved_in", ["", *ApprovedIn.values]),
                name="evaluation_is_approved_in_a_known_way",
            ),
            models.CheckConstraint(
                condition=known("state", list(UNDER_WAY)) & Q(approved_on__isnull=True, approved_in="")
                | ~known("state", list(UNDER_WAY))
                & Q(approved_on__isnull=False, document__isnull=False)
                & ~Q(approved_in="")
                & ~Q(quality=""),
                name="approved_evaluation_has_its_day_report_and_quality",
            ),
            models.CheckConstraint(
                condition=Q(ordinal=1, corrects__isnull=True)
                | Q(ordinal__gt=1, corrects__isnull=False) & ~Q(correction_reason=""),
                name="later_evaluation_corrects_one_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["matter", "year"],
                condition=known("state", list(UNDER_WAY)),
                name="one_evaluation_of_a_year_is_under_way",
            ),
            models.UniqueConstraint(
                fields=["matter", "year"],
                condition=Q(state=EvaluationState.APPROVED),
                name="one_evaluation_of_a_year_stands",
            ),
            models.UniqueConstraint(
                fields=["matter", "year", "ordinal"], name="versions_of_an_evaluation_are_counted"
            ),
        ]
        indexes = [models.Index(fields=["year", "state", "id"], name="evaluations_of_a_year")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.year}/{self.ordinal}"


class ObjectiveQuality(Row):
    """The quality of one objective: judged, with its reason and the evidence on which it rests."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="objectives")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="+")
    quality = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        db_table = "assessment_objective_quality"
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "objective"], name="an_objective_is_judged_once"),
            models.CheckConstraint(
                condition=known("quality", ["", *Quality.values]), name="objective_has_a_known_quality"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective_id} {self.quality}"


class CriterionFinding(Row):
    """What is found under one of the 11 criteria of art. 12, or why it does not apply; `faulted` says that something was
    found wanting, `unit` of whom."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="criteria")
    clause = models.CharField(max_length=8)
    applies = models.BooleanField(default=True)
    words = models.TextField(blank=True)
    faulted = models.BooleanField(default=False)
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "assessment_criterion_finding"
        constraints = [
            models.CheckConstraint(
                condition=known("clause", list(CRITERIA)), name="criterion_is_of_article_12"
            ),
            models.CheckConstraint(
                condition=Q(applies=True) | Q(faulted=False), name="what_does_not_apply_has_no_fault"
            ),
            models.UniqueConstraint(fields=["evaluation", "clause"], name="a_criterion_is_found_on_once"),
        ]

    def __str__(self) -> str:
        return self.clause


class EvaluationEvidence(Row):
    """A file on which the evaluation or its correction rests."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "assessment_evaluation_evidence"
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "file"], name="a_file_proves_an_evaluation_once")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} of {self.evaluation_id}"


class EvaluationSignature(Row):
    """传签: what a member of the Leading Group says to the submitted report; a return makes it `lapsed`."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)
    on = models.DateField()
    lapsed = models.BooleanField(default=False)

    class Meta:
        db_table = "assessment_evaluation_signature"
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "person"],
                condition=Q(lapsed=False),
                name="a_member_signs_an_evaluation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class EvaluationDependent(Row):
    """What rested on the version that a correction replaced: marked, never rewritten (decision 30)."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="dependents")
    ref = models.CharField(max_length=96)
    words = models.CharField(max_length=300)
    page = models.CharField(max_length=40, blank=True)
    marked_on = models.DateField()

    class Meta:
        db_table = "assessment_evaluation_dependent"
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "ref"], name="a_dependent_is_marked_once")
        ]
        indexes = [models.Index(fields=["ref"], name="marks_on_a_dependent")]

    def __str__(self) -> str:
        return self.words


class Designation(Row):
    """指定考核人员: who evaluates the matters of the department in which the Office sits (decision 31)."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    decided_on = models.DateField()
    decided_for = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)

    class Meta:
        db_table = "assessment_designation"
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(ended_on__isnull=True),
                name="one_assessor_is_designated_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.person_id}"
