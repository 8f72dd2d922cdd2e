"""年中清单调整."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from unittest import mock

from django.urls import reverse

from duban.chapters.intake.models import DocketingList, ListAdjustment
from duban.chapters.intake.queries import adjusting as reading
from duban.chapters.intake.tests import builders, deciding
from duban.chapters.intake.tests.gathering import gathered, matter_of, proposals
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.tests.adjusting import relation
from duban.support.documents import sweeps as documents
from duban.support.ledger.models import LedgerEntry
from duban.support.organization.terms import MeetingKind
from tests.looking import PageCase
from tests.papers import checked_paper
from tests.stories import ActStory, Answer


class TestAdjustList(ActStory):
    act = "intake.adjust_list"
    doer = "wang"
    wrong_role = "zhou"
    refused = "intake.list_adjustment_decided"

    listed: DocketingList
    asked: ListAdjustment

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.docketed(cls.town)
        cls.asked = gathered(cls.town, cls.listed)

    def data(self, **changed: Any) -> dict[str, Any]:
        return {"list_adjustment": self.asked.uid, "opinion": "同意", **changed}

    def spoil(self) -> None:
        self.send(self.act, "wang", self.data())

    def check(self, answer: Answer) -> None:
        done = ListAdjustment.objects.get(uid=answer.body["uid"])
        self.assertEqual((done.state, done.level, done.ordinal), ("DONE", "LEADING_GROUP_HEAD", 1))
        first, second = matter_of(self.listed, 1), matter_of(self.listed, 2)
        self.assertEqual(relation(self.town, first, "planning"), "LEAD")
        self.assertEqual((second.state, second.ending), ("CLOSED", "TERMINATED"))
        added = done.additions
        assert added is not None and done.circular is not None
        self.assertEqual((added.state, added.circular), ("DOCKETED", done.circular))
        new = [matter_of(added, 1), matter_of(added, 2)]
        self.assertEqual([one.title for one in new], ["古城夜间照明提升", "码头安全设施完善"])
        table = done.circular.facts["table"]["rows"]
        self.assertEqual(
            [(row[1], row[3]) for row in table],
            [
                (first.number, "调整内容、目标或责任单位"),
                (second.number, "终止办理"),
                (new[0].number, "新增"),
                (new[1].number, "新增"),
            ],
        )
        self.assertIn("第1次调整", done.circular.title)

    def test_each_row_is_the_act_that_it_causes(self) -> None:
        self.spoil()
        batch = LedgerEntry.objects.get(act=self.act)
        caused = LedgerEntry.objects.filter(caused_by=batch.uid).order_by("id")
        self.assertEqual(
            [one.act for one in caused],
            ["matters.adjust", "matters.terminate", "matters.docket", "matters.docket"],
        )

    def test_every_matter_is_locked_before_the_first_row_is_carried_out(self) -> None:
        locked: list[str] = []
        lock = matters.lock

        def noted(matter: Matter, *, at: datetime) -> Matter:
            locked.append(matter.ref)
            return lock(matter, at=at)

        with mock.patch.object(matters, "lock", noted):
            self.spoil()
        both = [matter_of(self.listed, 1).ref, matter_of(self.listed, 2).ref]
        self.assertEqual(locked[:4], [*both, *both], "in the order of their ids, before any number is taken")

    def test_one_row_that_cannot_be_leaves_all_as_it_was(self) -> None:
        matter = matter_of(self.listed, 2)
        data = {"matter": matter.uid, "requirement": ""}
        self.assertEqual(self.send("responsibility.assign", "chen", data).status, 200)
        matter.refresh_from_db()
        lead = next(one.unit for one in matter.parties.filter(relation="LEAD"))
        self.assertEqual(lead, self.town.unit("business"))
        due = matter.obligations.get(kind="MATTER_DEADLINE")
        asked = {
            "matter": matter.uid,
            "obligation": due.uid,
            "new_due_on": "2027-01-31",
            "reason": "商户协调需要时间",
        }
        self.assertEqual(self.send("matters.request_extension", "zhao", asked).status, 200)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "matters.settle_first")
        self.assertEqual(relation(self.town, matter_of(self.listed, 1), "works"), "LEAD")
        self.assertFalse(Matter.objects.filter(title="古城夜间照明提升").exists())

    def test_a_clerk_carries_in_one_paper_for_all(self) -> None:
        self.assertEqual(self.send(self.act, "chen", self.data()).code, "organization.needs_paper")
        checked_paper(self.town, self.asked.ref, "ADJUST", decided_on=date(2026, 3, 2))
        self.assertEqual(self.send(self.act, "chen", self.data()).status, 200)
        papers = set(Adjustment.objects.values_list("slip", flat=True))
        self.assertEqual(papers, {ListAdjustment.objects.get().slip_id})

    def test_a_meeting_decides_on_all(self) -> None:
        held = deciding.meeting(self.town, kind=MeetingKind.LEADING_GROUP_MEETING, held_on=date(2026, 3, 2))
        answer = self.send(self.act, "chen", self.data(meeting=held.uid, place=4))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(set(Adjustment.objects.values_list("place", flat=True)), {4})
        directors = deciding.meeting(self.town, kind=MeetingKind.DIRECTORS_MEETING, number="2026年第9次")
        self.assertNotEqual(directors.kind, held.kind)

    def test_another_kind_of_meeting_does_not_do(self) -> None:
        held = deciding.meeting(self.town, kind=MeetingKind.DIRECTORS_MEETING, held_on=date(2026, 3, 2))
        answer = self.send(self.act, "chen", self.data(meeting=held.uid, place=4))
        self.assertEqual(answer.code, "matters.adjustment_level")

    def test_additions_that_were_approved_by_themselves_are_refused(self) -> None:
        assert self.asked.additions is not None
        data = {"docketing_list": self.asked.additions.uid}
        self.assertEqual(self.send("intake.approve_list", "wang", data).status, 200)
        self.assertEqual(self.send(self.act, "wang", self.data()).code, "intake.additions_unfit")

    def test_it_locks_whatever_it_changes(self) -> None:
        assert self.asked.additions is not None
        self.assert_locks(
            self.listed,
            self.asked,
            self.asked.additions,
            builders.row(self.asked.additions, 1),
            matter_of(self.listed, 1),
        )


class ListAdjustmentPagesTest(PageCase):
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.docketed(cls.town)

    def test_it_is_put_up_decided_and_shown(self) -> None:
        rows = proposals(self.town, self.listed)
        url = reverse("propose_list_adjustment", args=[self.listed.uid])
        self.assert_seen_by(url, right=("chen", "sun"), strangers=("wu", "lin", "guan"))
        self.assertEqual(self.see("wang", url).status_code, 403)
        self.assertContains(self.see("chen", url), rows[0].matter.number)
        nothing = self.fill("chen", url, {"reason": "年中调整"})
        self.assertContains(nothing, "没有列入调整的事项", status_code=422)
        filled = {"reason": "年中调整", "adjustments": [str(one.uid) for one in rows]}
        self.assertEqual(self.fill("chen", url, filled).status_code, 303)
        asked = ListAdjustment.objects.get()
        page, decide = (
            reverse(name, args=[asked.uid]) for name in ("list_adjustment", "decide_list_adjustment")
        )
        self.assert_seen_by(page, right=("chen", "wang", "zhou"), strangers=("wu", "lin", "guan"))
        self.assertContains(self.see("wang", page), "牵头单位：规划设计部")
        self.assertContains(self.see("wang", reverse("group_page")), page)
        self.assertEqual(self.see("zhou", decide).status_code, 403)
        self.assertEqual(self.fill("wang", decide, {"verdict": "approve"}).status_code, 303)
        documents.sweep(self.town.tick())
        self.assertContains(self.see("wang", page), "调整通报")
        listed = self.see("chen", reverse("docketing_list", args=[self.listed.uid]))
        self.assertContains(listed, "第 1 次调整")
        for who, status in (("wu", 200), ("zheng", 200), ("lin", 200), ("guan", 404), ("feng", 200)):
            self.assertEqual(self.see(who, page).status_code, status, who)
        circular = ListAdjustment.objects.get().circular
        assert circular is not None
        self.assertEqual(self.see("wu", reverse("document", args=[circular.uid])).status_code, 200)

    def test_it_is_returned_with_a_reason_and_the_rows_wait_again(self) -> None:
        asked = gathered(self.town, self.listed, added=False)
        decide = reverse("decide_list_adjustment", args=[asked.uid])
        without = self.fill("wang", decide, {"verdict": "refuse"})
        self.assertContains(without, "退回理由", status_code=422)
        self.assertEqual(self.fill("wang", decide, {"verdict": "refuse", "opinion": "再议"}).status_code, 303)
        self.assertEqual(len(reading.to_gather(self.listed)), 2)
