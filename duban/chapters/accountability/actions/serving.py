"""送达, 执行 step by step, and the report to the body that decided (17; decisions 34, 39)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import on_paper, papers, steps
from duban.chapters.accountability.actions.going_on import go_on, over_on, owe_settling
from duban.chapters.accountability.actions.leaving_out import tell_left_out
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CaseDuty,
    ExecutionReport,
    ExecutionStep,
)
from duban.chapters.accountability.queries import cases, materials, tables
from duban.chapters.accountability.queries import decisions as queries
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.rules import execution, stages
from duban.chapters.accountability.terms.case import DutyKind, Stage
from duban.chapters.accountability.terms.decision import DecisionState, ServiceWay
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.serve_decision", queries.decision_by_uid)
def serve_decision(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case_decision: UUID,
    served_on: date,
    how: ServiceWay,
    second: UUID | None = None,
    note: str = "",
) -> CaseDecision:
    """送达处理决定（第十七条）: signed for, left by two when refused, or by the body itself; 送达回证 with where an appeal goes.

    From then on it has effect, its steps are owed, and he whom it meets finds it in 我的记录. Refuses what was not
    compared, a second service, and a day to come or before the decision.
    """
    found = queries.visible_decision(person=by, at=at, uid=case_decision)
    access.require("accountability.serve_decision", cases.standing(by, at, found.case))
    locked, today = cases.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.serve_decision", locked.stage)
    row = materials.lock(found)
    rules.check_servable(
        state=row.state, checked=row.checked_on is not None, served=row.served_on is not None
    )
    beside = organization.person_by_uid(second) if second else None
    rules.check_servers(how=how, by=by.ref, second=beside.ref if beside else None, note=note)
    rules.check_paper_day(served_on, since=row.decided_on, today=today)
    row.state, row.served_on, row.served_how = DecisionState.SERVED, served_on, ServiceWay(how)
    row.served_by, row.served_with = by, beside
    row.put(receipt=note.strip())
    row.save()
    _owe_steps(locked, row, step, served_on)
    for kind in step.meets:
        steps.meet(locked, kind, today, source=row.ref)
    go_on(locked, today)
    _tell_subject(row, at)
    papers.service_receipt(row, today=today)
    steps.tell(locked, at, f"served:{row.uid}")
    ledger.record(
        "accountability.serve_decision",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"送达处理决定第{row.ordinal}号：{ServiceWay(how).label}",
        new={"served_on": served_on, "how": how, "until_on": row.until_on, "stage": locked.stage},
    )
    return row


def _owe_steps(case: AccountabilityCase, row: CaseDecision, step: stages.Step, served_on: date) -> None:
    """What executing it asks for, each by its own day; the duty is the last of them. A measure without steps in the table
    is executed in one, as its paper says."""
    values, calendar = rulebook.values(served_on), rulebook.calendar()
    last = served_on
    as_it_says = execution.Step(row.measure, 1, str(_("按照决定书执行")), values.number(step.within))
    for line in execution.steps_of(row.measure, tables.steps(values)) or [as_it_says]:
        due_on = execution.due(line, served_on, calendar)
        last = max(last, due_on)
        ExecutionStep(decision=row, ordinal=line.number, what=line.words, due_on=due_on).save()
    CaseDuty(
        case=case,
        kind=DutyKind.EXECUTE,
        article="17",
        source_ref=row.ref,
        imposed_on=served_on,
        due_on=last,
    ).save()


def _tell_subject(row: CaseDecision, at: datetime) -> None:
    """He whom it meets: that there is something to read, and nothing of what it is (decision 40)."""
    person = row.person
    if person is None:
        return
    if person.seen_from is None:
        person.seen_from = at
        person.save()
    steps.tell_concerned(person.person, person.ref, at, f"decision:{row.uid}")


@transaction.atomic
@ledger.once("accountability.execute", queries.step_by_uid)
def execute(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    step: UUID,
    done_on: date,
    note: str = "",
) -> ExecutionStep:
    """登记执行情况（第十七条）: one step of one decision, done once; an appeal does not hold it up (decision 39).

    With its last step the decision is executed, with the last of all the case. Refuses a decision that does not stand, a
    day to come and one before service.
    """
    found = queries.visible_step(person=by, at=at, uid=step)
    access.require("accountability.execute", cases.standing(by, at, found.decision.case))
    locked, today = cases.lock(found.decision.case), beijing_day(at)
    line = stages.check_step("accountability.execute", locked.stage)
    row, decision = materials.lock(found), materials.lock(found.decision)
    execution.check_executing(
        decision.state,
        done=row.done_on is not None,
        done_on=done_on,
        served_on=decision.served_on,
        today=today,
        held_up=queries.held_up(decision, today),
    )
    row.done_on, row.done_by = done_on, by
    row.put(note=note.strip())
    row.save()
    if all(one.done_on or one.lapsed_on for one in queries.steps_of(decision)):
        decision.state = DecisionState.EXECUTED
        decision.save()
        for kind in line.meets:
            steps.meet(locked, kind, today, source=decision.ref)
    go_on(locked, today)
    ledger.record(
        "accountability.execute",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"执行处理决定第{decision.ordinal}号第{row.ordinal}步",
        new={"done_on": done_on, "state": decision.state, "stage": locked.stage},
    )
    return row


@transaction.atomic
@ledger.once("accountability.report_execution", queries.report_by_uid)
def report_execution(*, by: Person, at: datetime, request_id: UUID | None, case: UUID) -> ExecutionReport:
    """报告执行情况（第十七条）: the head, in the system or on paper (代录), signs the report to the body that decided; then the 影响期 runs on.

    It tells of what no report has told yet; whom no decision met learns with the first that responsibility is not pursued
    with him. Refuses one that has nothing to tell, and while something is still to be executed.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.report_execution", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.report_execution", locked.stage)
    told = queries.unreported(locked)
    rules.check_reportable(reported=not told, open_steps=queries.open_steps(locked))
    to = "、".join(dict.fromkeys(one.body for one in told))
    head = on_paper.by_head(by, at, locked, "accountability.report_execution")
    row = ExecutionReport(case=locked, to=to, on=head.on, signed_by=head.person)
    steps.advance(locked, step, today, since=over_on(locked, today))
    if locked.stage == Stage.IN_EFFECT:
        owe_settling(locked, today)
    row.number = papers.execution_report(locked, told, to=to, by=head.person, today=today)
    row.save()
    for one in told:
        one.report = row
        one.save()
    if step.target is not None:
        tell_left_out(locked, at)
    steps.tell(locked, at, f"reported:{row.uid}")
    ledger.record(
        "accountability.report_execution",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=row,
        context=locked.ref,
        label=f"报告执行情况{row.number}",
        new={"number": row.number, "stage": locked.stage, "decisions": [one.ref for one in told]},
    )
    return row
