"""The plan of 11(3): when feedback is owed, and the 3 × 3 of feedback, urging and supervision."""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from duban.chapters.responsibility.terms import Cycle
from duban.ground.access import Unfit

NO_END = date(9999, 12, 31)
MOST_REPORTS = 400


def horizon(*, due_on: date, today: date, months: int) -> date:
    """How far reports are planned: to the deadline; for a matter without an end, so many months."""
    return due_on if due_on != NO_END else _months_after(today, months, today.day)


def report_days(cycle: str, *, first_due_on: date, day: int, until: date) -> tuple[date, ...]:
    """Every Beijing date on which the lead unit owes feedback, first and last included (art. 11(3)).

    In cycles of months `day` is the day of the month (31: the month's last); 每旬 falls on the 10th, the 20th and
    the month's last day, 每半月 on the 15th and the last; the first date stands as given. 办理时限 do not move for
    holidays (decision 11).
    """
    days = []
    for one in _repeat(cycle, first_due_on, day):
        if one > until:
            break
        days.append(one)
        if len(days) > MOST_REPORTS:
            raise Unfit(
                "responsibility.too_many_reports", "11(3)", count=f"{MOST_REPORTS}+", limit=MOST_REPORTS
            )
    return tuple(days)


# Days between two reports; months between two; days of the month.
BY_DAYS = {Cycle.WEEKLY: 7, Cycle.BIWEEKLY: 14}
BY_MONTHS = {
    Cycle.MONTHLY: 1,
    Cycle.BIMONTHLY: 2,
    Cycle.QUARTERLY: 3,
    Cycle.HALF_YEARLY: 6,
    Cycle.YEARLY: 12,
}
IN_MONTH = {Cycle.TEN_DAYS: (10, 20, 31), Cycle.HALF_MONTH: (15, 31)}


def _repeat(cycle: str, first: date, day: int) -> Iterator[date]:
    yield first
    if cycle in IN_MONTH:
        yield from _within_months(IN_MONTH[Cycle(cycle)], first)
    step = 0
    while cycle != Cycle.ONCE:
        step += 1
        if cycle in BY_DAYS:
            yield first + timedelta(days=BY_DAYS[Cycle(cycle)] * step)
        else:
            yield _months_after(first, BY_MONTHS[Cycle(cycle)] * step, day)


def _within_months(days: Sequence[int], first: date) -> Iterator[date]:
    """Each of these days of every month after the first date."""
    for month in itertools.count():
        for day in days:
            one = _months_after(first, month, day)
            if one > first:
                yield one


def _months_after(start: date, months: int, day: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))


def first_report(cycle: str, *, today: date, until: date) -> date:
    """When the first feedback of a plan adopted today is proposed: at the end of the month or quarter, but not
    within a week; once, at the end; never after `until`."""
    soonest = today + timedelta(days=7)
    match cycle:
        case Cycle.ONCE:
            return until
        case Cycle.WEEKLY:
            return min(soonest, until)
        case Cycle.BIWEEKLY:
            return min(today + timedelta(days=14), until)
        case Cycle.TEN_DAYS | Cycle.HALF_MONTH:
            return min(next(_within_months(IN_MONTH[Cycle(cycle)], soonest - timedelta(days=1))), until)
        case Cycle.QUARTERLY | Cycle.BIMONTHLY | Cycle.HALF_YEARLY | Cycle.YEARLY:
            to_the_end = -soonest.month % BY_MONTHS[Cycle(cycle)]
            return min(_months_after(soonest, to_the_end, 31), until)
        case _:
            return min(_months_after(soonest, 0, 31), until)


def prefilled(
    rows: Iterable[Mapping[str, object]], *, category: str, today: date, until: date
) -> dict[str, object]:
    """The 3 × 3 of art. 11(3) as the template of the matter's category proposes it, field by field."""
    found: dict[str, object] = {}
    for row in rows:
        if row["category"] != category:
            continue
        part = str(row["part"])
        found[f"{part}_mode"], found[f"{part}_requirement"] = row["way"], row["requirement"]
        if part == "feedback":
            cycle = str(row["limit"])
            found |= {"cycle": cycle, "first_due_on": first_report(cycle, today=today, until=until)}
            found["day"] = 31 if cycle in BY_MONTHS else None
        else:
            found[f"{part}_within"] = row["limit"]
    return found


def check_plan(*, first_due_on: date, day: int, until: date, today: date, limits: Sequence[int]) -> None:
    """分别确定进展情况反馈、催办、督办的时限、方式和要求（第十一条第三项）. Limits in working days."""
    if not 1 <= day <= 31:
        raise Unfit("responsibility.cycle_day", "11(3)")
    if any(not 1 <= limit <= 60 for limit in limits):
        raise Unfit("responsibility.plan_limit", "11(3)")
    if first_due_on < today:
        raise Unfit("responsibility.first_report_past", "11(3)", first_due_on=first_due_on)
    if first_due_on > until:
        raise Unfit("responsibility.first_report_late", "11(3)", first_due_on=first_due_on, until=until)
