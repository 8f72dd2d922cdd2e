"""退回考核细则: with a reason, by the head or on a checked paper; it may then be written again."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.assessment.models import AssessmentScheme
from duban.chapters.assessment.terms.scheme import SchemeState
from duban.chapters.assessment.tests import scheme_builders as builders
from duban.chapters.assessment.tests.scheme_values import body, rule
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestReturnScheme(ActStory):
    act = "assessment.return_scheme"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "lin"
    refused = "assessment.scheme_state"
    scheme: AssessmentScheme

    def setUp(self) -> None:
        self.scheme = builders.submit(self.town, builders.draft(self.town))

    def data(self) -> dict[str, Any]:
        return {"scheme": self.scheme.uid, "reason": "分值过重"}

    def spoil(self) -> None:
        builders.adopt(self.town, self.scheme)

    def test_it_refuses_the_wrong_role(self) -> None:
        answer = self.send(self.act, self.wrong_role, self.data())
        self.assertEqual((answer.status, answer.code), (404, "assessment.scheme_unknown"), answer)
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"), answer)

    def check(self, answer: Answer) -> None:
        self.scheme.refresh_from_db()
        self.assertEqual((self.scheme.state, self.scheme.reason), (SchemeState.RETURNED, "分值过重"))
        self.assertTrue(
            Message.objects.filter(subject_ref=self.scheme.ref, text="考核细则被退回修改").exists()
        )

    def test_it_refuses_an_empty_reason(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "reason": " "})
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_reason"), answer)

    def test_on_a_checked_paper_a_clerk_carries_it_in(self) -> None:
        builders.paper_on(self.town, self.scheme, word="RETURN")
        self.assertEqual(self.send(self.act, "sun", self.data()).status, 200)

    def test_it_refuses_the_paper_of_somebody_who_does_not_decide_on_schemes(self) -> None:
        builders.paper_on(self.town, self.scheme, word="RETURN", kind="PARTY_GROUP_MEETING")
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "assessment.scheme_adopter_unfit"), answer)

    def test_it_refuses_a_paper_from_before_the_submission(self) -> None:
        builders.paper_on(self.town, self.scheme, word="RETURN", on=date(2026, 2, 27))
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (422, "assessment.scheme_decided_before"), answer)

    def test_it_may_then_be_written_and_sent_up_again(self) -> None:
        self.send(self.act, "wang", self.data())
        changed = {"scheme": self.scheme.uid, "body": body(rule(amount="-0.5"))}
        self.assertEqual(self.send("assessment.edit_scheme", "chen", changed).status, 200)
        builders.submit(self.town, self.scheme)
        self.scheme.refresh_from_db()
        self.assertEqual((self.scheme.state, self.scheme.submissions), (SchemeState.SUBMITTED, 2))

    def test_it_locks_the_scheme(self) -> None:
        self.assert_locks(self.scheme)
