"""退回清单 (11(1)): with a reason; the work goes on where it stood."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake import queries
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.terms import RETURN, CandidateState, ListState
from duban.chapters.intake.tests import builders
from duban.ground.beijing import beijing_day
from duban.support.organization import actions as organization
from duban.support.organization.terms import DeciderKind
from tests.papers import checked_paper, text_file
from tests.stories import ActStory, Answer


class TestReturnList(ActStory):
    act = "intake.return_list"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "wu"
    refused = "intake.list_state"
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.submitted(cls.town)

    def data(self) -> dict[str, Any]:
        return {"docketing_list": self.listed.uid, "reason": "第二项应补充质效目标"}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        listed = DocketingList.objects.get(uid=answer.body["uid"])
        self.assertEqual((listed.state, listed.return_reason), (ListState.RETURNED, "第二项应补充质效目标"))
        self.assertEqual(len(builders.in_state(listed, CandidateState.REVIEWED)), 2)
        builders.classify(self.town, builders.row(listed, 1))
        answer = self.send("intake.submit_list", "sun", {"docketing_list": listed.uid})
        self.assertEqual(answer.code, "intake.still_waiting")

    def test_it_needs_a_reason(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "reason": ""})
        self.assertEqual((answer.status, answer.code), (422, "intake.text_length"))

    def test_a_paper_from_before_the_submission_returns_nothing(self) -> None:
        self.listed.refresh_from_db()
        checked_paper(self.town, queries.subject_of(self.listed), RETURN, decided_on=date(2026, 2, 27))
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (422, "intake.decided_before"))

    def test_a_leader_in_charge_cannot_return_a_list(self) -> None:
        self.listed.refresh_from_db()
        slip = organization.enter_paper(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            subject_ref=queries.subject_of(self.listed),
            decision=RETURN,
            decider_kind=DeciderKind.LEADER_IN_CHARGE,
            decider=self.town["zhou"].uid,
            decided_on=beijing_day(self.town.at),
            paper=text_file(self.town, "chen", name="批示.txt", text="退回").uid,
        )
        organization.check_paper(
            by=self.town["qian"], at=self.town.tick(), request_id=None, slip=slip.uid, agrees=True
        )
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "intake.decider_unfit"))

    def test_a_clerk_returns_it_on_a_checked_paper(self) -> None:
        answer = self.send(self.act, "chen", self.data())
        self.assertEqual((answer.status, answer.code), (409, "organization.needs_paper"))
        self.listed.refresh_from_db()
        subject = queries.subject_of(self.listed)
        checked_paper(self.town, subject, RETURN, decided_on=beijing_day(self.town.at))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
