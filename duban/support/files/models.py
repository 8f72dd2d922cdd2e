"""Evidence files: the row that says what the bytes are and where they lie."""

from __future__ import annotations

from django.db import models

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
