"""A case of responsibility (责任追究案卷): where it stands, whom it concerns, who may know of it, what it obliges to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duban.chapters.accountability.models.clues import AccountabilityClue
from duban.chapters.accountability.models.sealed import SealedRow
from duban.chapters.accountability.terms.case import (
    DutyKind,
    Nature,
    RecusalGround,
    Responsibility,
    SeatPurpose,
    Stage,
)
from duban.chapters.accountability.terms.decision import Loss
from duban.chapters.matters.models import known
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class AccountabilityCase(SealedRow):
    """What begins with 启动核实 and ends with 了结, 不予追究 or 移送. Nothing in it is decided by the system.

    `reason` is the head's for starting; `leaders` notes the leaders in charge of the days concerned as a fact, not as
    responsible persons (decision 23 [L]). `nature` is set when the facts point to a violation and contact stops.
    """

    SEALED = ("reason", "stop_words", "outcome_words")

    number = models.CharField(max_length=80, unique=True)
    ground = models.CharField(max_length=8)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    stage = models.CharField(max_length=24, default=Stage.VERIFICATION_STARTED)
    stage_on = models.DateField()
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason_sealed = models.TextField()
    leaders = models.JSONField(default=list)
    concerns_head = models.BooleanField(default=False)
    nature = models.CharField(max_length=12, blank=True, default="")
    stop_words_sealed = models.TextField(blank=True, default="")
    stopped_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    outcome_words_sealed = models.TextField(blank=True, default="")
    archive_number = models.CharField(max_length=80, blank=True, default="")
    archived_on = models.DateField(null=True)
    archived_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    # SHA-256 of the evidence index when the case was put away: ordinal and digest of each piece, in their order.
    index_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        db_table = "accountability_case"
        constraints = [
            models.CheckConstraint(condition=known("stage", Stage.values), name="case_has_a_known_stage"),
            models.CheckConstraint(
                condition=Q(nature="", stopped_on__isnull=True)
                | Q(nature__in=Nature.values, stopped_on__isnull=False),
                name="contact_stops_for_a_known_nature",
            ),
            models.CheckConstraint(
                condition=Q(archived_on__isnull=True, archive_number="")
                | (Q(archived_on__isnull=False) & ~Q(archive_number="")),
                name="archived_case_has_an_archive_number",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CaseClue(Row):
    """A clue on which the case rests; a clue leads to one case."""

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="clues")
    clue = models.OneToOneField(AccountabilityClue, on_delete=models.PROTECT, related_name="led_to")

    class Meta:
        db_table = "accountability_case_clue"

    def __str__(self) -> str:
        return f"{self.case_id} {self.clue_id}"


class CasePerson(SealedRow):
    """A person whom the case concerns, with unit and post of the day concerned (`on`), and what was known of him then
    (decision 7). From `seen_from` on he finds it in 我的记录; before, the case does not exist for him."""

    SEALED: ClassVar[tuple[str, ...]] = ("identity",)

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    responsibility = models.CharField(max_length=8)
    name = models.CharField(max_length=60)
    unit_name = models.CharField(max_length=120)
    post = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    facts = models.JSONField(default=dict)
    identity_sealed = models.TextField(blank=True, default="")
    seen_from = models.DateTimeField(null=True)

    class Meta:
        db_table = "accountability_case_person"
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="case_concerns_a_person_once"),
            models.CheckConstraint(
                condition=known("responsibility", Responsibility.values),
                name="case_person_has_a_known_responsibility",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CaseSeat(Row):
    """Who may know of the case, from when to when. `post` is the post for whose sake the person is in the circle
    (empty: named in person); with the post the knowledge ends."""

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="circle")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=24, blank=True)
    purpose = models.CharField(max_length=16)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accountability_case_seat"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(to_at__isnull=True),
                name="person_is_in_a_cases_circle_once",
            ),
            models.CheckConstraint(
                condition=known("purpose", SeatPurpose.values), name="seat_has_a_known_purpose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id}"


class CaseHandler(Row):
    """核实人员 from when to when."""

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="handlers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "accountability_case_handler"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(to_on__isnull=True), name="person_handles_a_case_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id}"


class CaseRecusal(SealedRow):
    """回避: who has left the case for good, and why (decision 39)."""

    SEALED = ("reason",)

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=16)
    reason_sealed = models.TextField(blank=True, default="")
    on = models.DateField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "accountability_case_recusal"
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="person_recuses_from_a_case_once"),
            models.CheckConstraint(
                condition=known("ground", RecusalGround.values), name="case_recusal_has_a_known_ground"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id}"


class CaseDuty(Row):
    """What the case obliges to, by when, under which article: an obligation that its circle alone sees. It holds up
    no matter and enters no list or count of others."""

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=20)
    article = models.CharField(max_length=8)
    source_ref = models.CharField(max_length=96)
    imposed_on = models.DateField()
    due_on = models.DateField()
    met_on = models.DateField(null=True)
    lapsed_on = models.DateField(null=True)

    class Meta:
        db_table = "accountability_case_duty"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "source_ref"],
                condition=Q(met_on__isnull=True, lapsed_on__isnull=True),
                name="case_owes_a_thing_once",
            ),
            models.CheckConstraint(
                condition=known("kind", DutyKind.values), name="case_duty_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(lapsed_on__isnull=True),
                name="case_duty_is_met_or_lapses",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"


class CaseTransfer(SealedRow):
    """移送: to whom, on whose approval, with what came of it. For others this is all there is (decision 34 [L])."""

    SEALED = ("reason", "receipt", "result")

    case = models.OneToOneField(AccountabilityCase, on_delete=models.PROTECT, related_name="transfer")
    receiver = models.CharField(max_length=60)
    # Empty where a clue on the head went out before anything was found.
    loss = models.CharField(max_length=12, blank=True, default="")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    reason_sealed = models.TextField()
    receipt_on = models.DateField(null=True)
    receipt_sealed = models.TextField(blank=True, default="")
    result_on = models.DateField(null=True)
    result_sealed = models.TextField(blank=True, default="")

    class Meta:
        db_table = "accountability_case_transfer"
        constraints = [
            models.CheckConstraint(
                condition=Q(receipt_on__isnull=True) | Q(receipt_on__gte=F("sent_on")),
                name="receipt_follows_the_transfer",
            ),
            models.CheckConstraint(
                condition=Q(loss="") | known("loss", Loss.values), name="transfer_tells_a_known_loss"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.receiver}"


class CaseView(Row):
    """Who looked at the case, or at a thing in it: every view is an act (decision 40)."""

    case = models.ForeignKey(AccountabilityCase, on_delete=models.PROTECT, related_name="views")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    about_ref = models.CharField(max_length=96)

    class Meta:
        db_table = "accountability_case_view"
        indexes = [models.Index(fields=["case", "-id"], name="views_of_a_case")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.about_ref}"
