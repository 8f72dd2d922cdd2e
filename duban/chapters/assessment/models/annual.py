"""年度考核结果 as it was handed to personnel: frozen, by edition (15)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.models.results import ResultRound
from duban.support.documents.models import Document
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class AnnualEdition(Row):
    """One edition of the annual result. `lines` are its frozen content, `fingerprint` their SHA-256: page, XLSX and paper
    are made of them alone. A correction afterwards is a new edition; this one stays and says so (`outdated_on`)."""

    round = models.ForeignKey(ResultRound, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    lines = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    weight = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    receiver_name = models.CharField(max_length=120)
    handed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    due_on = models.DateField()
    received_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField(null=True)
    receipt = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    receipt_note = models.TextField(blank=True)
    outdated_on = models.DateField(null=True)
    outdated_because = models.TextField(blank=True)

    class Meta:
        db_table = "assessment_annual_edition"
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="annual_edition_has_its_number"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_by__isnull=False),
                name="annual_edition_is_received_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} edition {self.number}"
