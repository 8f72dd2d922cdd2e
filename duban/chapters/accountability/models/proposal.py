"""What is found, what is proposed, how the law was looked at, what the Leading Group held of it (17; decisions 34, 36)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.case import AccountabilityCase, CasePerson
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.terms.decision import (
    Crime,
    Held,
    Loss,
    Measure,
    Nature,
    NotPursuedReason,
    Track,
)
from duban.chapters.matters.models import known
from duban.support.ledger.rows import Row
from duban.support.organization.models import Meeting, Person


class CaseFindings(SealedRow):
    """认定: whether the ground is made out, loss and nature, with the reason; found anew it is another row."""

    SEALED = ("words",)

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="findings")
    ordinal = models.PositiveSmallIntegerField()
    established = models.BooleanField()
    loss = models.CharField(max_length=12)
    nature = models.CharField(max_length=12)
    crime = models.CharField(max_length=12, blank=True, default="")
    words_sealed = models.TextField()
    on = models.DateField()
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_findings"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="findings_of_a_case_are_numbered"),
            models.CheckConstraint(condition=known("loss", Loss.values), name="loss_is_found_one_way"),
            models.CheckConstraint(condition=known("nature", Nature.values), name="nature_is_found_one_way"),
            models.CheckConstraint(
                condition=Q(crime="") | known("crime", Crime.values), name="crime_is_of_a_known_kind"
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="two_make_the_findings"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.ordinal}"


class HandlingProposal(SealedRow):
    """核实报告和处理建议: one after the other; the last one counts."""

    SEALED = ("report", "returned")

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="proposals")
    ordinal = models.PositiveSmallIntegerField()
    findings = models.ForeignKey(CaseFindings, on_delete=models.PROTECT, related_name="+")
    track = models.CharField(max_length=16)
    not_pursued = models.CharField(max_length=16, blank=True, default="")
    report_sealed = models.TextField()
    on = models.DateField()
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    returned_on = models.DateField(null=True)
    returned_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_proposal"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="proposals_of_a_case_are_numbered"),
            models.CheckConstraint(condition=known("track", Track.values), name="proposal_takes_a_track"),
            models.CheckConstraint(
                condition=Q(track=Track.NOT_PURSUED, not_pursued__in=NotPursuedReason.values)
                | (~Q(track=Track.NOT_PURSUED) & Q(not_pursued="")),
                name="not_pursuing_has_its_reason",
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="two_make_the_proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.ordinal}"


class ProposedMeasure(Row):
    """What is proposed for one person, or for the unit (`person` empty)."""

    proposal = models.ForeignKey(HandlingProposal, on_delete=models.PROTECT, related_name="measures")
    person = models.ForeignKey(CasePerson, null=True, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=32)

    class Meta:
        db_table = "accountability_proposed_measure"
        constraints = [
            models.CheckConstraint(
                condition=known("measure", Measure.values), name="proposed_measure_is_known"
            ),
            models.UniqueConstraint(
                fields=["proposal", "person", "measure"], name="a_measure_is_proposed_once_for_a_person"
            ),
        ]

    def __str__(self) -> str:
        return self.measure


class LegalReview(SealedRow):
    """法制审核: by somebody who did not handle the case. `bases` are the editions of the day as they were printed, each
    with its state; what nobody had checked, the reviewer confirms by name (decision 42)."""

    SEALED = ("opinion",)

    proposal = models.OneToOneField(HandlingProposal, on_delete=models.PROTECT, related_name="review")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    agrees = models.BooleanField()
    bases = models.JSONField(default=list)
    opinion_sealed = models.TextField()

    class Meta:
        db_table = "accountability_legal_review"

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.on}"


class Deliberation(SealedRow):
    """集体研究: at which meeting, who was recused, what each held, what came of it."""

    SEALED = ("opinions", "resolution", "left")

    proposal = models.OneToOneField(HandlingProposal, on_delete=models.PROTECT, related_name="deliberation")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=20)
    on = models.DateField()
    held = models.CharField(max_length=12)
    opinions_sealed = models.TextField()
    resolution_sealed = models.TextField()
    left_sealed = models.TextField(blank=True, default="")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_deliberation"
        constraints = [
            models.CheckConstraint(condition=known("held", Held.values), name="deliberation_has_an_outcome")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.held}"
