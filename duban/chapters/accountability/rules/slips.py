"""Pure rules of 代录 in the pursuit of responsibility: the head's paper, entered by one, compared by another (decision 10)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from duban.chapters.accountability.terms.slips import SlipState
from duban.ground.access import ACTS, Refusal, Unfit


@dataclass(frozen=True)
class Signed:
    """What is known of a paper before it is entered."""

    name: str
    headed: bool
    concerned: bool
    on: date
    not_before: date
    waits: bool
    recused: bool = False


def check_slip_act(code: str, *, known: Collection[str]) -> None:
    """Only what is the head's word alone is entered for him."""
    if code not in known:
        raise Unfit("accountability.slip_foreign", "6(1)", act=ACTS[code].name if code in ACTS else code)


def check_slip(signed: Signed, *, today: date) -> None:
    """By whoever headed the Leading Group that day, is not concerned and has not recused, on a day between what it rests on and today; one
    paper of a kind waits at a time."""
    if signed.on > today:
        raise Unfit("accountability.day_to_come", "6(1)")
    if signed.on < signed.not_before:
        raise Unfit("accountability.day_too_early", "6(1)", day=signed.not_before)
    if not signed.headed:
        raise Unfit("accountability.not_head_then", "6(1)", name=signed.name, day=signed.on)
    if signed.concerned:
        raise Refusal("accountability.concerned_stays_out", "6(2)", name=signed.name)
    if signed.recused:
        raise Refusal("accountability.slip_by_recused", "6(2)", name=signed.name)
    if signed.waits:
        raise Refusal("accountability.slip_waits", "6(1)")


def check_second(*, fit: bool) -> None:
    """On a clue, of which two alone may know, somebody of the Office who is not concerned is let in to compare."""
    if not fit:
        raise Unfit("accountability.slip_second", "6(1)")


def check_slip_checker(*, state: str, entered: str, checker: str) -> None:
    """Compared once, by another than who entered it."""
    if state != SlipState.ENTERED:
        raise Refusal("accountability.slip_checked", "6(1)")
    if entered == checker:
        raise Refusal("accountability.slip_by_same", "6(1)")


def check_by_head(code: str, *, slip: bool) -> None:
    """Without the head himself, only on his checked paper."""
    if not slip:
        raise Refusal("accountability.needs_head", "6(1)", act=ACTS[code].name)
