"""Which unit took over the part of which on a matter (11(2))."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.matters.models.spine import Matter, known
from duban.ground.access import Relation
from duban.support.ledger.rows import Row
from duban.support.organization.models import OrgUnit


class Succession(Row):
    """承接: from the Beijing day `on` another unit stands in the matter for one that was merged into it, or from which
    it was split off. `relation` is what the predecessor was to the matter; where the successor was party already,
    one of the two parts is `absorbed` in the other. `cause_ref` names the merger or split."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="successions")
    predecessor = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    relation = models.CharField(max_length=20)
    on = models.DateField()
    absorbed = models.BooleanField(default=False)
    cause_ref = models.CharField(max_length=96)

    class Meta:
        db_table = "matters_succession"
        constraints = [
            models.CheckConstraint(
                condition=known("relation", list(Relation)), name="succession_has_a_known_relation"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="a_unit_is_succeeded_by_another"
            ),
            models.UniqueConstraint(
                fields=["matter", "predecessor", "cause_ref"], name="a_unit_is_succeeded_once_by_a_change"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} {self.on}"
