"""对原因和责任分析陈述意见."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import CauseAnalysis
from duban.chapters.assessment.tests import evaluating
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.stories import Answer


class TestAnswerAnalysis(MatterStory):
    act = "assessment.answer_analysis"
    doer = "feng"
    wrong_role = "chen"
    refused = "assessment.answered_before"

    analysis: CauseAnalysis

    @classmethod
    def prepare(cls) -> None:
        cls.matter = evaluating.late_matter(cls.town)
        cls.analysis = evaluating.analysed(cls.town, evaluating.evaluated(cls.town, cls.matter))

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"analysis": self.analysis.uid, "answer": "场地腾退受租约影响", **changed}

    def spoil(self) -> None:
        self.send(self.act, "feng", self.data())

    def check(self, answer: Answer) -> None:
        self.analysis.refresh_from_db()
        self.assertEqual(
            (self.analysis.answer, self.analysis.answered_by, self.analysis.answered_on),
            ("场地腾退受租约影响", self.town["feng"], evaluating.DONE_ON),
        )
        told = Message.objects.filter(kind="assessment.analysis", text__contains="已陈述意见")
        self.assertEqual({one.person.username for one in told}, {"chen", "qian", "sun"})

    def test_it_says_something(self) -> None:
        self.assertEqual(self.send(self.act, "feng", self.data(answer=" ")).code, "assessment.reason_missing")

    def test_the_last_day_counts_and_the_next_is_late(self) -> None:
        self.town.go_to(date(2026, 4, 18))
        self.assertEqual(self.send(self.act, "feng", self.data()).code, "assessment.answer_late")

    def test_until_the_end_of_the_last_day(self) -> None:
        self.town.go_to(date(2026, 4, 17), 23)
        self.assertEqual(self.send(self.act, "xu", self.data()).status, 200)

    def test_other_units_see_it_when_it_is_approved_and_do_not_answer(self) -> None:
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 404)
        evaluating.answered(self.town, self.analysis)
        evaluating.approve_on_paper(self.town, evaluating.submit(self.town, self.analysis.evaluation))
        self.assertEqual(self.send(self.act, "lin", self.data()).status, 403)

    def test_it_locks_the_analysis(self) -> None:
        self.assert_locks(self.analysis)
