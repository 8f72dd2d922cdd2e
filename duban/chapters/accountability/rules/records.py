"""Pure rules of 我的记录: with which sentence it opens follows from where the person stands (6(2))."""

from __future__ import annotations

from dataclasses import dataclass

from duban.chapters.accountability.rules.settling import Clearing
from duban.chapters.accountability.terms.records import NameState, Opening


@dataclass(frozen=True)
class Stands:
    """What there is of a person's record: decisions that were served on him, those that stand, whether an appeal is open or
    waits, whether a changed one has not been replaced; `ended` without a decision on him; `over`, his time to answer."""

    served: int
    standing: int
    appealable: bool
    waiting: bool
    unreplaced: bool
    ended: bool
    over: bool


def opening(found: Stands) -> Opening:
    """The sentence that says what counts now: a decision that fell is appealed against no more."""
    if found.standing:
        if found.appealable:
            return Opening.MAY_APPEAL
        return Opening.APPEALED if found.waiting else Opening.APPEALS_USED_UP
    if found.served:
        return Opening.CHANGED if found.unreplaced else Opening.WITHDRAWN
    if found.ended:
        return Opening.LEFT_OUT
    return Opening.HEARD if found.over else Opening.HEARING


def name_state(asked: Clearing) -> NameState | None:
    """What the sentence says of the clearing of his name; nothing where there is nothing to clear."""
    if not asked.entitled:
        return None
    if asked.cleared:
        return NameState.CLEARED
    return NameState.ASKED if asked.waiting else NameState.OPEN
