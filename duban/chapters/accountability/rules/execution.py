"""Executing a measure step by step, and what falls with a decision (17; decision 41)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.accountability.terms.decision import DecisionState
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

ARTICLE = "17"


@dataclass(frozen=True)
class Step:
    """A line of the table: what is to be done, within so many working days of service."""

    measure: str
    number: int
    words: str
    within: int


def steps_of(measure: str, table: Sequence[Step]) -> list[Step]:
    """The steps of that measure, in their order."""
    return sorted((one for one in table if one.measure == measure), key=lambda one: one.number)


def due(step: Step, served_on: date, calendar: Calendar) -> date:
    """办理时限: from the day of service, which is not counted."""
    return workdays.add_working_days(served_on, step.within, calendar)


def check_executing(
    state: str, *, done: bool, done_on: date, served_on: date | None, today: date, held_up: bool = False
) -> None:
    """A step is done once, under a served decision that stands, not before service and not in the future. An appeal does
    not hold it up, unless the rule set says otherwise (decision 39 [C])."""
    if state not in (DecisionState.SERVED, DecisionState.EXECUTED) or served_on is None:
        raise Refusal("accountability.decision_not_standing", ARTICLE, state=str(DecisionState(state).label))
    if done:
        raise Refusal("accountability.step_done", ARTICLE)
    if held_up:
        raise Refusal("accountability.appeal_holds_up", "6(2)")
    if done_on > today:
        raise Unfit("accountability.future_day", ARTICLE, on=done_on)
    if done_on < served_on:
        raise Unfit("accountability.before_service", ARTICLE, on=done_on, served_on=served_on)


def is_executed(open_steps: int) -> bool:
    """Whether nothing is left to do."""
    return open_steps == 0


def to_restore(*, done: int, in_effect: bool, names_published: bool) -> list[str]:
    """What must be put right when a decision falls: what was executed, what it stood in the way of, what was said."""
    found = []
    if done:
        found.append("恢复已执行处理所影响的职务、待遇和档案记载")
    if in_effect:
        found.append("恢复评优评先资格，更正有关考核结果")
    if names_published:
        found.append("在原公布范围内更正，消除影响")
    return found
