"""归档: once, with all that belongs to the 件, under the next 档号."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse

from duban.support.documents import queries, sweeps
from duban.support.documents.models import ArchivalItem, Document
from duban.support.documents.terms import SIGN_OFF, DraftState
from duban.support.documents.tests import builders
from tests import pdfs
from tests.looking import PageCase
from tests.papers import checked_paper
from tests.stories import ActStory, Answer


class TestArchive(ActStory):
    act = "documents.archive"
    doer = "chen"
    wrong_role = "wang"
    stranger = "wu"
    refused = "documents.already_archived"
    document: ClassVar[Document]

    @classmethod
    def prepare(cls) -> None:
        cls.document = builders.freeze(cls.town, builders.register(cls.town, attachments=["问题清单"]))

    def data(self) -> dict[str, Any]:
        return {"document": self.document.uid}

    def spoil(self) -> dict[str, Any] | None:
        builders.archive(self.town, self.document)
        return None

    def check(self, answer: Answer) -> None:
        item = ArchivalItem.objects.get(document=self.document)
        self.assertEqual((item.archival_no, item.retention, item.pages), ("WS·2026-D30-0001", "D30", 1))
        self.assertEqual([one["what"] for one in item.pieces], ["正本", "电子文本", "附件"])
        self.assertEqual(item.pieces[0]["sha256"], self.document.sha256)

    def test_each_retention_has_its_own_numbers(self) -> None:
        for place, (kind, retention, wanted) in enumerate(
            (
                ("supervision_notice", "", "WS·2026-D30-0001"),
                ("supervision_notice", "Y", "WS·2026-Y-0001"),
                ("bulletin", "", "WS·2026-D10-0001"),
                ("supervision_notice", "", "WS·2026-D30-0002"),
            )
        ):
            document = builders.register(self.town, kind=kind, number=f"古城督通〔2026〕{place + 5}号")
            builders.freeze(self.town, document)
            answer = self.send(self.act, "chen", {"document": document.uid, "retention": retention})
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual(ArchivalItem.objects.get(document=document).archival_no, wanted)

    def test_only_what_is_frozen_and_done_is_filed(self) -> None:
        bare = builders.register(self.town, number="")
        self.assertEqual(self.send(self.act, "chen", {"document": bare.uid}).code, "documents.not_frozen")
        found = builders.led_to(self.town, DraftState.ISSUED)
        assert found.document is not None
        answer = self.send(self.act, "chen", {"document": found.document.uid})
        self.assertEqual(answer.code, "documents.on_its_way")

    def test_there_are_three_retentions(self) -> None:
        answer = self.send(self.act, "chen", {**self.data(), "retention": "D99"})
        self.assertEqual((answer.status, answer.code), (422, "documents.bad_retention"))

    def test_it_is_locked(self) -> None:
        self.assert_locks(self.document)

    def test_what_was_led_through_the_chain_brings_its_slip_its_signing_and_its_receipts(self) -> None:
        found = builders.led_to(self.town, DraftState.CHECKED)
        checked_paper(self.town, found.ref, SIGN_OFF, decided_on=self.town.at.date())
        for name, who in (("sign_off", "chen"), ("number", "chen"), ("seal", "qian"), ("issue", "chen")):
            if name == "seal":
                sweeps.sweep(self.town.tick())
            found = builders.step(self.town, found, name, who)
        builders.deliver(self.town, found, "台儿庄区人民政府", self.town.at.date())
        assert found.document is not None
        item = builders.archive(self.town, queries.document_by_uid(found.document.uid))
        self.assertEqual(
            [one["what"] for one in item.pieces], ["正本", "电子文本", "附件", "发文稿纸", "签批", "签收"]
        )
        assert item.slip is not None
        sweeps.sweep(self.town.tick())
        slip = pdfs.text(queries.stored(queries.document_by_uid(item.slip.uid)))
        for words in ("台儿庄区人民政府", "刘文签收", "古城督请〔2026〕1号"):
            self.assertIn(words, slip)
        self.assertEqual(list(queries.unfiled(2026)), [self.document])


class TestPages(PageCase):
    document: Document

    @classmethod
    def prepare(cls) -> None:
        cls.document = builders.freeze(cls.town, builders.register(cls.town))

    def test_a_clerk_files_what_is_chosen_and_prints_the_catalogue(self) -> None:
        page = reverse("archive")
        self.assertContains(self.see("chen", page), "1件待办")
        file = reverse("archive_papers")
        self.assertContains(self.see("chen", file), "古城督通〔2026〕1号")
        answer = self.fill("chen", file, {"documents": [str(self.document.uid)], "retention": ""})
        self.assertEqual(answer.status_code, 303)
        self.assertContains(self.see("chen", page), "WS·2026-D30-0001")
        item = ArchivalItem.objects.get()
        self.assertContains(self.see("wang", reverse("archival_item", args=[item.uid])), "正本")
        for query, title in (("", "归档文件目录"), ("?list=hand-over", "归档文件移交清单")):
            text = pdfs.text(self.see("chen", reverse("archive_catalogue") + query).content)
            for words in (f"2026年度{title}", "WS·2026-D30-0001", "督办通知书"):
                self.assertIn(words, text)
        self.assertIn("共1件、1页", text)

    def test_nothing_chosen_files_nothing(self) -> None:
        self.assertEqual(self.fill("chen", reverse("archive_papers"), {}).status_code, 422)
        self.assertEqual(ArchivalItem.objects.count(), 0)

    def test_it_is_the_offices(self) -> None:
        for name in ("archive", "archive_papers", "archive_catalogue"):
            self.assertEqual(self.see("lin", reverse(name)).status_code, 404, name)
        self.assertEqual(self.see("wang", reverse("archive_papers")).status_code, 403)

    def test_a_year_without_papers_says_so(self) -> None:
        self.assertContains(self.see("chen", reverse("archive") + "?year=2025"), "没有可归档的文书")
        self.assertEqual(self.see("chen", reverse("archive") + "?year=x").status_code, 200)
