"""Who is signed in: the sessions that have not run out, by person. A session is no business row and has no history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from duban.support.organization.models import Person


@dataclass(frozen=True)
class SignedIn:
    """One person with the places at which he is signed in."""

    person: Person
    places: int
    until: datetime


def running(at: datetime) -> dict[int, list[Session]]:
    """The sessions that have not run out, by the id of their person."""
    found: dict[int, list[Session]] = {}
    for session in Session.objects.filter(expire_date__gt=at).order_by("expire_date"):
        key = str(session.get_decoded().get(SESSION_KEY, ""))
        if key.isdecimal():
            found.setdefault(int(key), []).append(session)
    return found


def signed_in(at: datetime) -> list[SignedIn]:
    """Everybody who is signed in, by name."""
    found = running(at)
    people = Person.objects.filter(pk__in=found).order_by("name_key", "id")
    return [SignedIn(one, len(found[one.pk]), found[one.pk][-1].expire_date) for one in people]


def end(person: Person, at: datetime) -> int:
    """Take away the person's sessions; says how many there were."""
    keys = [session.pk for session in running(at).get(person.pk, [])]
    gone, _by_kind = Session.objects.filter(pk__in=keys).delete()
    return gone
