"""The pages of circulars, bulletins and publicity, as each person goes through them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.bulletins.models import Bulletin, Circular, Publicity
from duban.chapters.bulletins.queries import lagging_items
from duban.chapters.bulletins.tests import builders
from duban.support.documents import sweeps as documents
from duban.support.files.tests.samples import png
from tests.looking import PageCase

LINK = re.compile(r'href="([^"]*figures/\?[^"]*)">(\d+)</a>')


class CircularPagesTest(PageCase):
    @classmethod
    def prepare(cls) -> None:
        builders.story(cls.town)

    def units(self, *keys: str) -> list[str]:
        return [str(self.town.unit(one).uid) for one in keys]

    def written(self, circular: Circular, **changed: Any) -> dict[str, Any]:
        item = lagging_items(circular)[0]
        return {
            "version": circular.version,
            "from_on": circular.from_on,
            "to_on": circular.to_on,
            "units": self.units("works", "business"),
            "overview": "各单位对照清单抓落实。",
            f"cause_{item.uid}": builders.CAUSE,
            f"next_{item.uid}": builders.NEXT,
            **changed,
        }

    def test_a_circular_goes_from_the_draft_to_its_readers(self) -> None:
        page = self.see("chen", reverse("draft_circular"))
        self.assertContains(page, 'value="2026-06-30"')
        sent = {"from_on": "2026-01-01", "to_on": "2026-06-30", "units": self.units("works", "business")}
        answer = self.fill("chen", reverse("draft_circular"), sent)
        circular = Circular.objects.get()
        edit = reverse("edit_circular", args=[circular.uid])
        self.assertRedirects(answer, edit, status_code=303, fetch_redirect_response=False)
        self.assertContains(self.see("chen", edit), "逾期32天未完成")
        answer = self.fill("chen", edit, self.written(circular))
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-500:])
        for who, name in (
            ("qian", "review_circular"),
            ("sun", "sign_off_circular"),
            ("chen", "issue_circular"),
        ):
            url = reverse(name, args=[circular.uid])
            self.assertContains(self.see(who, url), builders.CAUSE)
            circular.refresh_from_db()
            self.assertEqual(self.fill(who, url, {"version": circular.version}).status_code, 303, name)
        documents.sweep(self.town.tick())
        page = self.see("lin", reverse("circular", args=[circular.uid]))
        self.assertContains(page, "古城督报〔2026〕1号")
        self.assertContains(page, "确认已阅")
        self.assertNotContains(page, reverse("correct_circular", args=[circular.uid]))
        circular.refresh_from_db()
        assert circular.document is not None
        paper = reverse("document", args=[circular.document.uid])
        self.assert_seen_by(paper, right=("lin", "chen"), strangers=("wu",))
        self.assertContains(self.see("lin", reverse("circular", args=[circular.uid])), paper)

    def test_a_preview_saves_nothing_and_a_refusal_loses_nothing(self) -> None:
        circular = builders.draft(self.town)
        edit = reverse("edit_circular", args=[circular.uid])
        typed = "驳岸第三段征地推迟"
        item = lagging_items(circular)[0]
        page = self.fill("chen", edit, self.written(circular, **{f"cause_{item.uid}": typed, "preview": "1"}))
        self.assertContains(page, f"原因：{typed}。")
        item.refresh_from_db()
        self.assertEqual(item.cause, "")
        page = self.fill("chen", edit, self.written(circular, overview="对滞后单位予以通报批评。"))
        self.assertContains(page, "出现处分用语“通报批评”", status_code=422)
        self.assertContains(page, "对滞后单位予以通报批评。", status_code=422)
        self.assertContains(page, builders.CAUSE, status_code=422)

    def test_every_number_opens_the_list_that_it_counts(self) -> None:
        circular = builders.issued(self.town)
        for who in ("chen", "lin"):
            page = self.see(who, reverse("circular", args=[circular.uid])).content.decode()
            links = LINK.findall(page)
            self.assertGreater(len(links), 20)
            for url, value in links:
                with self.subTest(who=who, url=url):
                    listed = self.see(who, url.replace("&amp;", "&"))
                    self.assertEqual(len(listed.context["rows"]), int(value))
                    self.assertContains(listed, f"{value} 项")

    def test_a_correction_shows_old_beside_new(self) -> None:
        circular = builders.issued(self.town)
        url = reverse("correct_circular", args=[circular.uid])
        self.assertEqual(self.see("chen", url).status_code, 403)
        sent = {"wrong": "推迟20天", "right": "推迟12天", "reason": "录入错误"}
        self.assertEqual(self.fill("sun", url, sent).status_code, 303)
        page = self.see("zhao", reverse("circular", args=[circular.uid]))
        self.assertContains(page, "<del>推迟20天</del>")
        self.assertContains(page, "<ins>推迟12天</ins>")
        self.assertContains(page, "已更正")

    def test_drafts_exist_for_the_office_and_the_group_issued_ones_for_the_audience(self) -> None:
        circular = builders.draft(self.town)
        url = reverse("circular", args=[circular.uid])
        self.assert_seen_by(url, right=("chen", "sun", "wang", "zhou"), strangers=("lin", "li", "wu", "guan"))
        builders.write(self.town, circular)
        builders.issue(self.town, builders.sign_off(self.town, builders.review(self.town, circular)))
        self.assert_seen_by(url, right=("chen", "lin", "li", "zhao"), strangers=("gao", "wu", "shen", "guan"))

    def test_a_clerk_does_not_review_his_own_and_the_page_says_so(self) -> None:
        circular = builders.written(self.town)
        page = self.see("chen", reverse("circular", args=[circular.uid]))
        self.assertContains(page, "您是拟稿人，不能核稿")
        self.assertNotContains(page, reverse("review_circular", args=[circular.uid]))

    def test_it_comes_back_with_the_reason(self) -> None:
        circular = builders.review(self.town, builders.written(self.town))
        url = reverse("return_circular", args=[circular.uid])
        self.assertEqual(self.fill("sun", url, {"reason": "补写开工情况"}).status_code, 303)
        self.assertContains(
            self.see("chen", reverse("circular", args=[circular.uid])), "退回修改：补写开工情况"
        )

    def test_the_desk_confirms_the_reading_with_one_click(self) -> None:
        circular = builders.issued(self.town)
        one = builders.recipient(circular, self.town)
        url = reverse("confirm_reading", args=[one.uid])
        self.assertContains(self.see("lin", reverse("desk")), url)
        self.assertContains(self.see("lin", url), "以“工程建设部”名义确认已阅")
        answer = self.fill("lin", url, {"version": one.version, "from": "desk"})
        self.assertRedirects(answer, reverse("desk"), status_code=303, fetch_redirect_response=False)
        self.assertNotContains(self.see("li", reverse("desk")), url)
        page = self.see("chen", reverse("papers_out"))
        self.assertContains(page, "1/2")
        self.assertContains(page, "经营管理部")
        self.assertContains(page, "期限内")
        self.town.go_to(date(2026, 7, 20))
        self.assertContains(self.see("chen", reverse("papers_out")), "逾期未阅")

    def test_each_hand_of_the_chain_finds_its_step_on_the_desk(self) -> None:
        circular = builders.review(self.town, builders.written(self.town))
        for who, seen in (("sun", True), ("wang", True), ("chen", False), ("zhou", False), ("lin", False)):
            with self.subTest(who):
                page = self.see(who, reverse("desk")).content.decode()
                self.assertEqual(reverse("circular", args=[circular.uid]) in page, seen)
        self.assertContains(self.see("wang", reverse("group_page")), circular.title)
        builders.sign_off(self.town, circular)
        self.assertContains(self.see("chen", reverse("desk")), circular.title)

    def test_a_unit_without_papers_has_an_empty_page(self) -> None:
        builders.issued(self.town)
        self.assertContains(self.see("wu", reverse("papers_out")), "没有送本单位的阶段性通报")

    def test_a_list_that_does_not_exist(self) -> None:
        circular = builders.issued(self.town)
        url = reverse("circular_figures", args=[circular.uid])
        self.assertEqual(self.see("lin", f"{url}?figure=nothing").status_code, 404)
        self.assertEqual(self.see("wu", url).status_code, 404)


class BulletinPagesTest(PageCase):
    def sent(self, **changed: Any) -> dict[str, Any]:
        given = {
            "title": "督办工作扎实推进",
            "count": "3",
            "heading_1": "工作动态",
            "body_1": "6月份开展督查3次。",
            "units": [str(self.town.unit("works").uid)],
        }
        return {**given, **changed}

    def test_a_bulletin_with_a_picture_goes_from_the_editor_to_its_reader(self) -> None:
        url = reverse("draft_bulletin")
        self.assertContains(self.see("chen", url), "栏目 3")
        picture = SimpleUploadedFile("现场.png", png(), "image/png")
        page = self.fill("chen", url, self.sent(pictures=picture))
        self.assertContains(page, "现场.png")
        self.assertEqual(Bulletin.objects.count(), 0, "an upload is shown before it is saved")
        kept = re.findall(r'name="kept" value="([^"]+)"', page.content.decode())[0]
        sent = self.sent(kept=kept, **{f"caption_{kept}": "现场督查", f"section_{kept}": "1"})
        page = self.fill("chen", url, {**sent, "preview": "1"})
        self.assertContains(page, "一、工作动态")
        self.assertContains(page, "现场督查")
        self.assertEqual(self.fill("chen", url, sent).status_code, 303)
        bulletin = Bulletin.objects.get()
        self.assertContains(self.see("chen", reverse("edit_bulletin", args=[bulletin.uid])), "现场督查")
        for who, name in (("sun", "review_bulletin"), ("chen", "issue_bulletin")):
            step = reverse(name, args=[bulletin.uid])
            self.assertEqual(self.see(who, step).status_code, 200)
            self.assertEqual(self.fill(who, step, {}).status_code, 303)
        page = self.see("lin", reverse("bulletin", args=[bulletin.uid]))
        self.assertContains(page, "2026年第1期")
        shown = reverse("bulletin_picture", args=[bulletin.uid, kept])
        self.assertContains(page, shown)
        answer = self.see("lin", shown)
        self.assertEqual((answer.status_code, answer["Content-Type"]), (200, "image/png"))
        self.assertEqual(self.see("wu", shown).status_code, 404)

    def test_another_section_is_added_and_what_was_typed_stays(self) -> None:
        page = self.fill("chen", reverse("draft_bulletin"), self.sent(add="1"))
        self.assertContains(page, "栏目 4")
        self.assertContains(page, "6月份开展督查3次。")

    def test_a_picture_that_is_dropped_leaves(self) -> None:
        from duban.chapters.bulletins.actions import PictureText

        picture = builders.picture(self.town)
        made = builders.bulletin(self.town, pictures=[PictureText(picture.uid, "现场", 1)])
        url = reverse("edit_bulletin", args=[made.uid])
        sent = self.sent(kept=str(picture.uid), **{f"drop_{picture.uid}": "on"})
        self.assertEqual(self.fill("chen", url, sent).status_code, 303)
        self.assertNotContains(self.see("chen", reverse("bulletin", args=[made.uid])), "<img")

    def test_the_editor_tells_what_is_missing_and_loses_nothing(self) -> None:
        page = self.fill("chen", reverse("draft_bulletin"), self.sent(heading_1=""))
        self.assertContains(page, "第 1 个栏目缺少标题", status_code=422)
        self.assertContains(page, "6月份开展督查3次。", status_code=422)

    def test_who_sees_it(self) -> None:
        made = builders.bulletin(self.town)
        url = reverse("bulletin", args=[made.uid])
        self.assert_seen_by(url, right=("chen", "wang"), strangers=("lin", "wu", "guan"))
        issued = reverse("bulletin", args=[builders.issued_bulletin(self.town).uid])
        self.assert_seen_by(issued, right=("chen", "lin", "he", "zhao"), strangers=("wu", "gao", "guan"))
        self.assertEqual(self.see("lin", reverse("draft_bulletin")).status_code, 403)


class PublicityPagesTest(PageCase):
    def test_a_publicity_is_proposed_approved_and_recorded(self) -> None:
        url = reverse("propose_publicity")
        self.assertContains(self.see("chen", url), "宣传对象")
        sent = {
            "occasion": "驳岸整治工程竣工",
            "form": "NEWS",
            "content": "报道工程按期竣工。",
            "audience": "社会公众",
            "planned_on": "2026-03-10",
            "attached": SimpleUploadedFile("通稿.txt", "通稿".encode(), "text/plain"),
        }
        self.assertEqual(self.fill("chen", url, sent).status_code, 303)
        made = Publicity.objects.get()
        page = reverse("publicity", args=[made.uid])
        self.assertContains(self.see("wang", page), "通稿.txt")
        self.assertContains(self.see("wang", reverse("desk")), "待审定宣传")
        approve = reverse("approve_publicity", args=[made.uid])
        self.assertEqual(self.fill("wang", approve, {"agrees": "yes"}).status_code, 303)
        record = reverse("record_publicity", args=[made.uid])
        self.assertEqual(self.see("chen", record).status_code, 200)
        sent = {"done_on": "2026-03-02", "outlet": "管委会网站", "result": "发布1篇"}
        self.assertEqual(self.fill("chen", record, sent).status_code, 303)
        self.assertContains(self.see("sun", reverse("publicities")), "管委会网站")
        file = made.materials.get().file
        answer = self.see("chen", reverse("publicity_file", args=[made.uid, file.uid]))
        self.assertEqual(answer.status_code, 200)

    def test_it_is_the_business_of_the_group_and_its_office(self) -> None:
        made = builders.publicity(self.town)
        for url in (reverse("publicity", args=[made.uid]), reverse("publicities")):
            self.assert_seen_by(url, right=("chen", "wang", "zhou"), strangers=("lin", "wu", "guan"))
