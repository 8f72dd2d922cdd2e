"""变更或撤销处理决定 without an appeal: it falls with its effects."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability import actions
from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, CaseEvidence
from duban.chapters.accountability.queries import decisions
from duban.chapters.accountability.terms.decision import AppealState
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.access import Refusal
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

    def test_without_it_the_case_goes_on_as_if_it_were_served_and_executed(self) -> None:
        more = deciding.record(
            self.town, deciding.fresh(self.case), measure="CIRCULAR_CRITICISM", number="区委组〔2026〕16号"
        )
        deciding.serve(self.town, deciding.compare(self.town, more))
        last = deciding.compare(
            self.town,
            deciding.record(
                self.town, deciding.fresh(self.case), measure="WRITTEN_WARNING", number="区委组〔2026〕17号"
            ),
        )
        for step in decisions.steps_of(self.decision):
            deciding.do(self.town, step)
        self.assertEqual(deciding.fresh(self.case).stage, "SERVED")
        for one in (more, last):
            deciding.change(self.town, one, AppealState.WITHDRAWN)
        case = deciding.fresh(self.case)
        owed = [one.kind for one in case.duties.filter(met_on__isnull=True, lapsed_on__isnull=True)]
        self.assertEqual((case.stage, sorted(owed)), ("EXECUTED", ["REPORT_EXECUTION", "RESTORE"]))
        deciding.report(self.town, case)

    def test_after_its_period_it_is_put_right_too(self) -> None:
        self.town.go_to(self.decision.until_on + timedelta(days=40))
        deciding.change(self.town, self.decision, AppealState.WITHDRAWN)
        self.assertIn(
            "恢复评优评先资格，更正有关考核结果",
            [one.what for one in decisions.restorations_of(self.decision)],
        )

    def test_where_nothing_stands_the_case_is_owed_to_be_settled(self) -> None:
        deciding.change(self.town, self.decision, AppealState.WITHDRAWN)
        owed = self.case.duties.filter(kind="SETTLE", met_on__isnull=True, lapsed_on__isnull=True)
        self.assertEqual(owed.count(), 1)

    def test_on_a_settled_case_only_what_replaces_it_is_recorded(self) -> None:
        for step in decisions.steps_of(self.decision):
            deciding.do(self.town, step)
        deciding.report(self.town, deciding.fresh(self.case))
        self.town.go_to(self.decision.until_on + timedelta(days=1))
        actions.settle_case(by=self.town["sun"], at=self.town.tick(), request_id=None, case=self.case.uid)
        deciding.change(self.town, self.decision)
        case = deciding.fresh(self.case)
        with self.assertRaises(Refusal) as said:
            deciding.record(self.town, case, measure="WRITTEN_WARNING")
        self.assertEqual(said.exception.code, "accountability.only_replaces")
        new = deciding.record(self.town, case, measure="WRITTEN_WARNING", replaces=self.decision.uid)
        deciding.serve(self.town, deciding.compare(self.town, new))
        self.assertEqual(deciding.fresh(case).stage, "SETTLED")

    def test_it_is_changed_or_withdrawn_and_nothing_else(self) -> None:
        refused(self, "accountability.appeal_outcome_unknown", outcome="UPHELD")
        refused(self, "accountability.day_before", on="2026-01-30")
        refused(self, "accountability.words_missing", words=" ")

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.decision)
