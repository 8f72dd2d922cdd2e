"""Reminders before a date: messages only, once for each obligation and stage (decision 19)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters.queries import owed
from duban.chapters.matters.terms import ObligationKind
from duban.ground import workdays
from duban.ground.beijing import beijing_day
from duban.ground.workdays import Calendar
from duban.support.notifications import inbox
from duban.support.rulebook import queries as rulebook

BATCH = 500


def sweep(at: datetime) -> dict[str, int]:
    """Remind whoever owes it of what falls due: some working days before, and on the last working day on or
    before the date (decision 11). Told once, however often the round is made."""
    today, calendar = beijing_day(at), rulebook.calendar()
    until = workdays.add_working_days(today, rulebook.values(today).number("matters.remind_before"), calendar)
    # What falls due on the days off right after `until` has its last working day no later than `until`.
    until = max(until, workdays.following_working_day(until, calendar))
    examined = told = after = 0
    people = owed.answerable(today)
    while batch := owed.coming_due(today, until, after=after, limit=BATCH):
        after = batch[-1].pk
        examined += len(batch)
        with transaction.atomic():
            told += inbox.tell_all(_tellings(batch, people, today, calendar), at=at)
    return {"examined": examined, "reminded": told}


def _tellings(
    batch: Sequence[owed.Coming], people: owed.Answerable, today: date, calendar: Calendar
) -> list[inbox.Telling]:
    found = []
    for one in batch:
        last_day = workdays.previous_working_day(one.due_on, calendar)
        stage = "last" if today >= last_day else "ahead"
        text = _("“%(what)s”应于 %(due)s 完成，请按期办理") % {
            "what": one.label or str(ObligationKind(one.kind).label),
            "due": one.due_on.isoformat(),
        }
        found += [
            inbox.Telling(
                person_id,
                "reminder",
                text,
                f"remind:{one.uid}:{one.due_on}:{stage}",
                subject_ref=f"matters.obligation:{one.uid}",
                context_ref=f"matters.matter:{one.matter_uid}",
                urgent=stage == "last",
            )
            for person_id in people.of(one)
        ]
    return found
