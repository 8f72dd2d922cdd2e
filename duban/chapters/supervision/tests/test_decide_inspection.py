"""审批单项督查."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.supervision.models import InspectionApproval
from duban.chapters.supervision.tests import builders, inspecting
from tests.locking import MatterStory
from tests.onward import assign
from tests.papers import checked_paper
from tests.stories import Answer


class TestDecideInspection(MatterStory):
    act = "supervision.decide_inspection"
    doer = "wang"
    wrong_role = "zhou"
    stranger = "li"
    refused = "supervision.decided_already"

    matter: Matter
    asked: InspectionApproval

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.asked = inspecting.requested(cls.town, cls.matter)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"approval": self.asked.uid, "grant": True, "opinion": "同意", **changed}

    def test_it_refuses_the_wrong_role(self) -> None:
        # 周 is a member of the Group, and in charge of no unit of this matter.
        elsewhere = docket_matter(self.town, lead="company", co=(), service=(), leaders=())
        assign(by=self.town["chen"], at=self.town.tick(), request_id=None, matter=elsewhere.uid)
        foreign = inspecting.requested(self.town, elsewhere, unit=self.town.unit("company").uid)
        answer = self.send(self.act, "zhou", self.data(approval=foreign.uid))
        self.assertEqual((answer.status, answer.code), (403, "access.not_permitted"), answer)

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data(grant=False))

    def check(self, answer: Answer) -> None:
        self.asked.refresh_from_db()
        self.assertEqual((self.asked.state, self.asked.decided_on), ("GRANTED", date(2026, 3, 2)))

    def test_the_leader_in_charge_may_decide(self) -> None:
        self.assertEqual(self.send(self.act, "zhou", self.data(grant=False)).status, 200)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.state, "REFUSED")

    def test_a_clerk_needs_a_checked_paper_and_takes_its_date(self) -> None:
        self.town.go_to(date(2026, 3, 5))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.asked.ref, "INSPECT", decided_on=date(2026, 3, 4))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.decided_on, date(2026, 3, 4))

    def test_it_locks_the_request(self) -> None:
        self.assert_locks(self.asked)
