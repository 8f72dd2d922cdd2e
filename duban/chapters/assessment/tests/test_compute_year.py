"""计算年度考核得分."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AssessmentRun
from duban.chapters.assessment.tests.computing import (
    adopted,
    computed,
)
from duban.support.jobs.models import Job
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestComputeYear(ActStory):
    act = "assessment.compute_year"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "assessment.year_unfit"

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"year": 2026, **changed}

    def spoil(self) -> dict[str, Any]:
        return self.data(year=2027)

    def check(self, answer: Answer) -> None:
        run = AssessmentRun.objects.get(uid=answer.body["uid"])
        self.assertEqual((run.ordinal, run.until_on, run.asked_by), (1, date(2026, 3, 2), self.town["chen"]))
        self.assertTrue(Job.objects.filter(kind=actions.COMPUTE_YEAR, payload=run.work).exists())

    def test_it_refuses_a_year_without_a_scheme(self) -> None:
        answer = self.send(self.act, "chen", self.data(year=2025))
        self.assertEqual((answer.status, answer.code), (409, "assessment.no_scheme"))

    def test_it_refuses_a_second_while_one_runs(self) -> None:
        self.send(self.act, "chen", self.data())
        self.assertEqual(self.send(self.act, "qian", self.data()).code, "assessment.computing_runs")

    def test_it_locks_the_year(self) -> None:
        self.assert_locks(computed(self.town))
