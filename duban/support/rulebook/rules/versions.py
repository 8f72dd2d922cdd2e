"""How versions follow one another, and what may be done with a draft (arts. 8(4), 13(1))."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from duban.ground.access import Refusal, Unfit
from duban.support.rulebook.terms import DraftState


def check_number(number: int, *, newest: int) -> None:
    """Versions follow one another without a gap."""
    if number != newest + 1:
        raise Refusal("rulebook.number_follows", "8(4)", expected=newest + 1)


def check_not_earlier(in_force_on: date, *, before: date | None) -> None:
    if before is not None and in_force_on < before:
        raise Unfit("rulebook.not_later", "8(4)", in_force_on=in_force_on, before=before)


# The states of a draft in which each act on it is done.
DRAFT_STATES: Mapping[str, frozenset[DraftState]] = {
    "rulebook.draft_rule_set": frozenset({DraftState.DRAFT, DraftState.RETURNED}),
    "rulebook.submit_draft": frozenset({DraftState.DRAFT, DraftState.RETURNED}),
    "rulebook.return_draft": frozenset({DraftState.SUBMITTED}),
    "rulebook.adopt_draft": frozenset({DraftState.SUBMITTED}),
    "rulebook.give_up_draft": frozenset({DraftState.DRAFT, DraftState.RETURNED, DraftState.SUBMITTED}),
}


def check_draft_state(act: str, state: str, *, label: str, name: str) -> None:
    if state not in DRAFT_STATES[act]:
        raise Refusal("rulebook.draft_state", "13(1)", state=label, act=name)


def check_no_other_draft(*, other: bool) -> None:
    """One draft at a time: two that start from the same version would undo each other (art. 13(1))."""
    if other:
        raise Refusal("rulebook.draft_open", "13(1)")


def check_base(base: int, *, newest: int) -> None:
    """A draft made from an older version would take back what has been adopted since."""
    if base != newest:
        raise Refusal("rulebook.draft_outdated", "13(1)", base=base, newest=newest)


def check_submission(changed: Collection[str], *, note: str, from_on: date | None, today: date) -> date:
    """What goes up says what it changes, why, and from which day (art. 13(1))."""
    if not changed:
        raise Refusal("rulebook.draft_empty", "13(1)")
    if not note.strip():
        raise Unfit("rulebook.draft_reason", "13(1)")
    return check_from(from_on, today=today)


def check_from(from_on: date | None, *, today: date) -> date:
    """A version counts from a day that has not passed: what was decided by the old one stays so (art. 8(4))."""
    if from_on is None or from_on < today:
        raise Unfit("rulebook.draft_from", "8(4)", today=today)
    return from_on


def check_other_hand(hands: Collection[str], by: str) -> None:
    """Whoever has written the draft does not adopt it, nor carries in the paper on it (art. 6(2); decision 31)."""
    if by in hands:
        raise Refusal("rulebook.own_draft", "6(2)")


def check_decided(decided_on: date, *, submitted_on: date | None) -> None:
    if submitted_on is None or decided_on < submitted_on:
        raise Unfit("rulebook.decided_before", "8(4)", decided_on=decided_on, submitted_on=submitted_on)


def check_adopter(kind: str | None, allowed: Collection[str], *, label: str, labels: Collection[str]) -> None:
    """Whose decision on paper adopts a version is itself in the version in force (art. 8(4))."""
    if kind is not None and kind not in allowed:
        raise Refusal("rulebook.adopter_unfit", "8(4)", who=label, allowed="、".join(labels))


def check_reason(text: str) -> str:
    if not text.strip():
        raise Unfit("rulebook.reason_missing", "13(1)")
    return text.strip()
