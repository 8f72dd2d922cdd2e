"""The inbox of a person, the channels, and who is owed a digest."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from duban.ground import workdays
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Channel, Digest, Message, Opinion
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


def messages_of(person: Person) -> QuerySet[Message]:
    return Message.objects.filter(person=person)


def unread_count(person: Person) -> int:
    return Message.objects.filter(person=person, read_at__isnull=True).count()


def opinion_by_uid(uid: UUID) -> Opinion:
    found = Opinion.objects.select_related("by", "answered_by").filter(uid=uid).first()
    if found is None:
        raise NotFound("notifications.opinion_unknown", "6(3)")
    return found


def opinions(giver: Person | None = None) -> QuerySet[Opinion]:
    """Every opinion, or one person's."""
    found = Opinion.objects.select_related("by", "answered_by")
    return found if giver is None else found.filter(by=giver)


def answer_due_on(opinion: Opinion) -> date:
    """By when the Office answers."""
    given = beijing_day(opinion.at)
    days = rulebook.values(given).number("notifications.answer_opinion_within")
    return workdays.add_working_days(given, days, rulebook.calendar())


def unanswered(today: date) -> list[tuple[Opinion, date]]:
    """Opinions whose day has passed without an answer, with that day, the oldest first."""
    rows = [(one, answer_due_on(one)) for one in opinions().filter(answered_at__isnull=True).order_by("id")]
    return [(one, due) for one, due in rows if due < today]


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
