"""登记申诉处理结果: upheld it stands; changed or withdrawn it falls with its effects."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CaseEvidence,
    DecisionAppeal,
)
from duban.chapters.accountability.queries import effective
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestAnswerAppeal(CaseStory):
    act = "accountability.answer_appeal"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.appeal_answered"

    case: AccountabilityCase
    decision: CaseDecision
    appeal: DecisionAppeal
    paper: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.executed(cls.town)
        cls.case = deciding.fresh(cls.decision.case)
        cls.appeal = deciding.appeal(cls.town, cls.decision)
        cls.paper = casing.evidence(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "appeal": self.appeal.uid,
            "outcome": "WITHDRAWN",
            "answered_on": str(beijing_day(self.town.at)),
            "answer": deciding.WORDS["answer"],
            "piece": self.paper.uid,
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.answer(self.town, self.appeal)
        return None

    def check(self, answer: Answer) -> None:
        self.decision.refresh_from_db()
        self.assertEqual((self.decision.state, self.decision.fell_on is not None), ("WITHDRAWN", True))
        wrongs = [one.what for one in self.decision.restorations.order_by("ordinal")]
        self.assertEqual(len(wrongs), 2)
        self.assertIn("恢复评优评先资格，更正有关考核结果", wrongs)
        owed = self.case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True, kind="RESTORE")
        self.assertEqual(owed.count(), 1)
        last = self.decision.until_on
        self.assertEqual(
            effective.effective_for(self.case.unit_id, self.town["li"].pk, self.decision.decided_on, last), []
        )

    def test_upheld_the_decision_stands(self) -> None:
        self.assertEqual(self.send(self.act, "sun", self.data(outcome="UPHELD")).status, 200)
        self.decision.refresh_from_db()
        self.assertEqual((self.decision.state, self.decision.restorations.count()), ("EXECUTED", 0))

    def test_it_refuses_what_is_no_answer(self) -> None:
        refused(self, "accountability.appeal_outcome_unknown", outcome="MADE")
        refused(self, "accountability.day_before", answered_on="2026-01-30")
        refused(self, "accountability.words_missing", answer=" ")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.appeal, self.decision)
