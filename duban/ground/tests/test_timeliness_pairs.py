"""Article 12: 提前 only when a working day was left; the pairs where naive counting is wrong."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

from duban.ground import workdays

DATA = Path(__file__).parent / "data"
CALENDAR = workdays.shipped()
D = date.fromisoformat


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _grade(due: date, completed: date, works_between: bool) -> str:
    if completed > due:
        return "LATE"
    return "EARLY" if works_between else "ON_TIME"


def test_the_pairs_are_early_only_when_a_working_day_was_left() -> None:
    for row in rows("timeliness_pairs.csv"):
        due, completed = D(row["due"]), D(row["completed"])
        found = _grade(due, completed, workdays.has_working_day_between(completed, due, CALENDAR))
        assert found == row["expected"], row


def test_the_pairs_show_where_naive_counting_is_wrong() -> None:
    def by_weekdays(due: date, completed: date) -> bool:
        gap = (due - completed).days
        return any((due - timedelta(days=n)).weekday() < 5 for n in range(gap))

    pairs = [(D(row["due"]), D(row["completed"]), row["expected"]) for row in rows("timeliness_pairs.csv")]
    assert len(set(pairs)) == len(pairs)
    by_days = [pair for pair in pairs if _grade(*pair[:2], pair[1] < pair[0]) != pair[2]]
    by_weeks = [pair for pair in pairs if _grade(*pair[:2], by_weekdays(*pair[:2])) != pair[2]]
    assert len(by_days) >= 12
    assert len(by_weeks) >= 12
    assert {expected for *_, expected in pairs} == {"EARLY", "ON_TIME", "LATE"}


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert not workdays.has_working_day_between(D("2026-11-20"), D("2026-11-20"), CALENDAR)
    assert not workdays.has_working_day_between(D("2026-11-24"), D("2026-11-20"), CALENDAR)
