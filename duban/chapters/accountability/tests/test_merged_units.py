"""Art. 16(4) through a merger: counts are added, nothing is set off by it, the next service registers once
(decisions 6 and 23)."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability.models import AccountabilityClue, ClueNotice
from duban.chapters.accountability.tests import builders as clues
from duban.chapters.matters.models import Matter
from duban.chapters.supervision import actions
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import ServiceGround
from duban.chapters.supervision.tests import builders
from duban.ground.beijing import beijing_day
from duban.support.organization import actions as organization
from duban.support.organization.models import OrgUnit
from tests.stories import TownCase


class TestMergedUnits(TownCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = clues.matter_under_way(cls.town)

    def merge(self, unit: str = "works", into: str = "business") -> None:
        organization.merge_units(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            units=[self.town.unit(unit).uid],
            into=self.town.unit(into).uid,
            on=beijing_day(self.town.at),
            basis="古城编〔2026〕3号",
        )

    def count(self, unit: str) -> int:
        return reckoning.served_count(self.matter, self.town.unit(unit), beijing_day(self.town.at))

    def serve(self, unit: str = "business", signer: str = "wang", who: str = "zhao") -> None:
        notice = builders.issued_notice(self.town, self.matter, unit=unit, signer=signer)
        builders.serve(self.town, notice, who=who)

    def test_counts_are_added_and_the_merger_registers_nothing(self) -> None:
        builders.served_notice(self.town, self.matter, unit="works")
        builders.served_notice(self.town, self.matter, unit="business")
        self.assertEqual((self.count("works"), self.count("business")), (1, 1))
        self.town.go_to(date(2026, 3, 16))
        self.merge()
        self.assertEqual(self.count("business"), 2)
        self.assertFalse(AccountabilityClue.objects.exists(), "two and none: a merger sets nothing off")
        self.serve()
        clue = AccountabilityClue.objects.get()
        self.assertEqual(clue.unit, self.town.unit("business"))
        lines = ClueNotice.objects.filter(clue=clue).order_by("id")
        self.assertEqual(lines.count(), 3, "all that count stand in it")
        self.assertEqual(
            [one.responsible["unit"] for one in lines], ["工程建设部", "经营管理部", "经营管理部"]
        )
        self.assertEqual([one["name"] for one in lines[0].responsible["first"]], ["李建国"])
        self.serve()
        self.assertEqual(AccountabilityClue.objects.count(), 1, "once")
        self.assertEqual(ClueNotice.objects.count(), 4)

    def test_one_notice_before_and_one_after_are_two(self) -> None:
        builders.served_notice(self.town, self.matter, unit="works")
        self.merge(into="planning")
        self.assertFalse(AccountabilityClue.objects.exists())
        notice = builders.draft(self.town, self.matter, unit="planning")
        found = reckoning.before_signing(notice, beijing_day(self.town.at))
        self.assertEqual((found.ordinal, found.needs_head), (2, True), "the signer is told before")
        builders.serve(
            self.town, builders.issue(self.town, builders.sign_off(self.town, notice, who="wang")), who="wu"
        )
        self.assertEqual(AccountabilityClue.objects.get().unit, self.town.unit("planning"))

    def test_two_clues_stay_two(self) -> None:
        builders.served_twice(self.town, self.matter, unit="works")
        builders.served_twice(self.town, self.matter, unit="business")
        before = set(AccountabilityClue.objects.values_list("number", "unit_id", "state"))
        self.merge()
        self.assertEqual(set(AccountabilityClue.objects.values_list("number", "unit_id", "state")), before)
        self.serve()
        own = AccountabilityClue.objects.get(unit=self.town.unit("business"))
        self.assertEqual(ClueNotice.objects.filter(clue=own).count(), 3, "the next one joins the unit's own")
        self.assertEqual(AccountabilityClue.objects.count(), 2)

    def test_the_clue_of_the_merged_unit_is_joined_where_the_successor_has_none(self) -> None:
        builders.served_twice(self.town, self.matter, unit="works")
        self.merge(into="planning")
        self.serve(unit="planning", who="wu")
        clue = AccountabilityClue.objects.get()
        self.assertEqual((clue.unit, clue.notices.count()), (self.town.unit("works"), 3))

    def test_a_notice_under_way_goes_on_to_the_successor(self) -> None:
        drafted = builders.draft(self.town, self.matter, unit="works")
        issued = builders.issued_notice(self.town, self.matter, unit="works")
        self.merge(into="planning")
        signed = actions.serve_notice(
            by=self.town["wu"],
            at=self.town.tick(),
            request_id=None,
            notice=issued.uid,
            ground=ServiceGround.SIGNED,
        )
        self.assertEqual(signed.unit, self.town.unit("works"), "what was issued keeps its recipient")
        owed = self.matter.obligations.get(kind="NOTICE_REPLY")
        self.assertEqual(owed.unit, self.town.unit("planning"))
        self.assertFalse(AccountabilityClue.objects.exists())
        late = builders.issue(self.town, builders.sign_off(self.town, drafted, who="wang"))
        self.assertEqual(
            late.unit, self.town.unit("planning"), "a draft is addressed to who stands there now"
        )
        document = late.document
        self.assertEqual(document.facts["to"] if document else "", "规划设计部")

    def test_a_split_takes_the_count_of_the_matter_along(self) -> None:
        builders.served_notice(self.town, self.matter, unit="works")
        organization.split_unit(
            by=self.town["chen"],
            at=self.town.tick(),
            request_id=None,
            unit=self.town.unit("works").uid,
            name="工程管护部",
            on=beijing_day(self.town.at),
            basis="古城编〔2026〕4号",
            matters=[self.matter.uid],
        )
        new = OrgUnit.objects.get(origin=self.town.unit("works"))
        self.assertEqual(reckoning.served_count(self.matter, new, beijing_day(self.town.at)), 1)
        other = clues.matter_under_way(self.town)
        self.assertEqual(reckoning.served_count(other, self.town.unit("works"), beijing_day(self.town.at)), 0)
