"""Taking away bytes that no act has given a row."""

from __future__ import annotations

from datetime import datetime, timedelta

from duban.support.files import blobs, queries

GRACE = timedelta(days=1)


def sweep(at: datetime) -> dict[str, int]:
    """What was put more than a day ago and belongs to nothing goes; what has its row is forgotten here."""
    before = at - GRACE
    orphans = 0
    for stored_as in blobs.unsettled(before):
        if queries.is_kept(stored_as):
            blobs.settle(stored_as)
        else:
            blobs.sweep_away(stored_as)
            orphans += 1
    # What was removed as secret goes even where the machine stopped between the act and its bytes.
    for stored_as in queries.purged():
        if blobs.path_of(stored_as).exists():
            blobs.sweep_away(stored_as)
            orphans += 1
    return {"orphans": orphans, "parts": blobs.sweep_parts(before)}
