"""登记执行情况: step by step; an appeal does not hold it up."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, ExecutionStep
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.terms.decision import AppealState
from duban.chapters.accountability.tests import builders, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestExecute(CaseStory):
    act = "accountability.execute"
    doer = "qian"
    wrong_role = "wang"
    refused = "accountability.step_done"

    case: AccountabilityCase
    decision: CaseDecision
    first: ExecutionStep
    last: ExecutionStep

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.served(cls.town)
        cls.case = deciding.fresh(cls.decision.case)
        cls.first, cls.last = decisions.steps_of(cls.decision)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "step": self.first.uid,
            "done_on": str(beijing_day(self.town.at)),
            "note": "谈话人：王志远",
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.do(self.town, self.first)
        return None

    def check(self, answer: Answer) -> None:
        self.first.refresh_from_db()
        self.assertEqual(
            (self.first.done_by, self.first.words("note")), (self.town["qian"], "谈话人：王志远")
        )
        self.case.refresh_from_db()
        self.assertEqual(self.case.stage, "SERVED")
        deciding.do(self.town, self.last)
        self.case.refresh_from_db()
        self.decision.refresh_from_db()
        self.assertEqual((self.case.stage, self.decision.state), ("EXECUTED", "EXECUTED"))
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual([duty.kind for duty in owed], ["REPORT_EXECUTION"])

    def test_an_appeal_does_not_hold_it_up(self) -> None:
        deciding.appeal(self.town, self.decision)
        self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)

    def test_where_the_rule_set_says_so_an_appeal_holds_it_up(self) -> None:
        with builders.reading("accountability.appeal_suspends_execution", True):
            found = deciding.appeal(self.town, self.decision)
            refused(self, "accountability.appeal_holds_up")
            deciding.answer(self.town, found, AppealState.UPHELD)
            self.assertEqual(self.send(self.act, "qian", self.data()).status, 200)

    def test_a_decision_that_fell_is_not_executed(self) -> None:
        deciding.answer(self.town, deciding.appeal(self.town, self.decision))
        refused(self, "accountability.decision_not_standing")

    def test_days_that_cannot_be(self) -> None:
        refused(self, "accountability.future_day", done_on="2026-12-30")
        refused(self, "accountability.before_service", done_on="2026-01-30")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.first, self.decision)
