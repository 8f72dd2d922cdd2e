"""The pages on which a paper is written and led on its way."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.support.documents import sweeps
from duban.support.documents.models import Draft
from duban.support.documents.terms import DraftState
from duban.support.documents.tests import builders
from tests import pdfs
from tests.looking import PageCase

FORM = {
    "kind": "request_for_instructions",
    "title": "关于调整建设规模的请示",
    "to": "台儿庄区人民政府",
    "text": "一、必要性\n北段墙基存在空鼓。\n妥否，请批示。",
}


class TestWriting(PageCase):
    def test_a_preview_shows_the_pages_and_keeps_nothing(self) -> None:
        answer = self.fill("chen", reverse("draft_paper"), {**FORM, "preview": "1"})
        self.assertContains(answer, 'src="data:image/png;base64,')
        self.assertContains(answer, "北段墙基存在空鼓。")
        self.assertEqual(Draft.objects.count(), 0)

    def test_what_is_missing_is_said_and_nothing_is_lost(self) -> None:
        for more in ({}, {"preview": "1"}):
            answer = self.fill("chen", reverse("draft_paper"), {**FORM, "title": "", **more})
            self.assertContains(answer, "妥否，请批示。", status_code=422)

    def test_only_the_office_writes(self) -> None:
        self.assertEqual(self.see("wang", reverse("draft_paper")).status_code, 403)
        self.assertContains(self.see("chen", reverse("draft_paper")), "提交核稿")

    def test_a_state_secret_does_not_enter(self) -> None:
        answer = self.fill("chen", reverse("draft_paper"), {**FORM, "text": "机密★5年"})
        self.assertEqual((answer.status_code, Draft.objects.count()), (422, 0))


class TestTheWay(PageCase):
    def step(self, who: str, name: str, data: dict[str, object] | None = None, status: int = 303) -> None:
        answer = self.fill(who, reverse(name, args=[Draft.objects.latest("id").uid]), data or {})
        self.assertEqual(answer.status_code, status, answer.content.decode()[-1500:])

    def test_a_paper_goes_from_draft_to_delivery_through_the_pages(self) -> None:
        answer = self.fill(
            "chen", reverse("draft_paper"), {**FORM, "countersigners": [str(self.town["zhou"].uid)]}
        )
        self.assertEqual(answer.status_code, 303)
        found = Draft.objects.get()
        page = reverse("official_paper", args=[found.uid])
        self.assertContains(self.see("chen", page), "不得核本人拟的稿")
        self.step("chen", "check_paper_draft", status=409)
        self.step("sun", "check_paper_draft", {"remark": "文字准确"})
        self.assertContains(self.see("zhou", reverse("official_papers")), "请您会签")
        self.assertContains(self.see("wang", page), "周明德 未会签")
        self.step("zhou", "countersign_paper", {"agrees": "yes"})
        self.step("wang", "sign_off_paper", {"remark": "同意上报"})
        self.step("chen", "number_paper")
        self.assertContains(self.see("qian", page), "文书尚未定稿存证")
        sweeps.sweep(self.town.tick())
        self.step("qian", "seal_paper")
        self.step("chen", "issue_paper")
        self.assertContains(self.see("chen", page), "尚未送达")
        day = self.town.at.date()
        self.step(
            "chen",
            "deliver_paper",
            {"addressee": "台儿庄区人民政府", "received_by": "刘文", "received_on": day},
        )
        done = self.see("chen", page)
        for words in ("古城督请〔2026〕1号", "文字准确", "同意上报", "刘文签收", "已送达"):
            self.assertContains(done, words)
        text = pdfs.text(self.see("wang", reverse("paper_proof", args=[found.uid])).content)
        self.assertIn("签发人：王志远", text)
        slip = pdfs.text(self.see("chen", reverse("issuing_slip", args=[found.uid])).content)
        for words in ("同意上报王志远", "文字准确孙立平", "周明德", "古城督请〔2026〕1号"):
            self.assertIn(words, slip)

    def test_a_returned_paper_is_revised(self) -> None:
        found = builders.led_to(self.town, DraftState.CHECKED)
        self.step("wang", "return_paper", {"reason": "补充资金来源"})
        revise = reverse("revise_paper", args=[found.uid])
        self.assertContains(self.see("chen", revise), "北段墙基存在空鼓")
        preview = self.fill("chen", revise, {**FORM, "preview": "1"})
        self.assertContains(preview, 'src="data:image/png;base64,')
        self.assertEqual(self.fill("chen", revise, FORM).status_code, 303)
        found.refresh_from_db()
        self.assertEqual((found.title, found.state), (FORM["title"], DraftState.DRAFTED))

    def test_a_voided_number_stays_visible(self) -> None:
        builders.led_to(self.town, DraftState.NUMBERED)
        self.step("sun", "void_paper_number", {"reason": "区里已口头答复"})
        page = self.see("chen", reverse("official_papers"))
        self.assertContains(page, "古城督请〔2026〕1号")
        self.assertContains(page, "区里已口头答复")


class TestWhoSeesIt(PageCase):
    found: Draft

    @classmethod
    def prepare(cls) -> None:
        cls.found = builders.led_to(
            cls.town, DraftState.NUMBERED, kind="time_reply", title="关于延期的批复", to="工程建设部"
        )

    def test_units_see_it_once_it_is_issued_and_never_the_way(self) -> None:
        page = reverse("official_paper", args=[self.found.uid])
        for who in ("lin", "zhao", "guan"):
            self.assertEqual(self.see(who, page).status_code, 404, who)
            self.assertEqual(self.see(who, reverse("official_papers")).status_code, 404, who)
        sweeps.sweep(self.town.tick())
        builders.step(self.town, self.found, "seal", "qian")
        builders.step(self.town, self.found, "issue", "chen")
        seen = self.see("lin", page)
        self.assertContains(seen, "关于延期的批复")
        self.assertNotContains(seen, "办理经过")
        self.assertEqual(self.see("lin", reverse("issuing_slip", args=[self.found.uid])).status_code, 404)
        self.assertEqual(self.see("lin", reverse("paper_proof", args=[self.found.uid])).status_code, 200)
        self.assertEqual(self.see("zhao", page).status_code, 404)

    def test_more_papers_than_last_year_are_said(self) -> None:
        papers = reverse("official_papers")
        self.assertNotContains(self.see("chen", papers), "已多于上年")
        self.town.go_to(date(2027, 3, 1))
        for count, said in ((1, False), (2, True)):
            found = builders.led_to(self.town, DraftState.CHECKED, kind="time_reply")
            page = self.see("wang", reverse("sign_off_paper", args=[found.uid]))
            self.assertNotContains(page, "是否确需行文")
            builders.step(self.town, found, "sign_off", "wang")
            builders.step(self.town, found, "number", "chen")
            self.assertEqual("已多于上年" in self.see("chen", papers).content.decode(), said, count)
        found = builders.led_to(self.town, DraftState.CHECKED, kind="time_reply")
        page = self.see("wang", reverse("sign_off_paper", args=[found.uid]))
        self.assertContains(page, "本年延期/调整批复已发2件，上年全年1件")

    def test_a_long_paper_is_said(self) -> None:
        long = builders.draft(self.town, text="古城保护修缮" * 600)
        self.assertContains(self.see("chen", reverse("official_paper", args=[long.uid])), "超出提示字数600字")

    def test_it_is_there_as_docx(self) -> None:
        sweeps.sweep(self.town.tick())
        assert self.found.document is not None
        answer = self.see("chen", reverse("document_word", args=[self.found.document.uid]))
        self.assertEqual((answer.status_code, answer.content[:2]), (200, b"PK"))
        self.assertIn("attachment", answer["Content-Disposition"])
