"""不予批准事项调整."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.matters.models import Adjustment
from duban.chapters.matters.tests.adjusting import approve, meeting, propose, relation
from duban.chapters.matters.tests.builders import owed
from tests.beyond import answer_objection, docketed_list, gathered, object_to
from tests.locking import MatterStory
from tests.onward import assigned_matter
from tests.papers import checked_paper
from tests.stories import Answer


class TestRefuseAdjustment(MatterStory):
    act = "matters.refuse_adjustment"
    doer = "wang"
    wrong_role = "zhou"
    refused = "matters.adjustment_decided"

    proposal: Adjustment

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        object_to(cls.town, cls.matter)
        answer_objection(cls.town, cls.matter, upheld=True)
        duty = owed(cls.matter, "ADJUST")[0]
        cls.proposal = propose(cls.town, cls.matter, settles=duty.uid)

    def data(self) -> dict[str, Any]:
        return {"adjustment": self.proposal.uid, "opinion": "仍由工程建设部牵头"}

    def spoil(self) -> None:
        approve(self.town, self.proposal)

    def check(self, answer: Answer) -> None:
        refused = Adjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual((refused.state, refused.level), ("REFUSED", "LEADING_GROUP_HEAD"))
        self.assertEqual(relation(self.town, self.matter, "works"), "LEAD")
        self.assertEqual(owed(self.matter, "ADJUST"), [], "it has been decided")
        self.assertEqual(owed(self.matter, "DECIDE_ADJUSTMENT"), [])

    def test_a_clerk_carries_in_the_paper_that_refuses(self) -> None:
        checked_paper(self.town, self.proposal.ref, "ADJUST", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.proposal.ref, "NO_ADJUST", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)

    def test_what_was_put_up_with_its_list_is_decided_with_the_others(self) -> None:
        gathered(self.town, docketed_list(self.town), added=False)
        row = Adjustment.objects.latest("id")
        answer = self.send(self.act, "wang", {**self.data(), "adjustment": row.uid})
        self.assertEqual(answer.code, "matters.adjustment_gathered")

    def test_it_needs_a_reason(self) -> None:
        answer = self.send(self.act, "wang", {**self.data(), "opinion": ""})
        self.assertEqual(answer.code, "matters.reason_missing")

    def test_a_meeting_refuses_too(self) -> None:
        held = meeting(self.town)
        answer = self.send(self.act, "chen", {**self.data(), "meeting": held.uid, "place": 3})
        self.assertEqual(answer.status, 200, answer)
        refused = Adjustment.objects.get(uid=self.proposal.uid)
        self.assertEqual((refused.meeting, refused.place), (held, 3))

    def test_it_locks_the_proposal(self) -> None:
        self.assert_locks(self.proposal, owed(self.matter, "ADJUST")[0])
