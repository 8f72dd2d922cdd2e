"""陈述申辩 by the person himself, within his period."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CasePerson, Statement
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestMakeStatement(CaseStory):
    act = "accountability.make_statement"
    doer = "li"
    wrong_role = "qian"
    refused = "accountability.statement_closed"

    case: AccountabilityCase
    record: CasePerson

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        cls.record = casing.concerned(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case_person": self.record.uid, "text": casing.SAID["statement"], **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.town.go_to(date(2026, 3, 10))
        return None

    def check(self, answer: Answer) -> None:
        row = Statement.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.words("text"), row.entered_by), (casing.SAID["statement"], self.town["li"]))
        self.assertNotIn(casing.SAID["statement"], LedgerEntry.objects.get(act=self.act).payload.body)

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        for who in ("he", "chen", "zhou", "guan", "shenji"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404)

    def test_he_may_waive_it_and_may_not_be_silent(self) -> None:
        refused(self, "accountability.words_missing", text=" ")
        self.assertEqual(self.send(self.act, "li", self.data(text="", waived=True)).status, 200)

    def test_after_contact_has_stopped_he_learns_nothing_of_it(self) -> None:
        casing.stop(self.town, self.case)
        answer = self.send(self.act, "li", self.data())
        self.assertEqual(answer.code, "accountability.not_heard_now")
        for word in ("停止", "移送", "违纪"):
            self.assertNotIn(word, str(answer.body))

    def test_before_he_was_told_there_is_nothing_to_answer(self) -> None:
        casing.show(self.town, self.case, "he")
        data = self.data(case_person=casing.concerned(self.town, self.case, "he").uid)
        self.assertEqual(self.send(self.act, "he", data).code, "accountability.not_told")
