"""What the person concerned is shown, is told and answers: 见面, 申辩告知, 陈述申辩, 容错."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.case import AccountabilityCase, CasePerson
from duban.chapters.accountability.models.material import CaseEvidence
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.terms.case import Signing, ToleranceKind
from duban.chapters.matters.models import known
from duban.support.organization.models import Person


class FactsShowing(SealedRow):
    """事实材料见面: the facts found, shown to one person by two, signed or the refusal noted."""

    SEALED = ("facts", "opinion", "refusal")

    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="showings")
    ordinal = models.PositiveIntegerField(default=1)
    on = models.DateField()
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    facts_sealed = models.TextField()
    opinion_sealed = models.TextField(blank=True, default="")
    signing = models.CharField(max_length=8)
    refusal_sealed = models.TextField(blank=True, default="")
    scan = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_facts_showing"
        constraints = [
            models.UniqueConstraint(fields=["person", "ordinal"], name="showing_has_its_own_place"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="two_show_the_facts"),
            models.CheckConstraint(
                condition=known("signing", Signing.values), name="showing_is_signed_or_not"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.ordinal}"


class StatementNotice(SealedRow):
    """陈述申辩告知: what is held against the person, and until when he may answer (a 权利期限). It follows the facts as he
    was shown them last (`showing`); facts that are shown later are told anew."""

    SEALED = ("held",)

    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="notices")
    showing = models.OneToOneField(FactsShowing, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()
    until_on = models.DateField()
    held_sealed = models.TextField()
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_statement_notice"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=F("told_on")), name="statement_ends_after_it_was_told"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.until_on}"


class Statement(SealedRow):
    """陈述申辩 or its waiver in writing: by the person himself in the system, or from the paper that he signed, entered
    by one and compared by another (decision 10). What `differs` from its paper is no statement; it is entered anew."""

    SEALED = ("text", "remark")

    notice = models.ForeignKey(StatementNotice, on_delete=models.PROTECT, related_name="statements")
    made_on = models.DateField()
    waived = models.BooleanField(default=False)
    text_sealed = models.TextField(blank=True, default="")
    scan = models.ForeignKey(CaseEvidence, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    differs = models.BooleanField(default=False)
    remark_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_statement"
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")),
                name="statement_on_paper_is_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(differs=False) | Q(checked_by__isnull=False),
                name="statement_differs_from_its_paper_once_checked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.made_on}"


class ToleranceClaim(SealedRow):
    """容错: claimed by anyone for the person, and answered before the proposal (decision 38)."""

    SEALED = ("text", "answer")

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="claims")
    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=16)
    claimed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    text_sealed = models.TextField()
    upheld = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    answer_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_tolerance_claim"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", ToleranceKind.values), name="claim_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(upheld__isnull=True, answered_on__isnull=True)
                | Q(upheld__isnull=False, answered_on__isnull=False),
                name="claim_is_answered_with_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"
