"""What a year of the calendar must look like (art. 11(3))."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duban.ground.access import Unfit

FIRST_YEAR, LAST_YEAR = 2004, 2100
WEEKEND = frozenset({5, 6})


def check_year(
    year: int,
    *,
    holidays: Collection[date],
    makeup_days: Collection[date],
    source: str,
    provisional: bool,
    official: bool,
) -> None:
    """A year of the official calendar as the State Council's office announced it (art. 11(3)).

    `official` says that an official calendar of that year is in force: a 暂定 one never replaces it.
    """

    def refuse(problem: str) -> Unfit:
        return Unfit("rulebook.calendar_year", "11(3)", year=year, problem=problem)

    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间")
    if not source.strip():
        raise refuse("须注明来源文件")
    if not holidays:
        raise refuse("没有放假日期")
    for day in sorted({*holidays, *makeup_days}):
        if day.year != year:
            raise refuse(f"{day} 不在该年")
    for day in sorted(set(holidays) & set(makeup_days)):
        raise refuse(f"{day} 既列为放假又列为上班")
    for day in sorted(makeup_days):
        if day.weekday() not in WEEKEND:
            raise refuse(f"{day} 本为工作日，不得列为调休上班")
    if provisional and official:
        raise refuse("该年已有正式日历，不得改为暂定")
