"""催办先行交办工作 (10(1)): the one thing that may be done, and never a notice."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import FirstOrder, FirstUrging
from duban.chapters.intake.tests import firsts
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestUrgeFirst(ActStory):
    act = "intake.urge_first"
    doer = "chen"
    wrong_role = "lin"
    refused = "intake.first_urged_lately"
    order: FirstOrder

    @classmethod
    def prepare(cls) -> None:
        cls.order = firsts.order(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {
            "order": self.order.uid,
            "channel": "ON_SITE",
            "contact": "林海",
            "asked": "加固进展如何",
            "answered": "今晚完成支护",
            "next_on": "2026-03-05",
            **changed,
        }

    def spoil(self) -> None:
        firsts.urging(self.town, self.order)

    def check(self, answer: Answer) -> None:
        found = FirstUrging.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.order, found.answered), (self.order, "今晚完成支护"))
        beside = LedgerEntry.objects.filter(act__startswith="supervision.")
        self.assertFalse(beside.exists(), "it counts for nothing")
        self.assertTrue(Message.objects.filter(kind="intake.first_urged", person=self.town["lin"]).exists())

    def test_it_locks_the_order(self) -> None:
        self.assert_locks(self.order)

    def test_it_names_who_was_asked_and_what(self) -> None:
        for missing in ({"contact": " "}, {"asked": " "}):
            answer = self.send(self.act, "chen", self.data(**missing))
            self.assertEqual((answer.status, answer.code), (422, "intake.text_length"), answer)

    def test_what_is_urgent_says_why(self) -> None:
        firsts.urging(self.town, self.order)
        self.assertEqual(self.send(self.act, "chen", self.data(urgent=True)).code, "intake.text_length")
        again = self.data(urgent=True, reason="险情扩大")
        self.assertEqual(self.send(self.act, "chen", again).status, 200)

    def test_it_can_be_urged_again_after_two_working_days(self) -> None:
        firsts.urging(self.town, self.order)
        self.town.go_to(date(2026, 3, 4))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_the_next_day_is_to_come(self) -> None:
        self.assertEqual(
            self.send(self.act, "chen", self.data(next_on="2026-03-01")).code, "intake.first_next_past"
        )

    def test_what_has_ended_is_not_urged(self) -> None:
        self.town.go_to(date(2026, 3, 18))
        self.send("intake.lapse_first", None, {"order": self.order.uid})
        self.assertEqual(self.send(self.act, "chen", self.data(next_on=None)).code, "intake.first_state")
