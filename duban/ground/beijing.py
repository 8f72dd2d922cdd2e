"""A deadline is a Beijing calendar date, and the whole day counts (decision 11)."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")


def beijing_day(at: datetime) -> date:
    """The Beijing calendar date of a moment."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(BEIJING).date()


def beijing_time(day: date, hour: int, minute: int = 0) -> datetime:
    """That hour of that Beijing day."""
    return datetime.combine(day, time(hour, minute), tzinfo=BEIJING)
