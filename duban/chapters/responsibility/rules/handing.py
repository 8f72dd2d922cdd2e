"""Who answers for a unit's part in a matter on which day, and when that passes (art. 11(2); decision 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from duban.ground.access import Refusal, Unfit


@dataclass(frozen=True)
class Held:
    """Somebody was named in a role from a Beijing day on; what was written down then never changes. With `to_on`
    the role itself ended on that day, which is nobody's any more."""

    role: str
    person: int
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True)
class Passed:
    """A hand-over that its receiver has confirmed: from `on` the receiver answers in that role."""

    role: str
    outgoing: int
    receiver: int
    on: date


def responsible_on(day: date, held: Iterable[Held], passed: Sequence[Passed]) -> tuple[Held, ...]:
    """Who answered on that Beijing day, in which role, since when. Nobody is named twice in a role.

    `passed` are the confirmed hand-overs in the order in which they were drawn up. The day of a hand-over is the
    receiver's; earlier days stay with whoever answered then, and nothing passes from before it was taken.
    """
    found: dict[tuple[str, int], Held] = {}
    for named in held:
        course = [named]
        for one in passed:
            last = course[-1]
            if (one.role, one.outgoing) == (last.role, last.person):
                course.append(Held(one.role, one.receiver, max(one.on, last.from_on)))
        answering = [one for one in course if one.from_on <= day]
        if answering and (named.to_on is None or day < named.to_on):
            found.setdefault((named.role, answering[-1].person), answering[-1])
    return tuple(found.values())


def check_handover(*, name: str, in_hand: Sequence[Held], waiting: bool, on: date, today: date) -> None:
    """A hand-over lists what its outgoing person answers for, once at a time, from a day that has come and on
    which he already answered for some of it."""
    if not in_hand:
        raise Refusal("responsibility.nothing_in_hand", "11(2)", name=name)
    if waiting:
        raise Refusal("responsibility.handover_waiting", "11(2)", name=name)
    if on > today:
        raise Unfit("responsibility.handover_future", "11(2)", on=on)
    since = min(one.from_on for one in in_hand)
    if on < since:
        raise Unfit("responsibility.handover_before_taken", "11(2)", on=on, since=since)


def check_receiver(*, outgoing: int, receiver: int, name: str, in_unit: bool, on: date) -> None:
    """The receiver is another person, who holds a post in the unit on the day of the hand-over."""
    if outgoing == receiver:
        raise Unfit("responsibility.handover_to_self", "11(2)")
    if not in_unit:
        raise Unfit("responsibility.person_elsewhere", "11(2)", name=name, day=on)


def check_receipt(*, waiting: bool, own: bool, name: str) -> None:
    """The receiver alone signs, once."""
    if not waiting:
        raise Refusal("responsibility.handover_settled", "11(2)")
    if not own:
        raise Refusal("responsibility.not_receiver", "11(2)", name=name)
