"""草案报审: with what it changes, why, and from which day."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.terms import DraftState
from duban.support.rulebook.tests import builders
from tests.stories import ActStory, Answer


class TestSubmitDraft(ActStory):
    act = "rulebook.submit_draft"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "rulebook.draft_state"
    draft: RuleSetDraft

    def setUp(self) -> None:
        self.draft = builders.draft(self.town)

    def data(self) -> dict[str, Any]:
        return {"draft": self.draft.uid}

    def spoil(self) -> None:
        builders.submit(self.town, self.draft)

    def check(self, answer: Answer) -> None:
        self.draft.refresh_from_db()
        self.assertEqual((self.draft.state, self.draft.submissions), (DraftState.SUBMITTED, 1))
        self.assertEqual(self.draft.submitted_by, self.town["chen"])

    def refuse(self, code: str) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(answer.code, code, answer)

    def test_it_refuses_what_changes_nothing(self) -> None:
        self.town.tick()
        self.write(values={})
        self.refuse("rulebook.draft_empty")

    def test_it_refuses_without_a_reason(self) -> None:
        self.write(note=" ")
        self.refuse("rulebook.draft_reason")

    def test_it_refuses_a_day_that_has_passed(self) -> None:
        for day in ("2026-03-01", None):
            self.write(from_on=day)
            self.refuse("rulebook.draft_from")

    def test_it_refuses_what_starts_from_an_older_version(self) -> None:
        builders.adopt(self.town, 2, in_force_on=date(2026, 3, 2))
        self.refuse("rulebook.draft_outdated")

    def test_two_clerks_send_it_one_after_the_other(self) -> None:
        self.assert_locks(self.draft)

    def write(self, **other: object) -> None:
        given = {
            "values": {"feedback.review_within": 7},
            "note": "审核量增大",
            "from_on": "2026-04-01",
            "draft": self.draft.uid,
        }
        answer = self.send("rulebook.draft_rule_set", "chen", {**given, **other})
        self.assertEqual(answer.status, 200, answer)
