"""请示: what a unit or the Office asks a leader or the Leading Group on a matter, and the answer (7, 16(23))."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.intake.terms import RequestState
from duban.chapters.matters.models import Matter, known
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person


class RequestForInstructions(Row):
    """One question; `unit` is empty where the Office asks, `leader` where the Leading Group is asked.

    The answer is the leader's own, or stands on a paper that a second person has checked (`slip`). Dates are
    Beijing dates.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    leader = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    leader_name = models.CharField(max_length=60)
    question = models.TextField()
    state = models.CharField(max_length=10, default=RequestState.ASKED)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_name = models.CharField(max_length=60, blank=True)
    answered_on = models.DateField(null=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    wanted_of = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    wanted_by = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawal_reason = models.TextField(blank=True)

    class Meta:
        db_table = "intake_request_for_instructions"
        constraints = [
            models.CheckConstraint(
                condition=known("state", RequestState.values), name="request_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.ANSWERED, answered_on__isnull=False) & ~Q(answer="")
                | ~Q(state=RequestState.ANSWERED) & Q(answered_on__isnull=True),
                name="answered_request_has_its_answer",
            ),
            models.CheckConstraint(
                condition=Q(wanted_of__isnull=True, wanted_by__isnull=True)
                | Q(wanted_of__isnull=False, wanted_by__isnull=False),
                name="answer_wants_something_of_a_unit_by_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="requests_of_a_unit"),
        ]

    def __str__(self) -> str:
        return self.question[:40]
