"""请示 through its pages: asked from the matter, found on the leader's desk, answered, read by the asker."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from duban.chapters.intake.models import RequestForInstructions
from duban.chapters.intake.tests import asking
from duban.chapters.matters.models import Matter
from tests.looking import PageCase
from tests.onward import running_matter


class RequestPagesTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = running_matter(cls.town)

    def test_a_unit_asks_and_the_leader_answers(self) -> None:
        matter, form = (
            reverse("matter", args=[self.matter.uid]),
            reverse("ask_instructions", args=[self.matter.uid]),
        )
        self.assertContains(self.see("lin", matter), form)
        self.assertContains(self.see("lin", form), "周明德")
        works, zhou = str(self.town.unit("works").uid), str(self.town["zhou"].uid)
        empty = self.fill("lin", form, {"unit": works, "leader": zhou, "question": ""})
        self.assertEqual(empty.status_code, 422)
        given = {"unit": works, "leader": zhou, "question": asking.QUESTION}
        self.assertEqual(self.fill("lin", form, given).status_code, 303)
        found = RequestForInstructions.objects.get()
        page, answer = (
            reverse("instruction_request", args=[found.uid]),
            reverse("answer_request", args=[found.uid]),
        )
        self.assertContains(self.see("zhou", reverse("desk")), page)
        self.assertContains(self.see("zhou", page), answer)
        self.assertNotContains(self.see("lin", page), answer)
        self.assertContains(self.fill("zhou", answer, {"answer": "已阅"}), "不是具体指示", status_code=422)
        self.assertEqual(self.fill("zhou", answer, {"answer": "同意变更，按程序报批。"}).status_code, 303)
        self.assertContains(self.see("lin", page), "同意变更，按程序报批。")
        self.assertContains(self.see("lin", matter), page)
        self.assertContains(self.see("li", matter), "工程建设部向周明德请示")
        self.assertNotContains(self.see("zhao", matter), page)
        self.assertNotContains(self.see("zhao", matter), "工程建设部向周明德请示")
        self.assertNotContains(self.see("zhou", reverse("desk")), page)

    def test_the_office_carries_in_the_paper(self) -> None:
        found = asking.asked(self.town, self.matter)
        page = reverse("instruction_request", args=[found.uid])
        paper = self.see("chen", page)
        self.assertContains(paper, "代录纸质答复")
        self.assertEqual(
            self.see(
                "chen", f"{reverse('paper_new')}?subject={found.ref}&decision=ANSWER_REQUEST"
            ).status_code,
            200,
        )
        asking.paper(self.town, found)
        self.assertContains(self.see("chen", page), "据纸质决定答复")
        answer = reverse("answer_request", args=[found.uid])
        self.assertContains(self.see("chen", answer), "同意变更，按程序报批。")
        self.assertEqual(self.fill("chen", answer, {"answer": "同意变更，按程序报批。"}).status_code, 303)
        self.assertContains(self.see("lin", page), "依据纸质答复")

    def test_the_list_shows_each_his_own_and_what_is_late(self) -> None:
        page = reverse("instruction_request", args=[asking.asked(self.town, self.matter).uid])
        listed = reverse("instruction_requests")
        for who, there in (("chen", True), ("zhou", True), ("lin", True), ("zhao", False), ("wu", False)):
            with self.subTest(who=who):
                found = self.see(who, listed).content.decode()
                self.assertEqual(page in found, there)
        self.town.go_to(date(2026, 3, 16))
        self.assertContains(self.see("chen", listed), "逾期")

    def test_it_does_not_exist_for_others(self) -> None:
        page = reverse("instruction_request", args=[asking.asked(self.town, self.matter).uid])
        self.assert_seen_by(
            page, right=("wang", "chen", "lin", "he"), strangers=("zhao", "wu", "guan", "gao")
        )

    def test_it_can_be_taken_back(self) -> None:
        found = asking.asked(self.town, self.matter)
        url = reverse("withdraw_request", args=[found.uid])
        self.assertEqual(self.fill("lin", url, {"reason": "现场已协调解决"}).status_code, 303)
        self.assertContains(self.see("lin", reverse("instruction_request", args=[found.uid])), "已撤回")
