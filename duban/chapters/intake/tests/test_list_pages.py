"""From the upload to the circular through the pages, as a clerk goes without help."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.intake import queries
from duban.chapters.intake.models import Candidate, DocketingList, PendingImport
from duban.chapters.intake.terms import CandidateState, ListState
from duban.chapters.intake.tests import builders
from duban.chapters.matters.models import Matter
from duban.support.files.models import StoredFile
from duban.support.ledger.models import LedgerEntry
from tests import pdfs
from tests.looking import PageCase

STRANGERS = ("wu", "lin", "guan")
GROUP = ("wang", "zhou", "sun", "chen")


def upload(content: bytes | None = None, name: str = "清单.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, builders.workbook() if content is None else content)


class ImportPageTest(PageCase):
    url = reverse("import_list")

    def data(self, **changes: Any) -> dict[str, Any]:
        return {"file": upload(), "title": builders.TITLE, "year": 2026, "kind": "ANNUAL", **changes}

    def test_it_is_there_for_the_office_alone(self) -> None:
        self.assertEqual(self.see("chen", self.url).status_code, 200)
        for who in ("wang", "wu", "lin"):
            self.assertEqual(self.see(who, self.url).status_code, 403)

    def test_an_upload_leads_to_its_columns_and_belongs_to_the_import(self) -> None:
        answer = self.fill("chen", self.url, self.data())
        begun = PendingImport.objects.get()
        there = reverse("import_columns", args=[begun.uid])
        self.assertRedirects(answer, there, status_code=303, fetch_redirect_response=False)
        self.assertEqual(StoredFile.objects.get().owner_ref, begun.ref)
        self.assertEqual(DocketingList.objects.count(), 0)

    def test_the_same_form_twice_begins_one_import(self) -> None:
        request_id = str(uuid4())
        first = self.fill("chen", self.url, self.data(), request_id=request_id)
        again = self.fill("chen", self.url, self.data(), request_id=request_id)
        self.assertEqual((first.status_code, again.status_code), (303, 303))
        self.assertEqual(first["Location"], again["Location"])
        self.assertEqual((PendingImport.objects.count(), StoredFile.objects.count()), (1, 1))

    def test_what_is_refused_says_so_and_leaves_no_row(self) -> None:
        before = LedgerEntry.objects.count()
        for file, words in (
            (upload(b""), "空"),
            (upload(b"MZ\x90\x00" + b"\x00" * 400), "类型"),
            (upload(b"<!doctype html><html><table><tr><td>1</td></tr></table></html>"), "类型"),
            (upload(builders.workbook()[:2000]), "清单"),
            (upload("各部室：\n请于月底前报送。\n".encode(), "说明.csv"), "第十一条第一项"),
            (upload("密级：机密\n序号,事项\n1,某事\n".encode(), "清单.csv"), "密"),
        ):
            with self.subTest(words):
                answer = self.fill("chen", self.url, self.data(file=file))
                self.assertContains(answer, words, status_code=422)
                self.assertContains(answer, builders.TITLE, status_code=422)
        self.assertEqual((LedgerEntry.objects.count(), StoredFile.objects.count()), (before, 0))
        self.assertEqual(PendingImport.objects.count(), 0)

    def test_a_refused_form_does_not_lose_its_file(self) -> None:
        builders.taken_in(self.town)
        refused = self.fill("chen", self.url, self.data(title="再次导入"))
        self.assertContains(refused, "内容相同的清单", status_code=409)
        self.assertContains(refused, "文件已上传", status_code=409)
        ticket = refused.context["form"]["ticket"].value()
        again = self.data(file=None, title="再次导入", ticket=ticket, new_edition="文号更正后重新印发")
        self.assertEqual(self.fill("chen", self.url, again).status_code, 303)
        begun = PendingImport.objects.get()
        self.assertEqual(self.fill("chen", reverse("import_check", args=[begun.uid]), {}).status_code, 303)
        self.assertEqual(DocketingList.objects.get(title="再次导入").edition, 2)

    def test_a_form_without_a_file_or_with_a_million_characters_comes_back(self) -> None:
        self.assertContains(
            self.fill("chen", self.url, self.data(file=None)), "请选择清单文件", status_code=422
        )
        self.assertEqual(self.fill("chen", self.url, self.data(title="a" * 1_000_000)).status_code, 422)
        forged = self.data(file=None, ticket="forged")
        self.assertEqual(self.fill("chen", self.url, forged).status_code, 422)


class ListPageTest(PageCase):
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.taken_in(cls.town)

    def url(self, name: str = "docketing_list") -> str:
        return reverse(name, args=[self.listed.uid])

    def test_the_office_and_the_leading_group_see_it_and_units_do_not(self) -> None:
        for url in (reverse("intake"), self.url(), self.url("list_source")):
            self.assert_seen_by(url, right=GROUP, strangers=STRANGERS)

    def test_the_lists_are_found_by_year_and_state(self) -> None:
        page = reverse("intake")
        self.assertContains(self.see("chen", f"{page}?year=2026&state=DRAFT"), builders.TITLE)
        for query in ("year=2025", "state=DOCKETED"):
            self.assertNotContains(self.see("chen", f"{page}?{query}"), builders.TITLE)
        self.assertEqual(self.see("chen", f"{page}?year=%F0%A0%AE%B7&state=x").status_code, 200)

    def test_it_counts_what_its_links_show(self) -> None:
        page = self.see("chen", self.url())
        self.assertContains(page, "<b>3</b>事项", html=False)
        self.assertEqual(len(page.context["lines"]), 3)
        counts = page.context["counts"]
        opened = self.see("chen", f"{self.url()}?show=open")
        self.assertEqual(len(opened.context["lines"]), counts.open)

    def test_it_says_what_is_asked_and_by_which_words(self) -> None:
        page = self.see("chen", self.url())
        self.assertContains(page, "“各有关单位”是概称，请列明具体单位。")
        self.assertContains(page, "原文没有牵头单位")

    def test_the_source_comes_back_as_it_was(self) -> None:
        answer = self.see("chen", self.url("list_source"))
        self.assertEqual(answer.getvalue(), builders.workbook_of(self.listed))
        self.assertIn("attachment", answer["Content-Disposition"])

    def test_a_list_that_does_not_exist_is_like_one_that_is_hidden(self) -> None:
        absent = self.see("wu", reverse("docketing_list", args=[uuid4()]))
        hidden = self.see("wu", self.url())
        self.assertEqual((absent.status_code, hidden.status_code), (404, 404))

    def test_a_step_that_is_not_possible_yet_is_greyed_with_the_reason(self) -> None:
        page = self.see("sun", self.url())
        self.assertContains(page, "还有 3 个事项未完成拟办和审核")
        answer = self.fill("sun", self.url("submit_list"), {})
        self.assertContains(answer, "第十一条第一项", status_code=409)

    def test_a_stale_form_is_refused_with_what_changed(self) -> None:
        self.listed.refresh_from_db()
        old = self.listed.version
        others = [(*row[:2], f"二期{row[2]}", *row[3:]) for row in builders.ROWS]
        listed = builders.submitted(self.town, others)
        answer = self.fill("wang", reverse("approve_list", args=[listed.uid]), {"version": old})
        self.assertContains(answer, "内容已由他人更改", status_code=409)


class WholeWayTest(PageCase):
    """陈 imports and proposes, 孙 reviews and submits, 王 approves, 陈 dockets: nothing but forms and links."""

    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        cls.listed = builders.taken_in(cls.town)

    def step(self, who: str, name: str, data: dict[str, Any]) -> None:
        url = reverse(name, args=[self.listed.uid])
        self.assertEqual(self.see(who, url).status_code, 200, name)
        answer = self.fill(who, url, data)
        self.assertEqual(answer.status_code, 303, (name, answer.content.decode()[:3000]))
        self.listed.refresh_from_db()
        self.town.tick()

    def primary(self, who: str) -> str:
        """The one button that stands first for that person."""
        offers = self.see(who, reverse("docketing_list", args=[self.listed.uid])).context["offers"]
        return next((one.code for one in offers if one.possible), "")

    def chosen(self, *numbers: int) -> list[UUID]:
        return [builders.row(self.listed, number).uid for number in numbers]

    def complete(self, number: int, data: dict[str, Any]) -> None:
        candidate = builders.row(self.listed, number)
        url = reverse("complete_candidate", args=[candidate.uid])
        form = self.see("chen", url).context["form"]
        shown = {one.html_name: one.value() for one in form if one.name != "request_id"}
        posted = {key: value for key, value in shown.items() if value not in (None, "", False)} | data
        answer = self.fill("chen", url, posted)
        self.assertEqual(answer.status_code, 303, answer.content.decode()[:4000])
        self.town.tick()

    def test_a_clerk_goes_from_upload_to_circular(self) -> None:
        business = str(self.town.unit("business").uid)
        bulk = {"category": "", "limb": "PEOPLE", "due_on": "", "chosen": self.chosen(1, 2, 3)}
        self.step("chen", "complete_many", bulk)
        self.complete(2, {"confirmed": ["0"], "remark": "只由经营管理部承办"})
        self.assertEqual([one["name"] for one in builders.row(self.listed, 2).units], ["经营管理部"])
        self.complete(3, {"unit_0": business, "relation_0": "SERVICE"})
        self.step("chen", "propose_many", {"chosen": self.chosen(1, 2, 3)})
        self.assertEqual(self.primary("sun"), "intake.review_proposal")
        self.step("sun", "review_many", {"chosen": self.chosen(1, 2, 3)})
        self.assertEqual(self.primary("sun"), "intake.submit_list")
        self.step("sun", "submit_list", {})
        self.assertEqual(self.primary("wang"), "intake.approve_list")
        self.step("wang", "approve_list", {"opinion": "同意"})
        self.assertEqual(self.primary("chen"), "intake.docket_list")
        self.assertContains(
            self.see("chen", reverse("docket_list", args=[self.listed.uid])), "1 项尚无牵头单位"
        )
        with self.captureOnCommitCallbacks(execute=True):
            self.step("chen", "docket_list", {})
        self.assertEqual(self.listed.state, ListState.DOCKETED)
        self.assertEqual(Matter.objects.count(), 3)
        circular = reverse("docketing_circular", args=[self.listed.uid])
        self.assertIn(builders.DREDGING[2], pdfs.text(self.see("chen", circular).content))

    def test_the_same_bulk_form_twice_proposes_once(self) -> None:
        builders.classify(self.town, builders.row(self.listed, 1))
        url, request_id = reverse("propose_many", args=[self.listed.uid]), str(uuid4())
        data = {"chosen": self.chosen(1)}
        self.assertEqual(self.fill("chen", url, data, request_id=request_id).status_code, 303)
        self.assertEqual(self.fill("chen", url, data, request_id=request_id).status_code, 303)
        self.assertEqual(LedgerEntry.objects.filter(act="intake.propose").count(), 1)

    def test_a_candidate_of_another_list_cannot_be_chosen(self) -> None:
        other = builders.taken_in(self.town, [builders.RAMPS], title="另一清单")
        data = {"chosen": [builders.row(other, 1).uid]}
        url = reverse("propose_many", args=[self.listed.uid])
        self.assertEqual(self.fill("chen", url, data).status_code, 422)

    def test_bulk_proposals_offer_only_what_is_settled(self) -> None:
        builders.classify(self.town, builders.row(self.listed, 1))
        page = self.see("chen", reverse("propose_many", args=[self.listed.uid]))
        self.assertContains(page, builders.DREDGING[2])
        self.assertNotContains(page, builders.FIRE_SAFETY[2])

    def test_a_refusal_in_bulk_undoes_the_whole_and_names_the_row(self) -> None:
        data = {
            "category": "",
            "limb": "CITY",
            "due_on": "2026-10-31",
            "open_ended": "on",
            "chosen": self.chosen(1),
        }
        answer = self.fill("chen", reverse("complete_many", args=[self.listed.uid]), data)
        self.assertContains(answer, "只能填一项", status_code=422)
        self.assertEqual(Candidate.objects.filter(limb="CITY").count(), 0)

    def test_the_steps_are_closed_to_those_who_may_not_take_them(self) -> None:
        for name, who, status in (
            ("submit_list", "chen", 403),
            ("approve_list", "zhou", 403),
            ("return_list", "zhou", 403),
            ("docket_list", "wang", 403),
            ("review_many", "chen", 403),
            ("propose_many", "wang", 403),
            ("complete_many", "wang", 403),
            *((name, "wu", 404) for name in ("submit_list", "approve_list", "docket_list", "complete_many")),
        ):
            with self.subTest(name=name, who=who):
                url = reverse(name, args=[self.listed.uid])
                self.assertEqual(self.see(who, url).status_code, status)
                self.assertEqual(self.fill(who, url, {}).status_code, status)


class CircularPageTest(PageCase):
    listed: DocketingList

    @classmethod
    def prepare(cls) -> None:
        with cls.captureOnCommitCallbacks(execute=True):
            cls.listed = builders.docketed(cls.town)

    def test_it_was_sent_to_the_units_that_it_names(self) -> None:
        url = reverse("docketing_circular", args=[self.listed.uid])
        self.assert_seen_by(
            url, right=(*GROUP, "li", "lin", "zhao", "feng"), strangers=("wu", "shen", "guan")
        )

    def test_it_is_shown_as_it_was_frozen(self) -> None:
        answer = self.see("lin", reverse("docketing_circular", args=[self.listed.uid]))
        text = pdfs.text(answer.content)
        self.assertIn("古城督发〔2026〕1号", text)
        self.assertIn(builders.DREDGING[2], text)
        self.assertNotIn(builders.RAMPS[2], text)
        self.assertEqual(answer["Content-Type"], "application/pdf")
        self.assertIn("default-src 'none'", answer["Content-Security-Policy"])

    def test_a_list_without_circular_has_no_such_page(self) -> None:
        other = builders.taken_in(self.town, [builders.RAMPS], title="另一清单")
        self.assertEqual(self.see("chen", reverse("docketing_circular", args=[other.uid])).status_code, 404)

    def test_the_list_leads_to_the_matters(self) -> None:
        page = self.see("chen", reverse("docketing_list", args=[self.listed.uid]))
        for matter in Matter.objects.all():
            self.assertContains(page, reverse("matter", args=[matter.uid]))
        self.assertEqual(queries.counts(self.listed).of(CandidateState.DOCKETED), 2)
