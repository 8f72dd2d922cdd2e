"""登记复函: what the outside unit answered, once."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.responsibility.models import Letter
from duban.chapters.responsibility.tests import builders
from tests.cast import TODAY
from tests.locking import MatterStory
from tests.stories import Answer


class TestRecordLetterReply(MatterStory):
    act = "responsibility.record_letter_reply"
    doer = "qian"
    wrong_role = "lin"
    refused = "responsibility.letter_replied"

    matter: Matter
    letter: Letter

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.matter = builders.outside_matter(town)
        cls.letter = builders.letter(town, cls.matter)
        town.tick()

    def data(self) -> dict[str, Any]:
        return {"letter": self.letter.uid, "replied_on": TODAY, "reply": "同意，届时关闸"}

    def spoil(self) -> None:
        self.send(self.act, self.doer, self.data())
        self.town.tick()

    def check(self, answer: Answer) -> None:
        self.letter.refresh_from_db()
        self.assertEqual((self.letter.replied_on, self.letter.reply), (TODAY, "同意，届时关闸"))

    def test_it_locks_the_letter(self) -> None:
        self.assert_locks(self.letter)

    def test_a_reply_is_not_older_than_the_letter_and_says_something(self) -> None:
        for change, code in (
            ({"replied_on": "2026-03-01"}, "responsibility.letter_before"),
            ({"replied_on": "2026-03-03"}, "responsibility.letter_future"),
            ({"reply": " "}, "responsibility.text_missing"),
        ):
            answer = self.send(self.act, self.doer, {**self.data(), **change})
            self.assertEqual((answer.status, answer.code), (422, code), answer)
