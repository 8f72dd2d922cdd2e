"""Channels and messages brought about as the rooms do it."""

from __future__ import annotations

from collections.abc import Sequence

from duban.support.notifications import actions, inbox
from duban.support.notifications.models import Channel, Opinion
from duban.support.notifications.terms import ChannelKind, Occasion
from duban.support.organization import actions as organization
from duban.support.organization.models import Person
from tests.cast import Town

URL = "mailtos://duban:geheim-2026@mail.example.org?from=duban@example.org"


def set_channel(town: Town, *, name: str = "单位邮件", url: str = URL, active: bool = True) -> Channel:
    return actions.set_channel(
        by=town["guan"], at=town.tick(), request_id=None, name=name, url=url, active=active
    )


RELAY = "https://relay.example.org/hook?key=geheim-2026"


def set_relay(town: Town, *, carries: Sequence[Occasion] = (Occasion.DAILY,)) -> Channel:
    return actions.set_channel(
        by=town["guan"],
        at=town.tick(),
        request_id=None,
        name="政务微信",
        kind=ChannelKind.WEBHOOK,
        url=RELAY,
        secret="shared",  # noqa: S106  # a test's own secret
        carries=carries,
    )


def tell(town: Town, who: str, slot: str, *, urgent: bool = False, context_ref: str = "") -> None:
    inbox.tell(
        [town[who]],
        kind="reminder",
        text=f"提醒{slot}",
        at=town.tick(),
        slot=slot,
        urgent=urgent,
        context_ref=context_ref,
    )


def add_person(town: Town, username: str, email: str) -> Person:
    person = organization.add_person(
        by=None, at=town.tick(), request_id=None, username=username, name="邮件人", email=email
    )
    town.people[username] = person
    return person


def give(town: Town, who: str) -> Opinion:
    return actions.give_opinion(
        by=town[who], at=town.tick(), request_id=None, text="时限算错了", page="/matters/"
    )
