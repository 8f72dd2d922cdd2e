"""Long work with its progress: the book, of which the queue is only the bell."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from duban.support.jobs.terms import JobState


class Job(models.Model):
    """One piece of work on one row of another room. A working table: its state may be lost and found again.

    `payload` is the uid of what is worked on, `owner_id` the person who waits for it. Until `lease_until`
    nobody else takes the work up or rings for it again.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    payload = models.UUIDField()
    owner_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=8, default=JobState.PENDING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result_ref = models.CharField(max_length=96, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    rung_at = models.DateTimeField()
    lease_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "jobs_job"
        constraints = [
            models.UniqueConstraint(fields=["kind", "payload"], name="work_on_a_thing_is_written_down_once"),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_has_a_known_state"),
        ]
        indexes = [
            models.Index(
                fields=["lease_until", "id"],
                condition=Q(state__in=("PENDING", "RUNNING")),
                name="jobs_to_ring_for_again",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.payload} {self.state}"
