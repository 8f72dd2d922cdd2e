"""会签反馈."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from duban.chapters.feedback.actions import countersign, state_silence
from duban.chapters.feedback.models import Countersign
from duban.chapters.feedback.terms import ReturnKind
from duban.chapters.feedback.tests.builders import (
    accept,
    countersign_asked,
    return_for,
    submit,
    submitted,
)
from duban.chapters.matters.actions import Target
from duban.chapters.matters.models import Matter, Obligation
from duban.chapters.matters.tests.builders import owed, suspend_matter
from duban.chapters.responsibility.tests.builders import plan, running_matter
from duban.support.notifications.models import Message
from tests.locking import MatterStory
from tests.looking import PageCase
from tests.stories import Answer


class TestCountersign(MatterStory):
    act = "feedback.countersign"
    doer = "zheng"
    wrong_role = "li"
    refused = "feedback.countersign_over"

    matter: Matter
    asked: Countersign

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.asked = countersign_asked(cls.town, cls.matter)

    def data(self, *, agrees: bool = True, text: str = "") -> dict[str, Any]:
        return {"countersign": self.asked.uid, "agrees": agrees, "text": text}

    def spoil(self) -> None:
        countersign(
            by=self.town["zheng"],
            at=self.town.tick(),
            request_id=None,
            countersign=self.asked.uid,
            agrees=True,
        )

    def check(self, answer: Answer) -> None:
        signed = Countersign.objects.get(uid=answer.body["uid"])
        self.assertEqual(
            (signed.answer, signed.by, signed.answered_on), ("AGREE", self.town["zheng"], date(2026, 3, 2))
        )
        met = Obligation.objects.get(kind="COUNTERSIGN", unit=self.town.unit("business"))
        self.assertEqual((met.met_on, met.source_ref), (date(2026, 3, 2), signed.ref))
        self.assertFalse(Message.objects.filter(kind="feedback.reserved").exists())

    def test_every_co_and_service_unit_is_asked_and_its_heads_are_told(self) -> None:
        rows = owed(self.matter, "COUNTERSIGN")
        self.assertEqual(
            {(one.unit, one.person, one.due_on) for one in rows},
            {
                (self.town.unit("business"), self.town["zheng"], date(2026, 3, 5)),
                (self.town.unit("company"), self.town["xu"], date(2026, 3, 5)),
            },
        )
        told = Message.objects.filter(kind="feedback.countersign").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"zheng", "xu"})

    def test_a_reservation_says_what_it_is_about_and_reaches_the_office(self) -> None:
        empty = self.send(self.act, "zheng", self.data(agrees=False, text=" "))
        self.assertEqual((empty.status, empty.code), (422, "feedback.reservation_missing"))
        answer = self.send(self.act, "zheng", self.data(agrees=False, text="东段商户协议尚未签订"))
        self.assertEqual(answer.status, 200, answer)
        told = Message.objects.filter(kind="feedback.reserved").values_list("person__username", flat=True)
        self.assertEqual(set(told), {"li", "chen", "qian"})

    def test_only_the_heads_of_the_unit_that_is_asked_speak_for_it(self) -> None:
        for who, status in (("zhao", 403), ("xu", 403), ("chen", 403), ("shen", 404)):
            with self.subTest(who):
                self.assertEqual(self.send(self.act, who, self.data()).status, status)

    def test_it_never_blocks_and_ends_with_the_offices_answer(self) -> None:
        accept(self.town, self.asked.report)
        self.assertEqual(owed(self.matter, "COUNTERSIGN"), [])
        self.asked.refresh_from_db()
        self.assertEqual((self.asked.answer, self.asked.by), ("MOOT", None))
        late = self.send(self.act, "zheng", self.data())
        self.assertEqual((late.status, late.code), (409, "feedback.countersign_over"))

    def test_what_was_said_stays_when_the_office_answers(self) -> None:
        self.spoil()
        return_for(self.town, self.asked.report, ReturnKind.REDO, new_due_on=date(2026, 3, 20))
        self.asked.refresh_from_db()
        self.assertEqual(self.asked.answer, "AGREE")
        again = submitted(self.town, self.matter, kind="REDO")
        self.assertEqual(Countersign.objects.filter(report=again).count(), 2)

    def test_material_handed_in_later_is_not_countersigned_again(self) -> None:
        return_for(self.town, self.asked.report, ReturnKind.SUPPLEMENT, new_due_on=date(2026, 3, 20))
        again = submitted(self.town, self.matter, kind="SUPPLEMENT")
        self.assertFalse(Countersign.objects.filter(report=again).exists())

    def test_progress_is_not_countersigned_and_a_milestone_is(self) -> None:
        other = running_matter(self.town, milestones=[Target(label="开工", planned_on=date(2026, 4, 30))])
        plan(self.town, other)
        progress = submitted(self.town, other, kind="PERIODIC_REPORT", percent=10)
        self.assertFalse(Countersign.objects.filter(report=progress).exists())
        reached = submitted(self.town, other, kind="MILESTONE", percent=30)
        self.assertEqual(Countersign.objects.filter(report=reached).count(), 2)

    def test_nobody_is_asked_before_the_unit_itself_stands_by_it(self) -> None:
        other = running_matter(self.town)
        inside = submit(self.town, other)
        self.assertFalse(Countersign.objects.filter(report=inside).exists())

    def test_it_locks_what_is_asked(self) -> None:
        self.assert_locks(self.asked)

    def test_it_refuses_a_matter_that_rests(self) -> None:
        suspend_matter(self.town, self.matter)
        answer = self.send(self.act, "zheng", self.data())
        self.assertEqual((answer.status, answer.code), (409, "matters.is_suspended"), answer)


class CountersignPagesTest(PageCase):
    matter: Matter
    asked: Countersign

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)
        cls.asked = countersign_asked(cls.town, cls.matter)

    def test_the_head_finds_it_on_his_desk_and_answers(self) -> None:
        url = reverse("countersign", args=[self.asked.uid])
        self.assertContains(self.see("zheng", reverse("desk")), url)
        self.assertNotContains(self.see("zhao", reverse("desk")), url)
        report = reverse("report", args=[self.asked.report.uid])
        self.assertContains(self.see("zheng", report), url)
        self.assertNotContains(self.see("xu", report), url)
        empty = self.fill("zheng", url, {"agrees": "no", "text": ""})
        self.assertEqual(empty.status_code, 422)
        self.assertEqual(self.fill("zheng", url, {"agrees": "no", "text": "协议未签"}).status_code, 303)
        self.assertContains(self.see("lin", report), "协议未签")

    def test_the_office_sees_it_at_its_review(self) -> None:
        url = reverse("accept_report", args=[self.asked.report.uid])
        self.assertContains(self.see("chen", url), "经营管理部：待会签（2026-03-05 前）")
        self.town.go_to(date(2026, 3, 6))
        state_silence(by=None, at=self.town.tick(), request_id=None, countersign=self.asked.uid)
        self.assertContains(self.see("chen", url), "经营管理部：逾期未会签")
