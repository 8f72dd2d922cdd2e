"""Does every entry still say what was recorded: bytes against hash, payload against commitment."""

from __future__ import annotations

import hashlib
import hmac
import json

from duban.support.ledger import canonical
from duban.support.ledger.models import LedgerEntry


def verify() -> tuple[int, list[str]]:
    """Check every entry; returns how many were read and a line for each that does not hold.

    An entry whose payload was lawfully removed is checked by its own bytes alone (decision 44).
    """
    read, bad = 0, []
    for entry in LedgerEntry.objects.select_related("payload").order_by("id").iterator(2000):
        read += 1
        wrong = _wrong(entry)
        if wrong:
            bad.append(f"#{entry.pk} {entry.uid} {wrong}")
    return read, bad


def _wrong(entry: LedgerEntry) -> str:
    leaf = bytes(entry.leaf)
    if not hmac.compare_digest(hashlib.sha256(b"\x00" + leaf).digest(), bytes(entry.leaf_hash)):
        return "leaf and hash differ"
    said = json.loads(leaf)
    stored = (
        str(entry.uid),
        canonical.plain(entry.at),
        entry.act,
        entry.article,
        entry.object_ref,
        entry.actor_ref,
        bytes(entry.commitment).hex(),
    )
    if stored != tuple(
        said[key] for key in ("uid", "at", "act", "article", "object_ref", "actor_ref", "commitment")
    ):
        return "columns and leaf differ"
    payload = getattr(entry, "payload", None)
    if payload is not None:
        commitment = hashlib.sha256(bytes(payload.salt) + payload.body.encode()).digest()
        if not hmac.compare_digest(commitment, bytes(entry.commitment)):
            return "payload and commitment differ"
        # What the leaf does not say: under which matter, for which request, caused by which act.
        kept, body = (payload.context_ref, entry.request_id, entry.caused_by), json.loads(payload.body)
        if canonical.plain(kept) != [body.get(key) for key in ("context", "request_id", "caused_by")]:
            return "columns and payload differ"
    return ""
