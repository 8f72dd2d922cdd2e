"""What lies in a case: evidence with its custody, interviews, the links that open a file once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.case import AccountabilityCase, CasePerson
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.terms.case import EvidenceKind, Signing
from duban.chapters.matters.models import known
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class CaseEvidence(SealedRow):
    """One piece of the evidence index (证据目录). Name, origin and what it proves are sealed; so is the file itself, kept
    under a name that says nothing. `sha256` is the file's when it was received."""

    SEALED = ("name", "origin", "proves")

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="evidence")
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    name_sealed = models.TextField()
    origin_sealed = models.TextField()
    proves_sealed = models.TextField(blank=True, default="")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    received_on = models.DateField()
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_case_evidence"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="evidence_has_its_own_place"),
            models.CheckConstraint(
                condition=known("kind", EvidenceKind.values), name="evidence_has_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.ordinal}"


class EvidenceCustody(SealedRow):
    """保管移交: who has a piece in his keeping, from whom and why."""

    SEALED = ("reason",)

    evidence = models.ForeignKey(CaseEvidence, on_delete=models.PROTECT, related_name="custody")
    from_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_evidence_custody"
        constraints = [
            models.CheckConstraint(
                condition=Q(from_person__isnull=True) | ~Q(from_person=F("to_person")),
                name="custody_passes_to_another",
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} → {self.to_person_id}"


class CaseInterview(SealedRow):
    """核实谈话 by two: with whom, where, what was said, and whether he signed it."""

    SEALED = ("whom", "place", "record", "refusal")

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="interviews")
    ordinal = models.PositiveIntegerField()
    concerned = models.ForeignKey(CasePerson, null=True, on_delete=models.PROTECT, related_name="+")
    whom_sealed = models.TextField()
    on = models.DateField()
    place_sealed = models.TextField()
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    record_sealed = models.TextField()
    signing = models.CharField(max_length=8)
    refusal_sealed = models.TextField(blank=True, default="")
    scan = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_case_interview"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="interview_has_its_own_place"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="two_hold_an_interview"),
            models.CheckConstraint(
                condition=known("signing", Signing.values), name="interview_is_signed_or_not"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.ordinal}"


class FileLink(Row):
    """A link that opens one piece of evidence once, for one person, and not for long."""

    evidence = models.ForeignKey(CaseEvidence, on_delete=models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accountability_file_link"

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.person_id}"
