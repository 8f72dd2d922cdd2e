"""批量催办: so many urgings, one after the other, in the background. Each is the act itself, with its own row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from duban.chapters.supervision.actions.urging import urge
from duban.chapters.supervision.models import BulkUrging
from duban.chapters.supervision.queries import bulk
from duban.chapters.supervision.terms import UrgingChannel
from duban.ground import access
from duban.ground.access import Refusal, Unfit
from duban.ground.beijing import beijing_day
from duban.support.doors.refusal import worded
from duban.support.jobs import work
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

WORK = "supervision.urge_many"
# The progress is written down after so many.
STEP = 10


@transaction.atomic
def urge_many(
    *,
    by: Person,
    at: datetime,
    request_id: UUID,
    targets: Sequence[str],
    channel: UrgingChannel,
    asked: str,
    next_on: date | None = None,
) -> BulkUrging:
    """Write down what is wanted and ring for it; the same request is answered with what was written first.

    `targets` are marks of `queries.bulk.Target`. Refuses (supervision.too_many) more than 500 at a time.
    """
    access.require("supervision.urge", organization.standing(by, at))
    if len(targets) > bulk.MOST:
        raise Unfit("supervision.too_many", "10(1)", most=bulk.MOST)
    made, new = BulkUrging.objects.get_or_create(
        uid=request_id,
        by=by,
        defaults={
            "asked_at": at,
            "channel": UrgingChannel(channel),
            "asked": asked,
            "next_on": next_on,
            "targets": [mark.split("/") for mark in targets],
        },
    )
    if new:
        work.ring(WORK, made.uid, at=at, owner_id=by.pk)
    return made


def on_bell(task: work.Task) -> str:
    """The worker's way in: each urging in a transaction of its own, its request id made of the whole one's and the
    matter's, so that work taken up again urges nobody twice."""
    wanted = BulkUrging.objects.select_related("by").get(uid=task.payload)
    results: dict[str, str] = dict(wanted.results)
    left = [target for target in wanted.targets if target[0] not in results]
    for target in left:
        results[target[0]] = _urged(wanted, target, task.at)
        if len(results) % STEP == 0 or len(results) == len(wanted.targets):
            BulkUrging.objects.filter(pk=wanted.pk).update(results=results)
            task.report(len(results), len(wanted.targets))
    return f"supervision.bulkurging:{wanted.uid}"


def _urged(wanted: BulkUrging, target: Sequence[str], at: datetime) -> str:
    """Urge one; says why it was refused, or nothing."""
    matter, unit, obligation = target
    try:
        urge(
            by=wanted.by,
            at=at,
            request_id=uuid5(wanted.uid, matter),
            matter=UUID(matter),
            unit=UUID(unit),
            obligation=UUID(obligation) if obligation else None,
            channel=UrgingChannel(wanted.channel),
            contact=bulk.contact(UUID(unit), beijing_day(at)),
            asked=wanted.asked,
            next_on=wanted.next_on,
        )
    except Refusal as refused:
        return worded(refused).message
    return ""
