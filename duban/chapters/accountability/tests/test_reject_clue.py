"""排除线索: with its reason, counted, and never shown to whom it named (art. 16; decision 40)."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.queries import judging
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestRejectClue(MatterStory):
    act = "accountability.reject_clue"
    doer = "sun"
    wrong_role = "chen"
    refused = "accountability.confirmed_before"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.entered(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"clue": self.clue.uid, "words": "公示在先，登记有误"}
        return {**given, **changed}

    def spoil(self) -> None:
        builders.confirmed(self.town, self.clue)

    def check(self, answer: Answer) -> None:
        clue = AccountabilityClue.objects.get(uid=answer.body["uid"])
        self.assertEqual((clue.state, clue.close_reason), ("CLOSED", "REJECTED"))
        self.assertEqual((clue.closed_by, clue.close_words), (self.town["sun"], "公示在先，登记有误"))

    def test_the_fourth_is_not_rejected(self) -> None:
        fourth, _notices = builders.registered(self.town, self.matter)
        answer = self.send(self.act, "sun", self.data(clue=fourth.uid))
        self.assertEqual(answer.code, "accountability.by_itself")

    def test_it_needs_its_reason(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(words="")).code, "accountability.words_missing")

    def test_whom_it_named_never_learns_of_it(self) -> None:
        builders.rejected(self.town, self.clue)
        for who in ("li", "he", "lin"):
            answer = self.send("accountability.view_clue", who, {"clue": self.clue.uid})
            self.assertEqual(answer.status, 404)
        self.assertFalse(
            Message.objects.filter(person__in=[self.town["li"], self.town["he"]], kind="accountability.clue")
        )

    def test_rejections_are_counted(self) -> None:
        builders.confirmed(self.town, builders.entered(self.town, self.matter))
        builders.rejected(self.town, self.clue)
        found = {one.ground: one for one in judging.figures(self.town["sun"], self.town.at)}
        one = found[builders.OFFICE_GROUND]
        self.assertEqual((one.registered, one.confirmed, one.rejected, one.open), (2, 1, 1, 1))
        self.assertEqual(one.rejected_percent, 50)
