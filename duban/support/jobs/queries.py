"""How far a piece of work is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState

UNFINISHED = (JobState.PENDING, JobState.RUNNING)


def of(kind: str, payload: UUID) -> Job | None:
    """The work of that kind on that thing."""
    return Job.objects.filter(kind=kind, payload=payload).first()


def owned(uid: UUID, person_id: int) -> Job | None:
    """A person's own work; that of others does not exist for him."""
    return Job.objects.filter(uid=uid, owner_id=person_id).first()


def free(at: datetime) -> Q:
    """Work that nobody holds at that moment."""
    return Q(state__in=UNFINISHED, lease_until__lte=at)
