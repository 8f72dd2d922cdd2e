"""What a clue rests on, and what became of it when it was referred (decision 35)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.clues import AccountabilityClue
from duban.chapters.accountability.models.sealed import Sealed, SealedRow
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class ClueEvidence(SealedRow):
    """One thing on which the clue rests: a file that a person brought, or a row on record (`about_ref`) in words."""

    SEALED: ClassVar[tuple[str, ...]] = ("said",)

    said = Sealed()

    clue = models.ForeignKey(AccountabilityClue, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    about_ref = models.CharField(max_length=96, blank=True, default="")
    on = models.DateField(null=True)
    said_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_clue_evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, about_ref="") | (Q(file__isnull=True) & ~Q(about_ref="")),
                name="clue_rests_on_a_file_or_a_record",
            ),
            models.UniqueConstraint(
                fields=["clue", "file"], condition=Q(file__isnull=False), name="clue_carries_a_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.about_ref or self.file_id}"


class ClueReferral(SealedRow):
    """移送存根: to whom the clue went, when, on whose approval; its receipt and its result as they come back."""

    SEALED: ClassVar[tuple[str, ...]] = ("reason", "result")

    reason = Sealed()
    result = Sealed()

    clue = models.OneToOneField(AccountabilityClue, on_delete=models.PROTECT, related_name="referral")
    receiver = models.CharField(max_length=60)
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason_sealed = models.TextField()
    receipt_number = models.CharField(max_length=120, blank=True, default="")
    receipt_on = models.DateField(null=True)
    receipt_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    result_sealed = models.TextField(blank=True, default="")
    result_on = models.DateField(null=True)
    result_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_clue_referral"
        constraints = [
            models.CheckConstraint(
                condition=Q(receipt_on__isnull=True) | Q(receipt_on__gte=F("on")),
                name="receipt_follows_the_referral",
            ),
            models.CheckConstraint(
                condition=Q(result_on__isnull=True) | Q(result_on__gte=F("on")),
                name="result_follows_the_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.receiver}"


class ClueView(Row):
    """Who looked at the clue, or at a file of it: every view is an act (decision 40)."""

    clue = models.ForeignKey(AccountabilityClue, on_delete=models.PROTECT, related_name="views")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    about_ref = models.CharField(max_length=96)

    class Meta:
        db_table = "accountability_clue_view"
        indexes = [models.Index(fields=["clue", "-id"], name="views_of_a_clue")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.about_ref}"
