"""变更或撤销处理决定 without an appeal: it falls with its effects."""

from __future__ import annotations

from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, CaseEvidence
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestChangeDecision(CaseStory):
    act = "accountability.change_decision"
    doer = "sun"
    wrong_role = "qian"
    refused = "accountability.decision_fell"

    case: AccountabilityCase
    decision: CaseDecision
    paper: CaseEvidence

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.served(cls.town)
        cls.case = deciding.fresh(cls.decision.case)
        cls.paper = casing.evidence(cls.town, cls.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case_decision": self.decision.uid,
            "outcome": "CHANGED",
            "on": str(beijing_day(self.town.at)),
            "words": "改为书面告诫",
            "piece": self.paper.uid,
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        self.send(self.act, "sun", self.data())
        return None

    def check(self, answer: Answer) -> None:
        self.decision.refresh_from_db()
        self.assertEqual((self.decision.state, self.decision.words("fall")), ("CHANGED", "改为书面告诫"))
        self.assertFalse(self.decision.steps.filter(lapsed_on__isnull=True, done_on__isnull=True).exists())
        self.assertFalse(
            self.case.duties.filter(kind="EXECUTE", met_on__isnull=True, lapsed_on__isnull=True).exists()
        )
        self.assertTrue(self.decision.restorations.exists())

    def test_it_is_changed_or_withdrawn_and_nothing_else(self) -> None:
        refused(self, "accountability.appeal_outcome_unknown", outcome="UPHELD")
        refused(self, "accountability.day_before", on="2026-01-30")
        refused(self, "accountability.words_missing", words=" ")
