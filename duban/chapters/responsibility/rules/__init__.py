"""Pure rules of assignment, sign-for, breakdown and plan (arts. 8(1), 11(2), 11(3))."""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duban.chapters.responsibility.rules.handing import (
    Held,
    Passed,
    check_handover,
    check_receipt,
    check_receiver,
    responsible_on,
)
from duban.chapters.responsibility.rules.succeeding import (
    Duty,
    check_settled,
    check_succession,
    moot,
    remaining,
)
from duban.chapters.responsibility.terms import Cycle, ResponsibilityLevel
from duban.ground import workdays
from duban.ground.access import Refusal, Relation, Unfit
from duban.ground.workdays import Calendar

__all__ = [
    "BREAKS_DOWN",
    "Broken",
    "Duty",
    "Held",
    "LEVELS",
    "MOST_REPORTS",
    "NO_END",
    "Passed",
    "check_answer",
    "check_breakable",
    "check_competent",
    "check_current",
    "check_handover",
    "check_joint_lead",
    "check_objection",
    "check_open",
    "check_plan",
    "check_promisable",
    "check_promise",
    "check_reassigned",
    "check_receipt",
    "check_receiver",
    "check_settled",
    "check_succession",
    "check_tasks",
    "check_text",
    "check_unsigned",
    "first_report",
    "horizon",
    "last_day_to_object",
    "level",
    "moot",
    "prefilled",
    "remaining",
    "report_days",
    "responsible_on",
]

NO_END = date(9999, 12, 31)
LEVELS = {
    Relation.LEAD: ResponsibilityLevel.PRIMARY,
    Relation.CO: ResponsibilityLevel.SECONDARY,
    Relation.SERVICE: ResponsibilityLevel.SERVICE,
}
BREAKS_DOWN = frozenset({Relation.LEAD, Relation.CO})
MOST_REPORTS = 400


def level(relation: Relation, *, joint: bool = False) -> ResponsibilityLevel:
    """牵头部门为主要责任单位，协办部门为次要责任单位（第十一条第二项）; a co-unit that leads jointly is a lead."""
    return ResponsibilityLevel.JOINT if joint and relation == Relation.CO else LEVELS[relation]


def check_open(closed_on: date | None) -> None:
    """A matter that is closed is led by nobody any more."""
    if closed_on is not None:
        raise Refusal("matters.already_closed", "11(2)", closed_on=closed_on)


def check_joint_lead(
    *,
    allowed_on: date | None,
    lead: str,
    coordinator: str,
    units: Sequence[tuple[str, str | None]],
    reason: str,
) -> None:
    """联合牵头 is an exception with a reason, once for a matter; the coordinator is named, and is the lead unit; the
    others are co-units of the matter (decision 1). `units` are names, and what each is to the matter."""
    if allowed_on is not None:
        raise Refusal("responsibility.joint_exists", "11(2)", allowed_on=allowed_on)
    if coordinator != lead:
        raise Refusal("responsibility.joint_coordinator", "11(2)", name=coordinator)
    if not units:
        raise Unfit("responsibility.joint_nobody", "11(2)")
    for name, relation in units:
        if relation != Relation.CO:
            raise Refusal("responsibility.joint_not_co", "11(2)", name=name)
    if not reason.strip():
        raise Unfit("responsibility.joint_reason", "11(2)")


def check_current(ended_on: date | None) -> None:
    """What an adjustment ended, or another part absorbed, is not worked on any more (decisions 6 and 9)."""
    if ended_on is not None:
        raise Refusal("responsibility.assignment_ended", "11(2)", ended_on=ended_on)


def check_reassigned(*, new: int, ended: int) -> None:
    """There is something to give anew."""
    if not new and not ended:
        raise Refusal("responsibility.nothing_reassigned", "11(2)")


def check_unsigned(signed_on: date | None) -> None:
    if signed_on is not None:
        raise Refusal("responsibility.already_signed", "11(2)", signed_on=signed_on)


