"""What the Office finds and does about it: urging, problems, the 《督办通知书》 and what answers it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.models import Matter, Obligation, known
from duban.chapters.supervision.models.coordinating import Coordination as Coordination
from duban.chapters.supervision.models.inspecting import InspectionApproval as InspectionApproval
from duban.chapters.supervision.models.inspecting import InspectionPlan as InspectionPlan
from duban.chapters.supervision.models.inspecting import PlanLine as PlanLine
from duban.chapters.supervision.models.inspecting import Visit as Visit
from duban.chapters.supervision.models.inspecting import VisitSubject as VisitSubject
from duban.chapters.supervision.models.modes import InspectionRecord as InspectionRecord
from duban.chapters.supervision.models.modes import Interview as Interview
from duban.chapters.supervision.models.modes import InterviewPresence as InterviewPresence
from duban.chapters.supervision.models.modes import InterviewRequirement as InterviewRequirement
from duban.chapters.supervision.models.modes import RecordEvidence as RecordEvidence
from duban.chapters.supervision.models.modes import RecordLine as RecordLine
from duban.chapters.supervision.models.modes import Special as Special
from duban.chapters.supervision.models.modes import StudyOpinion as StudyOpinion
from duban.chapters.supervision.models.treating import NoNotice as NoNotice
from duban.chapters.supervision.models.treating import RectificationPlan as RectificationPlan
from duban.chapters.supervision.terms import (
    NoticeState,
    ObjectionState,
    ProblemEnd,
    ProblemKind,
    ProblemState,
    RectificationState,
    ServiceGround,
    UrgingChannel,
)
from duban.support.documents.models import Document
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class Urging(Row):
    """催办（第十条第一项）: five fields, and never a notice (decision 18)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8)
    contact = models.CharField(max_length=60)
    asked = models.TextField()
    answered = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    urgent = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "supervision_urging"
        constraints = [
            models.CheckConstraint(
                condition=known("channel", UrgingChannel.values), name="urging_has_a_channel"
            ),
            models.CheckConstraint(
                condition=Q(urgent=False) | ~Q(reason=""), name="urgent_urging_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["obligation", "on"], name="urgings_of_an_obligation")]

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"


class Problem(Row):
    """A problem found in a check (art. 11(3)): the fact, the day, and the evidence.

    `obligation` is the overdue task that the problem rests on, if it does: the record itself is then the
    evidence. `own_new_on` is the new date that a unit set itself when it reported the problem (decision 33).
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    fact = models.TextField()
    found_on = models.DateField()
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    safety = models.BooleanField(default=False)
    self_reported = models.BooleanField(default=False)
    own_new_on = models.DateField(null=True)
    state = models.CharField(max_length=8, default=ProblemState.OPEN)
    ended_as = models.CharField(max_length=12, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_problem"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", ProblemKind.values), name="problem_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=known("state", ProblemState.values), name="problem_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ProblemState.CLOSED, closed_on__isnull=False, ended_as__in=ProblemEnd.values
                )
                | (~Q(state=ProblemState.CLOSED) & Q(closed_on__isnull=True, ended_as="")),
                name="problem_is_closed_with_an_end",
            ),
            models.CheckConstraint(
                condition=Q(self_reported=False) | Q(own_new_on__isnull=False),
                name="self_reported_problem_has_its_date",
            ),
        ]
        indexes = [models.Index(fields=["matter", "unit", "state"], name="problems_of_a_unit")]

    def __str__(self) -> str:
        return self.fact[:60]


class ProblemEvidence(Row):
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "supervision_problem_evidence"
        constraints = [
            models.UniqueConstraint(fields=["problem", "file"], name="problem_carries_a_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.problem_id} {self.file_id}"


class SupervisionNotice(Row):
    """《督办通知书》（第十一条第三项）, from draft to service and, rarely, annulment.

    Each day is a Beijing date. `delivered_at` is when it was put before the unit in the system, with the
    head and the liaison who were then notified. `reply_days` (working days from service) or `reply_due_on`
    is the limit that the notice sets; the obligation imposed by service holds the date in force.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=NoticeState.DRAFT)
    requirement = models.TextField()
    reply_days = models.PositiveSmallIntegerField(null=True)
    reply_due_on = models.DateField(null=True)
    further_reason = models.TextField(blank=True)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    signed_off_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_off_on = models.DateField(null=True)
    signed_off_for = models.CharField(max_length=60, blank=True)
    signed_by_head = models.BooleanField(default=False)
    number = models.CharField(max_length=80, blank=True)
    year = models.PositiveIntegerField(null=True)
    ordinal = models.PositiveIntegerField(null=True)
    issued_on = models.DateField(null=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    delivered_at = models.DateTimeField(null=True)
    notified_head = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    notified_liaison = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    served_on = models.DateField(null=True)
    service_ground = models.CharField(max_length=8, blank=True)
    signed_for_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    left_by_1 = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    left_by_2 = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    service_note = models.TextField(blank=True)
    receipt = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        db_table = "supervision_notice"
        constraints = [
            models.CheckConstraint(
                condition=known("state", NoticeState.values), name="notice_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(reply_days__isnull=False, reply_due_on__isnull=True)
                | Q(reply_days__isnull=True, reply_due_on__isnull=False),
                name="notice_sets_one_limit",
            ),
            models.UniqueConstraint(fields=["year", "ordinal"], name="notice_number_is_given_once_a_year"),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="two_notices_never_share_a_number"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NoticeState.ISSUED, NoticeState.SERVED, NoticeState.ANNULLED])
                | (~Q(number="") & Q(issued_on__isnull=False, signed_off_on__isnull=False)),
                name="issued_notice_is_signed_and_numbered",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[NoticeState.SERVED, NoticeState.ANNULLED], served_on__isnull=False)
                & Q(service_ground__in=ServiceGround.values)
                | (
                    ~Q(state__in=[NoticeState.SERVED, NoticeState.ANNULLED])
                    & Q(served_on__isnull=True, service_ground="")
                ),
                name="served_notice_has_day_and_ground",
            ),
            models.CheckConstraint(
                condition=~Q(service_ground=ServiceGround.LEFT)
                | (Q(left_by_1__isnull=False, left_by_2__isnull=False) & ~Q(left_by_1=F("left_by_2"))),
                name="notice_is_left_by_two_people",
            ),
        ]
        indexes = [
            models.Index(fields=["matter", "unit", "state"], name="notices_of_a_unit"),
            models.Index(fields=["state", "-id"], name="notices_by_state"),
        ]

    def __str__(self) -> str:
        return self.number or f"督办通知书（{NoticeState(self.state).label}）"


