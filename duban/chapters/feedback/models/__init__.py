"""Feedback: every version of every report, what it carries as evidence, and how it was answered."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.feedback.models.measuring import OfficeConfidence as OfficeConfidence
from duban.chapters.feedback.models.measuring import ReportedValue as ReportedValue
from duban.chapters.feedback.models.measuring import ReportedWord as ReportedWord
from duban.chapters.feedback.rules import LINES
from duban.chapters.feedback.terms import (
    BY_THE_UNIT,
    Confidence,
    Countersigned,
    ReportKind,
    ReportState,
    ReturnKind,
)
from duban.chapters.matters.models import Matter, Obligation
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


def known(field: str, values: list[str]) -> Q:
    return Q(**{f"{field}__in": values})


class Report(Row):
    """One version of a feedback (art. 11(4)). `obligation` is what it answers; `concerns` is the deadline,
    milestone or periodic duty that the whole chain of versions is about (both empty: unasked).

    `submitted_on` is the Beijing day on which it reached the Office: the day by which its punctuality is
    measured. `completed_on` is what the unit claims, `accepted_completed_on` what was found (decision 14).
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    obligation = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="+")
    concerns = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="+")
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    progress = models.TextField()
    percent = models.PositiveSmallIntegerField()
    problems = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    as_planned = models.BooleanField(default=False)
    confidence = models.CharField(max_length=8, blank=True)
    completed_on = models.DateField(null=True)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    unit_approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    unit_approved_on = models.DateField(null=True)
    sent_back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sent_back_reason = models.TextField(blank=True)
    submitted_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)
    accepted_completed_on = models.DateField(null=True)

    class Meta:
        db_table = "feedback_report"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", ReportKind.values), name="report_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("state", ReportState.values), name="report_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=known("confidence", ["", *Confidence.values]), name="report_is_sure_or_not"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="report_states_at_most_all_of_it"),
            models.CheckConstraint(
                condition=known("state", [ReportState.WITH_HEAD, ReportState.SENT_BACK])
                | Q(submitted_on__isnull=False, unit_approved_by__isnull=False),
                name="report_reaches_the_office_by_its_unit",
            ),
            models.CheckConstraint(
                condition=Q(accepted_completed_on__isnull=True)
                | Q(accepted_completed_on__lte=F("submitted_on")),
                name="completion_is_never_later_than_its_report",
            ),
            models.UniqueConstraint(
                fields=["concerns", "unit"],
                condition=known("state", [ReportState.WITH_HEAD, ReportState.SUBMITTED]),
                name="one_report_is_under_way_on_a_duty",
            ),
            models.UniqueConstraint(
                fields=["concerns"],
                condition=Q(state=ReportState.ACCEPTED),
                name="a_duty_is_accepted_as_done_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["submitted_on", "id"],
                condition=Q(state=ReportState.SUBMITTED),
                name="reports_to_review",
            ),
            models.Index(
                fields=["unit", "id"], condition=Q(state=ReportState.WITH_HEAD), name="reports_to_approve"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Evidence(Row):
    """A file that a report rests on."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "feedback_evidence"
        constraints = [models.UniqueConstraint(fields=["report", "file"], name="a_file_is_evidence_once")]

    def __str__(self) -> str:
        return f"{self.file_id} of {self.report_id}"


class InspectionLine(Row):
    """What a 自查报告 says to one line of art. 9; lines that were not looked at have no row (decision 24)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="lines")
    clause = models.CharField(max_length=8)
    text = models.TextField()

    class Meta:
        db_table = "feedback_inspection_line"
        constraints = [
            models.UniqueConstraint(fields=["report", "clause"], name="a_line_is_inspected_once"),
            models.CheckConstraint(condition=known("clause", list(LINES)), name="line_is_of_article_9"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.text[:40]}"


class ReportReturn(Row):
    """补办 or 重新办理: what was wanting, and the new date for it; the matter's deadline stands."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="returned")
    kind = models.CharField(max_length=12)
    reason = models.TextField()
    new_due_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "feedback_return"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", ReturnKind.values), name="return_has_a_known_kind"
            ),
            models.CheckConstraint(condition=Q(new_due_on__gt=F("on")), name="return_gives_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.new_due_on}"


class Reopening(Row):
    """重启: an accepted result that an inspection contradicts. The acceptance stays as what was found then; this
    says what it had brought about and what is no longer so. `record_ref` names the inspection's record; `followed`
    are [what, Beijing date] of what had rested on the result."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="reopened")
    reason = models.TextField()
    record_ref = models.CharField(max_length=96)
    record_label = models.CharField(max_length=200)
    record_on = models.DateField()
    was_accepted_on = models.DateField()
    was_completed_on = models.DateField()
    was_closed_on = models.DateField(null=True)
    followed = models.JSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "feedback_reopening"
        constraints = [
            models.CheckConstraint(condition=~Q(record_ref=""), name="reopening_names_its_record"),
            models.CheckConstraint(
                condition=Q(on__gte=F("was_accepted_on")), name="only_the_accepted_is_reopened"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_label} {self.on}"


class Countersign(Row):
    """会签: what a co- or service unit says to the lead unit's result; `answer` is empty while it is asked."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="countersigns")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    asked_on = models.DateField()
    answer = models.CharField(max_length=8, blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "feedback_countersign"
        constraints = [
            models.UniqueConstraint(fields=["report", "unit"], name="a_unit_countersigns_a_report_once"),
            models.CheckConstraint(
                condition=known("answer", ["", *Countersigned.values]), name="countersign_has_a_known_answer"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="countersign_is_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=sorted(BY_THE_UNIT), by__isnull=False)
                | (~Q(answer__in=sorted(BY_THE_UNIT)) & Q(by__isnull=True)),
                name="countersign_is_said_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Countersigned.RESERVE) | ~Q(text=""), name="reservation_has_its_text"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.answer}"


class DelayReport(Row):
    """自报延误: what a unit says of itself before it is found; its own new date moves no deadline."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    obligation = models.OneToOneField(Obligation, on_delete=models.PROTECT, related_name="+")
    fact = models.TextField()
    cause = models.TextField()
    measures = models.TextField()
    old_due_on = models.DateField()
    own_new_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reported_on = models.DateField()

    class Meta:
        db_table = "feedback_delay"
        constraints = [
            models.CheckConstraint(
                condition=Q(reported_on__lte=F("old_due_on")), name="delay_is_reported_before_it_is_one"
            ),
            models.CheckConstraint(
                condition=Q(own_new_on__gt=F("old_due_on")), name="own_date_is_later_than_the_deadline"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.own_new_on}"


class Draft(models.Model):
    """What somebody has typed and not yet submitted, by what it answers: the reference of an obligation, or
    of the unit that reports unasked. A working table: it has no ledger row."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    about_ref = models.CharField(max_length=96)
    content = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_draft"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "matter", "about_ref"], name="one_draft_of_a_person_about_a_duty"
            )
        ]

    def __str__(self) -> str:
        return f"{self.about_ref} {self.saved_at:%F}"
