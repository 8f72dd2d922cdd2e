"""移送: on the head's approval, to whom the table names."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.terms.case import Nature
from duban.chapters.accountability.tests import casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestTransferCase(CaseStory):
    act = "accountability.transfer_case"
    doer = "wang"
    wrong_role = "sun"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.stop(cls.town, casing.verifying(cls.town))

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "receiver": "纪检监察机关", "reason": casing.SAID["stop"]}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.transfer(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=self.case.uid)
        self.assertEqual((case.stage, case.transfer.receiver), ("TRANSFERRED", "纪检监察机关"))
        self.assertEqual(case.transfer.words("reason"), casing.SAID["stop"])
        owed = [duty.kind for duty in case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)]
        self.assertEqual(owed, ["RECORD_RECEIPT"])

    def test_it_refuses_another_receiver(self) -> None:
        refused(self, "accountability.receiver_unknown", receiver="公安机关")

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_a_crime_goes_to_whom_the_table_of_crimes_names(self) -> None:
        clue = casing.other_clue(self.town)
        case = casing.name(self.town, casing.start(self.town, clue))
        casing.stop(self.town, case, nature=Nature.CRIME)
        data = self.data(case=case.uid)
        self.assertEqual(self.send(self.act, "wang", data).code, "accountability.receiver_unknown")
        self.assertEqual(self.send(self.act, "wang", {**data, "receiver": "公安机关"}).status, 200)
