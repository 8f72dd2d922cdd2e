"""Reminders over the channels: how much waits and nothing of what (decision 40), each once, tried again when it fails.

In the morning of a working day one to everybody with something unread; at once to whom something urgent came.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from django.utils.translation import gettext as _

from duban.ground import workdays
from duban.ground.beijing import BEIJING, beijing_day
from duban.support.notifications import queries, rules, ways
from duban.support.notifications.models import Channel, Delivery
from duban.support.notifications.terms import Occasion
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

logger = logging.getLogger("duban.notifications")
NOTHING = {"digests": 0, "urgent": 0, "sent": 0, "failed": 0}


def due(at: datetime) -> date | None:
    """The Beijing day whose digests are to be out by now; none before the hour or on a day off."""
    day = beijing_day(at)
    try:
        working = workdays.is_working_day(day, rulebook.calendar())
    except workdays.OutsideCalendar:
        logger.warning("no digest on %s: the calendar of that year is not loaded", day)
        return None
    early = at.astimezone(BEIJING).hour < rulebook.values(day).number("notifications.digest_hour")
    return None if early or not working else day


def go_round(channel: Channel, at: datetime, morning: date | None) -> dict[str, int]:
    """Write down what this channel owes, and send what has not gone out."""
    told = dict(NOTHING)
    if Occasion.DAILY in channel.carries and morning is not None:
        told["digests"] = write_down(channel, morning)
    if Occasion.URGENT in channel.carries:
        told["urgent"] = write_down_urgent(channel, at)
    return {**told, **send_out(channel, at)}


def write_down(channel: Channel, day: date) -> int:
    """Note whom a digest is owed this morning; once, however often it is asked. Says how many were new."""
    have = queries.delivered_to(channel, day, Occasion.DAILY)
    wanted = {key: count for key, count in queries.unread_by_person(channel).items() if key not in have}
    return _note(channel, day, Occasion.DAILY, {key: (0, count) for key, count in wanted.items()})


def write_down_urgent(channel: Channel, at: datetime) -> int:
    """Note whom something urgent has reached since the last reminder of this channel, within a day."""
    return _note(channel, beijing_day(at), Occasion.URGENT, queries.urgent_by_person(channel, at))


def _note(channel: Channel, day: date, occasion: Occasion, owed: dict[int, tuple[int, int]]) -> int:
    uids = dict(Person.objects.filter(pk__in=owed).values_list("pk", "uid"))
    Delivery.objects.bulk_create(
        [
            Delivery(
                person_id=key,
                channel=channel,
                occasion=occasion,
                day=day,
                upto=upto,
                count=count,
                message_id=f"<{day}.{upto}.{channel.uid.hex[:8]}.{uids[key].hex}@duban.invalid>",
            )
            for key, (upto, count) in owed.items()
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return len(owed)


def send_out(channel: Channel, at: datetime) -> dict[str, int]:
    """Send what is claimable; a channel that does not answer costs nothing but the next try."""
    waiting = [
        one
        for one in queries.unsent(beijing_day(at), channel)
        if rules.may_claim(at, claimed_at=one.claimed_at, tries=one.tries)
    ]
    sent = failed = 0
    if not waiting:
        return {"sent": 0, "failed": 0}
    try:
        with ways.opened(channel) as way:
            for one in waiting:
                if _claim(one, at):
                    done = _send(one, at, way)
                    sent, failed = sent + done, failed + (not done)
    except Exception as unreachable:
        # The claims made so far keep their backoff; nothing was sent that is not marked.
        logger.exception("deliveries: channel %s does not answer", channel.uid)
        failed += _postpone(waiting, at, rules.said_of(unreachable))
    return {"sent": sent, "failed": failed}


def text_of(count: int) -> str:
    return _("您有 %(count)d 项待办，请登录查看") % {"count": count}


def _claim(one: Delivery, at: datetime) -> bool:
    """Compare and set: of several senders one gets it."""
    same = Delivery.objects.filter(pk=one.pk, sent_at__isnull=True, claimed_at=one.claimed_at)
    if one.claimed_at is None:
        same = Delivery.objects.filter(pk=one.pk, sent_at__isnull=True, claimed_at__isnull=True)
    return same.update(claimed_at=at, tries=one.tries + 1) == 1


def _send(one: Delivery, at: datetime, way: ways.Way) -> bool:
    try:
        way(one.person, one.count, text_of(one.count), one.message_id)
    except Exception as failed:
        logger.exception("delivery %s was not sent", one.pk)
        Delivery.objects.filter(pk=one.pk).update(problem=rules.said_of(failed))
        return False
    Delivery.objects.filter(pk=one.pk).update(sent_at=at, problem="")
    return True


def _postpone(waiting: Sequence[Delivery], at: datetime, problem: str) -> int:
    """The channel could not be reached at all: everyone still unclaimed waits like after a failure."""
    claimed = [one for one in waiting if _claim(one, at)]
    Delivery.objects.filter(pk__in=[one.pk for one in claimed]).update(problem=problem)
    return len(claimed)


def try_out(channel: Channel, person: Person) -> str:
    """Send one reminder to the person himself, now; says what went wrong, or nothing."""
    try:
        with ways.opened(channel) as way:
            way(person, 1, text_of(1), f"<test.{uuid4().hex}@duban.invalid>")
    except Exception as failed:
        logger.exception("channel %s: the trial was not sent", channel.uid)
        return rules.said_of(failed)
    return ""


def again(channel: Channel, at: datetime) -> int:
    """What was given up today is tried anew from the beginning; says how many that is."""
    stopped = Delivery.objects.filter(channel=channel, day=beijing_day(at), sent_at__isnull=True)
    return stopped.filter(tries__gt=0).update(tries=0, claimed_at=None)
