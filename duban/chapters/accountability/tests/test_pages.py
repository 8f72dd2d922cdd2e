"""The pages of the clue: for its circle, and for nobody else."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from tests.looking import PageCase

OUTSIDE = ("chen", "qian", "zhou", "li", "he", "lin", "gao", "zhao", "wu", "guan", "an", "shenji")


class CluePagesTest(PageCase):
    matter: Matter
    clue: AccountabilityClue

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)
        cls.clue, _notices = builders.registered(cls.town, cls.matter)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.clue.uid])

    def test_for_everyone_outside_the_circle_no_page_exists(self) -> None:
        self.assert_seen_by(self.url("clue"), right=("wang", "sun"), strangers=OUTSIDE)
        self.assert_seen_by(reverse("clues"), right=("wang", "sun"), strangers=OUTSIDE)
        self.assert_seen_by(self.url("close_clue"), right=("wang",), strangers=OUTSIDE)
        data = {"kind": "OTHER", "reason": "另案处理"}
        self.assertContains(self.fill("sun", self.url("close_clue"), data), "由组长决定", status_code=409)
        self.assertNotContains(self.see("sun", self.url("clue")), self.url("close_clue"))

    def test_it_shows_notices_receipts_and_the_people_of_the_day(self) -> None:
        page = self.see("wang", self.url("clue"))
        for text in (
            "古城督通〔2026〕1号",
            "古城督通〔2026〕2号",
            "李建国",
            "何海涛",
            "高卫东",
            "周明德",
            "林海",
        ):
            self.assertContains(page, text)
        self.assertContains(page, "线索只表明次数达到规定，不是责任认定")
        self.assertContains(self.see("wang", reverse("clues")), self.clue.number)

    def test_the_matters_own_page_does_not_speak_of_it(self) -> None:
        for who in ("chen", "wang", "lin"):
            page = self.see(who, reverse("matter", args=[self.matter.uid]))
            self.assertNotContains(page, self.clue.number)
            self.assertNotContains(page, "登记责任追究线索（待核实）古城")

    def test_the_head_closes_it_with_his_reason(self) -> None:
        refused = self.fill("wang", self.url("close_clue"), {"kind": "NOTICE_FELL_AWAY", "reason": "已撤销"})
        self.assertContains(refused, "触发依据仍然成立", status_code=409)
        self.assertContains(refused, "已撤销", status_code=409)
        self.assertEqual(self.fill("wang", self.url("close_clue"), {"kind": "OTHER"}).status_code, 422)
        data = {"kind": "OTHER", "reason": "经研究，另案处理"}
        self.assertEqual(self.fill("wang", self.url("close_clue"), data).status_code, 303)
        self.assertContains(self.see("sun", self.url("clue")), "经研究，另案处理")
