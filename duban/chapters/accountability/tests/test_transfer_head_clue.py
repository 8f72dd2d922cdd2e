"""移送涉及组长的线索: it goes out and is not handled here."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import refused
from duban.chapters.matters.models import Matter
from tests.locking import MatterStory
from tests.stories import Answer


class TestTransferHeadClue(MatterStory):
    act = "accountability.transfer_head_clue"
    doer = "sun"
    wrong_role = "wang"
    refused = "accountability.clue_not_open"

    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter, cls.clue = casing.clue(cls.town)
        casing.head_becomes(cls.town, "li")

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"clue": self.clue.uid, "receiver": "上级党组织", "reason": "涉及组长"}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=answer.body["uid"])
        self.assertEqual((case.stage, case.concerns_head), ("TRANSFERRED", True))
        self.assertEqual((case.transfer.receiver, case.transfer.words("reason")), ("上级党组织", "涉及组长"))
        self.assertEqual([duty.kind for duty in case.duties.all()], ["RECORD_RECEIPT"])
        self.assertNotIn(self.town["li"].pk, [seat.person_id for seat in case.circle.all()])

    def test_it_refuses_another_receiver(self) -> None:
        refused(self, "accountability.receiver_unknown", receiver="区水务局")

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_the_head_concerned_finds_neither_clue_nor_case(self) -> None:
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(self.send(self.act, "li", self.data()).status, 404)
        found = {"case": answer.body["uid"]}
        self.assertEqual(self.send("accountability.view_case", "li", found).status, 404)
