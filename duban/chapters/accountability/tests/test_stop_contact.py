"""停止接触: nobody speaks with the person any more."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestStopContact(CaseStory):
    act = "accountability.stop_contact"
    doer = "qian"
    wrong_role = "zhou"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        casing.admit(cls.town, cls.case, "zhou")

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "nature": "VIOLATION", "reason": casing.SAID["stop"]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.stop(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=self.case.uid)
        self.assertEqual(
            (case.stage, case.nature, case.stopped_on), ("CONTACT_STOPPED", "VIOLATION", date(2026, 3, 2))
        )
        self.assertEqual(case.words("stop_words"), casing.SAID["stop"])
        owed = [duty.kind for duty in case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)]
        self.assertEqual(owed, ["TRANSFER"])
        self.assertFalse(Message.objects.filter(person=self.town["li"], text__contains="停止").exists())
        self.assertNotIn(casing.SAID["stop"], LedgerEntry.objects.get(act=self.act).payload.body)

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        for who in ("chen", "li", "guan", "an", "shenji"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404)

    def test_it_says_to_what_the_facts_point(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_afterwards_nobody_interviews_shows_or_tells(self) -> None:
        casing.stop(self.town, self.case)
        data = {
            "case": self.case.uid,
            "person": self.town["he"].uid,
            "second": self.town["shen"].uid,
            "on": "2026-03-02",
            "facts": "x",
            "signing": "SIGNED",
        }
        self.assertEqual(
            self.send("accountability.show_facts", "qian", data).code, "accountability.wrong_stage"
        )
