"""提出拟办意见 (11(1)): nothing but the lead may be open."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.actions import Completion
from duban.chapters.intake.models import Candidate, DocketingList
from duban.chapters.intake.terms import CandidateState
from duban.chapters.intake.tests import builders
from duban.chapters.matters.actions import Target
from duban.ground.beijing import beijing_day
from tests.stories import ActStory, Answer


class TestPropose(ActStory):
    act = "intake.propose"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.question_open"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.taken_in(cls.town)
        builders.classify(cls.town, builders.row(cls.listed, 1))

    def data(self) -> dict[str, Any]:
        return self.of(1)

    def of(self, number: int, proposal: str = "拟同意立项，由工程建设部牵头") -> dict[str, Any]:
        return {"candidate": builders.row(self.listed, number).uid, "proposal": proposal}

    def spoil(self) -> dict[str, Any]:
        return self.of(2)

    def check(self, answer: Answer) -> None:
        found = Candidate.objects.get(uid=answer.body["uid"])
        self.assertEqual((found.state, found.proposed_by), (CandidateState.PROPOSED, self.town["chen"]))
        self.assertEqual(found.proposed_on, beijing_day(self.town.at))

    def refuse(self, code: str, number: int = 1, status: int = 409, proposal: str = "拟同意立项") -> None:
        answer = self.send(self.act, "chen", self.of(number, proposal))
        self.assertEqual((answer.status, answer.code), (status, code), answer)

    def test_a_matter_without_a_lead_may_be_proposed(self) -> None:
        builders.settle(self.town, builders.row(self.listed, 3), lead=None)
        self.assertEqual(self.send(self.act, "chen", self.of(3)).status, 200)

    def test_it_refuses_what_lacks_category_or_limb(self) -> None:
        third = builders.row(self.listed, 3)
        builders.complete(self.town, third, Completion(due_on=date(2026, 12, 31), confirmed=[0]))
        self.refuse("intake.not_settled", 3)

    def test_it_refuses_a_deadline_gone_by(self) -> None:
        builders.complete(self.town, builders.row(self.listed, 1), Completion(due_on=date(2026, 3, 1)))
        self.refuse("intake.due_passed", status=422)

    def test_it_refuses_a_milestone_after_the_deadline(self) -> None:
        late = Completion(milestones=[Target("竣工", date(2026, 7, 1))])
        builders.complete(self.town, builders.row(self.listed, 1), late)
        self.refuse("intake.milestone_after_due", status=422)

    def test_it_refuses_an_empty_and_an_endless_opinion(self) -> None:
        self.refuse("intake.text_length", status=422, proposal="  ")
        self.refuse("intake.text_length", status=422, proposal="长" * 2001)

    def test_it_refuses_a_row_that_could_not_be_read(self) -> None:
        rows = [(*builders.DREDGING[:2], "长" * 501, *builders.DREDGING[3:])]
        refused = builders.row(builders.taken_in(self.town, rows, title="另一清单"), 1)
        answer = self.send(self.act, "chen", {"candidate": refused.uid, "proposal": "拟同意立项"})
        self.assertEqual((answer.status, answer.code), (409, "intake.row_is_no_matter"), answer)

    def test_it_refuses_a_second_proposal(self) -> None:
        builders.propose(self.town, builders.row(self.listed, 1))
        self.refuse("intake.candidate_state")
