"""The inbox of a person, the channels, and who is owed a digest."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from duban.ground.access import NotFound
from duban.support.notifications.models import Channel, Digest, Message, Opinion
from duban.support.organization.models import Person


def messages_of(person: Person) -> QuerySet[Message]:
    return Message.objects.filter(person=person)


def unread_count(person: Person) -> int:
    return Message.objects.filter(person=person, read_at__isnull=True).count()


def opinion_by_uid(uid: UUID) -> Opinion:
    return Opinion.objects.get(uid=uid)


def channels() -> list[Channel]:
    return list(Channel.objects.order_by("id"))


def channel_by_uid(uid: UUID) -> Channel:
    found = Channel.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound("notifications.channel_unknown", "6(3)")
    return found


def active_channel() -> Channel | None:
    """The channel by which digests go out: the first that is in use."""
    return Channel.objects.filter(active=True).order_by("id").first()


def unread_by_person() -> dict[int, int]:
    """How many unread messages each person with an e-mail address has, by id."""
    rows = (
        Message.objects.filter(read_at__isnull=True, person__is_active=True)
        .exclude(person__email="")
        .values("person_id")
        .annotate(count=Count("id"))
        .order_by("person_id")
    )
    return {row["person_id"]: row["count"] for row in rows}


def unsent(day: date) -> list[Digest]:
    """The digests of that morning that have not gone out."""
    return list(Digest.objects.filter(day=day, sent_at__isnull=True).select_related("person").order_by("id"))
