"""The inbox of a person, the channels, and who is owed a digest."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from duban.ground import workdays
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.notifications.models import Channel, Delivery, Message, Opinion
from duban.support.notifications.rules import MAX_TRIES
from duban.support.notifications.terms import ChannelKind, Occasion
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

# What is older was told in the morning; a channel that is set up anew does not begin with what is past.
FRESH = timedelta(days=1)


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


def active_channels() -> list[Channel]:
    """The channels in use, each carrying what it says."""
    return list(Channel.objects.filter(active=True).order_by("id"))


def _reached(channel: Channel) -> QuerySet[Message]:
    """Unread messages of those whom the channel can reach: by mail only whoever has an address."""
    rows = Message.objects.filter(read_at__isnull=True, person__is_active=True)
    return rows.exclude(person__email="") if channel.kind == ChannelKind.MAIL else rows


def unread_by_person(channel: Channel) -> dict[int, int]:
    """How many unread messages each person has whom the channel can reach, by id."""
    rows = _reached(channel).values("person_id").annotate(count=Count("id")).order_by("person_id")
    return {row["person_id"]: row["count"] for row in rows}


def urgent_by_person(channel: Channel, at: datetime) -> dict[int, tuple[int, int]]:
    """To whom something urgent came within a day, later than the channel's last reminder of it: the last message and
    how many are unread, by person."""
    urgent = _reached(channel).filter(urgent=True, at__gt=at - FRESH, at__lte=at)
    rows = urgent.values("person_id").annotate(last=Max("id"), count=Count("id")).order_by("person_id")
    told = Delivery.objects.filter(channel=channel, occasion=Occasion.URGENT)
    done = dict(told.values_list("person_id").annotate(last=Max("upto")))
    return {
        row["person_id"]: (row["last"], row["count"])
        for row in rows
        if row["last"] > done.get(row["person_id"], 0)
    }


def delivered_to(channel: Channel, day: date, occasion: Occasion) -> set[int]:
    rows = Delivery.objects.filter(channel=channel, day=day, occasion=occasion)
    return set(rows.values_list("person_id", flat=True))


def unsent(day: date, channel: Channel | None = None) -> list[Delivery]:
    """The reminders of that day, of one channel or of all, that have not gone out."""
    rows = Delivery.objects.filter(day=day, sent_at__isnull=True).select_related("person").order_by("id")
    return list(rows if channel is None else rows.filter(channel=channel))


def deliveries_of(channel: Channel) -> QuerySet[Delivery]:
    return Delivery.objects.filter(channel=channel).select_related("person")


def tally(channel: Channel, day: date) -> dict[str, int]:
    """How many reminders of that day went out, wait, and were given up."""
    rows = Delivery.objects.filter(channel=channel, day=day)
    open_ = rows.filter(sent_at__isnull=True)
    given_up = open_.filter(tries__gte=MAX_TRIES).count()
    return {
        "sent": rows.filter(sent_at__isnull=False).count(),
        "waiting": open_.count() - given_up,
        "failed": given_up,
    }
