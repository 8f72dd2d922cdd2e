"""决定处理方式: what the table leaves to a person, with a reason (decision 35)."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders
from duban.chapters.accountability.tests.slipping import ForTheHead
from duban.chapters.matters.models import Matter
from tests.locking import MatterStory
from tests.stories import Answer


class TestChooseHandling(ForTheHead, MatterStory):
    act = "accountability.choose_handling"
    doer = "wang"
    wrong_role = "chen"
    refused = "accountability.handling_chosen"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter, ground=builders.EITHER_GROUND)

    def root(self) -> AccountabilityClue:
        return self.clue

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"clue": self.clue.uid, "handling": "OFFICE", "reason": "未涉及违法"}
        return {**given, **changed}

    def spoil(self) -> None:
        builders.chosen(self.town, self.clue)

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.handling, clue.handling_by), ("OFFICE", self.town["wang"]))
        self.assertEqual(clue.handling_words, "未涉及违法")

    def test_what_the_table_fixes_is_not_chosen(self) -> None:
        for ground in (builders.OFFICE_GROUND, builders.REFER_GROUND):
            clue = builders.entered(self.town, self.matter, ground=ground)
            answer = self.send(self.act, "wang", self.data(clue=clue.uid))
            self.assertEqual(answer.code, "accountability.handling_fixed")

    def test_it_needs_a_reason(self) -> None:
        self.assertEqual(
            self.send(self.act, "wang", self.data(reason="")).code, "accountability.words_missing"
        )
