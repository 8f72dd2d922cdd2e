"""What reports said by a Beijing day that is past, whatever was reported after it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from duban.chapters.feedback import rules
from duban.chapters.feedback.models import Reopening, Report
from duban.chapters.feedback.terms import ReportKind, ReportState
from duban.chapters.matters.queries import stood as matters


def percents_on(keys: Collection[int], day: date) -> dict[int, int]:
    """How far each of these matters was by the last report of its lead unit that was accepted by that day, by the
    matter's id; 0 where the first one was accepted later, nothing where none ever was. What was accepted then and
    taken back afterwards counts."""
    aside = matters.parts_aside(keys)
    found: dict[int, int] = {}
    stands = Q(state=ReportState.ACCEPTED) | Q(reopened__on__gt=day)
    rows = Report.objects.filter(stands, matter__in=keys).order_by("answered_on", "id")
    for matter, unit, answered_on, percent in rows.values_list(
        "matter_id", "unit_id", "answered_on", "percent"
    ):
        if (matter, unit) not in aside:
            before = answered_on is not None and answered_on <= day
            found[matter] = percent if before else found.get(matter, 0)
    return found


def taken_back_after(day: date) -> dict[int, matters.Before]:
    """What results had brought about by that day that were re-opened after it, by the matter's id: the first
    re-opening after the day knows how it stood then."""
    found: dict[int, matters.Before] = {}
    rows = Reopening.objects.filter(on__gt=day, was_accepted_on__lte=day).select_related("report__concerns")
    for row in rows.order_by("on", "id"):
        report, concerns = row.report, row.report.concerns
        final = rules.nature(concerns.kind if concerns else None) == ReportKind.FINAL
        done = {concerns.pk} if concerns else set()
        if final:
            done |= matters.owed_again(report.matter_id, due_from=row.on, imposed_by=day)
        earlier = found.get(report.matter_id)
        found[report.matter_id] = matters.Before(
            completed_on=(earlier and earlier.completed_on) or (row.was_completed_on if final else None),
            closed_on=earlier.closed_on if earlier else row.was_closed_on,
            done=frozenset(done) | (earlier.done if earlier else frozenset()),
        )
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
