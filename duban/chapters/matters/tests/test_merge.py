"""事项合并."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Adjustment, Matter, Milestone, Obligation, Party
from duban.chapters.matters.terms import AdjustmentKind
from duban.chapters.matters.tests.adjusting import approve, merger, objectives, propose, relation, roles
from duban.chapters.matters.tests.builders import deadline, docket_matter, owed
from duban.ground.access import Relation
from tests.beyond import (
    AccountabilityClue,
    Assignment,
    reckoning,
    record_problem,
    recounting,
    served_notice,
    served_twice,
)
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.onward import assigned_matter
from tests.stories import Answer

NODE = Target("勘察完成", date(2026, 4, 30))
EARLIER = date(2026, 5, 15)


class TestMerge(MatterStory):
    act = "matters.merge"
    doer = "wang"
    wrong_role = "zhou"
    refused = "matters.adjustment_decided"

    proposal: Adjustment
    other: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = assigned_matter(cls.town)
        cls.other = assigned_matter(
            cls.town, lead="planning", co=(), service=(), due_on=EARLIER, milestones=(NODE,)
        )
        cls.proposal = merger(cls.town, cls.matter, cls.other)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"adjustment": self.proposal.uid, **changed}

    def spoil(self) -> None:
        approve(self.town, self.proposal)

    def check(self, answer: Answer) -> None:
        self.other.refresh_from_db()
        self.assertEqual(
            (self.other.state, self.other.ending, self.other.merged_into, self.other.completed_on),
            ("CLOSED", "MERGED", self.matter, None),
        )
        self.assertFalse(self.other.obligations.standing().exists())
        self.assertFalse(Party.objects.filter(matter=self.other, open=True).exists())
        nodes = Milestone.objects.filter(matter=self.matter).order_by("planned_on")
        self.assertEqual(
            [(one.label, one.planned_on, one.subject) for one in nodes],
            [
                ("勘察完成", NODE.planned_on, self.other.number),
                ("完成“东护城河清淤及驳岸修复工程”", EARLIER, self.other.number),
            ],
            "no date is lost",
        )
        self.assertEqual(
            [(one.due_on, one.unit) for one in owed(self.matter, "MILESTONE")],
            [(NODE.planned_on, self.town.unit("works")), (EARLIER, self.town.unit("works"))],
        )
        self.assertEqual(relation(self.town, self.matter, "planning"), "CO", "who led another helps here")
        self.assertTrue(
            Assignment.objects.filter(matter=self.matter, unit=self.town.unit("planning")).exists()
        )
        self.assertEqual(deadline(self.matter).due_on, deadline(self.matter).original_due_on)
        self.assertEqual(objectives(self.matter), ["清淤量3.2万方", "驳岸修复1460米"])
        self.assertEqual(recounting.differences(), [])

    def test_notices_of_both_count_together_and_the_merger_makes_no_clue(self) -> None:
        data = {"adjustment": self.proposal.uid, "reason": "重提"}
        self.send("matters.withdraw_adjustment", "chen", data)
        first, second = assigned_matter(self.town), assigned_matter(self.town)
        for matter in (first, second):
            served_notice(self.town, matter)
            self._settle_notices(matter)
        proposal = merger(self.town, first, second)
        approve(self.town, proposal)
        works = self.town.unit("works")
        self.assertEqual(reckoning.served_count(first, works, self.town.at.date()), 2)
        self.assertFalse(AccountabilityClue.objects.exists(), "a merger makes no clue")
        served_notice(self.town, first, signer="wang")
        clue = AccountabilityClue.objects.get()
        self.assertEqual((clue.matter, clue.notices.count()), (first, 3))

    def test_a_later_notice_joins_the_clue_of_what_was_merged(self) -> None:
        data = {"adjustment": self.proposal.uid, "reason": "重提"}
        self.send("matters.withdraw_adjustment", "chen", data)
        first, second = assigned_matter(self.town), assigned_matter(self.town)
        served_twice(self.town, second)
        self._settle_notices(second)
        clue = AccountabilityClue.objects.get()
        approve(self.town, merger(self.town, first, second))
        self.assertEqual(AccountabilityClue.objects.get().notices.count(), 2, "a merger joins no clue")
        served_notice(self.town, first, signer="wang")
        self.assertEqual(AccountabilityClue.objects.get(), clue)
        self.assertEqual(clue.notices.count(), 3)

    def _settle_notices(self, matter: Matter) -> None:
        """Nothing stands of the notices of the matter any more: they were answered and verified long ago."""
        day = self.town.at.date()
        QuerySet(Obligation).filter(
            matter=matter, kind__in=("NOTICE_REPLY", "VERIFY", "TREAT_PROBLEM")
        ).update(met_on=day)

    def test_it_refuses_what_cannot_go_on_elsewhere(self) -> None:
        record_problem(self.town, self.other, unit="planning")
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "matters.settle_first")
        data = {"adjustment": self.proposal.uid, "reason": "重提"}
        self.send("matters.withdraw_adjustment", "chen", data)
        wanted = {"others": [self.other.uid]}
        data = {"matter": self.matter.uid, "kind": "MERGE", "reason": "内容重复", "wanted": wanted}
        answer = self.send("matters.propose_adjustment", "chen", data)
        self.assertEqual(answer.code, "matters.settle_first")

    def test_it_takes_in_nothing_that_is_closed_by_then(self) -> None:
        ending = propose(self.town, self.other, AdjustmentKind.WITHDRAWAL)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "matters.settle_first")
        approve(self.town, ending)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "matters.merge_state")

    def test_what_is_under_way_is_not_taken_in_by_what_is_not(self) -> None:
        docketed = docket_matter(self.town)
        wanted = {"others": [self.other.uid]}
        data = {"matter": docketed.uid, "kind": "MERGE", "reason": "内容重复", "wanted": wanted}
        self.assertEqual(
            self.send("matters.propose_adjustment", "chen", data).code, "matters.merge_into_assigned"
        )

    def test_the_units_of_a_merger_can_be_said(self) -> None:
        data = {"adjustment": self.proposal.uid, "reason": "重提"}
        self.send("matters.withdraw_adjustment", "chen", data)
        proposal = propose(
            self.town,
            self.matter,
            AdjustmentKind.MERGE,
            others=[self.other.uid],
            units=roles(self.town, planning=Relation.LEAD, works=Relation.CO),
        )
        approve(self.town, proposal)
        self.assertEqual(deadline(self.matter).unit, self.town.unit("planning"))
        self.assertEqual(owed(self.matter, "MILESTONE")[0].unit, self.town.unit("planning"))

    def test_it_locks_every_matter_and_the_proposal(self) -> None:
        self.assert_locks(self.other, self.proposal)


class MergedPagesTest(PageCase):
    def test_every_number_finds_the_matter(self) -> None:
        matter, other = assigned_matter(self.town), assigned_matter(self.town)
        approve(self.town, merger(self.town, matter, other))
        found = self.see("chen", reverse("search") + f"?q={other.number}")
        self.assertContains(found, reverse("matter", args=[matter.uid]))
        self.assertContains(found, reverse("matter", args=[other.uid]))
        listed = self.see("chen", reverse("matters") + f"?q={other.number}")
        self.assertContains(listed, reverse("matter", args=[matter.uid]))
        page = self.see("chen", reverse("matter", args=[other.uid]))
        self.assertContains(page, "并入")
        self.assertContains(page, reverse("matter", args=[matter.uid]))
        self.assertContains(self.see("lin", reverse("matter", args=[matter.uid])), "已并入本事项")
