"""The way out: a letter through the mail server that a channel's sealed address names.

Apprise reads the address, so that clerks can copy one from any manual; Django writes the letter, because
apprise gives each try another Message-ID and a letter sent twice must be seen to be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import apprise
from apprise.plugins.email import NotifyEmail
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from duban.ground.access import Unfit
from duban.support.vault import sealing

PURPOSE = "notifications.channel"
TIMEOUT = 15
SCHEMES = ("mailto://", "mailtos://")


@dataclass(frozen=True)
class Server:
    """What is needed to hand a letter over."""

    host: str
    port: int | None
    user: str | None
    password: str | None
    mode: str
    sender: str
    shown: str


def read_address(url: str) -> Server:
    """The mail server that an address names. Refuses (notifications.bad_channel) everything else: group
    channels can reach no single person, and other addresses might reach inside the network."""
    if not url.strip().lower().startswith(SCHEMES):
        raise Unfit("notifications.bad_channel", "6(3)", problem="须以 mailto:// 或 mailtos:// 开头")
    read = apprise.Apprise()
    if not read.add(url.strip()) or len(read) != 1:
        raise Unfit("notifications.bad_channel", "6(3)", problem="不是完整的邮件服务器地址")
    plugin = read[0]
    if not isinstance(plugin, NotifyEmail) or not plugin.smtp_host:
        raise Unfit("notifications.bad_channel", "6(3)", problem="没有邮件服务器")
    return Server(
        host=str(plugin.smtp_host),
        port=plugin.port or None,
        user=plugin.user or None,
        password=plugin.password or None,
        mode=str(getattr(plugin.secure_mode, "value", plugin.secure_mode)),
        sender=str(plugin.from_addr[1]),
        shown=f"{plugin.smtp_host}（{plugin.from_addr[1]}）",
    )


def seal(url: str) -> str:
    return sealing.seal(url.strip(), purpose=PURPOSE)


def opened(sealed: str) -> Server:
    return read_address(sealing.open_sealed(sealed, purpose=PURPOSE))


@contextmanager
def carrier(server: Server) -> Iterator[BaseEmailBackend]:
    """One connection for many letters."""
    connection = mail.get_connection(
        host=server.host,
        port=server.port or {"ssl": 465, "starttls": 587}.get(server.mode, 25),
        username=server.user or "",
        password=server.password or "",
        use_ssl=server.mode == "ssl",
        use_tls=server.mode == "starttls",
        timeout=TIMEOUT,
    )
    connection.open()
    try:
        yield connection
    finally:
        connection.close()


def send(
    connection: BaseEmailBackend,
    server: Server,
    *,
    to: str,
    subject: str,
    text: str,
    message_id: str,
) -> None:
    """Hand one letter over; a failure is the connection's own exception."""
    mail.EmailMessage(
        subject, text, server.sender, [to], headers={"Message-ID": message_id}, connection=connection
    ).send()
