"""Docketing lists and the candidates that stand on them, from the source file to the docketed matter."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from duban.chapters.intake.terms import (
    CandidateState,
    ConsultationState,
    ListKind,
    ListState,
    RowStatus,
)
from duban.chapters.matters.models import NO_END, Matter, known
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.support.documents.models import Document
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row, RowQuerySet
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person


class DocketingList(Row):
    """An annual or phased list (decision 2): the file as it came, the steps of its approval, its circular.

    `fingerprint` is the digest of the content, `edition` counts lists of the same content. `submissions`
    counts how often it was put up for approval: a paper decides on one submission. `columns` is what a
    person said of the columns, `summary` what became of the rows when they were read.
    """

    title = models.CharField(max_length=200)
    year = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=12, default=ListState.DRAFT)
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    edition = models.PositiveSmallIntegerField(default=1)
    edition_reason = models.TextField(blank=True)
    columns = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    submissions = models.PositiveSmallIntegerField(default=0)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    return_reason = models.TextField(blank=True)
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approval = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    circular = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    docketed_on = models.DateField(null=True)

    class Meta:
        db_table = "intake_docketing_list"
        constraints = [
            models.CheckConstraint(condition=known("kind", ListKind.values), name="list_has_a_known_kind"),
            models.CheckConstraint(condition=known("state", ListState.values), name="list_has_a_known_state"),
            models.UniqueConstraint(
                fields=["fingerprint", "edition"], name="list_is_taken_in_once_per_edition"
            ),
            models.CheckConstraint(
                condition=Q(edition=1) | ~Q(edition_reason=""), name="new_edition_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state=ListState.DOCKETED, docketed_on__isnull=False, circular__isnull=False)
                | (~Q(state=ListState.DOCKETED) & Q(docketed_on__isnull=True)),
                name="docketed_list_has_its_circular",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ListState.APPROVED, ListState.DOCKETED))
                | Q(approved_on__isnull=False),
                name="approved_list_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["-year", "-id"], name="lists_by_year")]

    def __str__(self) -> str:
        return self.title


class CandidateQuerySet(RowQuerySet["Candidate"]):
    def matters(self) -> CandidateQuerySet:
        """Rows that are matters: not skipped when the list was read."""
        return self.exclude(status=RowStatus.SKIPPED)

    def waiting(self) -> CandidateQuerySet:
        """Matters on which neither review nor refusal has been given."""
        return self.matters().filter(state__in=(CandidateState.CANDIDATE, CandidateState.PROPOSED))


class Candidate(Row):
    """拟立项事项: one row of a list, and what people have made of it.

    `original` keeps the strings of the source for ever. `due_on` is the settled Beijing date, 9999-12-31 for
    a matter without an end, empty while it is not settled; `deadline` and `rule` are as they were read.
    `units`: [{text, uid, name, relation}]; `milestones`: [{label, subject, on, is_state}]; `leaders`:
    [{uid, name}]; `questions`: [{code, text, topic, answer, by, on, about}], open while `answer` is empty;
    `brought`: how far the matter was before the system had it, empty where the list says nothing of that.
    """

    docketing_list = models.ForeignKey(DocketingList, on_delete=models.PROTECT, related_name="candidates")
    source_row = models.PositiveIntegerField()
    sheet = models.CharField(max_length=200, blank=True)
    number = models.TextField(blank=True)
    title = models.TextField(blank=True)
    category = models.CharField(max_length=20, blank=True)
    limb = models.CharField(max_length=16, blank=True)
    due_on = models.DateField(null=True)
    rule = models.JSONField(null=True)
    deadline = models.JSONField(default=dict)
    milestones = models.JSONField(default=list)
    objectives = models.JSONField(default=list)
    units = models.JSONField(default=list)
    leaders = models.JSONField(default=list)
    people = models.JSONField(default=list)
    original = models.JSONField(default=dict)
    brought = models.JSONField(default=dict)
    questions = models.JSONField(default=list)
    status = models.CharField(max_length=8)
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=CandidateState.CANDIDATE)
    proposal = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField(null=True)
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True)
    review_opinion = models.TextField(blank=True)
    decline_reason = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    declined_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    declined_on = models.DateField(null=True)
    matter = models.OneToOneField(Matter, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[CandidateQuerySet] = CandidateQuerySet.as_manager()  # type: ignore[assignment]  # queryset manager

    class Meta:
        db_table = "intake_candidate"
        constraints = [
            models.CheckConstraint(
                condition=known("status", RowStatus.values), name="candidate_has_a_known_status"
            ),
            models.CheckConstraint(
                condition=known("state", CandidateState.values), name="candidate_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=known("category", ["", *MatterCategory.values]),
                name="candidate_has_a_known_category",
            ),
            models.CheckConstraint(
                condition=known("limb", ["", *DefinitionLimb.values]), name="candidate_meets_a_known_limb"
            ),
            models.CheckConstraint(
                condition=~Q(state=CandidateState.DECLINED) | ~(Q(decline_reason="") | Q(reply="")),
                name="declined_candidate_has_reason_and_reply",
            ),
            models.CheckConstraint(
                condition=Q(state=CandidateState.DOCKETED, matter__isnull=False)
                | (~Q(state=CandidateState.DOCKETED) & Q(matter__isnull=True)),
                name="docketed_candidate_has_its_matter",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by__isnull=True)
                | Q(reviewed_by__isnull=True)
                | ~Q(reviewed_by=models.F("proposed_by")),
                name="proposal_is_reviewed_by_another_person",
            ),
        ]
        indexes = [
            models.Index(fields=["docketing_list", "source_row", "id"], name="candidates_in_their_order")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def open_questions(self) -> list[dict[str, str]]:
        return [one for one in self.questions if not one["answer"]]

    @property
    def no_end(self) -> bool:
        end: date | None = self.due_on
        return end == NO_END

    @property
    def is_matter(self) -> bool:
        """Whether the row stands for a matter as it is: read, or named since by a person."""
        return self.status in {RowStatus.READY, RowStatus.ASK}


class Consultation(Row):
    """征求意见: one unit asked before docketing, what it says, and what it is answered (decision 3).

    `answer_by` is a Beijing date; whoever is silent beyond it has no objection, which is derived.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="consultations")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    relation = models.CharField(max_length=20)
    state = models.CharField(max_length=12, default=ConsultationState.ASKED)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer_by = models.DateField()
    opinion = models.TextField(blank=True)
    replied_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    replied_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "intake_consultation"
        constraints = [
            models.CheckConstraint(
                condition=known("state", ConsultationState.values), name="consultation_has_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["candidate", "unit"],
                condition=Q(state__in=(ConsultationState.ASKED, ConsultationState.OBJECTED)),
                name="unit_is_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ConsultationState.ADOPTED, ConsultationState.NOT_ADOPTED))
                | ~Q(answer="") & Q(answered_on__isnull=False),
                name="objection_is_answered_in_words",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "id"], name="consultations_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.state}"
