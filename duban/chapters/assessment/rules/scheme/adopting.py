"""How a scheme is written, goes up and comes into force; past results stay under theirs (13(1), decisions 30, 31)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from duban.chapters.assessment.terms.scheme import SchemeState
from duban.ground.access import Refusal, Unfit

WRITABLE = frozenset({SchemeState.DRAFTED, SchemeState.RETURNED})
STATES: Mapping[str, frozenset[SchemeState]] = {
    "assessment.edit_scheme": WRITABLE,
    "assessment.submit_scheme": WRITABLE,
    "assessment.return_scheme": frozenset({SchemeState.SUBMITTED}),
    "assessment.adopt_scheme": frozenset({SchemeState.SUBMITTED}),
    "assessment.withdraw_scheme": WRITABLE | {SchemeState.SUBMITTED},
}


def check_state(act: str, state: str, *, label: str, name: str) -> None:
    if state not in STATES[act]:
        raise Refusal("assessment.scheme_state", "13(1)", state=label, act=name)


def check_one_start(*starts: object) -> None:
    """A draft begins from one thing: a ready scheme, another version, or a file."""
    if sum(bool(one) for one in starts) > 1:
        raise Unfit("assessment.scheme_two_starts", "13(1)")


def check_note(note: str) -> str:
    if not note.strip():
        raise Unfit("assessment.scheme_note", "13(1)")
    return note.strip()


def earliest_from(today: date, in_force_from: date | None, *, reaches_back: bool) -> date:
    """From which day a version may count. The version in force on the day of an event applies to it, so another one
    counts from today on and after the one before it; the first may reach back to the beginning of the year, where
    nothing was in force that it could change."""
    if in_force_from is not None:
        return max(today, in_force_from + timedelta(days=1))
    return date(today.year, 1, 1) if reaches_back else today


def check_from(from_on: date | None, *, earliest: date) -> date:
    if from_on is None:
        raise Unfit("assessment.scheme_from_missing", "13(1)")
    if from_on < earliest:
        raise Unfit("assessment.scheme_from", "13(1)", from_on=from_on, earliest=earliest)
    return from_on


def check_other_hand(hands: Collection[str], by: str) -> None:
    """Whoever has written the scheme does not adopt it, nor carries in the paper on it (6(2); decision 31)."""
    if by in hands:
        raise Refusal("assessment.scheme_own", "6(2)")


def check_decided(decided_on: date, *, submitted_on: date | None) -> None:
    if submitted_on is None or decided_on < submitted_on:
        raise Unfit(
            "assessment.scheme_decided_before", "13(1)", decided_on=decided_on, submitted_on=submitted_on
        )


def check_adopter(kind: str | None, allowed: Collection[str], *, label: str, labels: Collection[str]) -> None:
    """Whose decision on paper adopts a scheme is a value of the rule set (13(1))."""
    if kind is not None and kind not in allowed:
        raise Refusal("assessment.scheme_adopter_unfit", "13(1)", who=label, allowed="、".join(labels))


def check_reason(text: str) -> str:
    if not text.strip():
        raise Unfit("assessment.scheme_reason", "13(1)")
    return text.strip()
