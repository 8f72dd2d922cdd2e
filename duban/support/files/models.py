"""Evidence files: the row that says what the bytes are and where they lie."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.support.files.terms import PurgeState
from duban.support.ledger.rows import Row


class StoredFile(Row):
    """One file as it was received. `stored_as` is a generated name; `sha256` and `size` are of the bytes themselves.

    `sealed_under` names the vault key under which they lie on the disk; empty: as they came.
    """

    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=80, unique=True)
    owner_ref = models.CharField(max_length=96)
    stored_at = models.DateTimeField()
    sealed_under = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        db_table = "files_stored_file"

    def __str__(self) -> str:
        return self.name


class SecretPurge(Row):
    """涉密清除 of one file (decision 44): blocked at once by one person, released or removed for good by another.

    People are references with their names of that day: this room knows none. `backups` are those that must be destroyed,
    one a line; `removed` says how much was removed of what, and what is left to be dealt with by hand.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=PurgeState.BLOCKED)
    reason = models.TextField()
    asked_by_ref = models.CharField(max_length=96)
    asked_by_name = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    decided_by_ref = models.CharField(max_length=96, blank=True)
    decided_by_name = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    release_reason = models.TextField(blank=True)
    backups = models.TextField(blank=True)
    removed = models.JSONField(default=dict)

    class Meta:
        db_table = "files_secret_purge"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PurgeState.values), name="purge_has_a_known_state"),
            models.UniqueConstraint(
                fields=["file"],
                condition=~Q(state=PurgeState.RELEASED),
                name="a_file_is_blocked_once",
            ),
            models.CheckConstraint(
                condition=Q(state=PurgeState.BLOCKED, decided_at__isnull=True)
                | ~Q(state=PurgeState.BLOCKED) & Q(decided_at__isnull=False),
                name="a_blocked_file_waits_for_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by_ref=F("decided_by_ref")), name="two_persons_remove_what_is_secret"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.file_id}"
