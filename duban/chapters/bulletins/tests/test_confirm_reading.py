"""确认阅读."""

from __future__ import annotations

from typing import Any

from duban.chapters.bulletins.models import Circular, Recipient
from duban.chapters.bulletins.tests import builders
from tests.stories import ActStory, Answer


class TestConfirmReading(ActStory):
    act = "bulletins.confirm_reading"
    doer = "lin"
    wrong_role = "chen"
    refused = "bulletins.already_read"

    circular: Circular
    recipient: Recipient

    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)
        cls.circular = builders.sign_off(
            cls.town,
            builders.review(cls.town, builders.write(cls.town, builders.draft(cls.town, persons=("zhou",)))),
        )
        builders.issue(cls.town, cls.circular)
        cls.recipient = builders.recipient(cls.circular, cls.town)

    def data(self) -> dict[str, Any]:
        return {"recipient": self.recipient.uid}

    def spoil(self) -> None:
        builders.read(self.town, self.recipient, who="he")

    def check(self, answer: Answer) -> None:
        self.recipient.refresh_from_db()
        self.assertEqual((self.recipient.read_by, self.recipient.read_on), (self.town["lin"], builders.LATER))

    def test_it_locks_the_receipt(self) -> None:
        self.assert_locks(self.recipient)

    def test_another_unit_of_the_audience_does_not_read_for_it(self) -> None:
        self.assertEqual(self.send(self.act, "zhao", self.data()).status, 404)

    def test_a_leader_reads_what_is_sent_to_him_and_nothing_else(self) -> None:
        answer = self.send(self.act, "zhou", self.data())
        self.assertEqual((answer.status, answer.code), (409, "bulletins.not_for_you"))
        own = self.circular.recipients.get(person=self.town["zhou"])
        self.assertEqual(self.send(self.act, "zhou", {"recipient": own.uid}).status, 200)

    def test_before_it_is_issued_there_is_nothing_to_read(self) -> None:
        from datetime import date

        self.town.go_to(date(2026, 10, 9))
        second = builders.draft(self.town, to_on=date(2026, 9, 30), persons=("wang",))
        own = second.recipients.get(person=self.town["wang"])
        self.assertEqual(self.send(self.act, "wang", {"recipient": own.uid}).code, "bulletins.not_served")
        unit = builders.recipient(second, self.town)
        self.assertEqual(self.send(self.act, "lin", {"recipient": unit.uid}).status, 404)
