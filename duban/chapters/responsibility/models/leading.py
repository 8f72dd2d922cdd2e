"""Several units that lead jointly, and letters to units outside the body."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.matters.models import Matter
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class JointLead(Row):
    """联合牵头, an exception: who allowed it on which day and why. `coordinator` is the lead unit, which owes deadline
    and reports; the units beside it lead with it, and stay co-units in what each owes (decision 1)."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    coordinator_name = models.CharField(max_length=120)
    reason = models.TextField()
    allowed_by = models.CharField(max_length=60)
    allowed_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "responsibility_joint_lead"

    def __str__(self) -> str:
        return f"{self.coordinator_name} {self.allowed_on}"


class JointUnit(Row):
    """A unit that leads jointly, under its name of that day."""

    joint_lead = models.ForeignKey(JointLead, on_delete=models.PROTECT, related_name="units")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)

    class Meta:
        db_table = "responsibility_joint_unit"
        constraints = [
            models.UniqueConstraint(fields=["joint_lead", "unit"], name="a_unit_leads_a_matter_jointly_once")
        ]

    def __str__(self) -> str:
        return self.unit_name


class Letter(Row):
    """函请配合: an outside cooperating unit is asked by letter, and its answer if one came. Nothing is owed for it:
    such a unit is never counted and never graded (decision 1)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    sent_on = models.DateField()
    request = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    replied_on = models.DateField(null=True)
    reply = models.TextField(blank=True)

    class Meta:
        db_table = "responsibility_letter"
        constraints = [
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True, reply="")
                | Q(replied_on__isnull=False, replied_on__gte=F("sent_on")),
                name="letter_is_replied_after_it_was_sent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.unit_name}"
