"""Every published list goes through its import, and three ways of answering come to the same candidates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duban.chapters.intake.actions import corrections
from duban.chapters.intake.actions.corrections import Line
from duban.chapters.intake.forms import NOT_LISTED
from duban.chapters.intake.models import Candidate, DocketingList, PendingImport
from duban.chapters.intake.terms.importing import CORRECTION_HEAD, CORRECTION_HINTS
from duban.chapters.intake.tests.walking import WalkCase
from duban.ground.reading.tables import read_tables
from duban.ground.reading.tests import files

pytestmark = pytest.mark.any_engine

# S01 and S02 are scoring tables, no lists.
LISTS = sorted(path for path in Path("tests/data/ledgers").glob("D*") if path.suffix in {".xlsx", ".docx"})
YEARS = {"D02": 2021, "D04": 2022, "D06": 2020, "D08": 2021, "D10": 2016, "D12": 2016, "D14": 2013,
         "D19": 2021, "D20": 2022, "D21": 2023, "D28": 2007}  # fmt: skip
# Rows of each list, counted by hand.
ROWS = {
    "D02": 44,
    "D04": 9,
    "D06": 4,
    "D08": 2,
    "D10": 4,
    "D12": 5,
    "D14": 5,
    "D19": 16,
    "D20": 3,
    "D21": 2,
    "D28": 8,
}
TITLES = {"事项/任务": "title", "牵头单位": "lead", "协办/配合单位": "co", "完成时限": "deadline", "责任人": "people",
          "类别": "category", "工作目标": "objective", "序号": "number"}  # fmt: skip
LEAD = "工程建设部"
# What a table of corrections is answered with, by the kind of its question.
TEXTS = {
    "deadline": "2026-12-25", "node": "2026-12-20", "unit": "不列入", "lead": LEAD, "title": "是", "confirm": "是",
    "category": "重点工程", "limb": "对台儿庄古城发展具有重大影响", "brought_original": "无",
    "brought_completed": "2026-02-01", "brought_done": "未完成",
}  # fmt: skip


class LedgerTest(WalkCase):
    """A generic clerk: the same answers to the same kinds of questions."""

    def fields(self, begun: PendingImport, place: int) -> dict[str, Any]:
        """The answers as fields of the row's form."""
        now = self.now(begun)
        candidate = now.candidates[place]
        lines = corrections.lines_of(candidate)
        found: dict[str, Any] = {"same": None}
        texts = list(dict.fromkeys(one["text"] for one in candidate.units if not one["uid"]))
        asked = {line.about for line in lines if line.kind == "unit"}
        for line in lines:
            if line.kind == "deadline":
                found["due_on"] = TEXTS["deadline"]
            elif line.kind == "lead":
                found["lead"] = str(self.town.unit("works").uid)
            elif line.kind == "category":
                found["category"] = "KEY_PROJECT"
            elif line.kind == "limb":
                found["limb"] = "ANCIENT_TOWN"
            elif line.kind == "node":
                found[f"node_{line.place}"] = TEXTS["node"]
        found |= {f"unit_{n}": NOT_LISTED for n, text in enumerate(texts) if text in asked}
        confirm = [line.mark for line in lines if line.kind in {"confirm", "title"} and line.mark]
        return found | ({"confirmed": confirm} if confirm else {})

    def answered_in_place(self, path: Path, title: str) -> DocketingList:
        """Row by row until nothing is open; what an answer opens is answered in turn."""
        begun = self.at_rows(path.read_bytes(), path.name, title=title, year=self.year(path))
        for _ in range(3):
            for place in self.now(begun).unclear():
                answer = self.row(begun, place, **self.fields(begun, place))
                self.assertEqual(answer.status_code, 303, answer.content.decode()[-2500:])
        return self.finish(begun)

    def filled(self, content: bytes) -> SimpleUploadedFile:
        """The table of corrections with every answer filled in."""
        (sheet,) = read_tables(content)
        hints = {hint: kind for kind, hint in CORRECTION_HINTS.items()}
        rows = [sheet.rows[0], *((*row[:5], TEXTS[hints[row[4]]]) for row in sheet.rows[1:])]
        return SimpleUploadedFile("补正表.xlsx", files.xlsx(rows))

    def corrected_on_the_way(self, path: Path, title: str) -> DocketingList:
        begun = self.at_rows(
            path.read_bytes(), path.name, title=title, year=self.year(path), new_edition="再次导入"
        )
        for _ in range(3):
            content = self.see("chen", self.url("import_corrections_file", begun)).content
            if len(read_tables(content)[0].rows) > 1:
                answer = self.fill(
                    "chen", self.url("import_corrections", begun), {"file": self.filled(content)}
                )
                self.assertEqual(answer.status_code, 303, answer.content.decode()[-2500:])
        return self.finish(begun)

    def corrected_afterwards(self, path: Path, title: str) -> DocketingList:
        listed = self.finish(
            self.at_rows(
                path.read_bytes(), path.name, title=title, year=self.year(path), new_edition="第三次导入"
            )
        )
        for _ in range(3):
            url = reverse("list_corrections_file", args=[listed.uid])
            content = self.see("chen", url).content
            if len(read_tables(content)[0].rows) > 1:
                url = reverse("list_corrections", args=[listed.uid])
                answer = self.fill("chen", url, {"file": self.filled(content)})
                self.assertEqual(answer.status_code, 303, answer.content.decode()[-2500:])
        return listed

    def year(self, path: Path) -> int:
        return YEARS[path.stem]

    def content(self, listed: DocketingList) -> list[dict[str, Any]]:
        """What a proposal will look at; by whom and how a question was answered may differ."""
        rows = Candidate.objects.filter(docketing_list=listed).order_by("source_row", "id")
        return [
            {
                "row": (one.sheet, one.source_row, one.status, one.state),
                "what": (one.title, one.category, one.limb, str(one.due_on)),
                "units": [(unit["uid"], unit["relation"]) for unit in one.units],
                "milestones": one.milestones,
                "open": [question["code"] for question in one.open_questions],
            }
            for one in rows
        ]

    def test_every_published_list_goes_through_with_its_columns_right(self) -> None:
        for path in LISTS:
            with self.subTest(path.name):
                begun = self.begun(path.read_bytes(), path.name, title=path.name, year=self.year(path))
                form = self.see("chen", self.url("import_columns", begun)).context["form"]
                (table,) = form.column_tables()
                for column, field in table["rows"]:
                    self.assertEqual(field.value(), TITLES[column["heading"]], column["heading"])
                self.confirm(begun)
                self.assertEqual(len(self.now(begun).candidates), ROWS[path.stem])
                listed = self.finish(begun) if path.name not in {"D14.docx", "D28.docx"} else None
                if listed is not None:
                    page = self.see("chen", reverse("docketing_result", args=[listed.uid]))
                    self.assertEqual(
                        len(page.context["made"]) + len(page.context["left_out"]), ROWS[path.stem]
                    )

    @pytest.mark.any_engine
    def test_three_ways_of_answering_come_to_the_same(self) -> None:
        for name in ("D02.xlsx", "D10.xlsx", "D14.docx", "D21.xlsx", "D28.xlsx"):
            path = Path("tests/data/ledgers") / name
            with self.subTest(name):
                in_place = self.content(self.answered_in_place(path, f"{name} 一"))
                on_the_way = self.content(self.corrected_on_the_way(path, f"{name} 二"))
                afterwards = self.content(self.corrected_afterwards(path, f"{name} 三"))
                self.assertEqual([one["open"] for one in in_place], [[]] * ROWS[path.stem])
                self.assertEqual(in_place, on_the_way)
                self.assertEqual(in_place, afterwards)

    def test_an_answer_that_cannot_be_understood_stops_the_whole_file(self) -> None:
        path = Path("tests/data/ledgers/D28.xlsx")
        begun = self.at_rows(path.read_bytes(), path.name, title="D28", year=2007)
        content = self.see("chen", self.url("import_corrections_file", begun)).content
        (sheet,) = read_tables(content)
        rows = [list(row) for row in sheet.rows]
        for row in rows[1:]:
            row[5] = TEXTS["deadline"] if row[4].startswith("日期") else ""
        rows[1][5] = "尽快"
        url = self.url("import_corrections", begun)
        refused = self.fill("chen", url, {"file": SimpleUploadedFile("补正表.xlsx", files.xlsx(rows))})
        self.assertContains(refused, "第 2 行的答复“尽快”不能识别", status_code=422)
        begun.refresh_from_db()
        self.assertEqual(begun.answers, {})

    def test_what_is_no_table_of_corrections_is_refused(self) -> None:
        path = Path("tests/data/ledgers/D28.xlsx")
        begun = self.at_rows(path.read_bytes(), path.name, title="D28", year=2007)
        url = self.url("import_corrections", begun)
        head = list(CORRECTION_HEAD)
        for rows, words in (
            ([["序号", "事项"], ["1", "修路"]], "不是本清单的补正表"),
            ([head, ["别的表", "3", "修路", "类别未定。", "", "重点工程"]], "没有工作表"),
            ([head, ["任务分解表", "三", "修路", "类别未定。", "", "重点工程"]], "没有工作表"),
        ):
            with self.subTest(words):
                file = SimpleUploadedFile("补正表.xlsx", files.xlsx(rows))
                self.assertContains(self.fill("chen", url, {"file": file}), words, status_code=422)

    def test_the_table_holds_one_line_for_each_open_question(self) -> None:
        path = Path("tests/data/ledgers/D28.xlsx")
        begun = self.at_rows(path.read_bytes(), path.name, title="D28", year=2007)
        lines: list[Line] = [line for one in self.now(begun).candidates for line in corrections.lines_of(one)]
        content = self.see("chen", self.url("import_corrections_file", begun)).content
        self.assertEqual(len(read_tables(content)[0].rows), len(lines) + 1)
