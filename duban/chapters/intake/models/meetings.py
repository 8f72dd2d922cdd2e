"""What meetings and leaders want: the items agreed, and the written instructions (8(6), 11(1))."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.intake.terms import (
    AdHocGround,
    InstructionKind,
    InstructionState,
    ItemOutcome,
)
from duban.chapters.matters.models import Matter, known
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import Meeting, OrgUnit, Person


class AgreedItem(Row):
    """议定事项: one thing on which a meeting agreed, and what became of it (8(6), 11(1)).

    `outcome` is empty until it is settled: docketed (`ground` and `reason` say why outside the lists), owed
    by `unit` on an existing matter until `due_on`, or for information.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    text = models.TextField()
    outcome = models.CharField(max_length=12, blank=True)
    ground = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True)

    class Meta:
        db_table = "intake_agreed_item"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "place"], name="agreed_item_has_its_own_place"),
            models.CheckConstraint(
                condition=known("outcome", ["", *ItemOutcome.values]), name="agreed_item_has_a_known_outcome"
            ),
            models.CheckConstraint(
                condition=known("ground", ["", *AdHocGround.values]), name="agreed_item_has_a_known_ground"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_on__isnull=True)
                | ~Q(outcome="") & Q(settled_on__isnull=False, settled_by__isnull=False),
                name="settled_item_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=("", ItemOutcome.INFORMATION), matter__isnull=True)
                | Q(outcome__in=(ItemOutcome.MATTER, ItemOutcome.REQUIREMENT), matter__isnull=False),
                name="item_that_is_followed_has_its_matter",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class LeaderInstruction(Row):
    """批示 of a leader, with its class; what is to be acted upon is owed, and its result goes back (8(6)).

    `writer` is a person of this body, else `writer_name` names a leader above it. It counts when the writer
    entered it himself, or a second person of the Office has compared it with the paper (decision 10).
    """

    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=8)
    text = models.TextField()
    written_on = models.DateField()
    writer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    writer_name = models.CharField(max_length=60)
    paper = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True)
    remark = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "intake_leader_instruction"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", InstructionKind.values), name="instruction_has_a_known_class"
            ),
            models.CheckConstraint(
                condition=known("state", InstructionState.values), name="instruction_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=InstructionState.PLACED)
                | Q(matter__isnull=False, unit__isnull=False, due_on__isnull=False),
                name="placed_instruction_says_who_owes_what",
            ),
            models.CheckConstraint(
                condition=~Q(state=InstructionState.ANSWERED) | ~Q(reply="") & Q(answered_on__isnull=False),
                name="answered_instruction_has_its_reply",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=models.F("entered_by")),
                name="instruction_is_checked_by_another_person",
            ),
        ]
        indexes = [models.Index(fields=["-id"], name="instructions_newest_first")]

    def __str__(self) -> str:
        return self.text[:40]
