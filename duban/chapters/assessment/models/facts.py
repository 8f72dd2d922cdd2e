"""What a person enters about a party, with its paper, and another confirms (12(11), 13(2))."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.chapters.assessment.terms.facts import ENTERED_KINDS, FactState
from duban.chapters.assessment.terms.scheme import Role
from duban.chapters.matters.models import Matter
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import ApprovalSlip, OrgUnit, Person


class EnteredFact(Row):
    """登记的考核情况: 领导批示、批评, 通报表扬, 缺席会议. `on` is the Beijing day on which it happened; `basis` names the paper.

    With `person` it is about him in that unit, otherwise about the unit. `item` is the code of the scheme's rule for
    which it was entered, where the kind itself does not say. It counts from its confirmation until it is withdrawn.
    With `slip` it is about the Office, and rests on a paper of the Leading Group that two people have seen.
    """

    kind = models.CharField(max_length=32)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8)
    on = models.DateField()
    quantity = models.DecimalField(max_digits=8, decimal_places=2, default=1)
    item = models.CharField(max_length=64, blank=True)
    text = models.CharField(max_length=300)
    basis = models.CharField(max_length=200)
    evidence = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    slip = models.ForeignKey(ApprovalSlip, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=FactState.ENTERED)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "assessment_entered_fact"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ENTERED_KINDS]),
                name="entered_fact_is_of_a_kind_that_people_enter",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="entered_fact_has_a_known_role"),
            models.CheckConstraint(
                condition=Q(state__in=FactState.values), name="entered_fact_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state="CONFIRMED") | Q(confirmed_by__isnull=False, confirmed_on__isnull=False),
                name="confirmed_fact_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("entered_by")),
                name="nobody_confirms_the_own_entry",
            ),
            models.CheckConstraint(
                condition=Q(state="WITHDRAWN", withdrawn_on__isnull=False) & ~Q(withdrawn_because="")
                | ~Q(state="WITHDRAWN") & Q(withdrawn_on__isnull=True),
                name="withdrawn_fact_says_why",
            ),
            models.UniqueConstraint(
                fields=["slip"],
                condition=Q(slip__isnull=False),
                name="a_paper_carries_one_entered_fact",
            ),
        ]
        indexes = [
            models.Index(fields=["on", "id"], name="entered_facts_by_day"),
            models.Index(fields=["unit", "id"], name="entered_facts_of_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
