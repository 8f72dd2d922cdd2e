"""Pure rules of the clue: what a served or a fallen notice means for it (art. 16(4); decision 23)."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability.terms.clues import CLOSED_BY_HEAD, CloseReason, ClueState, Following
from duban.ground.access import Refusal, Unfit

ARTICLE = "16(4)"


def after_service(*, state: str | None, close_reason: str, reached: bool) -> Following:
    """What the service of a notice sets off; `state` is None while there is no clue.

    At the threshold the clue is registered, once. While it is open, later notices join it. Closed because a
    notice fell away, it is re-opened by the notice that reaches the threshold again; closed for another
    reason, the notice is attached and nothing re-opens.
    """
    if state is None:
        return Following.REGISTER if reached else Following.NOTHING
    if state == ClueState.OPEN or close_reason != CloseReason.NOTICE_FELL_AWAY:
        return Following.JOIN
    return Following.REOPEN if reached else Following.NOTHING


def check_register(*, exists: bool, reached: bool, count: int, threshold: int) -> None:
    """两次（含）以上, and once for each matter and recipient."""
    if exists:
        raise Refusal("accountability.clue_exists", ARTICLE)
    if not reached:
        raise Refusal("accountability.below_threshold", ARTICLE, count=count, threshold=threshold)


def check_join(*, same: bool, joined: bool) -> None:
    """A served notice of the same matter and recipient, once."""
    if not same:
        raise Unfit("accountability.notice_foreign", ARTICLE)
    if joined:
        raise Refusal("accountability.notice_joined", ARTICLE)


def check_somebody(*, left: bool) -> None:
    """No clue is without anybody who may act on it (decision 40)."""
    if not left:
        raise Refusal("accountability.nobody_left", "6(1)")


def check_reopen(*, state: str, close_reason: str, reached: bool, count: int, threshold: int) -> None:
    """Only what was closed because a notice fell away, and only at the threshold."""
    if state != ClueState.CLOSED or close_reason != CloseReason.NOTICE_FELL_AWAY:
        raise Refusal("accountability.not_fallen", ARTICLE)
    if not reached:
        raise Refusal("accountability.below_threshold", ARTICLE, count=count, threshold=threshold)


def check_basis(*, joined: bool, annulled: bool, marked: bool) -> None:
    """A notice of the clue that was annulled marks it, once."""
    if not joined:
        raise Unfit("accountability.notice_foreign", ARTICLE)
    if not annulled:
        raise Refusal("accountability.notice_stands", ARTICLE)
    if marked:
        raise Refusal("accountability.basis_marked", ARTICLE)


def check_fact_fell(*, of_fact: bool, marked: bool) -> None:
    """A clue that a fact raised is marked once when its source states the fact no more."""
    if not of_fact:
        raise Unfit("accountability.rests_on_no_fact", "16")
    if marked:
        raise Refusal("accountability.fact_marked", "16")


def check_raise(*, ground: str, known: frozenset[str], exists: bool, fact: str) -> None:
    """A fact raises the clue of its ground once; it is a clue and no finding (decision 23)."""
    if ground not in known:
        raise Unfit("accountability.ground_unknown", "16", ground=ground)
    if exists:
        raise Refusal("accountability.clue_raised", "16")
    if not fact.strip():
        raise Unfit("accountability.fact_missing", "16")


def grounds_of_lead(*, late_days: int, not_charged: int, barred: bool, poor: bool) -> list[str]:
    """What an approved evaluation means for the lead unit, at most one ground for its being late: (2), unless a finding
    bars it; then (22), whose words know no obstacle, for the days that are charged. A poor quality is (2) by itself."""
    found = []
    if late_days and not barred:
        found.append("16(2)")
    elif late_days > not_charged:
        found.append("16(22)")
    if poor and "16(2)" not in found:
        found.append("16(2)")
    return found


def check_close(
    *,
    state: str,
    closed_on: date | None,
    kind: str,
    reached: bool,
    count: int,
    reason: str,
    of_notices: bool = True,
) -> None:
    """Closing needs words; 触发依据不再成立 only when fewer notices than the threshold still count."""
    if state == ClueState.CLOSED:
        raise Refusal("accountability.already_closed", "16", closed_on=closed_on)
    if kind not in CLOSED_BY_HEAD:
        raise Unfit("accountability.closed_by_another_act", "16")
    if not reason.strip():
        raise Unfit("accountability.reason_missing", "16")
    if kind == CloseReason.NOTICE_FELL_AWAY and not of_notices:
        raise Unfit("accountability.not_of_notices", "16")
    if kind == CloseReason.NOTICE_FELL_AWAY and reached:
        raise Refusal("accountability.basis_stands", "16", count=count)


def check_not_started(*, started: bool) -> None:
    """Once verification has begun, the case ends it, not the clue (decision 34)."""
    if started:
        raise Refusal("accountability.verification_started", "16")
