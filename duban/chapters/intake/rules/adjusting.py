"""Pure rules of 年中清单调整 (11(1); decision 9)."""

from __future__ import annotations

from collections.abc import Sequence

from duban.chapters.intake.terms import ListAdjustmentState, ListState
from duban.ground.access import Refusal, Unfit


def check_gathering(list_state: str, *, waiting: int | None, adjustments: int, additions: int) -> None:
    """A list that was docketed, nothing else of it waiting; something to adjust."""
    if list_state != ListState.DOCKETED:
        raise Refusal("intake.list_not_docketed", "11(1)")
    if waiting is not None:
        raise Refusal("intake.list_adjustment_waits", "11(1)", ordinal=waiting)
    if not adjustments and not additions:
        raise Unfit("intake.list_adjustment_empty", "11(1)")


def check_of_the_list(numbers: Sequence[str]) -> None:
    """Each adjustment is of a matter of that year which the Leading Group docketed; `numbers` are of those that
    are not."""
    if numbers:
        raise Unfit("intake.adjustment_elsewhere", "11(1)", number="、".join(numbers))


def check_additions(state: str, *, same_year: bool, other: bool) -> None:
    """What is added was prepared as any list: proposed, reviewed and put up, and not yet approved."""
    if state != ListState.SUBMITTED or not same_year or not other:
        raise Refusal("intake.additions_unfit", "11(1)")


def check_list_waiting(state: str) -> None:
    if state != ListAdjustmentState.WAITING:
        label = str(ListAdjustmentState(state).label)
        raise Refusal("intake.list_adjustment_decided", "11(1)", state=label)
