"""审定采用草案: by the head of the Leading Group, or on a checked paper; never by whoever has written it."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.rulebook import queries
from duban.support.rulebook.models import RuleSet, RuleSetDraft
from duban.support.rulebook.terms import DraftState
from duban.support.rulebook.tests import builders
from tests.cast import TODAY
from tests.stories import ActStory, Answer


class TestAdoptDraft(ActStory):
    act = "rulebook.adopt_draft"
    doer = "wang"
    # For whoever neither writes nor adopts, a draft does not exist; a clerk without a paper is refused below.
    wrong_role = "zhou"
    stranger = "lin"
    refused = "rulebook.draft_state"
    draft: RuleSetDraft

    def setUp(self) -> None:
        self.draft = builders.submit(self.town, builders.draft(self.town))

    def data(self) -> dict[str, Any]:
        return {"draft": self.draft.uid, "from_on": "2026-04-01"}

    def spoil(self) -> None:
        builders.adopt_it(self.town, self.draft)

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, self.wrong_role, self.data())
        self.assertEqual((answer.status, answer.code), (404, "rulebook.draft_unknown"), answer)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)

    def check(self, answer: Answer) -> None:
        self.draft.refresh_from_db()
        adopted = RuleSet.objects.get(number=2)
        self.assertEqual((self.draft.state, self.draft.adopted), (DraftState.ADOPTED, adopted))
        self.assertEqual(queries.values(date(2026, 3, 31)).number("feedback.review_within"), 5)
        self.assertEqual(queries.values(date(2026, 4, 1)).number("feedback.review_within"), 7)
        self.assertEqual(queries.values(date(2026, 4, 1)).version, 2)
        line = ledger.timeline(organization.body().ref, limit=1)[0]
        self.assertEqual(line.old, {"feedback.review_within": 5})
        self.assertEqual(line.new["feedback.review_within"], 7)

    def test_the_version_in_force_stays_as_it_was(self) -> None:
        before = RuleSet.objects.get(number=1).values
        builders.adopt_it(self.town, self.draft)
        self.assertEqual(RuleSet.objects.get(number=1).values, before)
        self.assertEqual(queries.values(TODAY).version, 1)

    def test_whoever_has_written_it_does_not_adopt_it(self) -> None:
        builders.paper_on(self.town, self.draft)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "rulebook.own_draft"), answer)

    def test_on_a_checked_paper_another_clerk_carries_it_in(self) -> None:
        builders.paper_on(self.town, self.draft)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual(answer.status, 200, answer)
        self.draft.refresh_from_db()
        assert self.draft.approval
        self.assertEqual((self.draft.decided_on, self.draft.approval.decision), (TODAY, "APPROVE"))

    def test_it_refuses_the_paper_of_somebody_who_does_not_adopt_versions(self) -> None:
        builders.paper_on(self.town, self.draft, kind="PARTY_GROUP_MEETING")
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "rulebook.adopter_unfit"), answer)

    def test_it_refuses_a_paper_from_before_the_submission(self) -> None:
        builders.paper_on(self.town, self.draft, on=date(2026, 2, 27))
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (422, "rulebook.decided_before"), answer)

    def test_a_paper_on_one_submission_does_not_decide_on_the_next(self) -> None:
        builders.paper_on(self.town, self.draft)
        returned = {"draft": self.draft.uid, "reason": "再议"}
        self.assertEqual(self.send("rulebook.return_draft", "wang", returned).status, 200)
        builders.submit(self.town, self.draft)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)

    def test_it_refuses_a_day_that_has_passed(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "from_on": "2026-03-01"})
        self.assertEqual((answer.status, answer.code), (422, "rulebook.draft_from"), answer)

    def test_it_refuses_what_starts_from_an_older_version(self) -> None:
        builders.adopt(self.town, 2, in_force_on=date(2026, 3, 2))
        answer = self.send(self.act, "wang", self.data())
        self.assertEqual((answer.status, answer.code), (409, "rulebook.draft_outdated"), answer)

    def test_it_locks_the_organization_and_the_draft(self) -> None:
        self.assert_locks(organization.body(), self.draft)
