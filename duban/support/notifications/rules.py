"""Pure rules of opinions, channels and the morning digest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from duban.ground.access import Refusal, Unfit
from duban.support.notifications.terms import MAX_OPINION, Occasion

MAX_TRIES = 8


def check_opinion(text: str) -> None:
    """Something must be said (decision 47)."""
    if not text.strip():
        raise Unfit("notifications.empty_opinion", "6(2)")
    if len(text) > MAX_OPINION:
        raise Unfit("notifications.long_opinion", "6(2)", limit=MAX_OPINION)


def check_answer(text: str, *, own: bool, answered_on: date | None) -> None:
    """事事有回音: each opinion is answered once, by another than its giver (art. 6(3))."""
    if answered_on is not None:
        raise Refusal("notifications.opinion_answered", "6(3)", answered_on=answered_on)
    if own:
        raise Refusal("notifications.own_opinion", "6(2)")
    if not text.strip():
        raise Unfit("notifications.empty_answer", "6(3)")
    if len(text) > MAX_OPINION:
        raise Unfit("notifications.long_answer", "6(3)", limit=MAX_OPINION)


def check_channel_name(name: str, *, taken: bool) -> None:
    if not name.strip():
        raise Unfit("notifications.bad_channel", "6(3)", problem="没有名称")
    if taken:
        raise Refusal("notifications.channel_name_taken", "6(3)", name=name)


def check_same_kind(kind: str, wanted: str) -> None:
    """A sealed address belongs to its kind."""
    if kind != wanted:
        raise Refusal("notifications.channel_kind", "6(3)")


def check_carries(carries: Collection[str]) -> None:
    """A channel carries something that there is."""
    if not carries or not set(carries) <= set(Occasion.values):
        raise Unfit("notifications.carries_nothing", "6(3)")


def said_of(failed: BaseException) -> str:
    """What went wrong, short enough for a line, and without an address in it: it may hold a key."""
    name, text = type(failed).__name__, str(failed)
    return name if "://" in text or "@" in text else f"{name} {text}"[:200].strip()


def may_claim(at: datetime, *, claimed_at: datetime | None, tries: int) -> bool:
    """Whether a reminder may be sent (again): each failure doubles the wait, the eighth ends it."""
    if claimed_at is None:
        return True
    return tries < MAX_TRIES and claimed_at + timedelta(minutes=2**tries) <= at
