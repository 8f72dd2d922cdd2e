"""The page and the command line read a file alike, and a dry run writes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from duban.chapters.intake import reading
from duban.chapters.intake.models import DocketingList, PendingImport
from duban.chapters.intake.tests.walking import WalkCase
from duban.ground.access import Refusal
from duban.ground.reading.tests import files
from duban.ground.reading.tests.nasty import HEAD, NASTY, ROADS
from duban.support.files.models import StoredFile
from duban.support.ledger.models import LedgerEntry

# Their rows say the same as those of a file before them, so that the second is refused as the same list.
TWINS = frozenset({
    "two-row-head-unmerged.csv", "broken-heads.xlsx", "title-total-notes-signature.xlsx", "old.xls", "gbk.csv",
    "hidden-rows-and-columns.xlsx", "utf-16.csv", "utf-8-bom.csv", "semicolons.csv", "tabs-gb18030.csv",
    "empty-rows.xlsx", "vmerge.docx", "page-break.docx", "cover-and-two-sheets.xlsx",
})  # fmt: skip
# Long enough to be read in the background: refused on the page of the import.
READ_LATER = frozenset({"too-many-cells.csv"})
WITHOUT_MATTERS = frozenset({"head-alone.xlsx"})


class PageAndCommandTest(WalkCase):
    folder: Path

    def setUp(self) -> None:
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def test_the_page_takes_in_what_the_command_line_reads(self) -> None:
        for nasty in NASTY:
            with self.subTest(nasty.name):
                path = self.file(nasty.name, nasty.build())
                with self.captureOnCommitCallbacks(execute=True):
                    status = self.upload(path.read_bytes(), path.name, title=path.name).status_code
                if nasty.name in READ_LATER:
                    late = PendingImport.objects.latest("id")
                    self.assertEqual((status, late.state, late.source), (303, "UNREADABLE", None))
                elif nasty.code or nasty.name in WITHOUT_MATTERS:
                    self.assertEqual(status, 422)
                elif nasty.name in TWINS:
                    self.assertEqual(status, 409)
                else:
                    self.assertEqual(status, 303)
                    begun = PendingImport.objects.latest("id")
                    self.confirm(begun)
                    self.finish(begun)
                    read = reading.import_list_file(path, None, 2026, dry_run=True)
                    listed = DocketingList.objects.get(title=nasty.name)
                    self.assertEqual(listed.summary, read["summary"])
                    rows = [
                        (one.source_row, one.title, one.original) for one in listed.candidates.order_by("id")
                    ]
                    said = [(one["source_row"], one["title"], one["original"]) for one in read["rows"]]
                    self.assertEqual(rows, said)

    def test_a_dry_run_writes_nothing(self) -> None:
        path = self.file("清单.xlsx", files.xlsx([HEAD, ROADS]))
        before = LedgerEntry.objects.count(), StoredFile.objects.count(), DocketingList.objects.count()
        reading.import_list_file(path, None, 2026, dry_run=True)
        after = LedgerEntry.objects.count(), StoredFile.objects.count(), DocketingList.objects.count()
        self.assertEqual(before, after)
        self.assertEqual([one.name for one in self.folder.iterdir()], [path.name])

    def test_a_year_that_was_only_supposed_is_asked_where_the_title_names_another(self) -> None:
        title = ("2016年重点工作", "", "", "", "")
        path = self.file("清单.xlsx", files.xlsx([title, HEAD, ROADS], [(0, 0, 0, 4)]))
        supposed = reading.import_list_file(path, None, 2026, dry_run=True, year_given=False)
        (row,) = supposed["rows"]
        self.assertEqual(row["deadline"]["confidence"], "ask")
        self.assertIn("deadline_list_year", [one["code"] for one in row["questions"]])
        given = reading.import_list_file(path, None, 2026, dry_run=True)
        self.assertEqual(given["rows"][0]["deadline"]["confidence"], "sure")
        with self.assertRaisesMessage(Refusal, "intake.list_year"):
            reading.import_list_file(
                path, None, 2026, dry_run=False, year_given=False, by=self.town["chen"], at=self.town.tick()
            )
        self.assertEqual(DocketingList.objects.count(), 0)

    def test_columns_of_a_table_of_units_may_have_other_headings(self) -> None:
        tables = (
            "序号,单位全称,规范简称,曾用名\n1,县财政局,财政局,县财税局\n",
            "1,县财政局\n2,县审计局\n",
            "县财政局\n县审计局\n",
        )
        for place, table in enumerate(tables):
            with self.subTest(table):
                named = reading.units_in(self.file(f"{place}.csv", table.encode()))
                self.assertEqual(named[0].name, "县财政局")
        first = reading.units_in(self.folder / "0.csv")[0]
        self.assertEqual(first.others, ("财政局", "县财税局"))
