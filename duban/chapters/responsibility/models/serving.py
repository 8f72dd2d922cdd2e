"""What a service unit promises, and who serves."""

from __future__ import annotations

from django.db import models

from duban.chapters.responsibility.models.assigning import Assignment
from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class ServicePromise(Row):
    """服务承诺 of a service unit: what it does for the undertaking units until which Beijing date (art. 11(2))."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="promise")
    promise = models.TextField()
    due_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        db_table = "responsibility_service_promise"

    def __str__(self) -> str:
        return f"{self.promise[:40]} {self.due_on}"


class ServiceStaff(Row):
    """服务人员: who serves."""

    promise = models.ForeignKey(ServicePromise, on_delete=models.PROTECT, related_name="staff")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "responsibility_service_staff"
        constraints = [
            models.UniqueConstraint(fields=["promise", "person"], name="person_serves_a_promise_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} serves"
