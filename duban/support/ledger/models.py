"""The append-only record of acts. Opaque references only; what can be read stands in the payload."""

from __future__ import annotations

import uuid

from django.db import models


class LedgerEntry(models.Model):
    """One act that took place. Never changed, never deleted: the database refuses both.

    `leaf` holds the exact bytes that `leaf_hash` (SHA-256 with the RFC 6962 leaf prefix) was taken of; there
    is no index in it, because commits overtake ids. `commitment` is the salted SHA-256 of the payload.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    act = models.CharField(max_length=64)
    article = models.CharField(max_length=16)
    object_ref = models.CharField(max_length=96, db_index=True)
    actor_ref = models.CharField(max_length=96)
    commitment = models.BinaryField()
    leaf = models.BinaryField()
    leaf_hash = models.BinaryField()
    request_id = models.UUIDField(null=True, unique=True)
    caused_by = models.UUIDField(null=True)

    class Meta:
        db_table = "ledger_entry"

    def __str__(self) -> str:
        return f"{self.act} {self.object_ref} {self.at.isoformat()}"


class LedgerPayload(models.Model):
    """What an entry says in words: the only deletable part (decisions 44, 45)."""

    entry = models.OneToOneField(
        LedgerEntry, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    context_ref = models.CharField(max_length=96)
    salt = models.BinaryField()
    body = models.TextField()

    class Meta:
        db_table = "ledger_payload"
        indexes = [models.Index(fields=["context_ref", "entry"], name="payload_of_a_context")]

    def __str__(self) -> str:
        return f"{self.context_ref} #{self.entry_id}"
