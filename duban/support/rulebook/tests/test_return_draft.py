"""退回草案: with a reason, by the head or on a checked paper; then it is written further."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.rulebook.models import RuleSetDraft
from duban.support.rulebook.terms import DraftState
from duban.support.rulebook.tests import builders
from tests.stories import ActStory, Answer


class TestReturnDraft(ActStory):
    act = "rulebook.return_draft"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "lin"
    refused = "rulebook.draft_state"
    draft: RuleSetDraft

    def setUp(self) -> None:
        self.draft = builders.submit(self.town, builders.draft(self.town))

    def data(self) -> dict[str, Any]:
        return {"draft": self.draft.uid, "reason": "公示期不宜缩短"}

    def spoil(self) -> None:
        builders.adopt_it(self.town, self.draft)

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, self.wrong_role, self.data())
        self.assertEqual((answer.status, answer.code), (404, "rulebook.draft_unknown"), answer)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)

    def check(self, answer: Answer) -> None:
        self.draft.refresh_from_db()
        self.assertEqual((self.draft.state, self.draft.reason), (DraftState.RETURNED, "公示期不宜缩短"))
        again = builders.submit(self.town, self.draft)
        self.assertEqual((again.state, again.submissions), (DraftState.SUBMITTED, 2))

    def test_a_clerk_carries_in_the_paper(self) -> None:
        builders.paper_on(self.town, self.draft, word="RETURN")
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)

    def test_it_refuses_papers_on_which_the_draft_cannot_come_back(self) -> None:
        builders.paper_on(self.town, self.draft, word="RETURN", on=date(2026, 2, 27))
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (422, "rulebook.decided_before"), answer)
        builders.paper_on(self.town, self.draft, word="RETURN", kind="PARTY_GROUP_MEETING")
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "rulebook.adopter_unfit"), answer)

    def test_it_refuses_without_a_reason(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "reason": " "})
        self.assertEqual((answer.status, answer.code), (422, "rulebook.reason_missing"), answer)

    def test_two_people_decide_one_after_the_other(self) -> None:
        self.assert_locks(self.draft)
