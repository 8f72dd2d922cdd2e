"""放弃草案: with a reason; it stays readable, and makes room for another."""

from __future__ import annotations

from typing import Any

from duban.support.rulebook import queries
from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.terms import DraftState
from duban.support.rulebook.tests import builders
from tests.stories import ActStory, Answer


class TestGiveUpDraft(ActStory):
    act = "rulebook.give_up_draft"
    doer = "chen"
    wrong_role = "wang"
    stranger = "lin"
    refused = "rulebook.draft_state"
    draft: RuleSetDraft

    def setUp(self) -> None:
        self.draft = builders.submit(self.town, builders.draft(self.town))

    def data(self) -> dict[str, Any]:
        return {"draft": self.draft.uid, "reason": "与年终考核一并修改"}

    def spoil(self) -> None:
        builders.adopt_it(self.town, self.draft)

    def check(self, answer: Answer) -> None:
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.state, DraftState.GIVEN_UP)
        self.assertIsNone(queries.open_draft())
        self.assertEqual(queries.drafts(), [self.draft])

    def test_it_refuses_without_a_reason(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "reason": ""})
        self.assertEqual((answer.status, answer.code), (422, "rulebook.reason_missing"), answer)

    def test_two_clerks_do_it_one_after_the_other(self) -> None:
        self.assert_locks(self.draft)
