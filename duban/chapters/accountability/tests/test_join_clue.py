"""督办通知书并入线索."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.matters.models import Matter
from duban.chapters.supervision.models import SupervisionNotice
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestJoinClue(MatterStory):
    act = "accountability.join_clue"
    doer = None
    wrong_role = "sun"
    refused = "accountability.notice_joined"

    matter: Matter
    clue: AccountabilityClue
    notices: list[SupervisionNotice]
    third: SupervisionNotice

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue, cls.notices = builders.registered(cls.town, cls.matter)
        with builders.unheard():
            cls.third = builders.served_notice(cls.town, cls.matter, signer="wang")

    def data(self, notice: SupervisionNotice | None = None) -> dict[str, Any]:
        return {"clue": self.clue.uid, "notice": (notice or self.third).uid}

    def spoil(self) -> dict[str, Any]:
        return self.data(self.notices[0])

    def check(self, answer: Answer) -> None:
        self.clue.refresh_from_db()
        self.assertEqual((self.clue.state, self.clue.notices.count()), ("OPEN", 3))
        self.assertEqual(AccountabilityClue.objects.count(), 1)

    def test_a_third_service_joins_by_itself(self) -> None:
        matter = builders.matter_under_way(self.town)
        clue, _notices = builders.registered(self.town, matter)
        builders.served_notice(self.town, matter, signer="wang")
        self.assertEqual(clue.notices.count(), 3)
        self.assertEqual(LedgerEntry.objects.filter(act=self.act).count(), 1)

    def test_closed_for_another_reason_it_takes_the_notice_and_stays_closed(self) -> None:
        builders.close(self.town, self.clue)
        Message.objects.filter(kind="accountability.clue").delete()
        self.assertEqual(self.send(self.act, None, self.data()).status, 200)
        self.clue.refresh_from_db()
        self.assertEqual((self.clue.state, self.clue.notices.count()), ("CLOSED", 3))
        told = Message.objects.filter(kind="accountability.clue").values_list("person__username", flat=True)
        self.assertIn("sun", told, "the Office is told")

    def test_those_who_verify_the_case_to_which_it_has_led_are_told(self) -> None:
        casing.name(self.town, casing.start(self.town, self.clue))
        told = Message.objects.filter(person=self.town["qian"], kind="accountability.case")
        before = told.count()
        self.send(self.act, None, self.data())
        self.assertEqual(told.count(), before + 1)

    def test_another_units_notice_does_not_join(self) -> None:
        other = builders.served_notice(self.town, self.matter, unit="business")
        answer = self.send(self.act, None, self.data(other))
        self.assertEqual((answer.status, answer.code), (422, "accountability.notice_foreign"), answer)
