"""Papers signed outside the system, and meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.support.ledger.rows import Row
from duban.support.organization.models.people import Person
from duban.support.organization.models.units import codes
from duban.support.organization.terms import (
    DeciderKind,
    MeetingKind,
    PaperState,
)


class ApprovalSlip(Row):
    """代录: a decision taken on paper, entered by one person and checked by another (decision 10).

    `subject_ref` names what was decided on; `decision` is the decider's word (e.g. APPROVED). The act that
    rests on the slip carries the paper's date.
    """

    subject_ref = models.CharField(max_length=96, db_index=True)
    decision = models.CharField(max_length=24)
    decider_kind = models.CharField(max_length=32)
    decider = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    meeting_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField()
    opinion = models.TextField(blank=True)
    paper = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, default=PaperState.ENTERED)

    class Meta:
        db_table = "organization_approval_slip"
        constraints = [
            models.CheckConstraint(condition=codes(PaperState, "state"), name="slip_has_a_known_state"),
            models.CheckConstraint(
                condition=codes(DeciderKind, "decider_kind"), name="slip_has_a_known_decider"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")),
                name="slip_is_checked_by_another_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} {self.decided_on}"


class Meeting(Row):
    """A meeting of the Party group, the Leading Group or the directors, as its minutes tell of it.

    `members_decided`: the minutes of a 党组（扩大）会议 record that the Party-group members themselves decided
    (decision 2). `recusals` names who left the room for which item.
    """

    kind = models.CharField(max_length=32)
    number = models.CharField(max_length=60)
    held_on = models.DateField()
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recusals = models.TextField(blank=True)
    members_decided = models.BooleanField(default=False)
    minutes = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "organization_meeting"
        constraints = [
            models.CheckConstraint(condition=codes(MeetingKind, "kind"), name="meeting_has_a_known_kind"),
            models.UniqueConstraint(fields=["kind", "held_on", "number"], name="meeting_is_entered_once"),
        ]
        indexes = [models.Index(fields=["-held_on", "-id"], name="meetings_newest_first")]

    def __str__(self) -> str:
        return f"{MeetingKind(self.kind).label}{self.number}"


class Attendance(Row):
    """Who was there (出席)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "organization_attendance"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="a_person_attends_a_meeting_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"
