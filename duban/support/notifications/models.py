"""The inbox, which is the record of what was told to whom; channels; the morning digest; opinions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.support.ledger.rows import Row
from duban.support.organization.models import Person


class Message(models.Model):
    """One message to one person. `slot` makes it unique: the same thing is told once. A working table."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=40)
    slot = models.CharField(max_length=160)
    text = models.CharField(max_length=300)
    subject_ref = models.CharField(max_length=96, blank=True)
    context_ref = models.CharField(max_length=96, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    urgent = models.BooleanField(default=False)

    class Meta:
        db_table = "notifications_message"
        constraints = [models.UniqueConstraint(fields=["person", "slot"], name="a_thing_is_told_once")]
        indexes = [models.Index(fields=["person", "-id"], name="messages_of_a_person")]

    def __str__(self) -> str:
        return self.text


class Channel(Row):
    """Where messages also go; the address is sealed."""

    name = models.CharField(max_length=60)
    url_sealed = models.TextField()
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "notifications_channel"

    def __str__(self) -> str:
        return self.name


class Digest(models.Model):
    """One e-mail per person and morning. A working table: claimed, sent, marked."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    count = models.PositiveIntegerField()
    message_id = models.CharField(max_length=120)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "notifications_digest"
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_digest_a_morning")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"


class Opinion(Row):
    """意见建议: what somebody says is wrong with a page (decision 47), and what the Office answers (6(3))."""

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=300)
    text = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notifications_opinion"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="an_answer_has_its_person_and_moment",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("by")),
                name="an_opinion_is_answered_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
