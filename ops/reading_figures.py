"""Measures the reader of lists and writes docs/results/reading.md: `.venv/bin/python -m ops.reading_figures`.

The yard-stick stands in duban/ground/reading/tests/yardstick.py, its samples in the folder data beside it. Rows
in are counted without the reader: the published ones in tests/data/ledgers/matters.csv, the nasty ones by hand.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from pathlib import Path

from duban.ground.reading.directory import Directory, directory_of
from duban.ground.reading.lists import STATUSES, ListReading, read_list
from duban.ground.reading.tables import read_tables
from duban.ground.reading.tests import yardstick
from duban.ground.reading.tests.nasty import NASTY, UNITS
from duban.ground.reading.tests.published import LEDGERS
from duban.ground.reading.unreadable import Unreadable

RESULT = Path(__file__).resolve().parents[1] / "docs" / "results" / "reading.md"
# The years that the published lists are of.
LISTED_IN = {"D02": 2012, "D04": 2022, "D06": 2020, "D08": 2021, "D10": 2016, "D12": 2012, "D14": 2013,
             "D19": 2021, "D20": 2022, "D21": 2023, "D28": 2007}  # fmt: skip
# What parts the names of a cell: a cell with none of them names one unit.
APART = set("、,，;；。\n (（:：")
HEAD = (
    "| file | rows in | rows | ready | ask | refused | skipped |\n| --- | --- | --- | --- | --- | --- | --- |"
)


def matters() -> list[dict[str, str]]:
    with (LEDGERS / "matters.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def as_csv(data: bytes) -> bytes:
    """The first table of a file as the text that a spreadsheet would save."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(read_tables(data)[0].rows)
    return buffer.getvalue().encode("gb18030")


def line(name: str, counted: int, reading: ListReading) -> str:
    """One line of the table; fails where a row was lost or doubled."""
    summary = reading.summary()
    if not summary["rows"] == counted == sum(summary[status] for status in STATUSES):
        sys.exit(f"{name}: {counted} rows in, {summary}")
    return "| " + " | ".join([name, str(counted), *(str(value) for value in summary.values())]) + " |"


def published(units: Directory) -> list[str]:
    counted = Counter(row["文档"] for row in matters())
    lines = []
    for path in sorted([*LEDGERS.glob("D*.xlsx"), *LEDGERS.glob("D*.docx")]):
        data, year = path.read_bytes(), LISTED_IN[path.stem]
        for name, content in ((path.name, data), (f"{path.name} saved as .csv", as_csv(data))):
            reading = read_list(read_tables(content), directory=units, year=year)
            lines.append(line(name, counted[path.stem], reading))
    return lines


def nasty() -> list[str]:
    lines = []
    for one in NASTY:
        counted = one.ready + one.ask + one.refused + one.skipped
        try:
            reading = read_list(read_tables(one.build()), directory=directory_of(UNITS), year=yardstick.YEAR)
        except Unreadable as refused:
            lines.append(f"| {one.name} | file refused: `{refused.code}` | | | | | |")
        else:
            lines.append(line(one.name, counted, reading))
    return lines


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)"


def report() -> str:
    """The whole page."""
    leads = {row["牵头单位"] for row in matters()}
    single = [one for one in leads if one and not set(one) & APART and not one.endswith("岗位")]
    named = directory_of(sorted(single))
    shares, (cells, misread) = yardstick.deadlines(), yardstick.unit_misreadings()
    return "\n".join([
        "# What the reader of lists makes of real and of nasty input",
        "",
        "Written by `.venv/bin/python -m ops.reading_figures`; not by hand.",
        "",
        "## Deadlines",
        "",
        f"{shares.all} wordings for a list of {yardstick.YEAR}, read as rows of one list, each with the reading of a",
        "careful clerk, which was written down before the wording was tried. What the reader then got wrong was mended",
        "by kinds; so these figures say that nothing falls back, and an unseen list may still fare a little worse.",
        "They are traps more than samples, and many of those without a day name no time at all (尽快, 待定, 汛期前).",
        "",
        "| yard-stick | measured | wanted |",
        "| --- | --- | --- |",
        f"| names a day, read without a question | {share(shares.dates_sure, shares.dates)} | ≥ 95 % |",
        f"| names none, the right kind | {share(shares.kinds_right, shares.kinds)} | ≥ 80 % |",
        f"| asked, of those that leave room for a sure reading | {share(shares.asked, shares.open_to_reading)} | ≤ 25 % |",
        f"| asked, over all, those that must be included | {share(shares.asked + shares.demanded_asked, shares.all)} | |",
        f"| must be asked, and are (2月30日, a past year, 或, a slip) | {share(shares.demanded_asked, shares.demanded)} | all |",
        f"| wrong without a question | {len(shares.wrong)} | 0 |",
        "",
        "## Cells of units",
        "",
        f"{cells} cells against the directory of a county and its city; an item lost, misplaced or made up: {len(misread)}.",
        "",
        "## Published lists",
        "",
        f"Each read for its own year, with a directory of the {len(named.entries)} single lead units that the lists name.",
        "",
        HEAD,
        *published(named),
        "",
        "## Nasty files",
        "",
        HEAD,
        *nasty(),
        "",
    ])  # fmt: skip


if __name__ == "__main__":
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(report(), "utf-8")
    print(RESULT.read_text("utf-8"))
