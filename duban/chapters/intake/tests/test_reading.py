"""The list's own process, and what the command line asks of it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from unittest import mock

from django.test import SimpleTestCase

from duban.chapters.intake import reading
from duban.chapters.intake.actions import reader
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.tests import builders
from duban.ground.access import Refusal
from duban.support.ledger.models import LedgerEntry
from tests.stories import TownCase

LISTS = Path(__file__).resolve().parents[4] / "tests" / "data" / "ledgers"
KEYS = {"source_row", "number", "title", "deadline", "milestones", "objectives", "lead", "co", "service"}
KEYS |= {"undetermined", "people", "questions", "status"}


def bomb() -> bytes:
    """A workbook of a few kilobytes that unpacks to far more than it may."""
    content = io.BytesIO(builders.workbook())
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"<row/>" * 30_000_000)
    return content.getvalue()


def laughs() -> bytes:
    """A document whose entities multiply without end."""
    content = io.BytesIO()
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<!DOCTYPE d [<!ENTITY a0 "哈">{entities}]><document>&a9;</document>'
        )
    return content.getvalue()


HOSTILE = {
    "empty": b"",
    "page": b"<!doctype html><html><body><table><tr><td>1</td></tr></table></body></html>",
    "program": b"MZ\x90\x00" + b"\x00" * 400,
    "cut": builders.workbook()[:2000],
    "laughs": laughs(),
    "prose": "各部室：请于月底前报送。".encode(),
}


class HostileFileTest(SimpleTestCase):
    def read(self, content: bytes) -> Refusal:
        with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
            file.write(content)
            file.flush()
            with self.assertRaises(Refusal) as refused:
                reader.run(Path(file.name), "清单.xlsx", {"year": 2026, "directory": [], "columns": {}})
        self.assertEqual(refused.exception.status, 422)
        return refused.exception

    def test_each_is_refused_in_words(self) -> None:
        for name, content in HOSTILE.items():
            with self.subTest(name):
                refused = self.read(content)
                self.assertEqual(refused.code, "intake.unreadable")
                self.assertGreater(len(str(refused.params["problem"])), 5)

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        self.assertIn(self.read(bomb()).code, {"intake.unreadable", "intake.reader_stopped"})

    def test_a_reader_that_is_stopped_by_its_limits_is_a_refusal(self) -> None:
        with mock.patch.object(reader, "CHILD", "raise MemoryError"):
            self.assertEqual(self.read(builders.workbook()).code, "intake.reader_stopped")

    def test_a_reader_that_hangs_is_a_refusal(self) -> None:
        with (
            mock.patch.object(reader, "CHILD", "import time; time.sleep(30)"),
            mock.patch.object(reader, "PATIENCE", 0.2),
        ):
            self.assertEqual(self.read(builders.workbook()).code, "intake.reader_stopped")

    def test_the_process_runs_under_its_limits(self) -> None:
        said = {"rows": [], "summary": {}, "fingerprint": ""}
        look = reader.CHILD.rpartition("runpy.run_module(")[0] + (
            f"import json; print(json.dumps({said!r} | "
            "{'limits': [resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0]]}))"
        )
        with mock.patch.object(reader, "CHILD", look):
            answer = reader.run(Path("x"), "x", {})
        self.assertEqual(answer["limits"], [512 * 1024 * 1024, 20])

    def test_what_no_database_keeps_alike_refuses_the_row(self) -> None:
        answer = {
            "summary": {},
            "fingerprint": "",
            "rows": [
                {
                    "source_row": 2,
                    "status": "ready",
                    "title": "护城河\0清淤",
                    "original": {"事项": "护城河\0清淤"},
                },
                {"source_row": 3, "status": "ready", "title": "\ud800"},
                {"source_row": 4, "status": "ready", "title": "𠮷祥街"},
            ],
        }
        rows = reader.as_reading(answer).rows
        self.assertEqual([row["status"] for row in rows], ["REFUSED", "REFUSED", "READY"])
        self.assertEqual(rows[0]["original"], {"事项": "护城河\ufffd清淤"})
        self.assertEqual(rows[2]["title"], "𠮷祥街")


class CommandLineTest(TownCase):
    def test_a_published_list_is_read_without_a_body(self) -> None:
        for name, rows in (("D28.xlsx", 8), ("D02.xlsx", 44), ("D28.docx", 8)):
            with self.subTest(name):
                read = reading.import_list_file(LISTS / name, None, 2026, dry_run=True)
                summary = read["summary"]
                self.assertEqual(summary["rows"], rows)
                parts = [summary[key] for key in ("ready", "ask", "refused", "skipped")]
                self.assertEqual(sum(parts), rows)
                self.assertTrue(all(set(row) >= KEYS for row in read["rows"]))
        self.assertEqual(DocketingList.objects.count(), 0)

    def test_a_table_of_units_serves_as_directory(self) -> None:
        table = "名称,简称,类别,上级\n市发展改革委,市发改委、发改委,部门,\n市经委,,部门,\n"
        with tempfile.NamedTemporaryFile(suffix=".csv") as file:
            file.write(table.encode())
            file.flush()
            units = Path(file.name)
            read = reading.import_list_file(LISTS / "D28.xlsx", units, 2026, dry_run=True)
            named = reading.read_units_text("发改委、市经委，各有关单位", units_path=units)
        self.assertEqual(read["rows"][0]["lead"][0]["unit"], "市发展改革委")
        self.assertEqual(read["rows"][5]["lead"][0]["unit"], None)
        self.assertEqual([one["unit"] for one in named["items"]], ["市发展改革委", "市经委", None])

    def test_without_a_table_the_bodys_own_units_are_known(self) -> None:
        named = reading.read_units_text("工程部牵头，经营管理部配合")
        found = {one["unit"]: one["role"] for one in named["items"]}
        self.assertEqual(
            found, {str(self.town.unit("works").uid): "LEAD", str(self.town.unit("business").uid): "CO"}
        )

    def test_taking_in_is_the_act_itself(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "2026年清单.xlsx")
            path.write_bytes(builders.workbook())
            read = reading.import_list_file(
                path, None, 2026, dry_run=False, by=self.town["chen"], at=self.town.tick()
            )
            self.assertEqual(DocketingList.objects.get(uid=read["list"]).title, "2026年清单")
            before = LedgerEntry.objects.count()
            with self.assertRaisesMessage(Refusal, "intake.same_list"):
                reading.import_list_file(
                    path, None, 2026, dry_run=False, by=self.town["chen"], at=self.town.tick()
                )
        self.assertEqual(LedgerEntry.objects.count(), before, "a refused list leaves no file behind")

    def test_a_real_import_uses_no_other_directory(self) -> None:
        with self.assertRaisesMessage(Refusal, "intake.own_directory_only"):
            reading.import_list_file(
                LISTS / "D28.xlsx",
                LISTS / "D28.xlsx",
                2026,
                dry_run=False,
                by=self.town["chen"],
                at=self.town.at,
            )

    def test_published_lists_are_taken_in_row_by_row(self) -> None:
        for name, matters in (("D28.xlsx", 8), ("D02.xlsx", 44)):
            with self.subTest(name):
                read = reading.import_list_file(
                    LISTS / name, None, 2026, dry_run=False, by=self.town["chen"], at=self.town.tick()
                )
                listed = DocketingList.objects.get(uid=read["list"])
                self.assertEqual(listed.candidates.count(), matters)
                self.assertEqual({one.units[0]["uid"] for one in listed.candidates.all()}, {""})
