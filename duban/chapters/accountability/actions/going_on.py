"""How far service, execution and the fall of decisions have brought a case, and what it then owes (17; decision 34)."""

from __future__ import annotations

from datetime import date

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.models import AccountabilityCase
from duban.chapters.accountability.queries import decisions as queries
from duban.chapters.accountability.queries import duties
from duban.chapters.accountability.rules import stages
from duban.chapters.accountability.terms.case import DutyKind, Stage


def go_on(case: AccountabilityCase, today: date) -> None:
    """On to 送达 once nothing waits to be served, to 执行 once nothing waits to be done; then what was executed is owed
    to be reported, and where nothing is left to be done the case to be settled. Saves the case."""
    standing = queries.standing_decisions(case)
    if case.stage == Stage.DECIDED and not queries.unserved(case):
        case.stage, case.stage_on = Stage.SERVED, today
    if case.stage == Stage.SERVED and standing and not queries.open_steps(case):
        case.stage, case.stage_on = Stage.EXECUTED, today
    case.save()
    _owe_report(case, today)
    if case.stage in stages.UNDER_DECISION and not queries.under_way(case):
        owe_settling(case, today)


def _owe_report(case: AccountabilityCase, today: date) -> None:
    """For what was executed and not reported; of a decision that fell nothing is reported any more."""
    owed = [one for one in duties.open_duties(case) if one.kind == DutyKind.REPORT_EXECUTION]
    if not queries.unreported(case):
        for duty in owed:
            duty.lapsed_on = today
            duty.save()
        return
    possible = stages.step_from("accountability.report_execution", case.stage) is not None
    step = stages.step_from("accountability.execute", case.stage)
    if possible and not owed and not queries.open_steps(case) and step is not None and step.owes is not None:
        steps.impose(case, step.owes, step, today)


def owe_settling(case: AccountabilityCase, today: date) -> None:
    """了结 is owed so many working days after the last 影响期 of what stands: reckoned anew when that changes."""
    step = stages.step_from("accountability.report_execution", Stage.EXECUTED)
    if step is None or step.owes is None:
        return
    since = over_on(case, today)
    due_on = steps.due_of(step, today, since=since)
    for duty in duties.open_duties(case):
        if duty.kind == step.owes:
            if duty.due_on == due_on:
                return
            duty.lapsed_on = today
            duty.save()
    steps.impose(case, step.owes, step, today, since=since)


def over_on(case: AccountabilityCase, today: date) -> date:
    """When the last 影响期 of what stands is over, or today."""
    return max(queries.last_day(queries.standing_decisions(case)) or today, today)
