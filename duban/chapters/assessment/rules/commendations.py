"""Commendations: what may be registered, and whose eyes make it count (15)."""

from __future__ import annotations

from datetime import date

from duban.chapters.assessment.terms.results import CommendationState
from duban.ground.access import Refusal, Unfit

ARTICLE = "15"


def check_text(text: str, what: str, article: str = ARTICLE) -> str:
    """The text without blanks around it; an empty one is refused with its name."""
    if not (said := text.strip()):
        raise Unfit("assessment.result_reason_missing", article, what=what)
    return said


def check_day(on: date, *, today: date) -> None:
    """The decision is no day to come."""
    if on > today:
        raise Unfit("assessment.commendation_day", ARTICLE, on=on)


def check_serves(serves: bool) -> None:
    """A person is commended as one of that unit."""
    if not serves:
        raise Unfit("assessment.commendation_party", ARTICLE)


def check_new(known: bool, *, party: str, decision: str) -> None:
    """One decision on one party is registered once."""
    if known:
        raise Refusal("assessment.commendation_twice", ARTICLE, party=party, decision=decision)


def check_waits(state: str, *, label: str) -> None:
    """It still waits for its check."""
    if state != CommendationState.ENTERED:
        raise Refusal("assessment.commendation_state", ARTICLE, state=label)


def check_second_hand(registered_by: str, by: str) -> None:
    """Another person than the one who entered it compares it with the paper."""
    if registered_by == by:
        raise Refusal("assessment.same_checker", "6(2)")


def check_not_own(own: bool) -> None:
    """Nobody vouches for what speaks for himself or his own unit (decision 31)."""
    if own:
        raise Refusal("assessment.commendation_own", "6(2)")
