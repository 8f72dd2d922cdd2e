"""代录: what the head decided on paper about a clue or a case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.case import AccountabilityCase
from duban.chapters.accountability.models.clues import AccountabilityClue
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.terms.slips import SlipState
from duban.chapters.matters.models import known
from duban.support.organization.models import Person


class HeadSlip(SealedRow):
    """Entered by one of the circle, compared by another (decision 10). It lies here and not among the papers of the Office,
    which others read (decision 40). `act` is what was decided; the act that rests on it carries its day, once."""

    SEALED: ClassVar[tuple[str, ...]] = ("words", "remark")

    clue = models.ForeignKey(AccountabilityClue, null=True, on_delete=models.PROTECT, related_name="slips")
    case = models.ForeignKey(AccountabilityCase, null=True, on_delete=models.PROTECT, related_name="slips")
    act = models.CharField(max_length=60)
    decider = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    words_sealed = models.TextField()
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=SlipState.ENTERED)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True)
    remark_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_head_slip"
        constraints = [
            models.CheckConstraint(
                condition=Q(clue__isnull=False, case__isnull=True) | Q(clue__isnull=True, case__isnull=False),
                name="slip_is_of_a_clue_or_of_a_case",
            ),
            models.CheckConstraint(
                condition=known("state", SlipState.values), name="head_slip_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")),
                name="head_slip_is_checked_by_another",
            ),
            models.UniqueConstraint(
                fields=["clue", "act"],
                condition=Q(clue__isnull=False, state__in=[SlipState.ENTERED, SlipState.AGREES]),
                name="one_slip_of_an_act_waits_on_a_clue",
            ),
            models.UniqueConstraint(
                fields=["case", "act"],
                condition=Q(case__isnull=False, state__in=[SlipState.ENTERED, SlipState.AGREES]),
                name="one_slip_of_an_act_waits_on_a_case",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.decided_on}"
