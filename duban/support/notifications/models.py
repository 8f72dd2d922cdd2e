"""The inbox, which is the record of what was told to whom; channels; the morning digest; opinions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duban.support.ledger.rows import Row
from duban.support.notifications.terms import ChannelKind, Occasion
from duban.support.organization.models import Person


def carries_daily() -> list[str]:
    return [Occasion.DAILY.value]


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
    """Where reminders also go, and which of them; the address is sealed."""

    kind = models.CharField(max_length=8, default=ChannelKind.MAIL)
    name = models.CharField(max_length=60)
    url_sealed = models.TextField()
    carries = models.JSONField(default=carries_daily)
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "notifications_channel"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChannelKind.values), name="channel_has_a_known_kind")
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One reminder to one person over one channel: owed, claimed, sent or given up. A working table.

    `upto` is the last urgent message that it speaks of; 0 for the one of the morning.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, null=True, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=8, default=Occasion.DAILY)
    day = models.DateField()
    upto = models.BigIntegerField(default=0)
    count = models.PositiveIntegerField()
    message_id = models.CharField(max_length=120)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "notifications_delivery"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "channel", "occasion", "day", "upto"], name="a_reminder_goes_out_once"
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=Occasion.values), name="delivery_has_a_known_occasion"
            ),
        ]
        indexes = [models.Index(fields=["channel", "-id"], name="deliveries_of_a_channel")]

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
