"""Results of units and of persons: computed, made public, objected to, fixed by people, corrected (13(2), 14).

The two grades never share a table: a result of a unit holds words of 14(1) alone, one of a person words of 14(2).
"""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from duban.chapters.assessment.terms.results import ObjectionState, RecusalGround, Remedy, RoundState
from duban.chapters.assessment.terms.scheme import PersonGrade, Side, UnitGrade
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, Meeting, OrgUnit, Person


class ResultRound(Row):
    """The results of one period, from a computed run to the hand-over.

    `run_ref` is the run, `scheme` the title and version that it was computed by. `returned_…` tell of the last return;
    it stands open while nothing has gone up since (`submitted_on` is empty).
    """

    year = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    title = models.CharField(max_length=120)
    run_ref = models.CharField(max_length=96)
    scheme = models.CharField(max_length=200)
    state = models.CharField(max_length=12, default=RoundState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    published_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True)
    objections_until = models.DateField(null=True)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_on = models.DateField(null=True)
    returned_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    returned_on = models.DateField(null=True)
    returned_for = models.CharField(max_length=120, blank=True)
    return_reason = models.TextField(blank=True)
    return_slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    units_fixed_on = models.DateField(null=True)
    persons_fixed_on = models.DateField(null=True)

    class Meta:
        db_table = "assessment_result_round"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RoundState.values), name="result_round_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=models.F("from_on")), name="result_round_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["from_on", "to_on"], name="a_period_has_one_result_round"),
            models.CheckConstraint(
                condition=Q(state=RoundState.PROPOSED) | Q(objections_until__isnull=False),
                name="published_results_say_until_when_to_object",
            ),
            models.CheckConstraint(
                condition=~Q(state=RoundState.RETURNED) | Q(returned_on__isnull=False) & ~Q(return_reason=""),
                name="returned_results_say_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Result(Row):
    """What units and persons have in common. `proposed` is what the scheme proposes and never changes; `suggested` is
    what goes up for decision, an objection that was upheld may have changed it; `grade` is what people fixed.

    `edition` counts corrections; the newest alone `is_current`. A stretch that people joined into another result stays
    with `joined_into`. `from_on`, `to_on` are the days that it covers; `total` is exact, as text.
    """

    side = models.CharField(max_length=12)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    from_on = models.DateField()
    to_on = models.DateField()
    sheet_ref = models.CharField(max_length=96, blank=True)
    total = models.CharField(max_length=40)
    rounded = models.DecimalField(max_digits=14, decimal_places=4)
    ranked = models.BooleanField(default=True)
    why_unranked = models.TextField(blank=True)
    vetoes = models.JSONField(default=list)
    proposed = models.CharField(max_length=20, blank=True)
    suggested = models.CharField(max_length=20, blank=True)
    suggested_reason = models.TextField(blank=True)
    grade = models.CharField(max_length=20, blank=True)
    grade_reason = models.TextField(blank=True)
    fixed_on = models.DateField(null=True)
    fixed_for = models.CharField(max_length=120, blank=True)
    fixed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(null=True)
    edition = models.PositiveSmallIntegerField(default=1)
    is_current = models.BooleanField(default=True)
    supersedes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    joined_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="stretches")
    change_reason = models.TextField(blank=True)
    change_evidence = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def points(self) -> Decimal:
        """The rounded total as a page shows it, without trailing noughts."""
        return _plain(self.rounded)

    @property
    def exact(self) -> Decimal:
        return _plain(Decimal(self.total))


