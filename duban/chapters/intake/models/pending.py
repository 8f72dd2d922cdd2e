"""Lists on the way in: an import that waits half done, and how columns of a known shape were explained."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from duban.chapters.intake.terms import ImportState
from duban.support.files.models import StoredFile
from duban.support.organization.models import Person


class PendingImport(models.Model):
    """导入中的清单: the file, what a person said of its columns, how it was read, what was answered of each row.

    A working table of the Office: what becomes of it stands in the list that it makes. `ticket` names the bytes
    until they are stored as `source`; `work` the piece of work that reads it. `choice` is what a person chose of
    sheet, head and columns; `reading` what the file was read as; `answers`: by row, what was filled in, by whom, on
    which day. `docketing_list` is the uid of the list it became.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=10, default=ImportState.READING)
    title = models.CharField(max_length=200)
    year = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    new_edition = models.TextField(blank=True)
    ticket = models.TextField()
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    source = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    choice = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    columns_seen = models.BooleanField(default=False)
    work = models.UUIDField(null=True, db_index=True)
    problem = models.TextField(blank=True)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    docketing_list = models.UUIDField(null=True)

    class Meta:
        db_table = "intake_pending_import"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="import_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.TAKEN) | Q(docketing_list__isnull=False),
                name="import_that_is_taken_has_its_list",
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="imports_that_wait")]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """The owner of its file: whoever works on the import may take the list in from it."""
        return f"intake.pendingimport:{self.uid}"


class ColumnMap(models.Model):
    """What the columns of a head mean, as a person last said; a list of the same shape is read by it. A working
    table. `shape` is a digest of the headings in their order."""

    id = models.BigAutoField(primary_key=True)
    shape = models.CharField(max_length=64, unique=True)
    headings = models.JSONField()
    meanings = models.JSONField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "intake_column_map"

    def __str__(self) -> str:
        return "、".join(self.headings)
