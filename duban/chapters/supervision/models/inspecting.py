"""The annual inspection plan, what is approved outside it, and the visits (decision 27)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models import Matter, known
from duban.chapters.supervision.terms.inspecting import (
    DecisionState,
    InspectionForm,
    PlanState,
    VisitState,
)
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class InspectionPlan(Row):
    """年度督查计划 (decision 27); a later one of the same year supplements it. `revision` counts how often its lines
    were written: lines of an earlier revision stay, and count no more."""

    year = models.PositiveIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    state = models.CharField(max_length=8, default=PlanState.WAITING)
    revision = models.PositiveSmallIntegerField(default=1)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    decided_for = models.CharField(max_length=60, blank=True)
    opinion = models.TextField(blank=True)

    class Meta:
        db_table = "supervision_inspection_plan"
        constraints = [
            models.CheckConstraint(
                condition=known("state", PlanState.values), name="inspection_plan_has_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["year", "ordinal"], name="inspection_plan_is_numbered_in_its_year"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=~Q(state=PlanState.ADOPTED),
                name="one_inspection_plan_of_a_year_is_open",
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.ADOPTED) | Q(decided_on__isnull=False),
                name="adopted_inspection_plan_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.ordinal}"


class PlanLine(Row):
    """What is inspected, at which unit, in which span of days, in which form, by whom."""

    plan = models.ForeignKey(InspectionPlan, on_delete=models.PROTECT, related_name="lines")
    revision = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=16)
    from_on = models.DateField()
    to_on = models.DateField()
    team = models.CharField(max_length=200, blank=True)
    no_notice = models.BooleanField(default=False)

    class Meta:
        db_table = "supervision_plan_line"
        constraints = [
            models.CheckConstraint(
                condition=known("form", InspectionForm.values), name="plan_line_has_a_form"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=models.F("from_on")), name="plan_line_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["plan", "revision", "place"], name="plan_line_has_its_place"),
        ]

    def __str__(self) -> str:
        return self.what[:60]


class InspectionApproval(Row):
    """One inspection of one matter that stands in no plan (decision 27)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=16)
    no_notice = models.BooleanField(default=False)
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(max_length=8, default=DecisionState.ASKED)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    decided_for = models.CharField(max_length=60, blank=True)
    opinion = models.TextField(blank=True)

    class Meta:
        db_table = "supervision_inspection_approval"
        constraints = [
            models.CheckConstraint(
                condition=known("form", InspectionForm.values), name="approval_has_a_form"
            ),
            models.CheckConstraint(
                condition=known("state", DecisionState.values), name="inspection_approval_has_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:60]


class Visit(Row):
    """One coming to one unit: it counts once for the month, however many matters are looked at. With `no_notice` it
    does not exist for the unit until it was made."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    team = models.CharField(max_length=200, blank=True)
    no_notice = models.BooleanField(default=False)
    apart_reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, default=VisitState.ARRANGED)
    arranged_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    arranged_on = models.DateField()
    held_on = models.DateField(null=True)
    ended_reason = models.TextField(blank=True)

    class Meta:
        db_table = "supervision_visit"
        constraints = [
            models.CheckConstraint(
                condition=known("state", VisitState.values), name="visit_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=VisitState.HELD, held_on__isnull=False)
                | (~Q(state=VisitState.HELD) & Q(held_on__isnull=True)),
                name="visit_was_held_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["unit", "planned_on"], name="visits_of_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.planned_on}"


class VisitSubject(Row):
    """One matter that is looked at on a visit, in which form, and on which basis: a line of an adopted plan or an
    approval of its own."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="subjects")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=16)
    line = models.ForeignKey(PlanLine, null=True, on_delete=models.PROTECT, related_name="subjects")
    approval = models.ForeignKey(
        InspectionApproval, null=True, on_delete=models.PROTECT, related_name="subjects"
    )

    class Meta:
        db_table = "supervision_visit_subject"
        constraints = [
            models.UniqueConstraint(fields=["visit", "matter"], name="visit_looks_at_a_matter_once"),
            models.CheckConstraint(
                condition=Q(line__isnull=False, approval__isnull=True)
                | Q(line__isnull=True, approval__isnull=False),
                name="visit_rests_on_plan_or_approval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.matter_id}"
