"""The spine: a matter, who is party to it, what it aims at, what is owed on it, and changes of its times."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.terms import (
    DocketingRoute,
    Ending,
    MatterCategory,
    MatterState,
    ObjectiveKind,
    ObligationKind,
)
from duban.ground.access import Relation
from duban.support.ledger.rows import Row, RowQuerySet
from duban.support.organization.models import OrgUnit, Person

NO_END = date(9999, 12, 31)


def known(field: str, values: list[str]) -> Q:
    return Q(**{f"{field}__in": values})


class Matter(Row):
    """One supervised matter (art. 2), from docketing to the last consequence.

    `completed_on` is the accepted completion date (Beijing), `closed_on` the day of closing, `archived_on` the day on
    which its file was put away; how late it is, its light and its counts are derived. A matter that was closed without a result says by which `ending`:
    merged into another, which carries its numbers and counts, or terminated. A part that was split off keeps
    its parent as 同一事项 (decision 9).
    """

    number = models.CharField(max_length=40, unique=True)
    year = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    title_key = models.CharField(max_length=200)
    category = models.CharField(max_length=20)
    limb = models.CharField(max_length=16)
    route = models.CharField(max_length=10)
    origin_ref = models.CharField(max_length=96)
    state = models.CharField(max_length=12, default=MatterState.DOCKETED)
    docketed_on = models.DateField()
    assigned_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    archived_on = models.DateField(null=True)
    percent = models.PositiveSmallIntegerField(default=0)
    ending = models.CharField(max_length=10, blank=True, default="")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")
    split_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")

    class Meta:
        db_table = "matters_matter"
        constraints = [
            models.CheckConstraint(
                condition=known("ending", ["", *Ending.values]), name="matter_ended_in_a_known_way"
            ),
            models.CheckConstraint(
                condition=Q(ending="") | Q(state=MatterState.CLOSED), name="matter_that_ended_is_closed"
            ),
            models.CheckConstraint(
                condition=Q(ending=Ending.MERGED, merged_into__isnull=False)
                | ~Q(ending=Ending.MERGED) & Q(merged_into__isnull=True),
                name="merged_matter_names_the_other",
            ),
            models.CheckConstraint(
                condition=known("category", MatterCategory.values), name="matter_has_a_category"
            ),
            models.CheckConstraint(
                condition=known("route", DocketingRoute.values), name="matter_came_by_a_known_door"
            ),
            models.CheckConstraint(
                condition=known("state", MatterState.values), name="matter_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=MatterState.CLOSED, closed_on__isnull=False)
                | (~Q(state=MatterState.CLOSED) & Q(closed_on__isnull=True)),
                name="matter_is_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(archived_on__isnull=True)
                | Q(closed_on__isnull=False, archived_on__gte=F("closed_on")),
                name="only_a_closed_matter_is_archived",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Party(Row):
    """The only relation to a matter: a unit (person empty), a person, or everyone in the Office and the
    Leading Group (both empty). `open` and `due_on` follow the matter so that a list reads one index. Whoever an
    adjustment took off the matter stays as FORMER since `left_on`: he may look back, and do nothing."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="parties")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(max_length=20)
    open = models.BooleanField(default=True)
    due_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        db_table = "matters_party"
        constraints = [
            models.CheckConstraint(
                condition=known("relation", list(Relation)), name="party_has_a_known_relation"
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(relation=Relation.LEAD),
                name="matter_has_one_lead_unit",
            ),
            models.UniqueConstraint(
                fields=["matter", "unit"],
                condition=Q(person__isnull=True, unit__isnull=False),
                name="unit_is_party_once",
            ),
            models.UniqueConstraint(
                fields=["matter", "person", "relation"],
                condition=Q(person__isnull=False) & ~Q(relation=Relation.FORMER),
                name="person_is_party_once",
            ),
            models.CheckConstraint(
                condition=Q(relation=Relation.FORMER, left_on__isnull=False)
                | ~Q(relation=Relation.FORMER) & Q(left_on__isnull=True),
                name="former_party_left_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(relation=Relation.EVERYONE), name="everyone_is_party_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "matter"],
                condition=Q(open=True, relation=Relation.EVERYONE),
                name="party_everyone_open_due",
            ),
            models.Index(
                fields=["unit", "due_on", "matter", "relation"],
                condition=Q(open=True, person__isnull=True),
                name="party_unit_open_due",
            ),
            models.Index(
                fields=["person", "due_on", "matter"],
                condition=Q(open=True, person__isnull=False),
                name="party_person_open_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation} of {self.matter_id}"


class Objective(Row):
    """A quality-and-effect or time objective (art. 12): indicator with target and source, or a sentence; one that
    an adjustment replaced has ended."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="objectives")
    kind = models.CharField(max_length=8)
    text = models.TextField()
    indicator = models.CharField(max_length=200, blank=True)
    measure = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=200, blank=True)
    standard = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        db_table = "matters_objective"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", ObjectiveKind.values), name="objective_has_a_known_kind"
            )
        ]

    def __str__(self) -> str:
        return self.text[:40]


class Milestone(Row):
    """A node in time. One that is a state (开工, 投入使用) is not completion (decision 16)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="milestones")
    label = models.CharField(max_length=200)
    subject = models.CharField(max_length=120, blank=True)
    is_state = models.BooleanField(default=False)
    planned_on = models.DateField()
    reached_on = models.DateField(null=True)

    class Meta:
        db_table = "matters_milestone"

    def __str__(self) -> str:
        return f"{self.label} {self.planned_on}"


