"""One way out for both kinds of channel: open it, hand over reminders, close it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from duban.support.notifications import hooks, letters
from duban.support.notifications.models import Channel
from duban.support.notifications.terms import ChannelKind
from duban.support.organization.models import Person

# Hands one reminder over: to whom, how much waits, in which words, under which id.
Way = Callable[[Person, int, str, str], None]


@contextmanager
def opened(channel: Channel) -> Iterator[Way]:
    """The way of this channel. Whatever it raises is a failure of the channel, to be tried again."""
    if channel.kind == ChannelKind.WEBHOOK:
        relay = hooks.opened(channel.url_sealed)

        def tell(person: Person, count: int, text: str, message_id: str) -> None:
            hooks.send(relay, to=person.username, count=count, text=text, message_id=message_id)

        yield tell
        return
    server = letters.opened(channel.url_sealed)
    with letters.carrier(server) as connection:

        def write(person: Person, count: int, text: str, message_id: str) -> None:
            letters.send(connection, server, to=person.email, subject=text, text=text, message_id=message_id)

        yield write
