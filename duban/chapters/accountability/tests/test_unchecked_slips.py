"""A paper that was entered for the head waits for a second person: on the desk and the 未闭环清单 of the circle alone (10, 40)."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue, HeadSlip
from duban.chapters.accountability.tests import builders, casing, slipping
from tests.looking import PageCase

LATE = "代录的组长签批件逾期未复核"
ASKED = "复核代录的组长签批件"


class TestUncheckedSlips(PageCase):
    """孙 has entered what 王 signed: on a clue, which 钱 is to compare, and on a case that 钱 and 沈 handle."""

    case: AccountabilityCase
    clue: AccountabilityClue
    slips: list[HeadSlip]

    @classmethod
    def prepare(cls) -> None:
        town = cls.town
        cls.case = casing.verifying(town)
        cls.clue = builders.entered(town, builders.matter_under_way(town))
        cls.slips = [
            slipping.enter(town, cls.case, "accountability.admit_to_circle"),
            slipping.enter(town, cls.clue, "accountability.close_clue"),
        ]

    def late(self, who: str) -> int:
        return self.see(who, reverse("open_loops")).content.decode().count(LATE)

    def test_past_its_day_it_stands_on_the_open_loops_of_the_circle_alone(self) -> None:
        self.town.go_to(date(2026, 3, 5))
        self.assertEqual(self.late("sun"), 0)
        self.town.go_to(date(2026, 3, 31))
        self.assertEqual(
            {who: self.late(who) for who in ("sun", "wang", "qian")},
            dict.fromkeys(("sun", "wang", "qian"), 2),
        )
        self.assertEqual(self.late("chen"), 1, "he entered the clue, and knows nothing of the case")
        self.assertEqual(self.late("zhou"), 0)
        office = self.see("sun", reverse("open_loops") + "?kind=office")
        self.assertNotContains(office, LATE, msg_prefix="no debt of the Office for all to count")

    def test_compared_it_is_gone(self) -> None:
        self.town.go_to(date(2026, 3, 31))
        for slip in self.slips:
            slipping.compare(self.town, slip)
        self.assertEqual(self.late("sun"), 0)

    def test_it_is_asked_of_those_who_may_compare_it(self) -> None:
        page = self.see("qian", "/")
        for slip in self.slips:
            self.assertContains(page, reverse("check_head_slip", args=[slip.uid]))
        for who in ("sun", "wang", "zhou", "lin"):
            self.assertNotContains(self.see(who, "/"), ASKED)
