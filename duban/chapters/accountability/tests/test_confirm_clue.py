"""确认线索: its facts hold; nothing else is said by it (art. 16; decision 34)."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from tests.locking import MatterStory
from tests.stories import Answer


class TestConfirmClue(MatterStory):
    act = "accountability.confirm_clue"
    doer = "sun"
    wrong_role = "chen"
    refused = "accountability.already_confirmed"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"clue": self.clue.uid, "words": "经查公示记录，事实成立"}
        return {**given, **changed}

    def spoil(self) -> None:
        builders.confirmed(self.town, self.clue)

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (clue.confirmed_by, clue.confirm_words), (self.town["sun"], "经查公示记录，事实成立")
        )
        self.assertEqual(clue.state, "OPEN", "whether verification begins, the head decides")

    def test_what_is_not_for_the_office_to_judge(self) -> None:
        """第四项 comes by itself, what is referred is only referred, what is open waits for the choice."""
        fourth, _notices = builders.registered(self.town, self.matter)
        refer = builders.entered(self.town, self.matter, ground=builders.REFER_GROUND)
        either = builders.entered(self.town, self.matter, ground=builders.EITHER_GROUND)
        other = builders.entered(self.town, self.matter, ground=builders.OTHER_GROUND)
        own = builders.entered(self.town, self.matter, who="sun")
        for clue, code in (
            (fourth, "by_itself"),
            (refer, "only_referred"),
            (either, "handling_undecided"),
            (other, "second_look_first"),
            (own, "own_clue"),
            (builders.rejected(self.town, self.clue), "clue_closed"),
        ):
            with self.subTest(code):
                answer = self.send(self.act, "sun", self.data(clue=clue.uid))
                self.assertEqual(answer.code, f"accountability.{code}")

    def test_the_other_ground_after_its_second_look_and_either_after_the_choice(self) -> None:
        other = builders.entered(self.town, self.matter, ground=builders.OTHER_GROUND)
        builders.looked_again(self.town, other)
        either = builders.entered(self.town, self.matter, ground=builders.EITHER_GROUND)
        builders.chosen(self.town, either)
        for clue in (other, either):
            self.assertEqual(self.send(self.act, "sun", self.data(clue=clue.uid)).status, 200)
