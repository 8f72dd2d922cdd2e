"""The body and its units as a tree, with names over time, mergers and divisions."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import models
from django.db.models import Q

from duban.ground.access import current_scope
from duban.support.ledger.rows import Row
from duban.support.organization import stamps
from duban.support.organization.terms import (
    NameKind,
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
