"""Pure rules of the end of a case: what is put right, 了结, 澄清正名 (6(2), 16; decisions 34, 38, 39)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duban.ground.access import Refusal


def check_unrestored(done_on: date | None) -> None:
    """What was put right is not put right again."""
    if done_on is not None:
        raise Refusal("accountability.restored_already", "6(2)")


def check_uncleared(cleared_on: date | None) -> None:
    """A name is cleared once."""
    if cleared_on is not None:
        raise Refusal("accountability.cleared_already", "6(2)")


@dataclass(frozen=True)
class Open:
    """What keeps a case from being settled."""

    unserved: int
    steps: int
    reported: bool
    until_on: date | None
    appeals: int
    restorations: int


def check_settled(open_: Open, *, today: date) -> None:
    """了结: everything executed and reported, no appeal waits, nothing is to be restored, the last 影响期 is over."""
    if open_.unserved:
        raise Refusal("accountability.decisions_open", "17", count=open_.unserved)
    if open_.steps or open_.restorations:
        raise Refusal("accountability.steps_open", "17", count=open_.steps + open_.restorations)
    if not open_.reported:
        raise Refusal("accountability.report_first", "17")
    if open_.appeals:
        raise Refusal("accountability.appeal_waits", "6(2)")
    if open_.until_on is not None and open_.until_on >= today:
        raise Refusal("accountability.in_effect", "17", until=open_.until_on)


@dataclass(frozen=True)
class Clearing:
    """What stands for and against a request to clear a name."""

    himself: bool
    entitled: bool
    cleared: bool
    waiting: bool


def check_clearing(asked: Clearing) -> None:
    """By himself, after 不予追究 or after a decision was withdrawn; one request at a time (decision 38)."""
    if not asked.himself:
        raise Refusal("accountability.own_request", "6(2)")
    if not asked.entitled:
        raise Refusal("accountability.nothing_to_clear", "6(2)")
    if asked.cleared:
        raise Refusal("accountability.cleared_already", "6(2)")
    if asked.waiting:
        raise Refusal("accountability.clearing_waits", "6(2)")
