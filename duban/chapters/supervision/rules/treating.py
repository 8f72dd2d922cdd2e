"""Pure rules of what is done about a problem beside a notice (11(3); decisions 12, 20, 33)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from duban.chapters.supervision.terms import ProblemState
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.ground.access import Refusal, Unfit


def check_no_notice(
    *,
    state: str,
    fact: str,
    in_draft: bool,
    ground: str,
    allowed: Collection[str],
    self_reported: bool,
    own_new_on: date | None,
    notice_fits: bool,
    today: date,
) -> None:
    """对发现的问题应下达《督办通知书》: without one only what the unit reported itself, within its own new date, the
    same fact under a notice that is being put right, or what proved to be no problem; and only while nothing else was
    decided on it."""
    if state == ProblemState.CLOSED:
        raise Refusal("supervision.problem_closed", "11(3)", fact=fact[:40])
    if state == ProblemState.NOTICED:
        raise Refusal("supervision.problem_noticed", "11(3)")
    if state == ProblemState.TRACKED:
        raise Refusal("supervision.decided_no_notice", "11(3)")
    if in_draft:
        raise Refusal("supervision.in_another_draft", "11(3)", fact=fact[:40])
    if ground not in allowed:
        raise Refusal("supervision.ground_not_allowed", "11(3)", ground=NoNoticeGround(ground).label)
    if ground == NoNoticeGround.SELF_REPORTED and (
        not self_reported or own_new_on is None or own_new_on < today
    ):
        raise Refusal("supervision.not_self_reported", "6(2)")
    if ground == NoNoticeGround.SAME_FACT and not notice_fits:
        raise Unfit("supervision.same_fact_notice", "11(3)")


def check_plan(*, done_by: date, due_on: date, today: date) -> None:
    """整改方案: what is planned is done within the limit of the notice."""
    if not today <= done_by <= due_on:
        raise Unfit("supervision.plan_after", "11(3)", done_by=done_by, due_on=due_on)


def check_more_time(
    *, waits: bool, pending: bool, due_on: date, new_due_on: date, today: date, at_most: int
) -> None:
    """More time is asked for before expiry, once at a time, and only while the reply is owed (decision 12)."""
    if not waits:
        raise Refusal("supervision.extension_over", "11(3)")
    if pending:
        raise Refusal("supervision.extension_pending", "11(3)")
    if today > due_on:
        raise Refusal("supervision.extension_late", "11(3)", due_on=due_on)
    latest = due_on + timedelta(days=at_most)
    if not due_on < new_due_on <= latest:
        raise Unfit(
            "supervision.extension_not_later", "11(3)", new_due_on=new_due_on, due_on=due_on, latest=latest
        )


def check_extension_waits(*, waiting: bool) -> None:
    if not waiting:
        raise Refusal("supervision.extension_none", "11(3)")