def _plain(number: Decimal) -> Decimal:
    """The number without trailing noughts, never in powers of ten."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


class UnitResult(Result):
    """Of an undertaking unit or a service unit (14(1))."""

    round = models.ForeignKey(ResultRound, on_delete=models.PROTECT, related_name="unit_results")

    class Meta:
        db_table = "assessment_unit_result"
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="unit_result_has_a_known_side"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__in": ["", *UnitGrade.values]}),
                    name=f"unit_result_{field}_is_a_grade_of_units",
                )
                for field in ("proposed", "suggested", "grade")
            ),
            models.UniqueConstraint(
                fields=["round", "side", "unit"],
                condition=Q(is_current=True),
                name="a_unit_has_one_result_a_round_and_side",
            ),
            models.CheckConstraint(
                condition=Q(ranked=True) | Q(grade=""), name="unit_without_matters_has_no_grade"
            ),
            models.CheckConstraint(
                condition=Q(grade="", fixed_on__isnull=True) | ~Q(grade="") & Q(fixed_on__isnull=False),
                name="unit_grade_is_fixed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.unit_name

    @property
    def party(self) -> str:
        """The assessed in running text."""
        return self.unit_name

    @property
    def listed(self) -> str:
        """The assessed in a list."""
        return self.unit_name


class PersonResult(Result):
    """Of undertaking staff or service staff, as one of that unit (14(2))."""

    round = models.ForeignKey(ResultRound, on_delete=models.PROTECT, related_name="person_results")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=60)

    class Meta:
        db_table = "assessment_person_result"
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="person_result_has_a_known_side"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__in": ["", *PersonGrade.values]}),
                    name=f"person_result_{field}_is_a_grade_of_persons",
                )
                for field in ("proposed", "suggested", "grade")
            ),
            models.UniqueConstraint(
                fields=["round", "side", "unit", "person"],
                condition=Q(is_current=True),
                name="a_person_has_one_result_a_round_side_and_unit",
            ),
            models.CheckConstraint(
                condition=Q(ranked=True) | Q(grade=""), name="person_without_matters_has_no_grade"
            ),
            models.CheckConstraint(
                condition=Q(grade="", fixed_on__isnull=True) | ~Q(grade="") & Q(fixed_on__isnull=False),
                name="person_grade_is_fixed_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["person", "round"], name="results_of_a_person")]

    def __str__(self) -> str:
        return f"{self.unit_name}{self.person_name}"

    @property
    def party(self) -> str:
        """The assessed in running text."""
        return f"{self.unit_name}{self.person_name}"

    @property
    def listed(self) -> str:
        """The assessed in a list, where unit and name stand apart."""
        return f"{self.unit_name} {self.person_name}"


class ResultObjection(Row):
    """对考核结果的异议 (6(2)): by the unit's head, or by the person himself; answered with reasons by `due_on`."""

    unit_result = models.ForeignKey(
        UnitResult, null=True, on_delete=models.PROTECT, related_name="objections"
    )
    person_result = models.ForeignKey(
        PersonResult, null=True, on_delete=models.PROTECT, related_name="objections"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.TextField()
    evidence = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=12, default=ObjectionState.MADE)
    remedy = models.CharField(max_length=12, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        db_table = "assessment_result_objection"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ObjectionState.values), name="result_objection_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(remedy__in=["", *Remedy.values]), name="result_objection_has_a_known_remedy"
            ),
            models.CheckConstraint(
                condition=Q(unit_result__isnull=True) ^ Q(person_result__isnull=True),
                name="result_objection_is_about_one_result",
            ),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.MADE, answered_on__isnull=True)
                | ~Q(state=ObjectionState.MADE) & Q(answered_on__isnull=False) & ~Q(answer=""),
                name="result_objection_is_answered_in_words",
            ),
            models.UniqueConstraint(
                fields=["unit_result"],
                condition=Q(unit_result__isnull=False),
                name="a_unit_result_is_objected_to_once",
            ),
            models.UniqueConstraint(
                fields=["person_result"],
                condition=Q(person_result__isnull=False),
                name="a_person_result_is_objected_to_once",
            ),
        ]

    def __str__(self) -> str:
        return f"objection to {self.about}"

    @property
    def about(self) -> UnitResult | PersonResult:
        """The result that it is about, as it stood when it was objected to."""
        found = self.unit_result or self.person_result
        assert found is not None  # noqa: S101  # a constraint says so
        return found


class Recusal(Row):
    """回避 (6(2); decision 31): who takes no part in the results of which unit, and why."""

    round = models.ForeignKey(ResultRound, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    ground = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "assessment_recusal"
        constraints = [
            models.CheckConstraint(
                condition=Q(ground__in=RecusalGround.values), name="recusal_has_a_known_ground"
            ),
            models.UniqueConstraint(
                fields=["round", "person", "unit"], name="a_person_recuses_once_for_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.unit_name}"
