"""Ringing again for work whose bell was lost or whose worker died."""

from __future__ import annotations

from datetime import datetime

from duban.support.jobs import work


def sweep(at: datetime) -> dict[str, int]:
    """Take up whatever is unfinished and held by nobody."""
    return {"rung_again": work.again(at)}
