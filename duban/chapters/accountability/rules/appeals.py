"""Where an appeal goes and until when, by a table (6(2); decision 39)."""

from __future__ import annotations

import calendar as grid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.accountability.terms.decision import (
    APPEAL_DOES_NOT_STOP,
    APPEAL_STOPS,
    AppealState,
    DecisionKind,
)
from duban.ground import workdays
from duban.ground.access import Refusal, Unfit
from duban.ground.workdays import Calendar

ARTICLE = "6(2)"
DAYS, MONTHS, UNLIMITED = "days", "months", "unlimited"


@dataclass(frozen=True)
class Route:
    """A step of an appeal: before whom, within what after service of the decision or of the answer before."""

    kind: str
    step: int
    to: str
    within: int
    unit: str
    basis: str


def routes(kind: str, table: Sequence[Route]) -> list[Route]:
    """The steps for that kind of decision, in their order."""
    return sorted((one for one in table if one.kind == kind), key=lambda one: one.step)


def route(kind: str, *, answered: int, table: Sequence[Route]) -> Route:
    """The step that is open now: the first, or after an answer the next. Refuses where there is none."""
    steps, name = routes(kind, table), str(DecisionKind(kind).label)
    if not steps:
        raise Refusal("accountability.no_route", ARTICLE, kind=name)
    if answered >= len(steps):
        raise Refusal("accountability.routes_used_up", ARTICLE, kind=name)
    return steps[answered]


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, grid.monthrange(year, month + 1)[1]))


def due(route: Route, served_on: date, calendar: Calendar) -> date | None:
    """The last day: the day of service is not counted, a last day off moves on (decision 11 [C]); None without limit."""
    if route.unit == UNLIMITED:
        return None
    if route.unit == DAYS:
        return workdays.limit_due(served_on, route.within, "calendar_days", calendar)
    return workdays.next_working_day(months_after(served_on, route.within), calendar)


def check_in_time(route: Route, *, served_on: date, made_on: date, excuse: str, calendar: Calendar) -> None:
    """Late, an appeal needs the reason why: the body that is entitled decides on it, the Office never turns it away."""
    last = due(route, served_on, calendar)
    if last is not None and made_on > last and not excuse.strip():
        raise Refusal("accountability.appeal_late", ARTICLE, due_on=last)


def on_execution(*, suspends: bool) -> str:
    """What an appeal means for execution, as papers and pages say it."""
    if suspends:
        return str(APPEAL_STOPS)
    return str(APPEAL_DOES_NOT_STOP)


def check_outcome(state: str) -> None:
    """An answer upholds, changes or withdraws."""
    if state not in (AppealState.UPHELD, AppealState.CHANGED, AppealState.WITHDRAWN):
        raise Unfit("accountability.appeal_outcome_unknown", ARTICLE)