class ObligationQuerySet(RowQuerySet["Obligation"]):
    def standing(self) -> ObligationQuerySet:
        """Owed still: neither met nor lapsed."""
        return self.filter(met_on__isnull=True, lapsed_on__isnull=True)

    def overdue(self, today: date) -> ObligationQuerySet:
        """Owed still, the date in force past, the matter not suspended."""
        return self.standing().filter(due_on__lt=today, suspended=False)


class Obligation(Row):
    """应办任务: who owes what on a matter, by which date, because of which article, met on which date.

    `due_on` is the Beijing date in force, written only by impose, extend, suspend, resume and redate;
    `original_due_on` never changes; no end is 9999-12-31. Where the date was counted, `counted_from` and
    `counted_days` (working days) say from what, so that it can be counted again. `reported_on` is the day on
    which the unit reported it done and the report waits for review; a return for 重新办理 empties it.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="obligations")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    source_ref = models.CharField(max_length=96)
    article = models.CharField(max_length=16)
    label = models.CharField(max_length=200, blank=True)
    imposed_on = models.DateField()
    original_due_on = models.DateField()
    due_on = models.DateField()
    counted_from = models.DateField(null=True)
    counted_days = models.PositiveSmallIntegerField(null=True)
    suspended = models.BooleanField(default=False)
    reported_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    met_by_ref = models.CharField(max_length=96, blank=True)
    lapsed_on = models.DateField(null=True)

    objects: ClassVar[ObligationQuerySet] = ObligationQuerySet.as_manager()  # type: ignore[assignment]  # queryset manager

    class Meta:
        db_table = "matters_obligation"
        constraints = [
            models.CheckConstraint(
                condition=known("kind", ObligationKind.values), name="obligation_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(lapsed_on__isnull=True),
                name="obligation_is_met_or_lapsed",
            ),
            models.UniqueConstraint(
                fields=["kind", "source_ref", "unit", "original_due_on"],
                condition=Q(met_on__isnull=True, lapsed_on__isnull=True),
                name="the_same_is_owed_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "due_on", "id"],
                condition=Q(met_on__isnull=True, lapsed_on__isnull=True),
                name="obligation_unit_open_due",
            ),
            # Lights and workload of everybody are counted from this index alone.
            models.Index(
                fields=["due_on", "id", "kind", "unit", "matter", "suspended", "reported_on"],
                condition=Q(met_on__isnull=True, lapsed_on__isnull=True),
                name="obligation_open_due",
            ),
            models.Index(fields=["source_ref"], name="obligation_of_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.due_on}"

    @property
    def is_standing(self) -> bool:
        """Owed still: neither met nor lapsed."""
        return self.met_on is None and self.lapsed_on is None
