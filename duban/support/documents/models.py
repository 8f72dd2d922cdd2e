"""Number series without gaps, and documents frozen for ever."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.support.documents.terms import ChainStep, DraftState, Retention
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class NumberSeries(models.Model):
    """The last number given in a series and year; locked last of all locks, so that no number is lost or
    doubled. A working table: the number itself stands in the row that took it."""

    series = models.CharField(max_length=60)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "documents_number_series"
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="series_counts_once_a_year")]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"


class Document(Row):
    """An official document: its number, the facts frozen at issue, and after freezing the stored bytes."""

    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    subject_ref = models.CharField(max_length=96, db_index=True)
    context_ref = models.CharField(max_length=96)
    facts = models.JSONField()
    issued_on = models.DateField()
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    stored_as = models.CharField(max_length=80, blank=True)
    word_sha256 = models.CharField(max_length=64, blank=True)
    word_size = models.PositiveIntegerField(default=0)
    word_stored_as = models.CharField(max_length=80, blank=True)
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "documents_document"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=~models.Q(number=""),
                name="document_number_is_given_once",
            )
        ]
        indexes = [models.Index(fields=["context_ref", "-id"], name="documents_of_a_context")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Draft(Row):
    """A paper that the Office drafts, on its way 拟稿 → 核稿 → 会签 → 签发 → 编号 → 用印 → 印发 → 送达 (decision 25).

    Its text is free until it is checked; from the number on it is the document that is frozen.
    """

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    to = models.CharField(max_length=600, blank=True)
    text = models.TextField()
    attachments = models.TextField(blank=True)
    copies = models.CharField(max_length=600, blank=True)
    note = models.CharField(max_length=200, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    attendance = models.TextField(blank=True)
    state = models.CharField(max_length=12, default=DraftState.DRAFTED)
    returns = models.PositiveSmallIntegerField(default=0)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    signed_off_on = models.DateField(null=True)
    document = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="draft")
    voided_on = models.DateField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "documents_draft"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DraftState.values), name="draft_of_a_paper_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(DraftState.DRAFTED, DraftState.CHECKED, DraftState.SIGNED_OFF))
                | Q(document__isnull=False),
                name="what_is_numbered_has_its_document",
            ),
            models.CheckConstraint(
                condition=~Q(state=DraftState.VOIDED) | Q(voided_on__isnull=False),
                name="a_voided_number_has_its_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="drafts_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"


class Step(Row):
    """One step of the chain: who, when, with which word. A countersignature that is asked for has no day yet; what was
    done before a return stays and counts no longer."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(null=True)
    on_behalf_of = models.CharField(max_length=60, blank=True)
    agreed = models.BooleanField(default=True)
    remark = models.TextField(blank=True)
    addressee = models.CharField(max_length=200, blank=True)
    lapsed = models.BooleanField(default=False)

    class Meta:
        db_table = "documents_step"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChainStep.values), name="step_is_of_a_known_kind"),
            models.UniqueConstraint(
                fields=["draft", "person"],
                condition=Q(kind=ChainStep.COUNTERSIGN, lapsed=False),
                name="each_is_asked_once_to_countersign",
            ),
            models.UniqueConstraint(
                fields=["draft", "addressee"],
                condition=Q(kind=ChainStep.DELIVER),
                name="each_addressee_is_served_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on or ''}"


class ArchivalItem(Row):
    """件: a filed paper with all that belongs to it, found again by its 档号."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="item")
    slip = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    retention = models.CharField(max_length=4)
    ordinal = models.PositiveIntegerField()
    archival_no = models.CharField(max_length=60, unique=True)
    pieces = models.JSONField()
    pages = models.PositiveSmallIntegerField()
    remark = models.CharField(max_length=200, blank=True)
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filed_on = models.DateField()

    class Meta:
        db_table = "documents_archival_item"
        constraints = [
            models.CheckConstraint(
                condition=Q(retention__in=Retention.values), name="archival_item_has_a_known_retention"
            ),
            models.UniqueConstraint(
                fields=["year", "retention", "ordinal"], name="archival_items_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return self.archival_no


class KindText(Row):
    """范文: what papers of a kind begin with, one row for each edition."""

    kind = models.CharField(max_length=40)
    edition = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        db_table = "documents_kind_text"
        constraints = [
            models.UniqueConstraint(fields=["kind", "edition"], name="editions_of_a_text_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.edition}"
