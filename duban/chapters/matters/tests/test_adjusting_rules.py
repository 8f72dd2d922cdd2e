"""The rules of 事项调整 and of 认定不可抗因素, by table (11(1), 16(2))."""

from __future__ import annotations

from datetime import date

from django.test import SimpleTestCase

from duban.chapters.matters.rules import adjusting, exempting
from duban.chapters.matters.rules.adjusting import Fate, Part
from duban.chapters.matters.rules.exempting import Cause
from duban.ground import workdays
from duban.ground.access import Refusal

TODAY = date(2026, 4, 2)
PAST, COMING = date(2026, 3, 31), date(2026, 4, 30)
LISTED = ("LEADING_GROUP_HEAD", "LEADING_GROUP_MEETING", "PARTY_GROUP_MEETING")
AD_HOC = ("PARTY_GROUP_MEETING",)


class FateTest(SimpleTestCase):
    """What becomes of a duty when its unit leaves, only changes its part, or stays."""

    TABLE = (
        # kind, due, leaves, changes, led → fate
        ("MATTER_DEADLINE", COMING, True, True, True, Fate.HAND_ON),
        ("MATTER_DEADLINE", PAST, False, True, True, Fate.HAND_ON),
        ("MILESTONE", PAST, True, True, True, Fate.HAND_ON),
        ("PERIODIC_REPORT", COMING, True, True, True, Fate.HAND_ON),
        ("PERIODIC_REPORT", TODAY, True, True, True, Fate.HAND_ON),
        ("PERIODIC_REPORT", PAST, True, True, True, Fate.END),
        ("PERIODIC_REPORT", PAST, False, True, True, Fate.END),
        ("SIGN_FOR", COMING, False, True, False, Fate.END),
        ("BREAKDOWN", COMING, True, True, False, Fate.END),
        ("PROMISE", COMING, False, True, False, Fate.END),
        ("OWN_DATE", COMING, False, True, True, Fate.END),
        ("SERVICE", COMING, True, True, False, Fate.END),
        ("COUNTERSIGN", COMING, True, True, False, Fate.END),
        ("COUNTERSIGN", COMING, False, True, False, Fate.KEEP),
        ("NOTICE_REPLY", COMING, True, True, False, Fate.HOLD),
        ("REQUIREMENT", PAST, True, True, True, Fate.HOLD),
        ("NOTICE_REPLY", COMING, False, True, True, Fate.KEEP),
        ("MATTER_DEADLINE", PAST, False, False, True, Fate.KEEP),
    )

    def test_every_row(self) -> None:
        for kind, due_on, leaves, changes, led, wanted in self.TABLE:
            with self.subTest(kind=kind, due_on=due_on, leaves=leaves, led=led):
                found = adjusting.fate(
                    kind, due_on=due_on, leaves=leaves, changes=changes, led=led, today=TODAY
                )
                self.assertEqual(found, wanted)


class LevelTest(SimpleTestCase):
    def test_the_level_that_docketed_decides_unless_the_rule_set_names_another(self) -> None:
        for level, route, wanted in (
            ("SAME_AS_DOCKETING", "LISTED", LISTED),
            ("SAME_AS_DOCKETING", "AD_HOC", AD_HOC),
            ("PARTY_GROUP_MEETING", "LISTED", AD_HOC),
        ):
            self.assertEqual(adjusting.deciders(level, route, listed=LISTED, ad_hoc=AD_HOC), wanted)

    def test_another_level_is_refused_with_those_who_may(self) -> None:
        for kind, allowed, refused in (
            ("LEADING_GROUP_HEAD", LISTED, False),
            ("LEADING_GROUP_HEAD", AD_HOC, True),
            ("LEADER_IN_CHARGE", LISTED, True),
            (None, LISTED, True),
        ):
            with self.subTest(kind=kind):
                if refused:
                    with self.assertRaises(Refusal) as caught:
                        adjusting.check_level(kind, allowed, label="", labels=("党组会议",))
                    self.assertEqual(caught.exception.params["allowed"], "党组会议")
                else:
                    self.assertEqual(adjusting.check_level(kind, allowed, label="", labels=()), kind)

    def test_an_enlarged_meeting_counts_where_the_members_decided(self) -> None:
        kind = "ENLARGED_PARTY_GROUP_MEETING"
        for members, counts, wanted in (
            (True, True, "PARTY_GROUP_MEETING"),
            (False, True, kind),
            (True, False, kind),
        ):
            found = adjusting.meeting_counts_as(kind, members_decided=members, enlarged_counts=counts)
            self.assertEqual(found, wanted)


class MergerTest(SimpleTestCase):
    def test_units_of_both_stand_beside_each_other_and_one_leads(self) -> None:
        own = [Part("1", "甲", "LEAD"), Part("2", "乙", "CO")]
        other = [Part("3", "丙", "LEAD"), Part("2", "乙", "SERVICE"), Part("4", "丁", "SERVICE")]
        found = [(one.uid, one.relation) for one in adjusting.of_merger(own, [other])]
        self.assertEqual(found, [("1", "LEAD"), ("2", "CO"), ("3", "CO"), ("4", "SERVICE")])


class CauseTest(SimpleTestCase):
    ROWS = (
        {
            "code": "FORCE_MAJEURE",
            "label": "不可抗力",
            "needs": "",
            "days_not_charged": True,
            "bars_ground_2": True,
        },
        {
            "code": "OTHER_UNIT",
            "label": "其他",
            "needs": "协调",
            "days_not_charged": True,
            "bars_ground_2": True,
        },
    )

    def test_read_narrowly_force_majeure_alone_bars_ground_two(self) -> None:
        for wider, wanted in ((True, [True, True]), (False, [True, False])):
            found = exempting.causes(self.ROWS, wider=wider)
            self.assertEqual([one.bars_ground_2 for one in found.values()], wanted)
            self.assertTrue(all(one.days_not_charged for one in found.values()), "the other effect stays")

    def test_the_last_day_to_claim(self) -> None:
        """Five working days after expiry or after the obstacle ended, whichever is later; over 春节 2026."""
        calendar = workdays.shipped()
        for due_on, to_on, wanted in (
            (date(2026, 6, 30), date(2026, 2, 28), date(2026, 7, 7)),
            (date(2026, 6, 30), date(2026, 7, 10), date(2026, 7, 17)),
            (date(2026, 2, 13), date(2026, 2, 10), date(2026, 2, 27)),
            (date(2026, 6, 30), None, None),
        ):
            with self.subTest(due_on=due_on, to_on=to_on):
                self.assertEqual(exempting.last_day_to_claim(due_on, to_on, 5, calendar), wanted)

    def test_the_days_of_the_obstacle_count_both_ends(self) -> None:
        self.assertEqual(exempting.span(date(2026, 2, 20), date(2026, 2, 28), TODAY), 9)
        self.assertEqual(exempting.span(date(2026, 4, 1), None, TODAY), 2)

    def test_an_effect_that_the_cause_has_not_is_refused(self) -> None:
        narrow = Cause("OTHER_UNIT", "其他单位原因", "", days_not_charged=True, bars_ground_2=False)
        with self.assertRaises(Refusal) as caught:
            exempting.check_finding(
                "CLAIMED",
                found=True,
                cause=narrow,
                days_not_charged=3,
                bars_ground_2=True,
                span=9,
                words="属实",
                own=False,
                claimed_on=TODAY,
                found_on=TODAY,
            )
        self.assertEqual(caught.exception.code, "matters.does_not_bar")
