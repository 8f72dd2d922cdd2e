"""先行交办: an emergency handed over on a leader's written order; urging only, and it lapses (decision 2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.intake.terms import FirstChannel, FirstState
from duban.chapters.matters.models import Matter, known
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit, Person


class FirstOrder(Row):
    """What a unit is to begin at once. It is no matter: no deadline, no notice, no place in assessments.

    `lapses_on` is the last Beijing day on which the Party-group meeting may still decide; approved, `matter` is
    what became of it.
    """

    instruction = models.ForeignKey(
        "intake.LeaderInstruction", on_delete=models.PROTECT, related_name="first_orders"
    )
    title = models.CharField(max_length=200)
    text = models.TextField()
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    state = models.CharField(max_length=8, default=FirstState.RUNNING)
    handed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    lapses_on = models.DateField()
    ended_on = models.DateField(null=True)
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "intake_first_order"
        constraints = [
            models.CheckConstraint(
                condition=known("state", FirstState.values), name="first_order_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=FirstState.RUNNING, ended_on__isnull=True)
                | ~Q(state=FirstState.RUNNING) & Q(ended_on__isnull=False),
                name="first_order_ends_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=FirstState.APPROVED, matter__isnull=False)
                | ~Q(state=FirstState.APPROVED) & Q(matter__isnull=True),
                name="approved_first_order_has_its_matter",
            ),
            models.UniqueConstraint(
                fields=["instruction"],
                condition=Q(state=FirstState.RUNNING),
                name="an_order_is_handed_over_first_once_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "lapses_on"], name="first_orders_by_their_end")]

    def __str__(self) -> str:
        return self.title


class FirstUrging(Row):
    """催办 of what was handed over first: five fields, and never a notice (decision 18)."""

    order = models.ForeignKey(FirstOrder, on_delete=models.PROTECT, related_name="urgings")
    channel = models.CharField(max_length=8)
    contact = models.CharField(max_length=60)
    asked = models.TextField()
    answered = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "intake_first_urging"
        constraints = [
            models.CheckConstraint(
                condition=known("channel", FirstChannel.values), name="first_urging_has_a_channel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"
