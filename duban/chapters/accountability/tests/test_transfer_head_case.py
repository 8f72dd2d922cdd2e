"""移送涉及组长的案卷: whom it concerns has come to head the Leading Group (decision 34)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.tests import casing, proposing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.looking import PageCase
from tests.stories import Answer


class TestTransferHeadCase(CaseStory):
    act = "accountability.transfer_head_case"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.wrong_stage"

    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        casing.head_becomes(cls.town, "li")

    def data(self, **changed: Any) -> dict[str, Any]:
        given = {"case": self.case.uid, "receiver": "上级党组织", "reason": "涉及人员现任组长"}
        return {**given, **changed}

    def spoil(self) -> None:
        self.send(self.act, "sun", self.data())

    def check(self, answer: Answer) -> None:
        case = AccountabilityCase.objects.get(uid=answer.body["uid"])
        self.assertEqual((case.stage, case.concerns_head), ("TRANSFERRED", True))
        self.assertEqual(
            (case.transfer.receiver, case.transfer.approved_by), ("上级党组织", self.town["sun"])
        )
        self.assertEqual(case.transfer.words("reason"), "涉及人员现任组长")
        owed = [duty.kind for duty in case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)]
        self.assertEqual(owed, ["RECORD_RECEIPT"], "everything else lapsed")
        self.assertIn("涉及人员现任组长", proposing.said_in(case, "referral_letter"))

    def test_whom_it_concerns_heads_the_group_and_does_not_find_it(self) -> None:
        self.assertEqual(self.send("accountability.view_case", "li", {"case": self.case.uid}).status, 404)

    def test_it_says_why_and_goes_to_whom_the_table_names(self) -> None:
        refused(self, "accountability.words_missing", reason=" ")
        refused(self, "accountability.receiver_unknown", receiver="公安机关")


class TestItsOffer(PageCase):
    case: AccountabilityCase

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.verifying(cls.town)

    def test_it_is_offered_to_the_director_once_the_head_is_concerned(self) -> None:
        url, page = (reverse(name, args=[self.case.uid]) for name in ("transfer_head_case", "case"))
        self.assertNotContains(self.see("sun", page), url)
        given = {"receiver": "上级党组织", "reason": "涉及人员现任组长"}
        self.assertContains(self.fill("sun", url, given), "没有现任组长", status_code=409)
        casing.head_becomes(self.town, "li")
        self.assertContains(self.see("sun", page), url)
        self.assertNotContains(self.see("qian", page), url)
        self.assertEqual(self.fill("sun", url, given).status_code, 303)
