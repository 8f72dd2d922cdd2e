"""留存年度考核得分."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment import actions
from duban.chapters.assessment.models import AssessmentRun
from duban.chapters.assessment.tests.computing import adopted, done
from tests.onward import running_matter
from tests.stories import ActStory, Answer


class TestRecordComputed(ActStory):
    act = "assessment.record_computed"
    doer = None
    wrong_role = "chen"
    refused = "assessment.not_computing"

    asked: AssessmentRun

    @classmethod
    def prepare(cls) -> None:
        running_matter(cls.town)
        adopted(cls.town)
        cls.asked = actions.compute_year(by=cls.town["chen"], at=cls.town.tick(), request_id=None, year=2026)

    def data(self) -> dict[str, Any]:
        return {"run": self.asked.uid, "facts": 7, "inputs_digest": "a" * 64, "result_digest": "b" * 64}

    def spoil(self) -> None:
        done(self.town, self.asked)

    def check(self, answer: Answer) -> None:
        self.asked.refresh_from_db()
        self.assertEqual(
            (self.asked.state, self.asked.facts, self.asked.result_digest), ("COMPUTED", 7, "b" * 64)
        )
        self.assertIsNotNone(self.asked.computed_on)

    def test_it_locks_the_computing(self) -> None:
        self.assert_locks(self.asked)
