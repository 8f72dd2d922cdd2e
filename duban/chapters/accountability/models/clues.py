"""A clue under art. 16 and who may know of it. Nothing here is decided; a person decides."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.sealed import Sealed, SealedRow
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.accountability.terms.judging import Handling
from duban.chapters.matters.models import Matter, known
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person

THE_FOURTH = "16(4)"


class AccountabilityClue(SealedRow):
    """责任追究线索（待核实）: one for each matter and recipient, however many notices follow (decision 23).

    A fact of another ground raises a clue of its own, and people enter others (`entered_by`). `basis_changed` says that
    a notice on which it rests fell away (触发依据已变更). What is said of it is sealed: `fact`, `why` it was raised or
    entered, and the words with which people judged it.
    """

    SEALED: ClassVar[tuple[str, ...]] = (
        "fact",
        "why",
        "second_words",
        "confirm_words",
        "handling_words",
        "close_words",
    )

    fact = Sealed()
    why = Sealed()
    second_words = Sealed()
    confirm_words = Sealed()
    handling_words = Sealed()
    close_words = Sealed()

    number = models.CharField(max_length=80, unique=True)
    # What a fact other than notices set off: the row that states it, in words, with those responsible that day.
    cause_ref = models.CharField(max_length=96, blank=True, default="")
    fact_sealed = models.TextField(blank=True, default="")
    why_sealed = models.TextField(blank=True, default="")
    happened_on = models.DateField(null=True)
    responsible = models.JSONField(default=dict)
    ground = models.CharField(max_length=8, default=THE_FOURTH)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=ClueState.OPEN)
    registered_on = models.DateField()
    basis_changed = models.BooleanField(default=False)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    second_on = models.DateField(null=True)
    second_words_sealed = models.TextField(blank=True, default="")
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True)
    confirm_words_sealed = models.TextField(blank=True, default="")
    # A person's choice where the table leaves it open (decision 35); empty where the ground says it.
    handling = models.CharField(max_length=8, blank=True, default="")
    handling_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    handling_words_sealed = models.TextField(blank=True, default="")
    closed_on = models.DateField(null=True)
    close_reason = models.CharField(max_length=20, blank=True)
    close_words_sealed = models.TextField(blank=True, default="")
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_clue"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "unit"],
                condition=Q(ground=THE_FOURTH),
                name="matter_and_recipient_have_one_clue",
            ),
            models.UniqueConstraint(
                fields=["ground", "cause_ref"],
                condition=~Q(cause_ref=""),
                name="a_fact_raises_one_clue_of_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(ground=THE_FOURTH) | ~Q(cause_ref="") | Q(entered_by__isnull=False),
                name="clue_rests_on_notices_a_fact_or_an_entry",
            ),
            models.CheckConstraint(
                condition=known("handling", ["", *Handling.values]), name="clue_has_a_known_handling"
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("entered_by")),
                name="clue_is_looked_at_again_by_another_person",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | Q(entered_by__isnull=True)
                | ~Q(confirmed_by=F("entered_by")),
                name="clue_is_confirmed_by_another_person",
            ),
            models.CheckConstraint(condition=known("state", ClueState.values), name="clue_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=ClueState.OPEN, closed_on__isnull=True, close_reason="")
                | Q(state=ClueState.CLOSED, closed_on__isnull=False, close_reason__in=CloseReason.values),
                name="clue_is_closed_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ClueNotice(Row):
    """A notice on which the clue rests, with its receipt and the responsible persons of its service date.

    `responsible` is frozen: first, direct and handlers with names and posts of that Beijing date; the leader
    in charge of that day is noted as a fact, not as a responsible person.
    """

    clue = models.ForeignKey(AccountabilityClue, on_delete=models.PROTECT, related_name="notices")
    notice_ref = models.CharField(max_length=96)
    number = models.CharField(max_length=80)
    served_on = models.DateField()
    ground = models.CharField(max_length=8)
    receipt = models.JSONField()
    responsible = models.JSONField()
    fell_on = models.DateField(null=True)

    class Meta:
        db_table = "accountability_clue_notice"
        constraints = [
            models.UniqueConstraint(fields=["notice_ref"], name="notice_is_in_one_clue_once"),
        ]

    def __str__(self) -> str:
        return self.number


class Circle(Row):
    """Who may know of the clue, from when to when. `post` is the post for whose sake the person is in the
    circle (empty: named in person); with the post the knowledge ends."""

    clue = models.ForeignKey(AccountabilityClue, on_delete=models.PROTECT, related_name="circle")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=24, blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accountability_circle"
        constraints = [
            models.UniqueConstraint(
                fields=["clue", "person"], condition=Q(to_at__isnull=True), name="person_is_in_a_circle_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.person_id}"


class Concerned(Row):
    """A person whom the clue concerns: never in its circle."""

    clue = models.ForeignKey(AccountabilityClue, on_delete=models.PROTECT, related_name="concerned")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_concerned"
        constraints = [models.UniqueConstraint(fields=["clue", "person"], name="person_is_concerned_once")]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.person_id}"
