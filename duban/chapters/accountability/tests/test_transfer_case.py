"""移送: on the head's approval, to whom the table names."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.terms.case import Nature
from duban.chapters.accountability.tests import builders, casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.chapters.accountability.tests.slipping import ForTheHead
from tests.stories import Answer


class TestTransferCase(ForTheHead, CaseStory):
    act = "accountability.transfer_case"
    doer = "wang"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.stop(cls.town, casing.verifying(cls.town))

    def root(self) -> AccountabilityCase:
        return self.case

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

    def test_a_loss_decides_between_17_2_and_what_lies_beside_it(self) -> None:
        for loss, receiver in (("YES", "纪检监察机关"), ("NO", "上级纪检监察机关"), (None, "上级党组织")):
            refused(self, "accountability.receiver_unknown", loss=loss, receiver=receiver)
        answer = self.send(self.act, "wang", self.data(loss="YES", receiver="上级纪检监察机关"))
        self.assertEqual(answer.status, 200, answer)
        said = self.letter()
        self.assertIn("第十七条第二项（《办法》原文：上级纪检监察机关）", said)
        self.assertIn("“分管领导”，指该单位分管负责人", said)
        self.assertIn("李建国（工程建设部", said)

    def test_who_the_leader_in_charge_of_17_2_is_the_rule_set_says(self) -> None:
        with builders.reading("accountability.discipline_leader", "LEADER_IN_CHARGE"):
            answer = self.send(self.act, "wang", self.data(loss="YES", receiver="上级纪检监察机关"))
            self.assertEqual(answer.status, 200, answer)
        self.assertIn("“分管领导”，指事发当日分管该单位的领导：周明德", self.letter())

    def test_without_a_loss_it_rests_on_the_law_of_the_day(self) -> None:
        answer = self.send(self.act, "wang", self.data(loss="NO"))
        self.assertEqual(answer.status, 200, answer)
        said = self.letter()
        self.assertIn("损失认定为“无”，不属第十七条第二项", said)
        self.assertIn("中华人民共和国监察法（2024年修正）", said)
        self.assertNotIn("《办法》原文", said)

    def letter(self) -> str:
        return deciding.said_in(self.case, "referral_letter")

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")

    def test_a_crime_goes_to_whom_the_table_of_crimes_names(self) -> None:
        clue = casing.other_clue(self.town)
        case = casing.name(self.town, casing.start(self.town, clue))
        casing.stop(self.town, case, nature=Nature.CRIME)
        data = self.data(case=case.uid)
        self.assertEqual(self.send(self.act, "wang", data).code, "accountability.receiver_unknown")
        self.assertEqual(self.send(self.act, "wang", {**data, "receiver": "公安机关"}).status, 200)
        self.assertIn("第十七条第三项（《办法》原文：司法机关）", deciding.said_in(case, "referral_letter"))
