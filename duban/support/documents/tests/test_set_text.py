"""修订范文: placeholders are checked, editions stay, drafts begin with the newest."""

from __future__ import annotations

from typing import Any

from django.test import SimpleTestCase
from django.urls import reverse

from duban.support.documents import actions, wording
from duban.support.documents.models import KindText
from duban.support.documents.tests import builders
from duban.support.organization import queries as organization
from tests.looking import PageCase
from tests.stories import ActStory, Answer

TEXT = {
    "kind": "time_reply",
    "title": "关于{事项}延期的批复",
    "text": "{机关}{年度}年收到申请。\n时限延至{时限}。",
}


class TestSetText(ActStory):
    act = "documents.set_text"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "documents.same_text"

    def data(self) -> dict[str, Any]:
        return dict(TEXT)

    def spoil(self) -> dict[str, Any] | None:
        actions.set_text(by=self.town["sun"], at=self.town.tick(), request_id=None, **TEXT)
        return None

    def check(self, answer: Answer) -> None:
        made = KindText.objects.get(uid=answer.body["uid"])
        self.assertEqual((made.kind, made.edition, made.set_by), ("time_reply", 1, self.town["chen"]))

    def test_the_former_edition_stays(self) -> None:
        self.spoil()
        answer = self.send(self.act, "chen", {**TEXT, "text": "新的正文。"})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(
            list(KindText.objects.order_by("edition").values_list("edition", "text")),
            [(1, TEXT["text"]), (2, "新的正文。")],
        )

    def test_what_cannot_be_is_refused(self) -> None:
        for field, value, code in (
            ("text", "{组长电话}", "documents.unknown_placeholder"),
            ("title", "{事项", "documents.unknown_placeholder"),
            ("text", "", "documents.empty"),
            ("title", "字" * 301, "documents.too_long"),
            ("kind", "supervision_notice", "documents.not_drafted"),
        ):
            with self.subTest(value[:20]):
                answer = self.send(self.act, "chen", {**TEXT, field: value})
                self.assertEqual((answer.status, answer.code), (422, code))

    def test_the_body_is_locked(self) -> None:
        self.assert_locks(organization.body())


class TestWording(SimpleTestCase):
    def test_names_are_read_and_filled(self) -> None:
        text = "{机关}关于{ 事项 }的批复{机关}"
        self.assertEqual(wording.placeholders(text), ("机关", "事项"))
        self.assertEqual(wording.unknown(text), [])
        self.assertEqual(wording.unknown("{}{x}}"), ["{}", "x", "}"])
        self.assertEqual(wording.filled(text, {"机关": "管委会"}), "管委会关于{ 事项 }的批复管委会")


class TestPages(PageCase):
    def test_the_office_writes_it_beside_its_pages_and_drafts_begin_with_it(self) -> None:
        page = reverse("set_kind_text") + "?kind=time_reply"
        words = {"title": TEXT["title"], "text": TEXT["text"]}
        self.assertContains(self.fill("chen", page, {**words, "preview": "1"}), "data:image/png")
        self.assertEqual(KindText.objects.count(), 0)
        self.assertContains(self.fill("chen", page, {**words, "text": "{电话}"}), "{电话}", status_code=422)
        self.assertEqual(self.fill("chen", page, words).status_code, 303)
        self.assertContains(self.see("chen", reverse("kind_texts")), "第1版")
        self.assertContains(self.see("chen", page), "历次版本")
        begun = self.see("chen", reverse("draft_paper") + "?kind=time_reply")
        self.assertContains(begun, "台儿庄古城管理委员会2026年收到申请。")
        self.assertContains(begun, "时限延至{时限}。")
        self.assertEqual(self.see("wang", page).status_code, 403)

    def test_what_is_not_filled_in_is_not_checked(self) -> None:
        found = builders.draft(self.town, text="时限延至{时限}。")
        answer = self.send("documents.check", "sun", {"official_paper": found.uid})
        self.assertEqual((answer.status, answer.code), (409, "documents.open_placeholder"))
