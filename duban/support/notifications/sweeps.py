"""The morning's digests."""

from __future__ import annotations

from datetime import datetime

from duban.support.notifications import digests, queries


def sweep(at: datetime) -> dict[str, int]:
    """Write down whom a digest is owed this morning, and send what has not gone out."""
    day = digests.due(at)
    if day is None or queries.active_channel() is None:
        return {"digests": 0, "sent": 0, "failed": 0}
    return {"digests": digests.write_down(day), **digests.send_out(day, at)}
