"""事实材料见面: from then on the person finds it in 我的记录."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, FactsShowing
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from tests.stories import Answer


class TestShowFacts(CaseStory):
    act = "accountability.show_facts"
    doer = "qian"
    wrong_role = "sun"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {
            "case": self.case.uid,
            "person": self.town["li"].uid,
            "second": self.town["shen"].uid,
            "on": "2026-03-02",
            "facts": casing.SAID["facts"],
            "opinion": "对停工天数有异议",
            "signing": "SIGNED",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.stop(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = FactsShowing.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (row.words("facts"), row.words("opinion")), (casing.SAID["facts"], "对停工天数有异议")
        )
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "FACTS_SHOWN")
        self.assertIsNotNone(casing.concerned(self.town, self.case).seen_from)
        told = Message.objects.filter(person=self.town["li"], kind="accountability.record")
        self.assertEqual([one.text for one in told], ["有 1 项涉及您本人的记录，请登录查看“我的记录”"])
        self.assertNotIn(casing.SAID["facts"], LedgerEntry.objects.get(act=self.act).payload.body)

    def test_before_it_there_is_no_record_for_the_person(self) -> None:
        data = {"case_person": casing.concerned(self.town, self.case).uid}
        self.assertEqual(self.send("accountability.view_record", "li", data).status, 404)
        self.send(self.act, "qian", self.data())
        self.assertEqual(self.send("accountability.view_record", "li", data).status, 200)

    def test_the_second_handles_the_case_too(self) -> None:
        refused(self, "accountability.second_person", second=self.town["sun"].uid)

    def test_a_refusal_to_sign_is_noted(self) -> None:
        refused(self, "accountability.refusal_unsaid", signing="REFUSED")

    def test_its_day_lies_between_the_case_and_today(self) -> None:
        refused(self, "accountability.day_to_come", on="2026-03-03")

    def test_it_says_what_was_shown(self) -> None:
        refused(self, "accountability.words_missing", facts=" ")

    def test_it_is_shown_again_when_facts_were_added(self) -> None:
        casing.show(self.town, self.case)
        self.assertEqual(casing.show(self.town, self.case).ordinal, 2)
