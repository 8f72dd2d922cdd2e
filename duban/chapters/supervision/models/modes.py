"""What is filed of the modes of article 10: special supervision, interviews, records of every kind, opinions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models import Matter, known
from duban.chapters.supervision.models.inspecting import VisitSubject
from duban.chapters.supervision.terms.inspecting import (
    LINES,
    InspectionForm,
    InterviewState,
    OpinionAnswer,
    SpecialState,
)
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class Special(Row):
    """专项督办（第十条第二项）: what blocks the matter, until it is unblocked."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    blockage = models.TextField()
    target_on = models.DateField()
    state = models.CharField(max_length=8, default=SpecialState.OPEN)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    unblocked_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_special"
        constraints = [
            models.CheckConstraint(
                condition=known("state", SpecialState.values), name="special_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=SpecialState.CLOSED, closed_on__isnull=False, unblocked_on__isnull=False)
                | Q(state=SpecialState.OPEN, closed_on__isnull=True, unblocked_on__isnull=True),
                name="closed_special_says_when_it_was_unblocked",
            ),
            models.UniqueConstraint(
                fields=["matter", "unit"],
                condition=Q(state=SpecialState.OPEN),
                name="one_special_runs_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.blockage[:60]


class Interview(Row):
    """约谈督办（第十条第三项）: proposed, approved, told by a numbered 约谈通知书, held. It is no sanction."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    topics = models.TextField()
    planned_on = models.DateField()
    location = models.CharField(max_length=120)
    state = models.CharField(max_length=10, default=InterviewState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    decided_for = models.CharField(max_length=60, blank=True)
    opinion = models.TextField(blank=True)
    number = models.CharField(max_length=80, blank=True)
    issued_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField(null=True)
    interviewee = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    signed = models.BooleanField(default=False)
    refusal_note = models.TextField(blank=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        db_table = "supervision_interview"
        constraints = [
            models.CheckConstraint(
                condition=known("state", InterviewState.values), name="interview_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[InterviewState.NOTIFIED, InterviewState.HELD])
                | (~Q(number="") & Q(issued_on__isnull=False)),
                name="interview_was_notified_with_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=InterviewState.HELD)
                | Q(held_on__isnull=False, interviewee__isnull=False)
                & (Q(signed=True) | ~Q(refusal_note="")),
                name="held_interview_is_signed_or_its_refusal_noted",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="two_interviews_never_share_a_number"
            ),
        ]
        indexes = [models.Index(fields=["unit", "planned_on"], name="interviews_of_a_unit")]

    def __str__(self) -> str:
        return self.number or self.reason[:40]


class InterviewPresence(Row):
    """Who of the Office was present."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "supervision_interview_presence"
        constraints = [models.UniqueConstraint(fields=["interview", "person"], name="person_is_present_once")]

    def __str__(self) -> str:
        return f"{self.interview_id} {self.person_id}"


class InterviewRequirement(Row):
    """明确落实要求: what the unit is to do, and until when; the obligation holds the date in force."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="requirements")
    text = models.TextField()
    due_on = models.DateField()

    class Meta:
        db_table = "supervision_interview_requirement"

    def __str__(self) -> str:
        return self.text[:60]


class InspectionRecord(Row):
    """督查记录（第十一条第三项：记录备案）, filed and never edited: a correction is a new row that `replaces` the old."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=16)
    mode_name = models.CharField(max_length=40, blank=True)
    subject = models.ForeignKey(VisitSubject, null=True, on_delete=models.PROTECT, related_name="records")
    special = models.ForeignKey(Special, null=True, on_delete=models.PROTECT, related_name="records")
    interview = models.ForeignKey(Interview, null=True, on_delete=models.PROTECT, related_name="records")
    held_on = models.DateField()
    location = models.CharField(max_length=120, blank=True)
    people = models.CharField(max_length=300, blank=True)
    seen = models.TextField()
    ways = models.JSONField(default=list)
    look_back_on = models.DateField(null=True)
    looks_at = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="looked_back")
    holds = models.BooleanField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filed_on = models.DateField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    correction_reason = models.TextField(blank=True)

    class Meta:
        db_table = "supervision_inspection_record"
        constraints = [
            models.CheckConstraint(
                condition=known("form", InspectionForm.values), name="inspection_record_has_a_form"
            ),
            models.CheckConstraint(
                condition=~Q(form=InspectionForm.OTHER) | ~Q(mode_name=""), name="other_mode_has_its_name"
            ),
            models.CheckConstraint(
                condition=Q(form=InspectionForm.LOOK_BACK, looks_at__isnull=False, holds__isnull=False)
                | ~Q(form=InspectionForm.LOOK_BACK) & Q(looks_at__isnull=True, holds__isnull=True),
                name="look_back_looks_at_a_record",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(correction_reason=""),
                name="corrected_inspection_record_says_why",
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(replaces__isnull=True, subject__isnull=False),
                name="visit_subject_is_recorded_once",
            ),
        ]
        indexes = [
            models.Index(fields=["matter", "held_on"], name="records_of_a_matter"),
            models.Index(fields=["unit", "held_on"], name="records_of_a_unit"),
        ]

    def __str__(self) -> str:
        return self.seen[:60]


class RecordLine(Row):
    """One line of article 9 that was looked at."""

    record = models.ForeignKey(InspectionRecord, on_delete=models.PROTECT, related_name="lines")
    clause = models.CharField(max_length=8)

    class Meta:
        db_table = "supervision_record_line"
        constraints = [
            models.CheckConstraint(
                condition=known("clause", list(LINES)), name="record_line_is_of_article_nine"
            ),
            models.UniqueConstraint(fields=["record", "clause"], name="record_ticks_a_line_once"),
        ]

    def __str__(self) -> str:
        return self.clause


class RecordEvidence(Row):
    record = models.ForeignKey(InspectionRecord, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "supervision_record_evidence"
        constraints = [models.UniqueConstraint(fields=["record", "file"], name="record_carries_a_file_once")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.file_id}"


class StudyOpinion(Row):
    """An opinion or suggestion of a field study, its addressee, and the answer with its reason (art. 10(4))."""

    record = models.ForeignKey(InspectionRecord, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answer = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_study_opinion"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | Q(answer__in=OpinionAnswer.values, answered_on__isnull=False) & ~Q(reason=""),
                name="study_opinion_is_answered_with_reason",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
