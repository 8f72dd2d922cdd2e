"""How a date in force was changed: extensions, suspensions, calendars (decisions 11 to 13)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models.spine import Matter, Obligation, known
from duban.chapters.matters.terms import (
    TimeChangeKind,
    TimeChangeState,
)
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class TimeChange(Row):
    """An extension or a suspension: asked, decided, ended; or a date counted again by a new calendar, which
    nobody asked for. All dates are Beijing dates (decisions 11 to 13)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="time_changes")
    obligation = models.ForeignKey(
        Obligation, null=True, on_delete=models.PROTECT, related_name="time_changes"
    )
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=8)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    reason = models.TextField()
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)
    from_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "matters_time_change"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", TimeChangeKind.values), name="time_change_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("state", TimeChangeState.values), name="time_change_has_a_state"
            ),
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(state="ASKED"), name="one_extension_is_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind=TimeChangeKind.CALENDAR, asked_by__isnull=True)
                | ~Q(kind=TimeChangeKind.CALENDAR) & Q(asked_by__isnull=False),
                name="time_change_is_asked_by_a_person_or_the_calendar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
