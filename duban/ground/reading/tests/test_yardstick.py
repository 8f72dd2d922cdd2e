"""The yard-stick: enough is read, nothing is read wrongly without a question, and no file loses a row."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from duban.ground.reading.deadlines import read_deadline
from duban.ground.reading.directory import directory_of
from duban.ground.reading.lists import read_list
from duban.ground.reading.tables import read_tables
from duban.ground.reading.tests import yardstick
from duban.ground.reading.tests.nasty import NASTY, UNITS, Nasty
from duban.ground.reading.unreadable import Unreadable


def test_no_wording_is_read_wrongly_without_a_question() -> None:
    shares = yardstick.deadlines()
    assert shares.wrong == []
    assert shares.dates_sure >= 0.95 * shares.dates
    assert shares.kinds_right >= 0.8 * shares.kinds
    assert shares.asked <= 0.25 * shares.open_to_reading


def test_the_yardstick_is_long_enough_to_mean_something() -> None:
    shares = yardstick.deadlines()
    assert shares.dates >= 400 and shares.kinds >= 250 and shares.demanded >= 100
    assert yardstick.unit_misreadings()[0] >= 120


YEARS = (
    ("", 2026),
    ("今年", 2026),
    ("2026年", 2026),
    ("明年", 2027),
    ("二〇二七年", 2027),
    ("２０２７年", 2027),
)
PERIODS = (
    ("2月底", (2, 28)), ("二月份", (2, 28)), ("6月", (6, 30)), ("十一月", (11, 30)), ("十二月末", (12, 31)),
    ("4月上旬", (4, 10)), ("四月中旬", (4, 20)), ("10月下旬", (10, 31)), ("6月5日", (6, 5)), ("十月二十日", (10, 20)),
    ("12月31号", (12, 31)), ("一季度", (3, 31)), ("第二季度末", (6, 30)), ("3季度底", (9, 30)), ("第4季度", (12, 31)),
    ("上半年", (6, 30)), ("下半年", (12, 31)),
)  # fmt: skip
BEFORE = ("", "于", "确保", "力争", "最迟", "时限：", "立行立改，", "加快推进，")
AFTER = (
    "",
    "前",
    "之前",
    "完成",
    "前完成整改",
    "前报县政府",
    "完成，并长期坚持",
    "前开工",
    "竣工",
    "前完成90%",
)


def test_no_combination_of_year_period_and_words_is_read_wrongly() -> None:
    combinations = itertools.product(YEARS, PERIODS, BEFORE, AFTER)
    asked = 0
    for (written, year), (period, day), before, after in combinations:
        text = before + written + period + after
        read = read_deadline(text, year=yardstick.YEAR)
        asked += read.confidence == "ask"
        kind = "state" if "开工" in after else "finish"
        assert read.confidence == "ask" or (read.kind, read.date) == (kind, date(year, *day)), text
        assert read.confidence == "sure" or "前" in after, text
    assert asked


def test_no_unit_is_lost_misplaced_or_made_up() -> None:
    _, misread = yardstick.unit_misreadings()
    assert misread == []


@pytest.mark.parametrize("nasty", NASTY, ids=lambda one: one.name)
def test_no_row_of_a_nasty_file_is_lost(nasty: Nasty) -> None:
    data = nasty.build()
    if nasty.code:
        with pytest.raises(Unreadable) as refused:
            read_list(read_tables(data), directory=directory_of(UNITS), year=yardstick.YEAR)
        assert refused.value.code == nasty.code
        return
    read = read_list(read_tables(data), directory=directory_of(UNITS), year=yardstick.YEAR)
    assert read.summary() == {
        "rows": nasty.ready + nasty.ask + nasty.refused + nasty.skipped,
        "ready": nasty.ready, "ask": nasty.ask, "refused": nasty.refused, "skipped": nasty.skipped,
    }  # fmt: skip
    assert all(row.reason for row in read.rows if row.status in ("refused", "skipped"))
