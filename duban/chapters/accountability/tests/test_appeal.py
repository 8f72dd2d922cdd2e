"""申诉: by himself, or from the paper that he signed; to whom the table says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, DecisionAppeal
from duban.chapters.accountability.terms.decision import AppealState
from duban.chapters.accountability.tests import casing, deciding
from duban.chapters.accountability.tests.case_story import CaseStory, refused
from duban.ground.beijing import beijing_day
from tests.stories import Answer


class TestAppeal(CaseStory):
    act = "accountability.appeal"
    doer = "li"
    wrong_role = "wang"
    refused = "accountability.appeal_waits"

    case: AccountabilityCase
    decision: CaseDecision

    @classmethod
    def prepare(cls) -> None:
        cls.decision = deciding.served(cls.town)
        cls.case = deciding.fresh(cls.decision.case)

    def data(self, **changed: Any) -> dict[str, Any]:
        given: dict[str, Any] = {
            "case_decision": self.decision.uid,
            "made_on": str(beijing_day(self.town.at)),
            "text": deciding.WORDS["appeal"],
        }
        return {**given, **changed}

    def spoil(self) -> dict[str, Any] | None:
        deciding.appeal(self.town, self.decision)
        return None

    def check(self, answer: Answer) -> None:
        row = DecisionAppeal.objects.get(uid=answer.body["uid"])
        self.assertEqual((row.step, row.to, row.state), (1, "作出决定的党委（党组）", "MADE"))
        self.assertEqual(row.words("text"), deciding.WORDS["appeal"])
        self.decision.refresh_from_db()
        self.assertEqual(self.decision.state, "SERVED", "an appeal does not suspend")

    def test_entered_for_him_it_stands_on_his_paper(self) -> None:
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "accountability.appeal_paper")
        paper = casing.evidence(self.town, self.case)
        self.assertEqual(self.send(self.act, "qian", self.data(piece=paper.uid)).status, 200)

    def test_his_own_is_of_the_day_on_which_he_makes_it(self) -> None:
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=3))
        before = str(beijing_day(self.town.at) - timedelta(days=1))
        refused(self, "accountability.appeal_today", made_on=before)
        paper = casing.evidence(self.town, self.case)
        self.assertEqual(self.send(self.act, "qian", self.data(made_on=before, piece=paper.uid)).status, 200)

    def test_after_the_last_step_there_is_none(self) -> None:
        for _step in (1, 2):
            deciding.answer(self.town, deciding.appeal(self.town, self.decision), AppealState.UPHELD)
        refused(self, "accountability.routes_used_up")

    def test_late_it_needs_its_reason(self) -> None:
        self.town.go_to(beijing_day(self.town.at) + timedelta(days=45))
        late = {"made_on": str(beijing_day(self.town.at))}
        refused(self, "accountability.appeal_late", **late)
        self.assertEqual(self.send(self.act, "li", self.data(**late, excuse="住院治疗")).status, 200)

    def test_another_one_concerned_does_not_see_it(self) -> None:
        self.assertEqual(self.send(self.act, "he", self.data()).status, 404)

    def test_it_locks_what_it_changes(self) -> None:
        self.assert_locks(self.decision)

    def test_its_paper_is_of_a_day_that_can_be_and_says_why(self) -> None:
        paper = casing.evidence(self.town, self.case).uid
        for made_on, code in (("2026-12-30", "future_day"), ("2026-01-30", "day_before")):
            answer = self.send(self.act, "qian", self.data(piece=paper, made_on=made_on))
            self.assertEqual(answer.code, f"accountability.{code}", answer)
        refused(self, "accountability.words_missing", text=" ")
