"""设置消息渠道: the system's keeper; the address is sealed."""

from __future__ import annotations

from typing import Any

from duban.support.ledger.models import LedgerPayload
from duban.support.notifications import actions, hooks, letters
from duban.support.notifications.models import Channel
from duban.support.notifications.terms import Occasion
from duban.support.notifications.tests import builders
from tests.stories import ActStory, Answer


class TestSetChannel(ActStory):
    act = "notifications.set_channel"
    doer = "guan"
    wrong_role = "sun"
    stranger = None
    refused = "notifications.bad_channel"

    def data(self) -> dict[str, Any]:
        return {"name": "单位邮件", "url": builders.URL}

    def spoil(self) -> dict[str, Any]:
        return {"name": "单位邮件", "url": "file:///etc/passwd"}

    def check(self, answer: Answer) -> None:
        channel = Channel.objects.get()
        self.assertNotIn("geheim", channel.url_sealed)
        server = letters.opened(channel.url_sealed)
        self.assertEqual((server.password, server.sender), ("geheim-2026", "duban@example.org"))
        self.assertFalse(LedgerPayload.objects.filter(body__contains="geheim").exists())

    def test_it_refuses_what_reaches_no_single_person(self) -> None:
        for url in ("", "wecombot://abc", "json://127.0.0.1:8000/x", "mailto://", "nonsense", "syslog://"):
            with self.subTest(url):
                answer = self.send(self.act, "guan", {"name": "x", "url": url})
                self.assertEqual((answer.status, answer.code), (422, "notifications.bad_channel"), answer)

    def test_a_relay_is_sealed_with_its_secret(self) -> None:
        channel = builders.set_relay(self.town, carries=[Occasion.URGENT, Occasion.DAILY])
        self.assertNotIn("geheim", channel.url_sealed)
        relay = hooks.opened(channel.url_sealed)
        self.assertEqual((relay.secret, relay.shown), ("shared", "https://relay.example.org"))
        self.assertEqual(channel.carries, ["DAILY", "URGENT"])
        self.assertFalse(LedgerPayload.objects.filter(body__contains="geheim").exists())
        self.assertFalse(LedgerPayload.objects.filter(body__contains='"shared"').exists())

    def test_it_refuses_a_relay_that_is_none(self) -> None:
        for url in (
            "",
            "relay.example.org",
            "ftp://relay.example.org",
            "http://localhost:8000/x",
            "http://127.0.0.1/x",
            "http://[::1]/x",
            "http://169.254.169.254/latest",
            "https://user:word@relay.example.org/",
            "https://relay.example.org:x/",
        ):
            with self.subTest(url):
                answer = self.send(self.act, "guan", {"name": "x", "kind": "WEBHOOK", "url": url})
                self.assertEqual((answer.status, answer.code), (422, "notifications.bad_channel"), answer)

    def test_it_refuses_a_channel_that_carries_nothing_or_turns_into_another(self) -> None:
        answer = self.send(self.act, "guan", {**self.data(), "carries": []})
        self.assertEqual((answer.status, answer.code), (422, "notifications.carries_nothing"), answer)
        relay = builders.set_relay(self.town)
        answer = self.send(self.act, "guan", {**self.data(), "channel": relay.uid})
        self.assertEqual((answer.status, answer.code), (409, "notifications.channel_kind"), answer)

    def test_it_refuses_a_name_in_use(self) -> None:
        builders.set_channel(self.town)
        answer = self.send(self.act, "guan", self.data())
        self.assertEqual((answer.status, answer.code), (409, "notifications.channel_name_taken"))

    def test_it_is_switched_off_without_typing_the_address_again(self) -> None:
        channel = builders.set_channel(self.town)
        actions.set_channel(
            by=self.town["guan"],
            at=self.town.tick(),
            request_id=None,
            name="旧邮件",
            active=False,
            channel=channel.uid,
        )
        channel.refresh_from_db()
        self.assertEqual((channel.name, channel.active), ("旧邮件", False))
        self.assertEqual(letters.opened(channel.url_sealed).password, "geheim-2026")

    def test_a_channel_that_is_not_there_is_not_found(self) -> None:
        answer = self.send(self.act, "guan", {**self.data(), "channel": self.town["guan"].uid})
        self.assertEqual(answer.status, 404)
