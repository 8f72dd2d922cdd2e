"""审核拟办意见 (11(1)): by the director, never by whom it comes from."""

from __future__ import annotations

from typing import Any

from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import CandidateState
from duban.chapters.intake.tests import builders
from duban.chapters.matters.terms import DefinitionLimb
from duban.support.notifications.models import Message
from tests.stories import ActStory, Answer


class TestReviewProposal(ActStory):
    act = "intake.review_proposal"
    doer = "sun"
    wrong_role = "chen"
    stranger = "wu"
    refused = "intake.own_proposal"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.proposed(cls.town)

    def data(self) -> dict[str, Any]:
        return {"candidate": builders.row(self.listed, 1).uid}

    def spoil(self) -> None:
        first = builders.row(self.listed, 1)
        builders.complete(self.town, first, Completion(limb=DefinitionLimb.CITY))
        builders.propose(self.town, builders.row(self.listed, 1), who="sun")

    def check(self, answer: Answer) -> None:
        found = Candidate.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.reviewed_by), (CandidateState.REVIEWED, self.town["sun"]))

    def test_not_agreeing_sends_it_back_with_the_opinion(self) -> None:
        answer = self.send(self.act, "sun", {**self.data(), "agrees": False, "opinion": "请写明分段工期"})
        self.assertEqual(answer.status, 200, answer)
        found = builders.row(self.listed, 1)
        self.assertEqual((found.state, found.review_opinion), (CandidateState.CANDIDATE, "请写明分段工期"))
        told = Message.objects.filter(person=self.town["chen"], kind=self.act)
        self.assertEqual(told.count(), 1)
        self.assertEqual(builders.propose(self.town, found).state, CandidateState.PROPOSED)

    def test_not_agreeing_needs_an_opinion(self) -> None:
        answer = self.send(self.act, "sun", {**self.data(), "agrees": False, "opinion": " "})
        self.assertEqual((answer.status, answer.code), (422, "intake.opinion_missing"))

    def test_it_refuses_what_is_not_proposed(self) -> None:
        builders.review(self.town, builders.row(self.listed, 1))
        answer = self.send(self.act, "sun", self.data())
        self.assertEqual((answer.status, answer.code), (409, "intake.candidate_state"))
