"""The yard-stick: enough is read, nothing is read wrongly without a question, and no file loses a row."""

from __future__ import annotations

import pytest

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
