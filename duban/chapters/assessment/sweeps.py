"""The room's daily round: trials that are older than a week are taken away."""

from __future__ import annotations

from datetime import datetime

from duban.chapters.assessment.actions import trying


def sweep(at: datetime) -> dict[str, int]:
    return {"trials": trying.forget(at)}
