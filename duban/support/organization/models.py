"""Units as a tree with names over time; people, their posts with dates; papers signed outside the system."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from duban.ground.access import current_scope
from duban.support.ledger.rows import Row
from duban.support.organization import stamps
from duban.support.organization.terms import (
    DeciderKind,
    FactKind,
    MeetingKind,
    NameKind,
    PaperState,
    ResetState,
    UnitChangeKind,
    UnitKind,
)


def codes(choices: type[models.TextChoices], field: str) -> Q:
    return Q(**{f"{field}__in": choices.values})


class Body(Row):
    """The one body that this database holds. Locking this row is locking the organization.

    `stamp` names the state of the organization: each act on it saves the body last and so sets another one.
    """

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    document_prefix = models.CharField(max_length=40)
    demo_seed = models.IntegerField(null=True)
    stamp = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        db_table = "organization_body"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own signature
        scope = current_scope()
        if scope is not None:
            state = f"{self.stamp} {scope.entry_uid} {scope.at.isoformat()}"
            self.stamp = hashlib.sha256(state.encode()).hexdigest()
        super().save(*args, **kwargs)
        stamps.forget()


class OrgUnit(Row):
    """A unit keeps its identity through every renaming (decision 6). One that was merged ends on `to_on`, and its
    `successor` stands for it; one that was split off names its `origin`."""

    kind = models.CharField(max_length=16)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    in_scope = models.BooleanField(default=True)
    ordinal = models.PositiveIntegerField(default=0)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="predecessors")
    origin = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="offshoots")

    class Meta:
        db_table = "organization_unit"
        constraints = [
            models.CheckConstraint(condition=codes(UnitKind, "kind"), name="unit_has_a_known_kind"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(to_on__isnull=False),
                name="unit_with_a_successor_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"unit {self.pk}"


class UnitName(Row):
    """A formal name or a short form, with the days on which it was in use."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "organization_unit_name"
        constraints = [
            models.CheckConstraint(condition=codes(NameKind, "kind"), name="unit_name_has_a_known_kind"),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(kind="FORMAL", to_on__isnull=True),
                name="unit_has_one_formal_name_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(to_on__isnull=True), name="two_units_never_share_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnitChange(Row):
    """单位合并 or 单位拆分, from the Beijing day `on`, on the paper that `basis` names. `into` is the unit that takes
    over: the one that stands for those merged, or the one that was split off. `matters` are the references of
    the matters that a split gives to it; `facts` is what was decided of names and posts, as plain values."""

    kind = models.CharField(max_length=8)
    on = models.DateField()
    into = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="changes")
    basis = models.CharField(max_length=200)
    matters = models.JSONField(default=list)
    facts = models.JSONField(default=dict)

    class Meta:
        db_table = "organization_unit_change"
        constraints = [
            models.CheckConstraint(
                condition=codes(UnitChangeKind, "kind"), name="unit_change_has_a_known_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class UnitChangePart(Row):
    """A unit that was merged or from which another was split off, under its name of that time."""

    change = models.ForeignKey(UnitChange, on_delete=models.PROTECT, related_name="parts")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="left")
    unit_name = models.CharField(max_length=120)

    class Meta:
        db_table = "organization_unit_change_part"
        constraints = [models.UniqueConstraint(fields=["change", "unit"], name="a_unit_is_once_in_a_change")]

    def __str__(self) -> str:
        return self.unit_name


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username=username)


class Person(AbstractBaseUser, Row):
    """A person with an account. Sign-in bookkeeping is no act; everything else about a person is."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    name_key = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone_sealed = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    ended_on = models.DateField(null=True)

    objects: ClassVar[PersonManager] = PersonManager()  # type: ignore[assignment]  # Django's own user manager
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    BOOKKEEPING = frozenset({"last_login", "password"})

    class Meta:
        db_table = "organization_person"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_active=True, ended_on__isnull=True)
                | Q(is_active=False, ended_on__isnull=False),
                name="who_has_ended_does_not_sign_in",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        fields = kwargs.get("update_fields")
        if isinstance(fields, (list, tuple, set, frozenset)) and fields and set(fields) <= self.BOOKKEEPING:
            models.Model.save(self, *args, **kwargs)  # type: ignore[arg-type]  # Django passes these through
            return
        super().save(*args, **kwargs)


class ResetCode(Row):
    """A one-time code with which the person sets a new password; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reset_codes")
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    code_hash = models.CharField(max_length=200)
    state = models.CharField(max_length=8, default=ResetState.OPEN)
    closed_at = models.DateTimeField(null=True)

    # The code itself: in the hands of whoever issues it, once, and nowhere else.
    plain = ""

    class Meta:
        db_table = "organization_reset_code"
        constraints = [
            models.CheckConstraint(condition=codes(ResetState, "state"), name="reset_code_has_a_known_state"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="OPEN"), name="a_person_has_one_open_reset_code"
            ),
        ]

    def __str__(self) -> str:
        return self.plain or f"reset code of {self.person_id}"


class PersonFact(Row):
    """A dated fact about a person (decision 7)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=24)
    value = models.CharField(max_length=40)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "organization_person_fact"
        constraints = [
            models.CheckConstraint(condition=codes(FactKind, "kind"), name="person_fact_has_a_known_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}={self.value}"


class Post(Row):
    """Who held which post from when to when (art. 11(2))."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=60, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "organization_post"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="post_ends_after_it_begins"
            )
        ]
        indexes = [models.Index(fields=["person", "from_on"], name="posts_of_a_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


class LeaderInCharge(Row):
    """分管领导: the committee leader in charge of a unit, with dates (decision 5)."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="leaders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="units_in_charge")
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        db_table = "organization_leader_in_charge"

    def __str__(self) -> str:
        return f"{self.person_id} → {self.unit_id}"


class Delegation(Row):
    """代理: who acts in a post from when to when while its holder is away."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        db_table = "organization_delegation"

    def __str__(self) -> str:
        return f"{self.deputy_id} acts in {self.post_id}"


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
