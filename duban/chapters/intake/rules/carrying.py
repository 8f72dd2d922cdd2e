"""Pure rules of 跨年结转 (11(1); decision 9)."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters.terms import MatterState
from duban.ground.access import Refusal


def opens_on(year: int, month: int) -> date:
    """From when the open matters of that year may be carried into the next one."""
    return date(year, month, 1)


def check_carry(
    *, state: str, closed_on: date | None, listed_in: int, from_year: int, today: date, month: int
) -> None:
    """An open matter of that year's lists goes on in the next year's, once, at the year's end."""
    if state == MatterState.CLOSED:
        raise Refusal("matters.already_closed", "11(1)", closed_on=closed_on)
    if listed_in != from_year:
        raise Refusal("matters.carry_year", "11(1)", year=from_year)
    if today < opens_on(from_year, month):
        raise Refusal("matters.carry_early", "11(1)", year=from_year, from_on=opens_on(from_year, month))
