"""Meetings and instructions through their pages: entered, taken further, answered, and closed to strangers."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.intake.models import AgreedItem, LeaderInstruction
from duban.chapters.intake.terms import InstructionState, ItemOutcome
from duban.chapters.intake.tests import builders, deciding
from duban.chapters.intake.tests.test_paper_pages import PDF
from duban.chapters.matters.models import Matter, Obligation
from duban.support.files.models import StoredFile
from duban.support.ledger.models import LedgerEntry
from duban.support.organization.models import Meeting
from tests.looking import PageCase
from tests.onward import running_matter


class MeetingPageTest(PageCase):
    def data(self, **changed: Any) -> dict[str, Any]:
        good = {
            "kind": "PARTY_GROUP_MEETING",
            "number": "2026年第3次",
            "held_on": "2026-02-27",
            "chair": str(self.town["wang"].uid),
            "attended": [str(self.town["wang"].uid), str(self.town["zhou"].uid)],
            "minutes": SimpleUploadedFile("会议纪要.pdf", PDF),
            "items": f"{deciding.TEXT}\n\n听取一季度情况汇报。\n",
        }
        return {**good, **changed}

    def held(self, **changed: Any) -> Meeting:
        answer = self.fill("qian", reverse("meeting_new"), self.data(**changed))
        self.assertEqual(answer.status_code, 303, answer.content.decode()[:3000])
        return Meeting.objects.get()

    def test_minutes_are_entered_with_their_items_and_none_stays_without_an_outcome(self) -> None:
        meeting = self.held()
        page = reverse("meeting", args=[meeting.uid])
        first, second = AgreedItem.objects.order_by("place")
        self.assertContains(self.see("chen", reverse("meetings")), "听取一季度情况汇报。")
        self.assertContains(self.see("chen", page), reverse("docket_item", args=[first.uid]))
        answer = self.fill(
            "chen", reverse("settle_item", args=[second.uid]), {"outcome": "INFORMATION", "reason": "已传达"}
        )
        self.assertRedirects(answer, page, status_code=303, fetch_redirect_response=False)
        docket = reverse("docket_item", args=[first.uid])
        self.assertContains(self.see("chen", docket), deciding.TEXT[:20])
        answer = self.fill("chen", docket, self.matter())
        matter = Matter.objects.get()
        self.assertRedirects(
            answer, reverse("matter", args=[matter.uid]), status_code=303, fetch_redirect_response=False
        )
        self.assertContains(self.see("chen", reverse("meetings")), "议定事项均已落实去向")
        self.assertContains(self.see("chen", page), matter.number)
        self.assertContains(self.see("lin", reverse("matter", args=[matter.uid])), "2026年第3次")
        self.assertEqual(b"".join(self.see("wang", reverse("minutes", args=[meeting.uid]))), PDF)

    def matter(self) -> dict[str, Any]:
        return {
            "ground": "EMERGENCY",
            "reason": "夜间发生险情",
            "title": "古城夜间安全隐患整治",
            "category": "IMPORTANT_MATTER",
            "limb": "PEOPLE",
            "due_on": "2026-04-30",
            "unit_0": str(self.town.unit("works").uid),
            "relation_0": "LEAD",
            "node_on_0": "2026-03-31",
            "node_label_0": "完成排查",
            "objectives": "消除隐患120处",
        }

    def test_who_entered_the_minutes_is_told_that_another_dockets_on_them(self) -> None:
        meeting = self.held()
        page = self.see("qian", reverse("meeting", args=[meeting.uid]))
        self.assertContains(page, "不能由您据以立项")
        item = AgreedItem.objects.earliest("place")
        self.assertNotContains(page, reverse("docket_item", args=[item.uid]))
        answer = self.fill("qian", reverse("docket_item", args=[item.uid]), self.matter())
        self.assertContains(answer, "不能由您据以立项", status_code=409)
        self.assertContains(answer, "古城夜间安全隐患整治", status_code=409)

    def test_a_refused_meeting_leaves_neither_scan_nor_item(self) -> None:
        before = LedgerEntry.objects.count()
        answer = self.fill("qian", reverse("meeting_new"), self.data(held_on="2026-03-03"))
        self.assertContains(answer, "晚于今日", status_code=422)
        self.assertEqual((LedgerEntry.objects.count(), Meeting.objects.count()), (before, 0))
        self.assertEqual(StoredFile.objects.count(), 0)

    def test_a_later_item_is_added_and_becomes_a_requirement(self) -> None:
        matter = running_matter(self.town)
        meeting = self.held(items="")
        page = reverse("meeting", args=[meeting.uid])
        self.assertContains(self.see("qian", page), "还没有登记议定事项")
        answer = self.fill("qian", reverse("record_items", args=[meeting.uid]), {"items": deciding.TEXT})
        self.assertEqual(answer.status_code, 303)
        url = reverse("settle_item", args=[AgreedItem.objects.get().uid])
        data = {
            "outcome": "REQUIREMENT",
            "matter": matter.number,
            "unit": str(self.town.unit("works").uid),
            "due_on": "2026-04-30",
        }
        answer = self.fill("chen", url, {**data, "matter": "2026-999"})
        self.assertContains(answer, "须选定事项、单位和时限", status_code=422)
        self.assertEqual(self.fill("chen", url, data).status_code, 303)
        self.assertEqual(AgreedItem.objects.get().outcome, ItemOutcome.REQUIREMENT)
        self.assertContains(self.see("lin", reverse("desk")), "落实要求")

    def test_what_waits_for_a_meeting_is_its_agenda(self) -> None:
        listed = builders.submitted(self.town)
        matter = running_matter(self.town)
        deciding.instruction(self.town)
        from duban.chapters.matters.tests import builders as matters

        change = matters.ask_extension(self.town, matter)
        page = self.see("wang", reverse("meetings"))
        for what in (listed.title, "2026-03-02", "未落到事项"):
            self.assertContains(page, what)
        self.assertContains(page, reverse("decide_extension", args=[change.uid]))

    def test_meetings_are_for_the_office_and_the_leading_group(self) -> None:
        meeting = self.held()
        item = AgreedItem.objects.earliest("place")
        seen = [reverse("meetings"), reverse("meeting", args=[meeting.uid])]
        for url in seen:
            self.assert_seen_by(url, right=("wang", "zhou", "sun", "chen"), strangers=("lin", "wu", "guan"))
        for name, uid in (
            ("record_items", meeting.uid),
            ("settle_item", item.uid),
            ("docket_item", item.uid),
        ):
            url = reverse(name, args=[uid])
            self.assertEqual(self.see("wang", url).status_code, 403)
            self.assertEqual(self.see("wu", url).status_code, 404)
        self.assertEqual(self.see("wang", reverse("meeting_new")).status_code, 403)


class InstructionPageTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {
            "kind": "TO_ACT",
            "text": "请抓紧整改，4月底前报结果。",
            "written_on": "2026-03-02",
            "matter": self.matter.number,
            "unit": str(self.town.unit("works").uid),
            "due_on": "2026-04-30",
        }
        return {**good, **changed}

    def page(self) -> str:
        return reverse("instruction", args=[LeaderInstruction.objects.get().uid])

    def test_a_leader_writes_his_own_from_the_matter(self) -> None:
        url = f"{reverse('instruction_new')}?matter={self.matter.number}"
        self.assertContains(self.see("wang", reverse("matter", args=[self.matter.uid])), url)
        form = self.see("wang", url)
        self.assertContains(form, self.matter.number)
        self.assertNotContains(form, "扫描件")
        self.assertEqual(self.fill("wang", url, self.data()).status_code, 303)
        self.assertContains(self.see("chen", self.page()), "尚未报送该批示的落实情况")
        self.assertContains(self.see("chen", reverse("matter", args=[self.matter.uid])), "请抓紧整改")
        self.assertContains(self.see("lin", reverse("desk")), "落实要求")

    def test_the_office_carries_one_in_and_a_second_person_checks_it(self) -> None:
        url = reverse("instruction_new")
        scan = SimpleUploadedFile("批示.pdf", PDF)
        data = self.data(writer_name="市长 李某某", paper=scan)
        self.assertContains(
            self.fill("qian", url, self.data(writer_name="市长 李某某")), "扫描件", status_code=422
        )
        answer = self.fill("qian", url, data)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[:3000])
        self.assertContains(self.see("qian", self.page()), "请另一名工作人员")
        self.assertContains(
            self.fill("qian", self.page(), {"agrees": "yes"}), "不能由您复核", status_code=409
        )
        self.assertEqual(self.fill("chen", self.page(), {"agrees": "yes"}).status_code, 303)
        found = LeaderInstruction.objects.get()
        self.assertEqual(found.state, InstructionState.PLACED)
        self.assertEqual(Obligation.objects.filter(source_ref=found.ref).count(), 2)
        paper = reverse("instruction_paper", args=[found.uid])
        self.assertEqual(b"".join(self.see("wang", paper)), PDF)

    def test_one_on_no_matter_is_placed_and_shown_by_its_state(self) -> None:
        self.assertEqual(
            self.fill(
                "wang", reverse("instruction_new"), self.data(matter="", unit="", due_on="")
            ).status_code,
            303,
        )
        self.assertContains(self.see("chen", reverse("instructions") + "?state=WAITING"), "请抓紧整改")
        self.assertNotContains(self.see("chen", reverse("instructions") + "?state=PLACED"), "请抓紧整改")
        url = reverse("place_instruction", args=[LeaderInstruction.objects.get().uid])
        self.assertContains(self.see("chen", self.page()), url)
        where = {"unit": str(self.town.unit("works").uid), "due_on": "2026-04-30"}
        self.assertEqual(self.fill("chen", url, {**where, "matter": "2026-999"}).status_code, 404)
        self.assertEqual(self.fill("chen", url, {**where, "matter": self.matter.number}).status_code, 303)
        self.assertEqual(LeaderInstruction.objects.get().state, InstructionState.PLACED)

    def test_guidance_from_a_matter_leaves_the_offered_unit_aside(self) -> None:
        answer = self.fill("wang", reverse("instruction_new"), self.data(kind="GUIDING"))
        self.assertEqual(answer.status_code, 303)
        found = LeaderInstruction.objects.get()
        self.assertEqual((found.state, found.unit, found.matter), (InstructionState.NOTED, None, self.matter))

    def test_instructions_are_for_the_office_and_the_leading_group(self) -> None:
        self.fill("wang", reverse("instruction_new"), self.data())
        for url in (reverse("instructions"), self.page()):
            self.assert_seen_by(url, right=("wang", "zhou", "sun", "chen"), strangers=("lin", "wu", "guan"))
        self.assertEqual(self.see("lin", reverse("instruction_new")).status_code, 403)
        uid = LeaderInstruction.objects.get().uid
        for name in ("place_instruction", "answer_instruction"):
            self.assertEqual(self.see("wang", reverse(name, args=[uid])).status_code, 403)
            self.assertEqual(self.see("lin", reverse(name, args=[uid])).status_code, 404)
