"""考核评估报告报审."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import Evaluation
from duban.chapters.assessment.queries import gathering
from duban.chapters.assessment.terms.evaluation import Quality
from duban.chapters.assessment.tests import evaluating
from duban.chapters.matters.models import Obligation
from duban.ground.access import PostKind
from duban.support.notifications.models import Message
from duban.support.organization import actions as organization
from tests.locking import MatterStory
from tests.stories import Answer


class TestSubmitEvaluation(MatterStory):
    act = "assessment.submit_evaluation"
    doer = "chen"
    wrong_role = "wang"
    refused = "assessment.wrong_state"

    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.closed_matter(cls.town)
        cls.row = evaluating.evaluated(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"evaluation": self.row.uid}

    def spoil(self) -> None:
        evaluating.submit(self.town, self.row)

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.timeliness), ("SUBMITTED", "EARLY"))
        self.assertEqual(
            (self.row.submitted_by, self.row.submitted_on), (self.town["chen"], date(2026, 3, 2))
        )
        kept = gathering.kept(self.row)
        self.assertEqual(kept.dates[0].met_on, date(2026, 3, 2))
        self.assertTrue(kept.criteria["12(3)"])
        met = Obligation.objects.get(matter=self.matter, kind="EVALUATE")
        self.assertEqual((met.met_on, met.met_by_ref), (date(2026, 3, 2), self.row.ref))
        told = Message.objects.filter(kind="assessment.evaluation")
        self.assertEqual({one.person.username for one in told}, {"wang", "zhou"})

    def refusal(self, who: str = "chen") -> Answer:
        return self.send(self.act, who, self.data())

    def test_a_gap_is_named(self) -> None:
        unjudged = [actions.ObjectiveJudgement(one.objective) for one in evaluating.judgements(self.matter)]
        for changed, word in (
            ({"objectives": unjudged}, "清淤量3.2万方（质量效果等级、理由、依据）"),
            ({"quality": None}, "总体质量效果等级"),
            ({"quality_reason": ""}, "总体评估理由"),
            ({"criteria": [actions.CriterionJudgement("12(8)")]}, "第十二条第八项"),
            ({"opinion": ""}, "考核评估意见"),
        ):
            with self.subTest(word=word):
                evaluating.evaluated(self.town, self.matter, **changed)
                answer = self.refusal()
                self.assertEqual(answer.code, "assessment.incomplete", answer)
                self.assertIn(word, answer.body["refusal"]["message"])

    def test_the_whole_is_not_better_than_its_objectives_without_a_reason(self) -> None:
        fair = evaluating.judgements(self.matter, Quality.FAIR)
        evaluating.evaluated(self.town, self.matter, objectives=fair)
        self.assertEqual(self.refusal().code, "assessment.better_than_reasons")
        evaluating.evaluated(self.town, self.matter, objectives=fair, better_reason="主体目标超额完成")
        self.assertEqual(self.refusal().status, 200)

    def test_the_short_sheet_is_for_small_matters(self) -> None:
        evaluating.evaluated(self.town, self.matter, short=True)
        self.assertEqual(self.refusal().code, "assessment.short_sheet")

    def test_a_poor_quality_demands_its_analysis(self) -> None:
        poor = evaluating.judgements(self.matter, Quality.POOR)
        evaluating.evaluated(self.town, self.matter, objectives=poor, quality=Quality.POOR)
        answer = self.refusal()
        self.assertEqual(answer.code, "assessment.analysis_missing", answer)
        self.assertIn("清淤量3.2万方", answer.body["refusal"]["message"])

    def test_a_reopened_matter_has_no_result_to_submit(self) -> None:
        evaluating.reopen(self.town, self.matter, evaluating.last_report(self.matter))
        self.assertEqual(self.refusal().code, "assessment.matter_not_done")

    def test_nobody_submits_for_the_own_unit(self) -> None:
        organization.appoint(
            by=None,
            at=self.town.tick(),
            request_id=None,
            person=self.town["qian"].uid,
            kind=PostKind.HANDLER,
            unit=self.town.unit("works").uid,
            from_on=date(2026, 3, 2),
        )
        self.assertEqual(self.refusal("qian").code, "assessment.own_unit")

    def test_it_locks_the_evaluation_and_the_duty(self) -> None:
        self.assert_locks(self.row, Obligation.objects.get(matter=self.matter, kind="EVALUATE"))


class TestSubmitWhatWasLate(MatterStory):
    """A missed date is analysed, and the named unit is heard before."""

    act = "assessment.submit_evaluation"
    doer = "chen"
    wrong_role = "wang"
    refused = "assessment.analysis_missing"

    row: Evaluation

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.late_matter(cls.town)
        cls.row = evaluating.evaluated(cls.town, cls.matter)
        evaluating.answered(cls.town, evaluating.analysed(cls.town, cls.row))

    def data(self) -> dict[str, Any]:
        return {"evaluation": self.row.uid}

    def spoil(self) -> dict[str, Any]:
        other = evaluating.finish(
            self.town,
            evaluating.running(self.town, due_on=date(2026, 4, 13), promised_on=date(2026, 4, 13)),
            date(2026, 4, 14),
            served=True,
        )
        return {"evaluation": evaluating.evaluated(self.town, other).uid}

    def check(self, answer: Answer) -> None:
        self.row.refresh_from_db()
        self.assertEqual((self.row.state, self.row.timeliness), ("SUBMITTED", "LATE"))

    def test_the_named_unit_is_heard_before(self) -> None:
        evaluating.analysed(self.town, self.row)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(answer.code, "assessment.answer_runs", answer)
        self.town.go_to(date(2026, 4, 18))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
