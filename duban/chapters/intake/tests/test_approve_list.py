"""审定清单 (11(1), 7): by the head in the system, or on a checked paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from duban.chapters.intake import queries
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.terms import APPROVE, RETURN, CandidateState, ListState
from duban.chapters.intake.tests import builders
from duban.ground.beijing import beijing_day
from duban.support.ledger import queries as ledger
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind
from tests.papers import checked_paper, text_file
from tests.stories import ActStory, Answer


class TestApproveList(ActStory):
    act = "intake.approve_list"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "wu"
    refused = "intake.list_state"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.submitted(cls.town)

    def data(self) -> dict[str, Any]:
        return {"docketing_list": self.listed.uid, "opinion": "同意"}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        listed = DocketingList.objects.get(uid=answer.body["uid"])
        self.assertEqual((listed.state, listed.approved_on), (ListState.APPROVED, beijing_day(self.town.at)))
        self.assertEqual(len(builders.in_state(listed, CandidateState.APPROVED)), 2)
        self.assertEqual(builders.in_state(listed, CandidateState.DECLINED), [builders.RAMPS[2]])

    def subject(self) -> str:
        self.listed.refresh_from_db()
        return queries.subject_of(self.listed)

    def test_it_locks_every_candidate_that_it_approves(self) -> None:
        self.assert_locks(builders.row(self.listed, 1))

    def test_a_clerk_needs_a_checked_paper(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"))

    def test_on_a_paper_the_papers_day_is_the_day_of_approval(self) -> None:
        decided_on = beijing_day(self.town.at)
        self.town.go_to(decided_on + timedelta(days=3))
        checked_paper(self.town, self.subject(), APPROVE, decided_on=decided_on)
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual(answer.status, 200, answer)
        listed = DocketingList.objects.get(uid=self.listed.uid)
        self.assertEqual(listed.approved_on, decided_on)
        self.assertIsNotNone(listed.approval)
        line = ledger.timeline(listed.ref, limit=1)[0]
        self.assertEqual((line.actor["name"], line.actor["on_behalf_of"]), ("陈启明", "王志远"))

    def test_a_paper_from_before_the_submission_decides_nothing(self) -> None:
        checked_paper(self.town, self.subject(), APPROVE, decided_on=date(2026, 2, 27))
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (422, "intake.decided_before"))

    def test_a_paper_on_an_earlier_submission_does_not_decide_on_the_next(self) -> None:
        today = beijing_day(self.town.at)
        checked_paper(self.town, self.subject(), APPROVE, decided_on=today)
        self.send("intake.return_list", "wang", {"docketing_list": self.listed.uid, "reason": "补充目标"})
        self.send("intake.submit_list", "sun", {"docketing_list": self.listed.uid})
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"))

    def test_a_paper_that_returns_the_list_does_not_approve_it(self) -> None:
        checked_paper(self.town, self.subject(), RETURN, decided_on=beijing_day(self.town.at))
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"))

    def test_a_leader_in_charge_cannot_approve_a_list(self) -> None:
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=self.subject(),
            decision=APPROVE,
            decider_kind=DeciderKind.LEADER_IN_CHARGE,
            decider=self.town["zhou"].uid,
            decided_on=beijing_day(self.town.at),
            paper=text_file(self.town, "chen", name="批示.txt", text="同意").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "intake.decider_unfit"))
