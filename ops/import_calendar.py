"""Makes `duban/ground/calendars/shipped.csv`; with `--check` only says whether the file is what it would make.

2004–2026 come from chinesecalendar (MIT), which follows the yearly notices of 国务院办公厅; the next year has its
statutory days only (全国年节及纪念日放假办法), 暂定 until its notice is loaded. Neither package is needed to run
Duban: `uv run --with chinesecalendar==1.11.0 --with holidays==0.109 python ops/import_calendar.py`.
"""

from __future__ import annotations

import csv
import importlib
import io
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "duban" / "ground" / "calendars" / "shipped.csv"
OFFICIAL = range(2004, 2027)
PROVISIONAL = 2027
ORIGIN = (
    "# 节假日与调休上班日。2004–2026 取自 chinesecalendar（MIT，其源为历年国务院办公厅通知）；"
    "2027 仅为法定节日，暂定，以国务院办公厅通知为准。\n"
)
# 第二条, as amended for 2025: 元旦1, 春节4 from its eve, 清明1, 劳动节2, 端午1, 中秋1, 国庆3.
STATUTORY = 13


def announced() -> list[tuple[date, str, str]]:
    """The days off and make-up working days that were announced, 正式."""
    # Imported by name: the two packages stand only where the data is made.
    tables = importlib.import_module("chinese_calendar.constants")
    off: Iterable[date] = tables.holidays
    makeup: Iterable[date] = tables.workdays
    days = [(day, "放假") for day in off] + [(day, "调休上班") for day in makeup]
    return [(day, kind, "正式") for day, kind in days if day.year in OFFICIAL]


def statutory(year: int) -> list[tuple[date, str, str]]:
    """The statutory days off of a year without a notice, 暂定: no substitutes, no make-up days, no guesses."""
    named: Mapping[date, str] = importlib.import_module("holidays").China(years=year, observed=False)
    if len(named) != STATUTORY:
        raise SystemExit(
            f"{len(named)} statutory days in {year}, not {STATUTORY}: two fall on one, or the law moved"
        )
    return [(day, "放假", "暂定") for day in named]


def made() -> str:
    """The file, in the order of the days."""
    out = io.StringIO()
    out.write(ORIGIN)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("date", "kind", "status"))
    writer.writerows((day.isoformat(), kind, status) for day, kind, status in sorted(announced()))
    writer.writerows((day.isoformat(), kind, status) for day, kind, status in sorted(statutory(PROVISIONAL)))
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Writes the file, or compares it."""
    text = made()
    if arguments == ["--check"]:
        same = TARGET.read_text("utf-8") == text
        print(f"{TARGET.name}: {'as made' if same else 'differs from what would be made'}")
        return 0 if same else 1
    if arguments:
        raise SystemExit("usage: import_calendar.py [--check]")
    TARGET.write_text(text, "utf-8", newline="\n")
    print(f"{TARGET.name}: {text.count(chr(10)) - 2} days")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
