"""提出容错申请: by anyone, and answered before the proposal."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CasePerson, ToleranceClaim
from duban.chapters.accountability.tests import builders, casing
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestClaimTolerance(CaseStory):
    act = "accountability.claim_tolerance"
    doer = "li"
    wrong_role = ""
    refused = "accountability.claim_stands"

    case: AccountabilityCase
    record: CasePerson

    @classmethod
    def prepare(cls) -> None:
        cls.case = casing.told(cls.town)
        casing.admit(cls.town, cls.case, "zhou")
        cls.record = casing.concerned(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"case_person": self.record.uid, "kind": "PIONEERING", "text": casing.SAID["claim"], **changed}

    def spoil(self) -> dict[str, Any] | None:
        casing.claim(self.town, self.case)
        return None

    def check(self, answer: Answer) -> None:
        row = ToleranceClaim.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.kind, row.claimed_by, row.upheld), ("PIONEERING", self.town["li"], None))
        self.assertEqual(row.words("text"), casing.SAID["claim"])
        owed = self.case.duties.get(kind="ANSWER_TOLERANCE")
        self.assertEqual((owed.source_ref, owed.met_on), (row.ref, None))

    def test_for_everybody_outside_the_circle_it_does_not_exist(self) -> None:
        for who in ("he", "chen", "guan", "shenji"):
            self.assertEqual(self.send(self.act, who, self.data()).status, 404)

    def test_anyone_of_the_circle_claims_it_for_him(self) -> None:
        for who, kind in (("qian", "PIONEERING"), ("zhou", "DUTIFUL")):
            self.assertEqual(self.send(self.act, who, self.data(kind=kind)).status, 200)

    def test_it_refuses_the_wrong_role(self) -> None:
        """Whoever knows of the case may (decision 38); for others it is not there."""
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 404)

    def test_only_the_kinds_that_the_rule_set_lists(self) -> None:
        with builders.reading("accountability.tolerance_claims", {"DUTIFUL": "已尽职责、难以预见"}):
            refused(self, "accountability.kind_unlisted")

    def test_it_says_why(self) -> None:
        refused(self, "accountability.words_missing", text=" ")

    def test_after_contact_has_stopped_it_is_not_taken(self) -> None:
        casing.stop(self.town, self.case)
        refused(self, "accountability.not_heard_now")
