"""Registers: the sheet as an office prints it, the columns that a person keeps, the work in the background."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from unittest import mock
from urllib.parse import urlencode
from xml.etree import ElementTree

from django.test import override_settings

from duban.chapters.desk import columns, registers
from duban.chapters.desk.models import Register, RegisterLayout
from duban.chapters.matters.models import Matter
from duban.chapters.matters.tests.builders import docket_matter
from duban.chapters.responsibility.tests.builders import running_matter
from duban.support.files import blobs
from duban.support.jobs import work
from duban.support.jobs.models import Job
from tests.looking import PageCase

HEAD = 3
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass
class Cell:
    """What stands in a cell, and how."""

    value: str | int | date | None
    kind: str
    quoted: bool


class Sheet:
    """The first sheet of a workbook, as its own XML has it."""

    def __init__(self, content: bytes) -> None:
        book = zipfile.ZipFile(io.BytesIO(content))
        self.xml = book.read("xl/worksheets/sheet1.xml").decode()
        self.names = unescape(book.read("xl/workbook.xml").decode())
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))  # noqa: S314  # a file of our own
        self.styles = styles.findall(f"{NS}cellXfs/{NS}xf")
        # A short register keeps its texts in one table, a long one each in its cell.
        shared = "xl/sharedStrings.xml"
        texts = ElementTree.fromstring(book.read(shared)) if shared in book.namelist() else ()  # noqa: S314  # as above
        self.texts = ["".join(one.itertext()) for one in texts]
        rows = ElementTree.fromstring(self.xml).iter(f"{NS}row")  # noqa: S314  # as above
        self.rows = [[self.cell(one) for one in row] for row in rows]

    def cell(self, one: ElementTree.Element) -> Cell:
        style = self.styles[int(one.get("s", "0"))]
        kind, text = one.get("t", "n"), "".join(one.itertext())
        quoted = style.get("quotePrefix") == "1"
        if kind == "s":
            return Cell(self.texts[int(text)], "inlineStr", quoted)
        if kind != "n" or not text:
            return Cell(text or None, kind, quoted)
        if style.get("numFmtId") == "164":
            return Cell(date(1899, 12, 30) + timedelta(days=int(text)), kind, quoted)
        return Cell(int(text), kind, quoted)

    @property
    def head(self) -> list[object]:
        return [cell.value for cell in self.rows[HEAD - 1]]

    def row(self, title: str) -> dict[object, object]:
        """The row of the matter of that title, by the words of the head."""
        for cells in self.rows[HEAD:]:
            found: dict[object, object] = dict(zip(self.head, (cell.value for cell in cells), strict=True))
            if found.get("事项") == title:
                return found
        raise AssertionError(f"{title} has no row")


class RegisterTest(PageCase):
    matter: Matter

    @classmethod
    def prepare(cls) -> None:
        cls.matter = Matter.objects.get(pk=running_matter(cls.town).pk)

    def sheet(self, who: str = "chen", query: str = "") -> Sheet:
        answer = self.see(who, f"/matters/export.xlsx?{query}")
        self.assertEqual(answer.status_code, 200)
        return Sheet(answer.content)

    def test_it_holds_units_and_the_three_dates_and_the_schedule_and_the_light_with_its_reason(self) -> None:
        self.town.at += timedelta(days=200)
        row = self.sheet().row(self.matter.title)
        self.assertEqual((row["序号"], row["编号"]), (1, self.matter.number))
        self.assertEqual(
            (row["牵头单位"], row["协办单位"], row["服务单位"]),
            ("工程建设部", "经营管理部", "台儿庄古城旅游发展有限公司"),
        )
        self.assertEqual(row["原定时限"], date(2026, 6, 30))
        self.assertEqual((row["调整后时限"], row["实际完成时间"]), (None, None))
        self.assertEqual((row["进度（%）"], row["序时进度（%）"]), (0, 100))
        self.assertIn("逾期", str(row["亮灯"]))
        self.assertIn("应于 2026-06-30 完成", str(row["亮灯缘由"]))

    def test_it_prints_on_landscape_a4_with_title_and_head_on_each_page(self) -> None:
        sheet = self.sheet()
        self.assertIn('paperSize="9"', sheet.xml)
        self.assertIn('orientation="landscape"', sheet.xml)
        self.assertIn('fitToHeight="0"', sheet.xml)
        self.assertIn('topLeftCell="E4"', sheet.xml)
        self.assertRegex(sheet.names, r"Print_Titles[^<]*!\$1:\$3<")
        self.assertIn(f"!$A$1:$N${len(sheet.rows)}", sheet.names)
        self.assertEqual(sheet.rows[0][0].value, "古城管委会督办事项台账")
        self.assertEqual(sheet.rows[1][0].value, "制表日期：2026-03-02　范围：在办事项　共 1 项")

    def test_it_holds_what_the_list_holds(self) -> None:
        other = docket_matter(self.town, title="不在筛选之内的事项")
        self.assertEqual(len(self.sheet(query=f"q={self.matter.number}").rows), HEAD + 1)
        self.sheet().row(other.title)
        self.assertEqual(len(self.sheet("wu").rows), HEAD)

    def test_no_text_becomes_a_formula_here_or_where_it_is_handed_on_to(self) -> None:
        titles = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)"]
        for title in titles:
            docket_matter(self.town, title=title)
        cells = [row[3] for row in self.sheet().rows[HEAD:] if row[3].value in titles]
        self.assertEqual(len(cells), len(titles))
        for cell in cells:
            with self.subTest(cell.value):
                self.assertEqual((cell.kind, cell.quoted), ("inlineStr", True))

    def test_the_columns_and_their_order_are_kept_for_the_person(self) -> None:
        answer = self.fill(
            "chen",
            "/registers/",
            {"column": ["number", "title", "objectives", "first"], "place-title": "1", "place-number": "2"},
        )
        self.assertEqual(answer.status_code, 303)
        heads = ["事项", "编号", "工作目标", "第一责任人"]
        sheet = self.sheet()
        self.assertEqual(sheet.head, heads)
        self.assertEqual(sheet.row(self.matter.title)["第一责任人"], "李建国")
        self.assertEqual(len(self.sheet("sun").head), len(columns.USUAL), "another person has his own")

    def test_every_column_can_be_written(self) -> None:
        RegisterLayout.objects.create(person=self.town["chen"], columns=list(columns.BY_CODE))
        self.assertEqual(len(self.sheet().head), len(columns.COLUMNS))

    def test_a_register_without_columns_is_not_made(self) -> None:
        answer = self.fill("chen", "/registers/", {"column": ["nothing"]})
        self.assertContains(answer, "至少选择一栏", status_code=422)
        self.assertFalse(Register.objects.exists())

    def test_a_place_that_is_no_number_is_none_and_the_longest_filter_can_be_kept(self) -> None:
        places = {"place-title": "9" * 5000, "place-number": "x", "place-lead": "1"}
        query = urlencode({"q": "督" * 100, "unit": str(self.matter.uid), "category": "IMPORTANT_MATTER"})
        answer = self.fill(
            "chen", "/registers/", {"column": ["title", "number", "lead"], "query": query, **places}
        )
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(RegisterLayout.objects.get().columns, ["lead", "title", "number"])
        self.assertEqual(
            self.fill("chen", "/matters/views/", {"name": "长", "query": query}).status_code, 303
        )

    def test_a_long_one_is_not_made_while_the_reader_waits(self) -> None:
        with mock.patch.object(registers, "AT_ONCE", 0):
            answer = self.see("chen", f"/matters/export.xlsx?q={self.matter.number}")
        self.assertEqual(
            (answer.status_code, answer["Location"]), (302, f"/registers/?q={self.matter.number}")
        )

    def ask(self, who: str = "chen", query: str = "") -> Register:
        with self.captureOnCommitCallbacks(execute=True):
            self.fill(who, "/registers/", {"column": list(columns.USUAL), "query": query})
        return Register.objects.latest("id")

    def test_what_was_made_in_the_background_is_kept_for_that_person_alone(self) -> None:
        made = self.ask()
        self.assertContains(self.see("chen", f"/registers/{made.uid}/"), "下载台账")
        answer = self.see("chen", f"/registers/{made.uid}/file/")
        Sheet(b"".join(answer.streaming_content)).row(self.matter.title)  # type: ignore[attr-defined]  # a streaming answer
        for who in ("sun", "wang", "wu"):
            for url in (f"/registers/{made.uid}/", f"/registers/{made.uid}/file/"):
                self.assertEqual(self.see(who, url).status_code, 404)
            self.assertNotContains(self.see(who, "/registers/"), str(made.uid))

    def test_it_holds_what_its_person_sees_whoever_makes_it(self) -> None:
        self.assertEqual([self.ask(who).rows for who in ("chen", "lin", "wu")], [1, 1, 0])

    @override_settings(BELL="queue")
    def test_its_page_says_how_far_it_is(self) -> None:
        with mock.patch("django_q.tasks.async_task"):
            made = self.ask()
        Job.objects.filter(payload=made.uid).update(done=300, total=1200)
        page = self.see("chen", f"/registers/{made.uid}/")
        self.assertContains(page, 'max="1200" value="300"')
        self.assertContains(page, "已完成 300 / 1200 项")
        self.assertEqual(self.see("chen", f"/registers/{made.uid}/file/").status_code, 404)

    def test_a_bell_that_was_lost_is_rung_again_and_twice_makes_one_file(self) -> None:
        self.fill("chen", "/registers/", {"column": ["title"]})
        made = Register.objects.get()
        work.again(self.town.tick(10))
        registers.on_bell(work.Task(made.uid, self.town.at, lambda _done, _total: None))
        made.refresh_from_db()
        self.assertEqual((made.rows, made.stored_as), (1, f"registers/{made.uid}.xlsx"))

    def test_after_a_week_it_is_taken_away(self) -> None:
        made = self.ask()
        self.assertEqual(registers.sweep(self.town.at + timedelta(days=6)), {"registers": 0})
        made.refresh_from_db()
        path = blobs.path_of(made.stored_as)
        self.assertTrue(path.exists())
        self.assertEqual(registers.sweep(self.town.at + timedelta(days=8)), {"registers": 1})
        self.assertFalse(path.exists() or Register.objects.exists())
