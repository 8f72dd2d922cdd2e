"""传签 of results: what each member of the Leading Group says to what went up (13(2); decision 30)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.models.results import ResultRound
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class ResultSignature(Row):
    """What a member of the Leading Group says to the submitted results, those of units for which he recuses left out; a
    return makes it `lapsed`."""

    round = models.ForeignKey(ResultRound, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)
    on = models.DateField()
    lapsed = models.BooleanField(default=False)

    class Meta:
        db_table = "assessment_result_signature"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"],
                condition=Q(lapsed=False),
                name="a_member_signs_a_result_round_once",
            ),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""), name="who_does_not_agree_to_results_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"
