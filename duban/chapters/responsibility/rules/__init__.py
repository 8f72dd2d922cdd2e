"""Pure rules of assignment, sign-for, breakdown and plan (arts. 8(1), 11(2), 11(3))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duban.chapters.responsibility.rules.handing import (
    Held,
    Passed,
    check_handover,
    check_receipt,
    check_receiver,
    responsible_on,
)
from duban.chapters.responsibility.rules.planning import (
    MOST_REPORTS,
    NO_END,
    check_plan,
    first_report,
    horizon,
    prefilled,
    report_days,
)
from duban.chapters.responsibility.rules.succeeding import (
    Duty,
    check_settled,
    check_succession,
    moot,
    remaining,
)
from duban.chapters.responsibility.terms import ResponsibilityLevel
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
    "check_asked_outside",
    "check_letter",
    "check_letter_day",
    "check_letter_signer",
    "check_letter_waits",
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

LEVELS = {
    Relation.LEAD: ResponsibilityLevel.PRIMARY,
    Relation.CO: ResponsibilityLevel.SECONDARY,
    Relation.SERVICE: ResponsibilityLevel.SERVICE,
}
BREAKS_DOWN = frozenset({Relation.LEAD, Relation.CO})


def level(relation: Relation, *, joint: bool = False) -> ResponsibilityLevel:
    """牵头部门为主要责任单位，协办部门为次要责任单位（第十一条第二项）; a co-unit that leads jointly is a lead."""
    return ResponsibilityLevel.JOINT if joint and relation == Relation.CO else LEVELS[relation]


def check_open(closed_on: date | None) -> None:
    """A matter that is closed is led by nobody any more."""
    if closed_on is not None:
        raise Refusal("matters.already_closed", "11(2)", closed_on=closed_on)


def check_letter(*, name: str, external: bool, number: str, request: str) -> None:
    """A letter with its number asks something of an outside cooperating unit of the matter (decision 1)."""
    check_asked_outside(name=name, external=external)
    check_text(number, "函号")
    check_text(request, "请求配合的内容")


def check_asked_outside(*, name: str, external: bool) -> None:
    """Units within scope are not asked by letter (decision 1)."""
    if not external:
        raise Refusal("responsibility.letter_not_external", "9(5)", name=name)


def check_letter_signer(*, may: bool, signers: Sequence[str]) -> None:
    """A letter is signed off by whoever the table names (decision 25)."""
    if not may:
        raise Refusal("responsibility.letter_signer", "9(5)", signers="、".join(signers))


def check_letter_day(on: date, *, since: date, today: date) -> None:
    """A paper's day: maybe past, never to come, never before what it rests on (decision 10)."""
    if on > today:
        raise Unfit("responsibility.letter_future", "9(5)", on=on)
    if on < since:
        raise Unfit("responsibility.letter_before", "9(5)", on=on, since=since)


def check_letter_waits(replied_on: date | None) -> None:
    if replied_on is not None:
        raise Refusal("responsibility.letter_replied", "9(5)", replied_on=replied_on)


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
