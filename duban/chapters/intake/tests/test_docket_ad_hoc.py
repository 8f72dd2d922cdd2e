"""党组会议研究立项 (11(1); decision 2): the second door, on the minutes of a Party-group meeting alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from duban.chapters.intake.models import AgreedItem
from duban.chapters.intake.terms import AdHocGround, ItemOutcome
from duban.chapters.intake.tests import deciding, firsts
from duban.chapters.matters.models import Matter, Milestone, Obligation, Party
from duban.chapters.matters.terms import DocketingRoute
from duban.ground.access import Relation
from duban.support.ledger.models import LedgerEntry
from duban.support.notifications.models import Message
from duban.support.organization.terms import MeetingKind
from tests.stories import ActStory, Answer


class TestDocketAdHoc(ActStory):
    act = "intake.docket_ad_hoc"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "intake.item_settled"
    item: AgreedItem

    @classmethod
    def prepare(cls) -> None:
        cls.item = deciding.agreed(cls.town)

    def resolution(self, **changed: Any) -> dict[str, Any]:
        good = {
            "title": "古城夜间安全隐患整治",
            "category": "IMPORTANT_MATTER",
            "limb": "PEOPLE",
            "due_on": "2026-04-30",
            "units": [
                {"unit": self.town.unit("works").uid, "relation": "LEAD"},
                {"unit": self.town.unit("business").uid, "relation": "CO"},
            ],
            "milestones": [{"label": "完成排查", "planned_on": "2026-03-31"}],
            "objectives": ["消除隐患120处", " "],
        }
        return {**good, **changed}

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {
            "item": self.item.uid,
            "ground": "EMERGENCY",
            "reason": "夜间发生险情，须立即整治",
            "resolution": self.resolution(),
        }
        return {**good, **changed}

    def spoil(self) -> None:
        deciding.docketed(self.town, self.item)

    def check(self, answer: Answer) -> None:
        item = AgreedItem.objects.get(uid=answer.body["uid"])
        matter = Matter.objects.get()
        self.assertEqual((item.outcome, item.ground), (ItemOutcome.MATTER, AdHocGround.EMERGENCY))
        self.assertEqual((item.matter, item.settled_by), (matter, self.town["chen"]))
        self.assertEqual((matter.route, matter.docketed_on), (DocketingRoute.AD_HOC, deciding.HELD_ON))
        self.assertEqual((matter.origin_ref, matter.number), (item.ref, "2026-001"))
        self.assertEqual(str(Milestone.objects.get(matter=matter).planned_on), "2026-03-31")
        leader = Party.objects.get(matter=matter, relation=Relation.LEADER_IN_CHARGE)
        self.assertEqual(leader.person, self.town["zhou"])
        self.assertEqual(Obligation.objects.count(), 0, "a deadline runs before assignment")
        told = Message.objects.filter(kind=self.act).values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "he", "lin", "zheng", "zhao"})
        part = LedgerEntry.objects.get(act="matters.docket")
        self.assertEqual(part.caused_by, LedgerEntry.objects.get(act=self.act).uid)

    def test_it_locks_the_item(self) -> None:
        self.assert_locks(self.item)

    def test_another_kind_of_meeting_does_not_do(self) -> None:
        for place, (kind, members, status) in enumerate(
            (
                (MeetingKind.LEADING_GROUP_MEETING, False, 409),
                (MeetingKind.DIRECTORS_MEETING, True, 409),
                (MeetingKind.ENLARGED_PARTY_GROUP_MEETING, False, 409),
                (MeetingKind.ENLARGED_PARTY_GROUP_MEETING, True, 200),
            )
        ):
            with self.subTest(kind=kind, members=members):
                held = deciding.meeting(
                    self.town, kind=kind, number=f"2026年第{place}次", members_decided=members
                )
                item = deciding.agreed(self.town, held)
                answer = self.send(self.act, "chen", self.data(item=item.uid))
                self.assertEqual(answer.status, status, answer)
                self.assertEqual(answer.code, "" if status == 200 else "intake.meeting_unfit")

    def test_who_entered_the_minutes_does_not_docket_on_them(self) -> None:
        answer = self.send(self.act, "qian", self.data())
        self.assertEqual((answer.status, answer.code), (409, "intake.own_minutes"), answer)

    def test_it_is_held_to_the_rules_of_a_list(self) -> None:
        works = {"unit": self.town.unit("works").uid, "relation": "LEAD"}
        for changed, code in (
            ({"due_on": "2026-03-01"}, "intake.due_passed"),
            ({"due_on": None}, "intake.not_settled"),
            ({"due_on": "2026-04-30", "open_ended": True}, "intake.two_deadlines"),
            ({"title": " "}, "intake.not_settled"),
            (
                {"units": [works, {"unit": self.town.unit("business").uid, "relation": "LEAD"}]},
                "intake.two_leads",
            ),
            (
                {"units": [works, {"unit": self.town.unit("bureau").uid, "relation": "CO"}]},
                "intake.out_of_scope",
            ),
            ({"units": [works, {**works, "relation": "CO"}]}, "intake.unit_twice"),
            (
                {"milestones": [{"label": "验收", "planned_on": "2026-05-31"}]},
                "intake.milestone_after_due",
            ),
        ):
            with self.subTest(code=code, **changed):
                answer = self.send(self.act, "chen", self.data(resolution=self.resolution(**changed)))
                self.assertEqual(answer.code, code, answer)
        self.assertEqual(Matter.objects.count(), 0)

    def test_it_says_why_it_was_not_listed(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data(reason=" ")).code, "intake.text_length")

    def test_a_matter_without_an_end_is_docketed_as_such(self) -> None:
        data = self.data(resolution=self.resolution(due_on=None, open_ended=True, milestones=[]))
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        due = Party.objects.get(relation=Relation.EVERYONE).due_on
        self.assertEqual(due, date(9999, 12, 31))

    def test_what_was_handed_over_first_is_locked_and_must_still_run(self) -> None:
        order = firsts.order(self.town)
        with_order = self.data(order=order.uid)
        self.assert_locks(order, order.instruction, data=with_order)
        newly = self.send(self.act, "chen", {**with_order, "ground": "NEWLY_ADDED"})
        self.assertEqual(newly.code, "intake.first_not_emergency", newly)
