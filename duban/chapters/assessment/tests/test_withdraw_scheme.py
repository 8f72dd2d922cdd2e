"""撤回考核细则草案: with a reason; it stays readable and cannot be taken up again."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.chapters.assessment.tests import scheme_builders as builders
from tests.stories import ActStory, Answer


class TestWithdrawScheme(ActStory):
    act = "assessment.withdraw_scheme"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "assessment.scheme_state"
    scheme: AssessmentScheme

    def setUp(self) -> None:
        self.scheme = builders.draft(self.town)

    def data(self) -> dict[str, Any]:
        return {"scheme": self.scheme.uid, "reason": "改用另一份"}

    def spoil(self) -> None:
        builders.adopt(self.town, builders.submit(self.town, self.scheme))

    def check(self, answer: Answer) -> None:
        self.scheme.refresh_from_db()
        self.assertEqual((self.scheme.state, self.scheme.reason), (SchemeState.WITHDRAWN, "改用另一份"))
        again = self.send(
            "assessment.submit_scheme",
            "chen",
            {"scheme": self.scheme.uid, "note": "再报", "from_on": "2026-01-01"},
        )
        self.assertEqual((again.status, again.code), (409, "assessment.scheme_state"), again)

    def test_what_has_gone_up_can_be_taken_back(self) -> None:
        builders.submit(self.town, self.scheme)
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_it_refuses_an_empty_reason(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "reason": ""})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_reason"), answer)

    def test_it_locks_the_scheme(self) -> None:
        self.assert_locks(self.scheme)
