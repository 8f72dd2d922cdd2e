"""宣传 (art. 7): occasion, material, audience, approval, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from duban.chapters.bulletins.terms import PublicityForm, PublicityState
from duban.chapters.matters.models import known
from duban.support.files.models import StoredFile
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class Publicity(Row):
    """宣传 (art. 7): on which occasion, with which material, for whom, approved by whom, and what came of it."""

    occasion = models.CharField(max_length=200)
    form = models.CharField(max_length=10)
    content = models.TextField()
    audience = models.CharField(max_length=200)
    planned_on = models.DateField()
    state = models.CharField(max_length=10, default=PublicityState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    decided_for = models.CharField(max_length=60, blank=True)
    opinion = models.TextField(blank=True)
    done_on = models.DateField(null=True)
    outlet = models.CharField(max_length=200, blank=True)
    result = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "bulletins_publicity"
        constraints = [
            models.CheckConstraint(
                condition=known("form", PublicityForm.values), name="publicity_has_a_known_form"
            ),
            models.CheckConstraint(
                condition=known("state", PublicityState.values), name="publicity_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=PublicityState.PROPOSED, decided_on__isnull=True)
                | ~Q(state=PublicityState.PROPOSED) & Q(decided_on__isnull=False),
                name="publicity_is_decided_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=PublicityState.DONE, done_on__isnull=False)
                | ~Q(state=PublicityState.DONE) & Q(done_on__isnull=True),
                name="publicity_was_done_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.occasion


class PublicityMaterial(Row):
    """A file of the publicity: the draft that was approved, or what was published."""

    publicity = models.ForeignKey(Publicity, on_delete=models.PROTECT, related_name="materials")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "bulletins_publicity_material"
        constraints = [
            models.UniqueConstraint(fields=["publicity", "file"], name="publicity_holds_a_file_once")
        ]

    def __str__(self) -> str:
        return str(self.file_id)
