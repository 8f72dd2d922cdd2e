"""Clues on their pages: entered, judged, referred, counted; what is not possible yet is greyed with its reason."""

from __future__ import annotations

from django.urls import reverse

from duban.chapters.accountability.models import AccountabilityClue, ClueReferral
from duban.chapters.accountability.tests import builders
from duban.chapters.matters.models import Matter
from duban.ground.beijing import beijing_day
from duban.support.documents import sweeps
from duban.support.documents.models import Document
from tests.looking import PageCase


class JudgingPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = builders.matter_under_way(cls.town)

    def url(self, name: str, clue: AccountabilityClue) -> str:
        return reverse(name, args=[clue.uid])

    def test_a_clue_is_rejected_and_the_office_sees_how_many_were(self) -> None:
        clue = builders.entered(self.town, self.matter)
        page = self.see("sun", self.url("clue", clue))
        for words in ("确认线索", "排除线索", "应于", "陈启明", "材料第1号.txt"):
            self.assertContains(page, words)
        self.assertNotContains(page, self.url("refer_clue", clue), msg_prefix="the head's alone")
        form = self.url("reject_clue", clue)
        self.assertContains(self.see("sun", form), "计入线索情况统计")
        self.assertEqual(self.fill("sun", form, {"words": ""}).status_code, 422)
        self.assertEqual(self.fill("sun", form, {"words": "公示在先，登记有误"}).status_code, 303)
        page = self.see("wang", self.url("clue", clue))
        self.assertContains(page, "经核对不成立，予以排除")
        self.assertContains(page, "公示在先，登记有误")
        self.assertNotContains(page, form)
        figures = reverse("clue_figures")
        for who in ("sun", "wang"):
            self.assertContains(self.see(who, figures), "100%")
        for who in ("chen", "zhou", "lin", "guan"):
            self.assertEqual(self.see(who, figures).status_code, 404, who)

    def test_whoever_entered_it_is_told_why_he_does_not_confirm_it(self) -> None:
        clue = builders.entered(self.town, self.matter, who="sun")
        page = self.see("sun", self.url("clue", clue))
        self.assertContains(page, "线索由您登记，不得由您复核、确认或排除")
        self.assertNotContains(page, self.url("confirm_clue", clue))
        refused = self.fill("sun", self.url("confirm_clue", clue), {"words": "事实成立"})
        self.assertContains(refused, "线索由您登记", status_code=409)
        self.assertContains(refused, "事实成立", status_code=409)

    def test_the_other_ground_is_looked_at_twice_and_then_confirmed(self) -> None:
        clue = builders.entered(self.town, self.matter, ground=builders.OTHER_GROUND)
        page = self.see("sun", self.url("clue", clue))
        self.assertContains(page, "按第十六条第二十五项登记的线索须先由另一人复核")
        words = {"words": "材料齐全，可以作为线索"}
        self.assertEqual(self.fill("sun", self.url("look_again", clue), words).status_code, 303)
        self.assertEqual(self.fill("wang", self.url("confirm_clue", clue), words).status_code, 303)
        page = self.see("sun", self.url("clue", clue))
        self.assertContains(page, "材料齐全，可以作为线索", count=2)
        self.assertContains(page, "决定是否启动核实")

    def test_what_the_table_leaves_open_is_decided_and_referred_and_leaves_its_stub(self) -> None:
        clue = builders.entered(self.town, self.matter, ground=builders.EITHER_GROUND)
        page = self.see("wang", self.url("clue", clue))
        self.assertContains(page, "待决定")
        self.assertContains(page, "由人决定并说明理由")
        choice = {"handling": "REFER", "reason": "涉嫌违法，不宜由办公室核实"}
        self.assertEqual(self.fill("wang", self.url("choose_handling", clue), choice).status_code, 303)
        form = self.url("refer_clue", clue)
        self.assertContains(self.see("wang", form), "公安机关")
        self.assertEqual(self.fill("wang", form, {"receiver": "报社", "reason": "移送"}).status_code, 422)
        given = {"receiver": "公安机关", "reason": "涉嫌违法，依职权移送"}
        self.assertEqual(self.fill("wang", form, given).status_code, 303)
        today = beijing_day(self.town.at).isoformat()
        receipt = {"number": "台公收〔2026〕9号", "received_on": today}
        self.assertEqual(self.fill("sun", self.url("clue_receipt", clue), receipt).status_code, 303)
        result = {"result": "已立案，另行通报结果", "result_on": today}
        self.assertEqual(self.fill("sun", self.url("clue_result", clue), result).status_code, 303)
        page = self.see("sun", self.url("clue", clue))
        for words in (
            "公安机关",
            "涉嫌违法，依职权移送",
            "台公收〔2026〕9号",
            "已立案，另行通报结果",
            "已移送",
        ):
            self.assertContains(page, words)
        self.assertNotContains(page, "<dt>下一步</dt>")
        sweeps.sweep(self.town.tick())
        letter = reverse("case_paper", args=[Document.objects.get(kind="referral_letter").uid])
        self.assertContains(self.see("sun", self.url("clue", clue)), letter)
        self.assert_seen_by(letter, right=("sun", "wang", "chen"), strangers=("qian", "zhou", "li", "guan"))
        stub = ClueReferral.objects.get(clue=clue)
        self.assertEqual((stub.receipt_by, stub.result_by), (self.town["sun"], self.town["sun"]))

    def test_the_list_says_what_each_waits_for(self) -> None:
        builders.entered(self.town, self.matter)
        builders.entered(self.town, self.matter, ground=builders.REFER_GROUND)
        page = self.see("sun", reverse("clues"))
        for words in ("确认或排除", "移送", "线索情况", "责任追究情形"):
            self.assertContains(page, words)
        own = self.see("chen", reverse("clues"))
        self.assertNotContains(own, reverse("clue_figures"))

    def test_for_everyone_outside_its_circle_none_of_its_pages_exists(self) -> None:
        clue = builders.entered(self.town, self.matter)
        for name in (
            "clue",
            "look_again",
            "choose_handling",
            "confirm_clue",
            "reject_clue",
            "refer_clue",
            "clue_receipt",
            "clue_result",
        ):
            for who in ("qian", "zhou", "li", "lin", "wu", "guan", "an", "shenji"):
                self.assertEqual(self.see(who, self.url(name, clue)).status_code, 404, (name, who))
