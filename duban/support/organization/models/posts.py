"""Who holds which post from when to when, who is in charge of which unit, who stands in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.support.ledger.rows import Row
from duban.support.organization.models.people import Person
from duban.support.organization.models.units import OrgUnit


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
