"""What the competent body decided, and what follows from it: service, execution, appeal, restoration (17; 39, 41)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.case import AccountabilityCase, CasePerson
from duban.chapters.accountability.models.material import CaseEvidence
from duban.chapters.accountability.models.proposal import HandlingProposal
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.terms.decision import (
    AppealState,
    DecisionKind,
    DecisionState,
    Measure,
    ServiceWay,
)
from duban.chapters.matters.models import known
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class CaseDecision(SealedRow):
    """处理决定 of the competent body on one person, or on the unit (`person` empty), with one measure: copied from its
    paper by one and compared by another. It has effect once served, until it is changed or withdrawn (decision 41)."""

    SEALED = ("words", "basis", "receipt", "fall")

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="decisions")
    ordinal = models.PositiveSmallIntegerField()
    # Empty where the case had gone out, and the organ that received it decided.
    proposal = models.ForeignKey(HandlingProposal, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(CasePerson, null=True, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=32)
    body = models.CharField(max_length=120)
    number = models.CharField(max_length=80)
    decided_on = models.DateField()
    measure = models.CharField(max_length=32)
    grade = models.CharField(max_length=24, blank=True, default="")
    words_sealed = models.TextField(blank=True, default="")
    basis_sealed = models.TextField(blank=True, default="")
    until_on = models.DateField()
    names_public = models.BooleanField(default=False)
    public_until = models.DateField(null=True)
    paper = models.ForeignKey(CaseEvidence, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True)
    state = models.CharField(max_length=12, default=DecisionState.RECORDED)
    served_on = models.DateField(null=True)
    served_how = models.CharField(max_length=12, blank=True, default="")
    served_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    served_with = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    receipt_sealed = models.TextField(blank=True, default="")
    fell_on = models.DateField(null=True)
    fall_sealed = models.TextField(blank=True, default="")
    fall_paper = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    # The report that told of its execution.
    report = models.ForeignKey(
        "accountability.ExecutionReport", null=True, on_delete=models.PROTECT, related_name="decisions"
    )

    class Meta:
        db_table = "accountability_decision"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="decisions_of_a_case_are_numbered"),
            models.CheckConstraint(
                condition=known("kind", DecisionKind.values), name="decision_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("measure", Measure.values), name="decided_measure_is_known"
            ),
            models.CheckConstraint(
                condition=known("state", DecisionState.values), name="decision_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")),
                name="decision_is_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True, served_how="")
                | Q(served_on__isnull=False, served_how__in=ServiceWay.values),
                name="decision_is_served_in_a_known_way",
            ),
            models.CheckConstraint(
                condition=Q(fell_on__isnull=False, state__in=(DecisionState.CHANGED, DecisionState.WITHDRAWN))
                | (Q(fell_on__isnull=True) & ~Q(state__in=(DecisionState.CHANGED, DecisionState.WITHDRAWN))),
                name="fallen_decision_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "until_on"], name="decisions_in_effect")]

    def __str__(self) -> str:
        return f"{self.number} {self.measure}"


class ExecutionStep(SealedRow):
    """What executing a decision asks for, by when, and when it was done. It lapses with the decision."""

    SEALED = ("note",)

    decision = models.ForeignKey(CaseDecision, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    note_sealed = models.TextField(blank=True, default="")
    lapsed_on = models.DateField(null=True)

    class Meta:
        db_table = "accountability_execution_step"
        constraints = [
            models.UniqueConstraint(fields=["decision", "ordinal"], name="execution_steps_are_numbered"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(lapsed_on__isnull=True),
                name="execution_step_is_done_or_lapses",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.ordinal}"


class DecisionAppeal(SealedRow):
    """申诉 before the body that the table names; does not suspend execution (decision 39)."""

    SEALED = ("text", "excuse", "answer")

    decision = models.ForeignKey(CaseDecision, on_delete=models.PROTECT, related_name="appeals")
    step = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=120)
    made_on = models.DateField()
    due_on = models.DateField(null=True)
    text_sealed = models.TextField()
    excuse_sealed = models.TextField(blank=True, default="")
    paper = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=AppealState.MADE)
    answered_on = models.DateField(null=True)
    answer_sealed = models.TextField(blank=True, default="")
    answer_paper = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_appeal"
        constraints = [
            models.UniqueConstraint(fields=["decision", "step"], name="appeal_goes_each_step_once"),
            models.CheckConstraint(
                condition=Q(state=AppealState.MADE, answered_on__isnull=True)
                | (Q(state__in=AppealState.values, answered_on__isnull=False) & ~Q(state=AppealState.MADE)),
                name="appeal_is_answered_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.step}"


class Restoration(SealedRow):
    """What has to be put right when a decision falls, by when, and what was done."""

    SEALED = ("done_words",)

    decision = models.ForeignKey(CaseDecision, on_delete=models.PROTECT, related_name="restorations")
    ordinal = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    done_words_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_restoration"
        constraints = [
            models.UniqueConstraint(fields=["decision", "ordinal"], name="restorations_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.ordinal}"


class NameClearing(SealedRow):
    """澄清正名: asked for by the person, done by the Office in the circle that the doubt had reached (decision 38)."""

    SEALED = ("request", "words")

    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="clearings")
    asked_on = models.DateField()
    due_on = models.DateField()
    request_sealed = models.TextField()
    cleared_on = models.DateField(null=True)
    cleared_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    words_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_name_clearing"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(cleared_on__isnull=True),
                name="one_request_to_clear_a_name_waits",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.asked_on}"


class ExecutionReport(Row):
    """执行情况报告 to the body that decided: of what no report had told before."""

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="execution_reports")
    number = models.CharField(max_length=80)
    # One body after another, where several have decided.
    to = models.CharField(max_length=400)
    on = models.DateField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_execution_report"

    def __str__(self) -> str:
        return self.number


class DecisionRequest(SealedRow):
    """请示 to the superior Party organisation, signed by the head (17(1))."""

    SEALED = ("words",)

    proposal = models.OneToOneField(HandlingProposal, on_delete=models.PROTECT, related_name="request")
    number = models.CharField(max_length=80)
    to = models.CharField(max_length=120)
    on = models.DateField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words_sealed = models.TextField(blank=True, default="")
    # Its answer where that is no decision: sent back, or nobody is pursued.
    reply = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")
    replied_on = models.DateField(null=True)

    class Meta:
        db_table = "accountability_decision_request"

    def __str__(self) -> str:
        return self.number
