"""Pure rules of urging and of problems (arts. 10, 11(3), 11(4); decisions 18, 19, 31, 33)."""

from __future__ import annotations

from datetime import date

from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import MatterState
from duban.chapters.supervision.terms import ProblemState
from duban.ground import workdays
from duban.ground.access import ACTS, Refusal, Unfit
from duban.ground.workdays import Calendar


def check_text(value: str, what: object, article: str) -> None:
    """What must be written is written: no act of supervision rests on blanks."""
    if not value.strip():
        raise Unfit("supervision.text_missing", article, what=what)


def check_not_own(act: str, *, own: bool) -> None:
    """Nobody assesses or approves for the own unit (decision 31)."""
    if own:
        raise Refusal("supervision.own_unit", "6(2)", act=ACTS[act].name)


def check_recipient(*, undertakes: bool) -> None:
    """Art. 4: undertaking and service units; an outside unit is asked by letter (decision 1)."""
    if not undertakes:
        raise Unfit("supervision.not_recipient", "4")


def check_owes_urging(
    *, standing: bool, due_on: date, reported: bool, own: bool, owed: bool, today: date
) -> None:
    """对逾期未反馈办理结果的要及时催办（第十一条第四项）: once for each overdue obligation."""
    if owed:
        raise Refusal("supervision.urging_owed", "11(4)")
    if own or reported or not standing or due_on >= today:
        raise Refusal("supervision.not_overdue", "11(4)")


def urged_again_on(last_on: date, cooldown: int, calendar: Calendar) -> date:
    """The first day on which the same obligation may be urged again: `cooldown` working days after the last
    urging (decision 18)."""
    return workdays.add_working_days(last_on, cooldown, calendar)


def check_urging(
    *,
    standing: bool,
    last_on: date | None,
    today: date,
    cooldown: int,
    urgent: bool,
    next_on: date | None,
    calendar: Calendar,
) -> None:
    """Not again within `cooldown` working days for the same obligation, unless urgent (decision 18)."""
    if not standing:
        raise Refusal("supervision.nothing_owed", "11(4)")
    if next_on is not None and next_on < today:
        raise Unfit("supervision.next_on_past", "11(4)", next_on=next_on)
    if last_on is None or urgent:
        return
    again_on = urged_again_on(last_on, cooldown, calendar)
    if today < again_on:
        raise Refusal(
            "supervision.urged_lately", "10(1)", last_on=last_on, cooldown=cooldown, again_on=again_on
        )


def check_recordable(state: str, closed_on: date | None, *, ended: bool) -> None:
    """A problem is found while the matter runs, or after it was closed with a result (回头看): then the result is
    re-opened first. What was merged into another or terminated is looked at no more."""
    if ended or state != MatterState.CLOSED:
        matters_rules.check_running(state, closed_on, "11(3)")


def check_problem(
    *, found_on: date, assigned_on: date | None, today: date, self_reported: bool, own_new_on: date | None
) -> None:
    """A problem is found on a day of the matter's life; what a unit reports itself has its new date."""
    if assigned_on is None or not assigned_on <= found_on <= today:
        raise Unfit("supervision.found_on_unfit", "11(3)", found_on=found_on, assigned_on=assigned_on)
    if self_reported and (own_new_on is None or own_new_on < today):
        raise Unfit("supervision.own_date_missing", "6(2)")


def check_recheck(*, state: str, self_reported: bool) -> None:
    """Without a notice only what the unit itself reported is closed on re-check (decision 33)."""
    if state == ProblemState.CLOSED:
        raise Refusal("supervision.already_verified", "11(3)")
    if not self_reported and state == ProblemState.TRACKED:
        raise Refusal("supervision.decided_no_notice", "11(3)")
    if not self_reported or state == ProblemState.NOTICED:
        raise Refusal("supervision.needs_notice", "11(3)")
