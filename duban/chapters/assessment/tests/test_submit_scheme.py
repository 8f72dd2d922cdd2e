"""考核细则报审: whole, with a reason, and from a day on which it can begin."""

from __future__ import annotations

from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.scheme_values import UNIT_CUTS, rule
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestSubmitScheme(ActStory):
    act = "assessment.submit_scheme"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "assessment.scheme_state"
    scheme: AssessmentScheme

    def setUp(self) -> None:
        self.scheme = builders.draft(self.town)

    def data(self) -> dict[str, Any]:
        return {"scheme": self.scheme.uid, "note": "首次制定", "from_on": "2026-01-01"}

    def spoil(self) -> None:
        builders.submit(self.town, self.scheme)

    def check(self, answer: Answer) -> None:
        self.scheme.refresh_from_db()
        self.assertEqual((self.scheme.state, self.scheme.submissions), (SchemeState.SUBMITTED, 1))
        told = Message.objects.filter(subject_ref=self.scheme.ref, person=self.town["wang"])
        self.assertEqual(told.get().text, "有一份考核细则待审定")

    def test_it_refuses_a_scheme_that_is_not_whole(self) -> None:
        broken_ones: tuple[dict[str, Any], ...] = (
            {"unit_cuts": UNIT_CUTS[:3]},
            {"unit_cuts": [{**UNIT_CUTS[0], "least": "80"}, *UNIT_CUTS[1:]]},
            {"rules": []},
            {"rules": [rule(group="nowhere")]},
            {"rules": [rule(article="99")]},
            {"rules": [rule(), rule()]},
        )
        for given in broken_ones:
            broken = builders.draft(self.town, **given)
            answer = self.send(self.act, "chen", {**self.data(), "scheme": broken.uid})
            self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_problem"), given)

    def test_it_refuses_no_reason(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "note": " "})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_note"), answer)

    def test_the_first_reaches_back_to_the_beginning_of_the_year_and_no_further(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "from_on": "2025-12-31"})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_from"), answer)

    def test_the_next_begins_today_at_the_earliest(self) -> None:
        builders.in_force(self.town)
        answer = self.send(self.act, "chen", {**self.data(), "from_on": "2026-03-01"})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_from"), answer)
        answer = self.send("assessment.submit_scheme", "chen", {**self.data(), "from_on": "2026-03-02"})
        self.assertEqual(answer.status, 200, answer)

    def test_it_locks_the_draft(self) -> None:
        self.assert_locks(self.scheme)
