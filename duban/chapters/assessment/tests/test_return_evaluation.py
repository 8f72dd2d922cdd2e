"""退回考核评估报告."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import Evaluation, EvaluationSignature
from duban.chapters.assessment.terms.evaluation import RETURN
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.tests.builders import owed
from tests.locking import MatterStory
from tests.papers import checked_paper
from tests.stories import Answer


class TestReturnEvaluation(MatterStory):
    act = "assessment.return_evaluation"
    doer = "wang"
    wrong_role = "zhou"
    refused = "assessment.wrong_state"

    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        cls.row = evaluating.submitted(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"evaluation": self.row.uid, "reason": "请补充验收依据", **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.return_reason), ("DRAFT", "请补充验收依据"))
        self.assertEqual((self.row.submitted_on, self.row.timeliness, self.row.facts), (None, "", {}))
        self.assertEqual([one.imposed_on for one in owed(self.matter, "EVALUATE")], [date(2026, 3, 2)])

    def test_it_gives_a_reason(self) -> None:
        self.assertEqual(self.send(self.act, "wang", self.data(reason=" ")).code, "assessment.reason_missing")

    def test_a_clerk_carries_in_the_paper_which_is_not_older_than_the_submission(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.row.ref, RETURN, decided_on=date(2026, 3, 1))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "assessment.decided_before")
        checked_paper(self.town, self.row.ref, RETURN, decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_where_a_member_did_not_agree_the_office_takes_it_back(self) -> None:
        actions.sign_evaluation(
            by=self.town["wang"],
            at=self.town.tick(),
            request_id=None,
            evaluation=self.row.uid,
            agrees=False,
            words="依据不足",
        )
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.assertTrue(EvaluationSignature.objects.get().lapsed)

    def test_units_see_nothing_of_it(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 404)

    def test_it_locks_the_evaluation(self) -> None:
        self.assert_locks(self.row)
