"""One letter per person and working morning, which says how much waits and nothing of what (decision 40)."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from duban.ground import workdays
from duban.ground.beijing import BEIJING, beijing_day
from duban.support.notifications import letters, queries, rules
from duban.support.notifications.models import Digest
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

logger = logging.getLogger("duban.notifications")


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


def write_down(day: date) -> int:
    """Note whom a digest is owed this morning; once, however often it is asked. Says how many were new."""
    have = set(Digest.objects.filter(day=day).values_list("person_id", flat=True))
    wanted = {key: count for key, count in queries.unread_by_person().items() if key not in have}
    uids = dict(Person.objects.filter(pk__in=wanted).values_list("pk", "uid"))
    Digest.objects.bulk_create(
        [
            Digest(person_id=key, day=day, count=count, message_id=f"<{day}.{uids[key].hex}@duban.invalid>")
            for key, count in wanted.items()
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    return len(wanted)


def send_out(day: date, at: datetime) -> dict[str, int]:
    """Send what is claimable; a server that does not answer costs nothing but the next try."""
    channel = queries.active_channel()
    waiting = [
        one for one in queries.unsent(day) if rules.may_claim(at, claimed_at=one.claimed_at, tries=one.tries)
    ]
    sent = failed = 0
    if channel is None or not waiting:
        return {"sent": 0, "failed": 0}
    try:
        server = letters.opened(channel.url_sealed)
        with letters.carrier(server) as connection:
            for digest in waiting:
                if _claim(digest, at):
                    done = _send(digest, at, connection, server)
                    sent, failed = sent + done, failed + (not done)
    except Exception:
        # The claims made so far keep their backoff; nothing was sent that is not marked.
        logger.exception("digests: channel %s does not answer", channel.uid)
        failed += _postpone(waiting, at)
    return {"sent": sent, "failed": failed}


def _claim(digest: Digest, at: datetime) -> bool:
    """Compare and set: of several senders one gets it."""
    same = Digest.objects.filter(pk=digest.pk, sent_at__isnull=True, claimed_at=digest.claimed_at)
    if digest.claimed_at is None:
        same = Digest.objects.filter(pk=digest.pk, sent_at__isnull=True, claimed_at__isnull=True)
    return same.update(claimed_at=at, tries=digest.tries + 1) == 1


def _send(digest: Digest, at: datetime, connection: BaseEmailBackend, server: letters.Server) -> bool:
    text = _("您有 %(count)d 项待办，请登录查看") % {"count": digest.count}
    try:
        letters.send(
            connection, server, to=digest.person.email, subject=text, text=text, message_id=digest.message_id
        )
    except Exception:
        logger.exception("digest %s was not sent", digest.pk)
        return False
    Digest.objects.filter(pk=digest.pk).update(sent_at=at)
    return True


def _postpone(waiting: list[Digest], at: datetime) -> int:
    """The server could not be reached at all: everyone still unclaimed waits like after a failure."""
    return sum(_claim(digest, at) for digest in waiting)
