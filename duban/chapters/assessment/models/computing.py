"""The computing of a year, and the sheet of each party that came out of it (13(2); decision 47)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.scheme import PartyKind, Side
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class AssessmentRun(Row):
    """年度考核计算: the facts of a year priced under one version of the scheme. What came out never changes: whoever
    computes again makes another one, and where nothing is different it says so (`same_as`) and has no sheets.

    `until_on` is the Beijing day up to which facts are looked at; the digests cover what went in and what came out.
    `scheme_ref` names the version and `scheme_label` is what it was called.
    """

    year = models.PositiveIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    scheme_ref = models.CharField(max_length=96)
    scheme_label = models.CharField(max_length=200)
    until_on = models.DateField()
    state = models.CharField(max_length=10, default=RunState.ASKED)
    work = models.UUIDField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    computed_on = models.DateField(null=True)
    facts = models.PositiveIntegerField(default=0)
    parties = models.PositiveIntegerField(default=0)
    inputs_digest = models.CharField(max_length=64, blank=True)
    result_digest = models.CharField(max_length=64, blank=True)
    same_as = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="repeated")

    class Meta:
        db_table = "assessment_run"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RunState.values), name="assessment_run_has_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["year", "ordinal"], name="assessment_runs_are_numbered_in_their_year"
            ),
            models.UniqueConstraint(
                fields=["year"], condition=Q(state="ASKED"), name="one_computing_of_a_year_runs"
            ),
            models.CheckConstraint(
                condition=Q(state="ASKED", result_digest="")
                | ~Q(state="ASKED") & ~Q(result_digest="") & Q(computed_on__isnull=False),
                name="computed_run_has_its_digest",
            ),
            models.CheckConstraint(
                condition=Q(state="UNCHANGED", same_as__isnull=False)
                | ~Q(state="UNCHANGED") & Q(same_as__isnull=True),
                name="unchanged_run_names_the_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} #{self.ordinal}"


class Sheet(models.Model):
    """得分明细 of one party on one side for its stretch of the year. A working table: the run's digest covers it.

    `points` are the lines as they were computed: lists in the order of `queries.computing.COLUMNS`. `total` is exact,
    as text; `rounded` is what the cut-offs were held against. A person has a sheet for each unit in which he answered.
    """

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(AssessmentRun, on_delete=models.PROTECT, related_name="sheets")
    uid = models.UUIDField(unique=True, editable=False)
    party = models.CharField(max_length=8)
    side = models.CharField(max_length=12)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    former_names = models.JSONField(default=list)
    person_name = models.CharField(max_length=60, blank=True)
    from_on = models.DateField()
    to_on = models.DateField()
    matters = models.PositiveIntegerField(default=0)
    points = models.JSONField(default=list)
    groups = models.JSONField(default=dict)
    total = models.CharField(max_length=40)
    rounded = models.DecimalField(max_digits=14, decimal_places=4)
    proposed = models.CharField(max_length=24, blank=True)
    ranked = models.BooleanField(default=True)
    not_ranked_because = models.CharField(max_length=200, blank=True)
    vetoes = models.JSONField(default=list)
    waiting = models.JSONField(default=list)

    class Meta:
        db_table = "assessment_sheet"
        constraints = [
            models.CheckConstraint(
                condition=Q(party=PartyKind.UNIT, person__isnull=True)
                | Q(party=PartyKind.PERSON, person__isnull=False),
                name="sheet_of_a_person_names_him",
            ),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="sheet_has_a_known_side"),
            models.UniqueConstraint(
                fields=["run", "unit", "side"],
                condition=Q(person__isnull=True),
                name="unit_has_one_sheet_a_side_in_a_run",
            ),
            models.UniqueConstraint(
                fields=["run", "unit", "side", "person"],
                condition=Q(person__isnull=False),
                name="person_has_one_sheet_a_unit_and_side_in_a_run",
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=models.F("from_on")), name="stretch_ends_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(fields=["run", "party", "side", "-rounded", "id"], name="sheets_by_points"),
            models.Index(fields=["person", "run"], name="sheets_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.person_name} {self.total}"


class SchemeTrial(models.Model):
    """试算 of a draft over a year: what would change, for a week. A working table; nobody's result moves."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveIntegerField()
    draft_ref = models.CharField(max_length=96)
    draft_version = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    result = models.JSONField(null=True)

    class Meta:
        db_table = "assessment_scheme_trial"
        indexes = [models.Index(fields=["asked_at"], name="scheme_trials_by_age")]

    def __str__(self) -> str:
        return f"trial of {self.draft_ref} over {self.year}"
