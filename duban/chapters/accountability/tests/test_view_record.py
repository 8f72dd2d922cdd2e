"""查阅本人记录: the person himself, from 见面 on."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CasePerson, CaseView
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestViewRecord(CaseStory):
    act = "accountability.view_record"
    doer = "li"
    wrong_role = "sun"
    refused = ""

    case: AccountabilityCase
    record: CasePerson

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        casing.show(cls.town, cls.case)
        cls.record = casing.concerned(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case_person": self.record.uid, **changed}

    def spoil(self) -> dict[str, Any] | None:
        return None

    def check(self, answer: Answer) -> None:
        view = CaseView.objects.get(uid=answer.body["uid"])
        self.assertEqual((view.person, view.about_ref), (self.town["li"], self.record.ref))

    def test_it_refuses_the_wrong_state(self) -> None:
        """Before 见面 there is no record for him."""
        other = casing.concerned(self.town, self.case, "he")
        before = LedgerEntry.objects.count()
        self.assertEqual(self.send(self.act, "he", self.data(case_person=other.uid)).status, 404)
        self.assertEqual(LedgerEntry.objects.count(), before)

    def test_one_does_not_read_the_record_of_another(self) -> None:
        casing.show(self.town, self.case, "he")
        self.assertEqual(self.send(self.act, "he", self.data()).status, 404)
