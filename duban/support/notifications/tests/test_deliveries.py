"""One letter a morning: how much waits, never what; once, whatever breaks."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar
from unittest import mock

from django.core import mail
from django.test import SimpleTestCase

from duban.ground.beijing import beijing_time
from duban.support.notifications import actions, deliveries, hooks, inbox, queries, sweeps
from duban.support.notifications.models import Delivery
from duban.support.notifications.terms import Occasion
from duban.support.notifications.tests import builders
from tests.stories import TownCase

MORNING = beijing_time(date(2026, 3, 3), 8)
NOTHING = {"digests": 0, "urgent": 0, "sent": 0, "failed": 0}


class TestMorning(TownCase):
    @classmethod
    def prepare(cls) -> None:
        builders.set_channel(cls.town)
        builders.add_person(cls.town, "mei", "mei@example.org")
        for slot in ("甲", "乙", "丙"):
            builders.tell(cls.town, "mei", slot)
        builders.tell(cls.town, "lin", "甲")

    def test_it_says_how_much_waits_and_nothing_else(self) -> None:
        self.assertEqual(sweeps.sweep(MORNING), {"digests": 1, "urgent": 0, "sent": 1, "failed": 0})
        letter = mail.outbox[0]
        self.assertEqual((letter.to, letter.from_email), (["mei@example.org"], "duban@example.org"))
        self.assertEqual((letter.subject, letter.body), ("您有 3 项待办，请登录查看",) * 2)
        self.assertEqual(letter.extra_headers["Message-ID"], Delivery.objects.get().message_id)

    def test_it_goes_out_once_a_morning(self) -> None:
        sweeps.sweep(MORNING)
        self.assertEqual(sweeps.sweep(MORNING + timedelta(hours=2)), NOTHING)
        self.assertEqual(sweeps.sweep(MORNING + timedelta(days=1))["sent"], 1)
        self.assertEqual(len({letter.extra_headers["Message-ID"] for letter in mail.outbox}), 2)

    def test_it_keeps_to_working_mornings(self) -> None:
        cases: list[tuple[str, datetime, int]] = [
            ("before eight", MORNING - timedelta(minutes=1), 0),
            ("a Saturday", beijing_time(date(2026, 3, 7), 9), 0),
            ("the make-up Saturday before National Day", beijing_time(date(2026, 10, 10), 9), 1),
            ("a holiday", beijing_time(date(2026, 10, 1), 9), 0),
            ("eight", MORNING, 1),
        ]
        for name, at, sent in cases:
            with self.subTest(name):
                self.assertEqual(sweeps.sweep(at)["sent"], sent)

    def test_a_year_without_a_calendar_sends_nothing_and_breaks_nothing(self) -> None:
        with self.assertLogs("duban.notifications", "WARNING"):
            self.assertEqual(sweeps.sweep(beijing_time(date(2031, 3, 3), 9)), NOTHING)

    def test_nobody_is_written_to_who_has_read_everything(self) -> None:
        inbox.mark_read(self.town["mei"], at=self.town.at)
        self.assertEqual(sweeps.sweep(MORNING), NOTHING)

    def test_nothing_goes_out_without_a_channel_in_use(self) -> None:
        for channel in queries.channels():
            actions.set_channel(
                by=self.town["guan"],
                at=self.town.tick(),
                request_id=None,
                name=channel.name,
                active=False,
                channel=channel.uid,
            )
        self.assertEqual(sweeps.sweep(MORNING), NOTHING)
        self.assertEqual(Delivery.objects.count(), 0)

    def test_a_failed_letter_is_tried_again_later_under_the_same_id(self) -> None:
        with (
            mock.patch("django.core.mail.EmailMessage.send", side_effect=OSError),
            self.assertLogs("duban.notifications"),
        ):
            self.assertEqual(sweeps.sweep(MORNING)["failed"], 1)
        before = Delivery.objects.get().message_id
        self.assertEqual(sweeps.sweep(MORNING + timedelta(minutes=1)), NOTHING)
        self.assertEqual(sweeps.sweep(MORNING + timedelta(minutes=2))["sent"], 1)
        self.assertEqual(mail.outbox[0].extra_headers["Message-ID"], before)

    def test_a_server_that_does_not_answer_is_left_alone_for_longer_each_time(self) -> None:
        tried = []
        with (
            mock.patch("duban.support.notifications.letters.carrier", side_effect=OSError) as carrier,
            self.assertLogs("duban.notifications"),
        ):
            for minute in range(0, 600):
                carrier.reset_mock()
                sweeps.sweep(MORNING + timedelta(minutes=minute))
                tried += [minute] if carrier.called else []
        self.assertEqual(tried, [0, 2, 6, 14, 30, 62, 126, 254])

    def test_of_two_sweeps_one_sends(self) -> None:
        sent = []

        def send(letter: mail.EmailMessage) -> int:
            sent.append(letter.to)
            sweeps.sweep(MORNING)
            return 1

        with mock.patch("django.core.mail.EmailMessage.send", send):
            sweeps.sweep(MORNING)
        self.assertEqual(len(sent), 1)

    def test_what_went_wrong_is_kept_without_the_address(self) -> None:
        with (
            mock.patch("django.core.mail.EmailMessage.send", side_effect=OSError("no route to a@b")),
            self.assertLogs("duban.notifications"),
        ):
            sweeps.sweep(MORNING)
        self.assertEqual(Delivery.objects.get().problem, "OSError")
        self.assertEqual(deliveries.again(queries.channels()[0], MORNING), 1)
        self.assertEqual(sweeps.sweep(MORNING)["sent"], 1)
        self.assertEqual(Delivery.objects.get().problem, "")


class TestUrgent(TownCase):
    """At once, to whom something urgent came; everybody by a relay, since it needs no address."""

    @classmethod
    def prepare(cls) -> None:
        builders.set_relay(cls.town, carries=[Occasion.URGENT])

    def sweep(self) -> tuple[dict[str, int], list[tuple[str, int, str]]]:
        told: list[tuple[str, int, str]] = []

        def send(_relay: object, *, to: str, count: int, text: str, message_id: str) -> None:
            told.append((to, count, text))

        with mock.patch("duban.support.notifications.hooks.send", send):
            return sweeps.sweep(self.town.tick()), told

    def test_it_says_once_how_much_is_urgent(self) -> None:
        builders.tell(self.town, "lin", "甲")
        self.assertEqual(self.sweep()[1], [])
        builders.tell(self.town, "lin", "乙", urgent=True)
        builders.tell(self.town, "zhao", "丙", urgent=True)
        text = "您有 1 项待办，请登录查看"
        self.assertEqual(self.sweep()[1], [("lin", 1, text), ("zhao", 1, text)])
        self.assertEqual(self.sweep()[1], [])
        builders.tell(self.town, "lin", "丁", urgent=True)
        self.assertEqual(self.sweep()[1], [("lin", 2, "您有 2 项待办，请登录查看")])

    def test_what_is_read_or_older_than_a_day_is_not_said(self) -> None:
        builders.tell(self.town, "lin", "甲", urgent=True)
        builders.tell(self.town, "zhao", "乙", urgent=True)
        inbox.mark_read(self.town["lin"], at=self.town.at)
        self.town.tick(24 * 60)
        self.assertEqual(self.sweep()[1], [])


class Relayed(BaseHTTPRequestHandler):
    """A relay that keeps what it is told, and answers as it is asked to."""

    got: ClassVar[list[tuple[dict[str, object], str]]] = []
    status: ClassVar[int] = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((json.loads(body), self.headers.get(hooks.SIGNATURE, "")))
        wanted = "sha256=" + hmac.new(b"shared", body, hashlib.sha256).hexdigest()
        self.send_response(self.status if self.headers.get(hooks.SIGNATURE) == wanted else 401)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


class TestRelay(SimpleTestCase):
    """Over a real connection."""

    def setUp(self) -> None:
        server = HTTPServer(("127.0.0.1", 0), Relayed)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        Relayed.got, Relayed.status = [], 200
        self.url = f"http://127.0.0.1:{server.server_port}/hook"

    def send(self, secret: str = "shared") -> None:  # noqa: S107  # a test's own secret
        text = deliveries.text_of(3)
        hooks.send(hooks.Relay(self.url, secret), to="lin", count=3, text=text, message_id="<1@duban>")

    def test_it_is_signed_and_names_nothing(self) -> None:
        self.send()
        body, signature = Relayed.got[0]
        text = "您有 3 项待办，请登录查看"
        self.assertEqual(body, {"id": "<1@duban>", "to": "lin", "count": 3, "text": text})
        self.assertTrue(signature.startswith("sha256="))

    def test_every_answer_but_yes_is_a_failure(self) -> None:
        for status in (301, 404, 500):
            Relayed.status = status
            with self.subTest(status), self.assertRaises(OSError):
                self.send()
        self.assertEqual(len(Relayed.got), 3, "a redirect was followed")
        with self.assertRaises(OSError):
            self.send("another")
