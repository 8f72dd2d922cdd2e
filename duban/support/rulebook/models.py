"""Versioned rule sets (考核细则与参数) and the calendars that the Office has adopted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, Person
from duban.support.rulebook.terms import OPEN_DRAFTS, AdoptedBy, DraftState


class RuleSet(Row):
    """Every number and table with its article, one version; in force from a Beijing date, never changed."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    values = models.JSONField()
    sha256 = models.CharField(max_length=64)
    in_force_on = models.DateField()
    adopted_at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_rule_set"

    def __str__(self) -> str:
        return f"第{self.number}版"


class RuleSetDraft(Row):
    """The next version while the Office writes it: what it changes of the version that it starts from (13(1))."""

    base = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="drafts")
    changed = models.JSONField()
    note = models.CharField(max_length=400, blank=True)
    from_on = models.DateField(null=True)
    state = models.CharField(max_length=12, default=DraftState.DRAFT)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_on = models.DateField(null=True)
    submissions = models.PositiveSmallIntegerField(default=0)
    approval = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    adopted = models.OneToOneField(RuleSet, null=True, on_delete=models.PROTECT, related_name="draft")
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        db_table = "rulebook_rule_set_draft"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="draft_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(adopted__isnull=True) | Q(state=DraftState.ADOPTED),
                name="only_an_adopted_draft_has_a_version",
            ),
            models.UniqueConstraint(
                fields=["base"],
                condition=Q(state__in=OPEN_DRAFTS),
                name="one_draft_at_a_time_starts_from_a_version",
            ),
        ]

    def __str__(self) -> str:
        return f"第{self.base.number + 1}版草案"


class CalendarYear(Row):
    """One year's official holidays and make-up working days, as uploaded; the newest of a year counts."""

    year = models.PositiveIntegerField()
    status = models.CharField(max_length=12)
    holidays = models.JSONField()
    makeup_days = models.JSONField()
    source = models.CharField(max_length=200)
    adopted_at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_calendar_year"

    def __str__(self) -> str:
        return f"{self.year} {self.status}"


class WorkingRule(Row):
    """工作制度 (8(1)): one edition, with its file; a new edition supersedes it and leaves it where it is."""

    title = models.CharField(max_length=120)
    edition = models.CharField(max_length=40)
    adopted_by = models.CharField(max_length=24)
    adoption = models.CharField(max_length=80, blank=True)
    adopted_on = models.DateField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    filed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_working_rule"
        constraints = [
            models.CheckConstraint(
                condition=Q(adopted_by__in=AdoptedBy.values), name="working_rule_has_a_known_adopter"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="working_rule_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["title", "edition"], name="an_edition_of_a_working_rule_is_filed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.title}》{self.edition}"


class Reading(Row):
    """已阅: that a person has read an edition, said by himself."""

    rule = models.ForeignKey(WorkingRule, on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "rulebook_reading"
        constraints = [models.UniqueConstraint(fields=["rule", "person"], name="a_person_reads_a_rule_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.rule_id}"
