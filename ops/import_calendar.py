"""Makes `duban/ground/calendars/shipped.csv`; with `--check` only says whether the file is what it would make.

2004–2026 come from chinesecalendar (MIT), which follows the yearly notices of 国务院办公厅, and must agree with
holidays (MIT) on every day; the next year has its statutory days only (全国年节及纪念日放假办法), 暂定 until its
notice is loaded. Neither package is needed to run Duban:
`uv run --with chinesecalendar==1.11.0 --with holidays==0.109 python ops/import_calendar.py`.
"""

from __future__ import annotations

import csv
import importlib
import io
import sys
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "duban" / "ground" / "calendars" / "shipped.csv"
OFFICIAL = range(2004, 2027)
PROVISIONAL = 2027
ORIGIN = (
    "# 节假日与调休上班日。2004–2026 取自 chinesecalendar（MIT，其源为历年国务院办公厅通知）；"
    "2027 仅为法定节日，暂定，以国务院办公厅通知为准。\n"
    "# 2005-12-31 据国办发明电〔2005〕35号补入：12月31日（星期六）上班。\n"
)
# 国办发明电〔2005〕35号, 元旦 of 2006: 12月31日(星期六)上班. The package leaves it out.
LEFT_OUT = (date(2005, 12, 31), "调休上班")
# 第二条, as amended for 2025: 元旦1, 春节4 from its eve, 清明1, 劳动节2, 端午1, 中秋1, 国庆3.
STATUTORY = 13


def announced() -> list[tuple[date, str, str]]:
    """The days off and make-up working days that were announced, 正式."""
    # Imported by name: the two packages stand only where the data is made.
    tables = importlib.import_module("chinese_calendar.constants")
    off: Iterable[date] = tables.holidays
    makeup: Iterable[date] = tables.workdays
    days = [(day, "放假") for day in off] + [(day, "调休上班") for day in makeup] + [LEFT_OUT]
    return [(day, kind, "正式") for day, kind in days if day.year in OFFICIAL]


def check_agreement(days: Iterable[tuple[date, str, str]]) -> None:
    """Another source must tell working days and days off apart in the same way."""
    other = importlib.import_module("holidays").China(years=OFFICIAL)
    kinds = {day: kind for day, kind, _ in days}
    day, end = date(OFFICIAL[0], 1, 1), date(OFFICIAL[-1], 12, 31)
    while day <= end:
        works = kinds[day] == "调休上班" if day in kinds else day.weekday() < 5
        if works != other.is_working_day(day):
            raise SystemExit(f"{day}: the two sources differ; see what the notice says")
        day += timedelta(days=1)


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
    official = announced()
    check_agreement(official)
    out = io.StringIO()
    out.write(ORIGIN)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("date", "kind", "status"))
    writer.writerows((day.isoformat(), kind, status) for day, kind, status in sorted(official))
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
    print(f"{TARGET.name}: {text.count('放假,') + text.count('上班,')} days")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
