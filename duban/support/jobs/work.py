"""Ringing for work, and doing it: at least once, by whoever claims it, until it is done.

The job row commits with the act that asks for the work. The bell (a task of the queue that carries one id,
or a call in this process after the commit) may be lost: the sweep rings again when the lease has run out.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from duban.support.jobs import queries
from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState

logger = logging.getLogger("duban.jobs")
LEASE = timedelta(minutes=6)
PATIENCE = timedelta(minutes=1)
MAX_TRIES = 5


@dataclass(frozen=True)
class Task:
    """What a handler is given: the uid of its thing, the moment, and a way to say how far it is."""

    payload: UUID
    at: datetime
    report: Callable[[int, int], None]


# A handler does the work and returns the reference of its result; doing it twice must do no harm.
Handler = Callable[[Task], str]
HANDLERS: dict[str, Handler] = {}
_clock: list[Callable[[], datetime]] = []


def handle(kind: str, handler: Handler) -> None:
    """Make the handler of a kind known, at start-up."""
    HANDLERS[kind] = handler


def use_clock(now: Callable[[], datetime]) -> None:
    """The site lends its clock: a worker has no request that could hand it the moment."""
    _clock[:] = [now]


def ring(kind: str, payload: UUID, *, at: datetime, owner_id: int | None = None) -> Job:
    """Write the work down with the running transaction, and ring when that has committed."""
    job, new = Job.objects.get_or_create(
        kind=kind,
        payload=payload,
        defaults={"owner_id": owner_id, "rung_at": at, "lease_until": at + PATIENCE},
    )
    if not new and job.state == JobState.FAILED:
        Job.objects.filter(pk=job.pk).update(
            state=JobState.PENDING, tries=0, rung_at=at, lease_until=at + PATIENCE
        )
    transaction.on_commit(lambda: _bell(job.pk, at))
    return job


def _bell(key: int, at: datetime) -> None:
    """A bell that does not sound is no failure of the act: the sweep will ring."""
    try:
        if settings.BELL == "queue":
            from django_q.tasks import async_task  # django-q reads the database settings when imported

            async_task("duban.support.jobs.work.run", key)
        else:
            _do(key, at, waiting=Q(state=JobState.PENDING))
    except Exception:
        logger.exception("the bell for job %s did not sound", key)


def forget(payloads: Collection[UUID]) -> int:
    """Work on these things is wanted no more, done or not; says how much that was."""
    found, _of_what = Job.objects.filter(payload__in=list(payloads)).delete()
    return found


def run(key: int) -> bool:
    """The queue's way in: do the work unless somebody holds it or it is done."""
    at = _clock[0]()
    return _do(key, at, waiting=Q(state=JobState.PENDING) | queries.free(at))


def again(at: datetime, *, limit: int = 200) -> int:
    """Take up, or ring for, what is unfinished and whose lease has run out; says how much that was."""
    free = list(
        Job.objects.filter(queries.free(at))
        .order_by("lease_until", "id")
        .values_list("pk", flat=True)[:limit]
    )
    for key in free:
        if settings.BELL == "queue":
            Job.objects.filter(queries.free(at), pk=key).update(
                lease_until=at + LEASE, state=JobState.PENDING
            )
            _bell(key, at)
        else:
            _do(key, at, waiting=queries.free(at))
    return len(free)


def _do(key: int, at: datetime, *, waiting: Q) -> bool:
    claimed = Job.objects.filter(waiting, pk=key).update(
        state=JobState.RUNNING, lease_until=at + LEASE, tries=F("tries") + 1
    )
    if not claimed:
        return False
    job = Job.objects.get(pk=key)

    def report(done: int, total: int) -> None:
        Job.objects.filter(pk=key).update(done=done, total=total)

    try:
        result = HANDLERS[job.kind](Task(job.payload, at, report))
    except Exception as failed:
        logger.exception("job %s failed, try %s", job, job.tries)
        _put_back(job, at, problem=f"{type(failed).__name__}: {failed}"[:300])
        return False
    Job.objects.filter(pk=key).update(state=JobState.DONE, result_ref=result, problem="")
    return True


def _put_back(job: Job, at: datetime, *, problem: str) -> None:
    """After a failure wait twice as long as the last time; after the fifth, stop and say why."""
    spent = job.tries >= MAX_TRIES
    Job.objects.filter(pk=job.pk).update(
        state=JobState.FAILED if spent else JobState.PENDING,
        lease_until=at + PATIENCE * 2**job.tries,
        problem=problem,
    )