def check_breakable(*, signed_on: date | None, broken_down_on: date | None) -> None:
    """A unit breaks down once, after it has signed; later changes are a hand-over."""
    if signed_on is None:
        raise Refusal("responsibility.not_signed", "11(2)")
    if broken_down_on is not None:
        raise Refusal("responsibility.already_broken_down", "11(2)", broken_down_on=broken_down_on)


@dataclass(frozen=True)
class Broken:
    """One task as it is to be checked: what, by whom, until which Beijing date."""

    label: str
    name: str
    in_unit: bool
    due_on: date


def check_tasks(tasks: Sequence[Broken], *, assigned_on: date, due_on: date, today: date) -> None:
    """把责任落实到具体科室和人员（第十一条第二项）: people of the unit, dates within the unit's deadline."""
    if not tasks:
        raise Unfit("responsibility.no_tasks", "11(2)")
    for row, task in enumerate(tasks, start=1):
        if not task.label.strip():
            raise Unfit("responsibility.task_unlabelled", "11(2)", row=row)
        if not task.in_unit:
            raise Unfit("responsibility.person_elsewhere", "11(2)", name=task.name, day=today)
        if task.due_on > due_on:
            raise Unfit(
                "responsibility.task_after_deadline",
                "11(2)",
                label=task.label,
                task_due_on=task.due_on,
                due_on=due_on,
            )
        if task.due_on < assigned_on:
            raise Unfit(
                "responsibility.task_before_assignment",
                "11(2)",
                label=task.label,
                task_due_on=task.due_on,
                assigned_on=assigned_on,
            )


def check_promisable(*, signed_on: date | None, promised_on: date | None) -> None:
    """A service unit promises once, after it has signed; later changes are a hand-over."""
    if signed_on is None:
        raise Refusal("responsibility.not_signed_promise", "11(2)")
    if promised_on is not None:
        raise Refusal("responsibility.already_promised", "11(2)", promised_on=promised_on)


def check_promise(
    promise: str, *, due_on: date, deadline: date, today: date, people: Sequence[tuple[str, bool]]
) -> None:
    """服务人员、服务承诺 with its date: `people` are names, and whether they hold a post in the unit."""
    check_text(promise, "服务承诺")
    if not people:
        raise Unfit("responsibility.no_service_staff", "11(2)")
    for name, in_unit in people:
        if not in_unit:
            raise Unfit("responsibility.person_elsewhere", "11(2)", name=name, day=today)
    if due_on < today:
        raise Unfit("responsibility.service_past", "11(2)", due_on=due_on)
    if due_on > deadline:
        raise Unfit("responsibility.service_late", "11(2)", due_on=due_on, deadline=deadline)


def check_text(text: str, what: str) -> None:
    if not text.strip():
        raise Unfit("responsibility.text_missing", "11(2)", what=what)


def last_day_to_object(received_on: date, days: int, calendar: Calendar) -> date:
    """The last Beijing day of the right to object: the day of receipt is not counted, and a day off is never
    the last one (decision 11)."""
    return workdays.limit_due(received_on, days, "working_days", calendar)


def check_objection(*, made: bool, received_on: date, today: date, days: int, calendar: Calendar) -> None:
    """Once, within `days` working days of receipt (art. 11(2); decision 4)."""
    if made:
        raise Refusal("responsibility.objection_made", "11(2)")
    last_on = last_day_to_object(received_on, days, calendar)
    if today > last_on:
        raise Refusal("responsibility.objection_late", "11(2)", days=days, last_on=last_on)


def check_competent(name: str, *, own: str, what: str) -> None:
    """An objection says who is competent, and that is another one."""
    check_text(name, what)
    if name.strip() == own:
        raise Unfit("responsibility.objection_own_competent", "11(2)", name=own)


def check_answer(*, answered_on: date | None, own: bool) -> None:
    """Once, and not by somebody of the unit that objects (decision 31)."""
    if answered_on is not None:
        raise Refusal("responsibility.objection_answered", "11(2)", answered_on=answered_on)
    if own:
        raise Refusal("responsibility.own_unit", "11(2)")


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
