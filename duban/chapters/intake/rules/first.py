"""先行交办 (11(1); decision 2): on a written order, urging only, and for so many days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from duban.chapters.intake.terms import AdHocGround, FirstState
from duban.chapters.intake.terms.first import URGING
from duban.ground import workdays
from duban.ground.access import ACTS, Refusal, Unfit
from duban.ground.workdays import Calendar


def check_order(*, written_on: date, today: date, days: int) -> None:
    """An order that is itself older than the days it could carry is no ground for acting first."""
    if today > written_on + timedelta(days=days):
        raise Refusal("intake.first_order_old", "11(1)", written_on=written_on, days=days)


def check_scope(*, in_scope: bool, name: str) -> None:
    if not in_scope:
        raise Unfit("intake.first_out_of_scope", "3", name=name)


def lapses_on(handed_on: date, days: int) -> date:
    """The last Beijing day on which it may be approved; the day of the hand-over is not counted."""
    return handed_on + timedelta(days=days)


def check_running(act: str, state: str) -> None:
    if state != FirstState.RUNNING:
        label = str(FirstState(state).label)
        raise Refusal("intake.first_state", "11(1)", state=label, act=ACTS[act].name)


def check_urging(
    allowed: Collection[str],
    *,
    last_on: date | None,
    next_on: date | None,
    today: date,
    cooldown: int,
    urgent: bool,
    calendar: Calendar,
) -> None:
    """Nothing but urging, as far as the rule set allows it; not again within the cool-down unless urgent."""
    if URGING not in allowed:
        raise Refusal("intake.first_urging_only", "11(1)")
    if next_on is not None and next_on < today:
        raise Unfit("intake.first_next_past", "10(1)", next_on=next_on)
    if last_on is None or urgent:
        return
    again_on = workdays.add_working_days(last_on, cooldown, calendar)
    if today < again_on:
        raise Refusal("intake.first_urged_lately", "10(1)", last_on=last_on, again_on=again_on)


def check_lapsed(lapses_on: date, *, today: date) -> None:
    """It lapses after its last day, not on it."""
    if today <= lapses_on:
        raise Refusal("intake.first_still_runs", "11(1)", lapses_on=lapses_on)


def check_approvable(state: str, ground: str) -> None:
    """The Party-group meeting approves as an emergency what still runs."""
    check_running("intake.docket_ad_hoc", state)
    if ground != AdHocGround.EMERGENCY:
        raise Unfit("intake.first_not_emergency", "11(1)")
