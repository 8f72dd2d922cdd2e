"""Hostile and broken files: refused with a sentence that says what to do, and nothing half done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duban.chapters.intake.models import ColumnMap, DocketingList, PendingImport
from duban.chapters.intake.tests import builders
from duban.chapters.intake.tests.walking import WalkCase
from duban.ground.reading.containers import MAX_FILE, MAX_MEMBERS
from duban.ground.reading.tests import files
from duban.support.files.models import StoredFile
from duban.support.jobs.models import Job
from duban.support.ledger.models import LedgerEntry

pytestmark = pytest.mark.any_engine

HEAD = ("序号", "事项", "牵头单位", "完成时限")
ROW = ("1", "修缮关帝庙", "工程建设部", "10月底前")
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><w:document>&a;</w:document>'


def bomb() -> bytes:
    return files.with_part(files.xlsx([HEAD, ROW]), "xl/media/a.bin", b"\0" * (30 * 1024 * 1024))


REFUSED: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("空.xlsx", lambda: b"", "是空的"),
    ("压缩包.xlsx", bomb, "解压后过大"),
    ("很大.csv", lambda: b"x," * (MAX_FILE // 2 + 10), "超过10 MB"),
    ("多部件.xlsx", lambda: files.archive({"xl/workbook.xml": "<a/>", **{f"x{n}": b"" for n in range(MAX_MEMBERS + 1)}}), "解压后过大"),
    ("其实是PDF.xlsx", lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "扩展名与内容不符"),
    ("其实是表格.docx", lambda: files.xlsx([HEAD, ROW]), "扩展名与内容不符"),
    ("其实是表格.csv", lambda: files.xlsx([HEAD, ROW]), "扩展名与内容不符"),
    ("网页.xls", lambda: b"<!doctype html><table><tr><td>1</td></tr></table>", "不是可接收的类型"),
    ("程序.xlsx", lambda: b"MZ\x90\x00" + b"\x00" * 400, "不是可接收的类型"),
    ("清单.exe", lambda: files.xlsx([HEAD, ROW]), "扩展名与内容不符"),
    ("宏.xlsx", lambda: files.with_part(files.xlsx([HEAD, ROW]), "xl/vbaProject.bin", b"x"), "宏"),
    ("外链.xlsx", lambda: files.with_part(files.xlsx([HEAD, ROW]), "xl/externalLinks/externalLink1.xml", "<x/>"), "外部"),
    ("实体.docx", lambda: files.with_part(files.document(files.table([files.cell("事项")])), "word/document.xml", ENTITY), "实体"),
    ("截断.xlsx", lambda: files.xlsx([HEAD, ROW])[:900], "类型"),
    ("行数过多.xlsx", lambda: builders.workbook([(str(n), "事项", "", "") for n in range(2001)], head=HEAD), "超过 2000 行"),
    ("密件.xlsx", lambda: files.xlsx([HEAD, ("1", "机 密★专项", "工程建设部", "10月底前")]), "密级标志"),
    ("机密★10年.xlsx", lambda: files.xlsx([HEAD, ROW]), "密级标志"),
)  # fmt: skip


class HostileTest(WalkCase):
    def test_it_is_refused_with_a_sentence_and_leaves_nothing(self) -> None:
        before = LedgerEntry.objects.count()
        for name, build, words in REFUSED:
            with self.subTest(name):
                answer = self.upload(build(), name)
                self.assertContains(answer, words, status_code=422)
                self.assertTrue(answer.context["refusal"].next)
                self.assertTrue(answer.context["refusal"].cite)
                self.assertContains(answer, builders.TITLE, status_code=422)
        left = [model.objects.count() for model in (PendingImport, DocketingList, StoredFile, Job, ColumnMap)]
        self.assertEqual((left, LedgerEntry.objects.count()), ([0] * 5, before))

    def test_formulas_are_read_as_what_they_show_and_never_run(self) -> None:
        rows = [
            HEAD,
            ("1", "修缮关帝庙", "工程建设部", "10月底前"),
            ("2", "=1+1", '=HYPERLINK("http://x","工程建设部")', "10月底前"),
        ]
        begun = self.at_rows(files.xlsx(rows), "公式.xlsx")
        first, second = self.now(begun).candidates
        self.assertEqual(first.title, "修缮关帝庙")
        self.assertNotIn("HYPERLINK", second.original.values())
        content = self.see("chen", self.url("import_corrections_file", begun)).content
        self.assertNotIn(b"<f>", content)

    def test_what_is_hidden_is_not_read_unless_it_is_all_there_is(self) -> None:
        begun = self.begun(
            files.xlsx([HEAD, ROW], hidden=[HEAD, ("9", "暗表事项", "工程建设部", "10月底前")]), "隐藏.xlsx"
        )
        self.assertEqual([one["name"] for one in begun.reading["tables"]], ["任务分解表"])
        self.assertEqual([one.title for one in self.now(begun).candidates], ["修缮关帝庙"])

    def test_merged_cells_carry_their_text_down(self) -> None:
        rows = [HEAD, ("1", "修缮关帝庙", "工程建设部", "10月底前"), ("2", "修缮城墙", "", "11月底前")]
        begun = self.at_rows(files.xlsx(rows, merged=[(1, 2, 2, 2)]), "合并.xlsx")
        leads = [[unit["name"] for unit in one.units] for one in self.now(begun).candidates]
        self.assertEqual(leads, [["工程建设部"], ["工程建设部"]])

    def test_a_form_that_asks_for_nonsense_changes_nothing(self) -> None:
        begun = self.at_rows()
        for name, query, data in (
            ("import_columns", "", {"sheet": "没有", "head": "99999"}),
            ("import_row", "?at=2", {"lead": "not-a-unit"}),
            ("import_row", "?at=2", {"due_on": "gestern"}),
            ("import_rows", "", {"category": "FOURTH"}),
            ("import_rows", "", {"due_on": "2026-13-01"}),
            ("import_rows", "", {}),
        ):
            with self.subTest(name, data=data):
                self.assertEqual(self.fill("chen", self.url(name, begun, query), data).status_code, 422)
        for query in ("?at=99", "?at=x", "?at=-1"):
            self.assertEqual(self.see("chen", self.url("import_row", begun, query)).status_code, 404)
        begun.refresh_from_db()
        self.assertEqual(begun.answers, {})
