"""复核处理决定: another compares it with the paper."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision
from duban.chapters.accountability.tests import deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from tests.stories import Answer


class TestCheckDecision(CaseStory):
    act = "accountability.check_decision"
    doer = "sun"
    wrong_role = "zheng"
    refused = "accountability.decision_checked"

    case: AccountabilityCase
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.case = deciding.requested(cls.town)
        cls.decision = deciding.record(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {"case_decision": self.decision.uid, "fits": True}
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.compare(self.town, self.decision)
        return None

    def check(self, answer: Answer) -> None:
        self.decision.refresh_from_db()
        self.assertEqual((self.decision.state, self.decision.checked_by), ("CHECKED", self.town["sun"]))
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "DECIDED")
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([(duty.kind, duty.source_ref) for duty in owed], [("SERVE", self.decision.ref)])

    def test_nobody_compares_his_own_entry(self) -> None:
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "accountability.own_entry")

    def test_where_nobody_handles_the_case_any_more_the_head_compares(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data()).status, 200)

    def test_what_differs_is_set_aside(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(fits=False)).status, 200)
        self.decision.refresh_from_db()
        self.assertEqual(self.decision.state, "REJECTED")
        refused(self, "accountability.decision_checked")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.decision)
