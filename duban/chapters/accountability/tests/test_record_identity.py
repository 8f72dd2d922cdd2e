"""登记身份证号码: sealed."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CasePerson
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.support.ledger.models import LedgerEntry
from tests.stories import Answer


class TestRecordIdentity(CaseStory):
    act = "accountability.record_identity"
    doer = "qian"
    wrong_role = "sun"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase
    person: CasePerson

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)
        cls.person = casing.concerned(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "person": self.town["li"].uid, "number": casing.SAID["identity"]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.stop(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        self.person.refresh_from_db()
        self.assertEqual(self.person.words("identity"), casing.SAID["identity"])
        self.assertNotIn("1949", self.person.identity_sealed)
        self.assertNotIn(casing.SAID["identity"], LedgerEntry.objects.get(act=self.act).payload.body)

    def test_it_fits_its_check(self) -> None:
        refused(self, "accountability.identity_wrong", number="110105194912310021")

    def test_it_is_of_one_whom_the_case_concerns(self) -> None:
        refused(self, "accountability.not_concerned", person=self.town["zheng"].uid)

    def test_it_locks_the_person(self) -> None:
        self.assert_locks(self.person)
