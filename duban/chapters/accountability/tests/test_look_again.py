"""复核线索: 第二十五项 is looked at by a second person (art. 16(25))."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from tests.locking import MatterStory
from tests.stories import Answer


class TestLookAgain(MatterStory):
    act = "accountability.look_again"
    doer = "sun"
    wrong_role = "chen"
    refused = "accountability.second_look_done"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter, ground=builders.OTHER_GROUND)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"clue": self.clue.uid, "words": "材料齐全，可以作为线索"}
        return {**given, **changed}

    def spoil(self) -> None:
        builders.looked_again(self.town, self.clue)

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.second_by, clue.second_words), (self.town["sun"], "材料齐全，可以作为线索"))
        self.assertEqual(clue.state, "OPEN")

    def test_other_grounds_need_none(self) -> None:
        clue = builders.entered(self.town, self.matter)
        answer = self.send(self.act, "sun", self.data(clue=clue.uid))
        self.assertEqual(answer.code, "accountability.no_second_look")

    def test_whoever_entered_it_does_not_look_again(self) -> None:
        clue = builders.entered(self.town, self.matter, ground=builders.OTHER_GROUND, who="sun")
        answer = self.send(self.act, "sun", self.data(clue=clue.uid))
        self.assertEqual(answer.code, "accountability.own_clue")
        self.assertEqual(self.send(self.act, "wang", self.data(clue=clue.uid)).status, 200)

    def test_it_needs_words(self) -> None:
        self.assertEqual(
            self.send(self.act, "sun", self.data(words=" ")).code, "accountability.words_missing"
        )
