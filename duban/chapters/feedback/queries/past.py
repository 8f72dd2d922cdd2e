"""What reports said by a Beijing day that is past, whatever was reported after it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReportKind, ReportState
from duban.chapters.matters.queries import stood as matters


def percents_on(keys: Collection[int], day: date) -> dict[int, int]:
    """How far each of these matters was by the last report of its lead unit that was accepted by that day, by the
    matter's id; 0 where the first one was accepted later, nothing where none ever was."""
    aside = matters.parts_aside(keys)
    found: dict[int, int] = {}
    rows = Report.objects.filter(matter__in=keys, state=ReportState.ACCEPTED).order_by("answered_on", "id")
    for matter, unit, answered_on, percent in rows.values_list(
        "matter_id", "unit_id", "answered_on", "percent"
    ):
        if (matter, unit) not in aside:
            before = answered_on is not None and answered_on <= day
            found[matter] = percent if before else found.get(matter, 0)
    return found


def last_words(uids: Collection[str], day: date) -> dict[str, tuple[str, str]]:
    """Problems and next steps of the newest report on each of these matters that had reached the Office by that
    day, by the matter's uid."""
    rows = Report.objects.filter(matter__uid__in=uids, submitted_on__lte=day)
    rows = rows.exclude(kind=ReportKind.SELF_INSPECT).order_by("submitted_on", "id")
    return {
        str(uid): (problems, next_step)
        for uid, problems, next_step in rows.values_list("matter__uid", "problems", "next_step")
    }
