"""事项拆分."""

from __future__ import annotations

from typing import Any

from duban.chapters.matters.models import Adjustment, Matter, Objective
from duban.chapters.matters.queries import due_on_of
from duban.chapters.matters.tests.adjusting import approve, objectives, parting, relation
from duban.chapters.matters.tests.builders import DUE_ON, deadline, owed
from tests.beyond import AccountabilityClue, reckoning, recounting, served_notice
from tests.locking import MatterStory
from tests.onward import assigned_matter, running_matter
from tests.stories import Answer


class TestSplit(MatterStory):
    act = "matters.split"
    doer = "wang"
    wrong_role = "zhou"
    refused = "matters.adjustment_decided"

    proposal: Adjustment

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.proposal = parting(cls.town, cls.matter)

    def data(self) -> dict[str, Any]:
        return {"adjustment": self.proposal.uid}

    def spoil(self) -> None:
        approve(self.town, self.proposal)

    def part(self) -> Matter:
        return Matter.objects.get(split_from=self.matter)

    def check(self, answer: Answer) -> None:
        part = self.part()
        self.assertEqual(
            (part.title, part.state, part.category, part.origin_ref, part.year),
            ("东护城河驳岸修复", "DOCKETED", self.matter.category, self.matter.origin_ref, self.matter.year),
        )
        self.assertNotEqual(part.number, self.matter.number)
        self.assertEqual(due_on_of(part), DUE_ON)
        self.assertEqual(relation(self.town, part, "planning"), "LEAD")
        self.assertEqual(objectives(part), ["驳岸修复1460米"])
        self.assertEqual(objectives(self.matter), ["清淤量3.2万方"])
        self.assertEqual(deadline(self.matter).due_on, DUE_ON)
        made = Adjustment.objects.get(pk=self.proposal.pk)
        self.assertEqual(made.followed, [f"{part.number}《东护城河驳岸修复》"])
        self.assertEqual(recounting.differences(), [])

    def test_the_part_is_assigned_as_any_matter_and_counts_what_its_parent_did(self) -> None:
        first = assigned_matter(self.town, lead="business", co=(), service=())
        served_notice(self.town, first, unit="business")
        approve(self.town, parting(self.town, first, lead="business"))
        part = Matter.objects.get(split_from=first)
        self.assertEqual(self.send("responsibility.assign", "chen", {"matter": part.uid}).status, 200)
        day, business = self.town.at.date(), self.town.unit("business")
        self.assertEqual(reckoning.served_count(part, business, day), 1, "同一事项")
        self.assertFalse(AccountabilityClue.objects.exists())
        served_notice(self.town, part, unit="business", signer="wang")
        clue = AccountabilityClue.objects.get()
        self.assertEqual((clue.matter, clue.notices.count()), (part, 2))
        self.assertEqual(reckoning.served_count(first, business, day), 1, "a parent does not count its parts")

    def test_it_locks_the_proposal_and_what_it_ends(self) -> None:
        ended = Objective.objects.filter(matter=self.matter).latest("id")
        self.assert_locks(self.proposal, ended, owed(self.matter, "DECIDE_ADJUSTMENT")[0])
