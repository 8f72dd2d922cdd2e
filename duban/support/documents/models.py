"""Number series without gaps, and documents frozen for ever."""

from __future__ import annotations

from django.db import models

from duban.support.ledger.rows import Row


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
