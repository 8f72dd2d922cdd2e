"""One letter a morning: how much waits, never what; once, whatever breaks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from unittest import mock

from django.core import mail

from duban.ground.beijing import beijing_time
from duban.support.notifications import actions, inbox, queries, sweeps
from duban.support.notifications.models import Digest
from duban.support.notifications.tests import builders
from tests.stories import TownCase

MORNING = beijing_time(date(2026, 3, 3), 8)
NOTHING = {"digests": 0, "sent": 0, "failed": 0}


class TestDigests(TownCase):
    @classmethod
    def prepare(cls) -> None:
        builders.set_channel(cls.town)
        builders.add_person(cls.town, "mei", "mei@example.org")
        for slot in ("甲", "乙", "丙"):
            builders.tell(cls.town, "mei", slot)
        builders.tell(cls.town, "lin", "甲")

    def test_it_says_how_much_waits_and_nothing_else(self) -> None:
        self.assertEqual(sweeps.sweep(MORNING), {"digests": 1, "sent": 1, "failed": 0})
        letter = mail.outbox[0]
        self.assertEqual((letter.to, letter.from_email), (["mei@example.org"], "duban@example.org"))
        self.assertEqual((letter.subject, letter.body), ("您有 3 项待办，请登录查看",) * 2)
        self.assertEqual(letter.extra_headers["Message-ID"], Digest.objects.get().message_id)

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
        self.assertEqual(Digest.objects.count(), 0)

    def test_a_failed_letter_is_tried_again_later_under_the_same_id(self) -> None:
        with (
            mock.patch("django.core.mail.EmailMessage.send", side_effect=OSError),
            self.assertLogs("duban.notifications"),
        ):
            self.assertEqual(sweeps.sweep(MORNING)["failed"], 1)
        before = Digest.objects.get().message_id
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
