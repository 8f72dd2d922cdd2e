"""移送结果: what came back for a referred clue, once (decision 35)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.models import AccountabilityClue, ClueReferral
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from tests.locking import MatterStory
from tests.stories import Answer


class TestRecordClueResult(MatterStory):
    act = "accountability.record_clue_result"
    doer = "sun"
    wrong_role = "chen"
    refused = "accountability.already_recorded"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue = builders.referred(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "clue": self.clue.uid,
            "result": "已受理，另行处理",
            "result_on": beijing_day(self.town.at),
        }
        return {**given, **changed}

    def spoil(self) -> None:
        self.send(self.act, "sun", self.data())

    def check(self, answer: Answer) -> None:
        stub = ClueReferral.objects.get(clue__uid=answer.body["uid"])
        self.assertEqual((stub.result, stub.result_on), ("已受理，另行处理", beijing_day(self.town.at)))

    def test_a_day_before_the_referral_or_to_come_is_refused(self) -> None:
        today = beijing_day(self.town.at)
        for day in (today - timedelta(days=1), today + timedelta(days=1)):
            answer = self.send(self.act, "sun", self.data(result_on=day))
            self.assertEqual(answer.code, "accountability.referral_dates")

    def test_what_was_not_referred_has_none(self) -> None:
        clue = builders.entered(self.town, self.matter)
        answer = self.send(self.act, "sun", self.data(clue=clue.uid))
        self.assertEqual(answer.code, "accountability.not_referred")