class NoticeProblem(Row):
    notice = models.ForeignKey(SupervisionNotice, on_delete=models.PROTECT, related_name="lines")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="lines")

    class Meta:
        db_table = "supervision_notice_problem"
        constraints = [
            models.UniqueConstraint(fields=["notice", "problem"], name="notice_names_a_problem_once")
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.problem_id}"


class Correction(Row):
    """更正: clerical; the former document stays, and the notice counts once."""

    notice = models.ForeignKey(SupervisionNotice, on_delete=models.PROTECT, related_name="corrections")
    wrong = models.CharField(max_length=500)
    right = models.CharField(max_length=500)
    reason = models.TextField()
    former = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "supervision_correction"

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"


class Objection(Row):
    """A unit's objection to a notice, and the Office's answer (decision 21)."""

    notice = models.OneToOneField(SupervisionNotice, on_delete=models.PROTECT, related_name="objection")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=8, default=ObjectionState.WAITING)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_objection"
        constraints = [
            models.CheckConstraint(
                condition=known("state", ObjectionState.values), name="objection_has_a_known_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.on}"


class Rectification(Row):
    """整改回复 and its re-check: of a notice, or of a problem that the unit itself had reported."""

    notice = models.ForeignKey(
        SupervisionNotice, null=True, on_delete=models.PROTECT, related_name="rectifications"
    )
    problem = models.ForeignKey(Problem, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    state = models.CharField(max_length=16, default=RectificationState.SUBMITTED)
    finding = models.TextField(blank=True)
    verified_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    verified_on = models.DateField(null=True)

    class Meta:
        db_table = "supervision_rectification"
        constraints = [
            models.CheckConstraint(
                condition=known("state", RectificationState.values), name="rectification_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(notice__isnull=False, problem__isnull=True)
                | Q(notice__isnull=True, problem__isnull=False),
                name="rectification_answers_one_thing",
            ),
            models.UniqueConstraint(
                fields=["notice"], condition=Q(state="SUBMITTED"), name="one_reply_is_checked_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.on}"


class RectificationEvidence(Row):
    rectification = models.ForeignKey(Rectification, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "supervision_rectification_evidence"
        constraints = [
            models.UniqueConstraint(fields=["rectification", "file"], name="reply_carries_a_file_once")
        ]

    def __str__(self) -> str:
        return f"{self.rectification_id} {self.file_id}"


class BulkUrging(models.Model):
    """批量催办 of one person: whom, with which words, and what became of each. A working table: each urging
    stands in its own row and in the ledger. `targets`: [matter, unit, obligation or ""]; `results`: by matter,
    why it was refused, or empty."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True, editable=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    channel = models.CharField(max_length=8)
    asked = models.TextField()
    next_on = models.DateField(null=True)
    targets = models.JSONField()
    results = models.JSONField(default=dict)

    class Meta:
        db_table = "supervision_bulk_urging"

    def __str__(self) -> str:
        return f"{len(self.results)} of {len(self.targets)}"
