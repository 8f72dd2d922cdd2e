"""申诉, its answer, and what is put right when a decision falls (6(2); decisions 39, 41)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.actions.going_on import go_on
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseDecision,
    CaseDuty,
    DecisionAppeal,
    Restoration,
)
from duban.chapters.accountability.queries import cases, duties, effective, materials, tables
from duban.chapters.accountability.queries import decisions as queries
from duban.chapters.accountability.rules import appeals, execution, settling, stages
from duban.chapters.accountability.rules import cases as case_rules
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.terms.case import DutyKind
from duban.chapters.accountability.terms.decision import AppealState, DecisionState
from duban.ground import access, workdays
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.appeal", queries.appeal_by_uid)
def appeal(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case_decision: UUID,
    made_on: date,
    text: str,
    excuse: str = "",
    piece: UUID | None = None,
) -> DecisionAppeal:
    """申诉（第六条第二项）: by him whom the decision meets, or entered from the paper that he signed; to whom the table says.

    It does not suspend execution. Late it needs its reason, and the body that is entitled decides on that. Refuses one
    while another waits, after the last step of the table, an entry without the signed paper, and his own of another day
    than the one on which he makes it.
    """
    found = queries.visible_decision(person=by, at=at, uid=case_decision)
    access.require("accountability.appeal", cases.standing(by, at, found.case))
    locked, today = cases.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.appeal", locked.stage)
    against = materials.lock(found)
    himself = found.person is not None and found.person.person_id == by.pk
    rules.check_own_paper(himself=himself, paper=piece is not None, made_on=made_on, today=today)
    before = queries.appeals_of(against)
    waiting = any(one.state == AppealState.MADE for one in before)
    rules.check_appealable(against.state, waiting=waiting)
    table = tables.routes(rulebook.values(today))
    route = appeals.route(against.kind, answered=len(before), table=table)
    since = _since(against, before)
    rules.check_paper_day(made_on, since=since, today=today)
    calendar = rulebook.calendar()
    appeals.check_in_time(route, served_on=since, made_on=made_on, excuse=excuse, calendar=calendar)
    row = DecisionAppeal(
        decision=against,
        step=route.step,
        to=route.to,
        made_on=made_on,
        due_on=appeals.due(route, since, calendar),
        paper=materials.piece(locked, piece) if piece else None,
        entered_by=by,
    )
    said = case_rules.check_words(text, what=_("申诉的理由"), article=step.article)
    row.put(text=said, excuse=excuse.strip())
    row.save()
    locked.save()
    steps.tell(locked, at, f"appeal:{row.uid}")
    ledger.record(
        "accountability.appeal",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"对处理决定第{against.ordinal}号提出申诉（第{route.step}次）",
        new={"to": route.to, "made_on": made_on, "due_on": row.due_on, "himself": himself},
    )
    return row


def _since(decision: CaseDecision, before: list[DecisionAppeal]) -> date:
    """The day from which the limit runs: of service, or of the answer before."""
    answered = [one.answered_on for one in before if one.answered_on is not None]
    return max(answered) if answered else decision.served_on or decision.decided_on


@transaction.atomic
@ledger.once("accountability.answer_appeal", queries.appeal_by_uid)
def answer_appeal(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    appeal: UUID,
    outcome: AppealState,
    answered_on: date,
    answer: str,
    piece: UUID,
) -> DecisionAppeal:
    """登记申诉处理结果（第六条第二项）: from the paper of the body that was entitled; upheld, changed or withdrawn.

    Changed or withdrawn, the decision falls with all its effects, what was executed is owed to be put right, and the one
    who appealed is told. Refuses a second answer, and a day to come or before the appeal.
    """
    found = queries.visible_appeal(person=by, at=at, uid=appeal)
    access.require("accountability.answer_appeal", cases.standing(by, at, found.decision.case))
    locked, today = cases.lock(found.decision.case), beijing_day(at)
    step = stages.check_step("accountability.answer_appeal", locked.stage)
    row, decision = materials.lock(found), materials.lock(found.decision)
    rules.check_unanswered(row.state)
    appeals.check_outcome(outcome)
    rules.check_paper_day(answered_on, since=row.made_on, today=today)
    row.state, row.answered_on = AppealState(outcome), answered_on
    row.answer_paper = materials.piece(locked, piece)
    row.put(answer=case_rules.check_words(answer, what=_("处理结果和理由"), article=step.article))
    row.save()
    if outcome != AppealState.UPHELD:
        _fall(locked, decision, outcome, answered_on, today)
    locked.save()
    _tell(decision, at, f"appeal_answered:{row.uid}")
    steps.tell(locked, at, f"appeal_answered:{row.uid}")
    ledger.record(
        "accountability.answer_appeal",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"登记申诉处理结果：{AppealState(outcome).label}",
        new={"outcome": outcome, "answered_on": answered_on, "decision": decision.state},
    )
    return row


@transaction.atomic
@ledger.once("accountability.change_decision", queries.decision_by_uid)
def change_decision(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case_decision: UUID,
    outcome: AppealState,
    on: date,
    words: str,
    piece: UUID,
) -> CaseDecision:
    """变更或撤销处理决定（第十七条）: by the body that made it or its superior, without an appeal; from its paper.

    The decision falls with all its effects, and what was executed is owed to be put right. Refuses one that does not
    stand, and a day to come or before the decision.
    """
    found = queries.visible_decision(person=by, at=at, uid=case_decision)
    access.require("accountability.change_decision", cases.standing(by, at, found.case))
    locked, today = cases.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.change_decision", locked.stage)
    row = materials.lock(found)
    rules.check_falls(row.state, outcome)
    rules.check_paper_day(on, since=row.decided_on, today=today)
    row.put(fall=case_rules.check_words(words, what=_("变更或者撤销的理由"), article=step.article))
    row.fall_paper = materials.piece(locked, piece)
    _fall(locked, row, outcome, on, today)
    locked.save()
    if row.served_on is not None:
        _tell(row, at, f"decision_fell:{row.uid}")
    steps.tell(locked, at, f"decision_fell:{row.uid}")
    ledger.record(
        "accountability.change_decision",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"处理决定第{row.ordinal}号{DecisionState(row.state).label}",
        new={"state": row.state, "on": on},
    )
    return row


def _fall(case: AccountabilityCase, row: CaseDecision, outcome: str, on: date, today: date) -> None:
    """The decision has no effect any more; what is still to be executed lapses, what was done is to be put right."""
    taken = [one for one in queries.steps_of(row) if one.done_on is not None]
    wrongs = execution.to_restore(
        done=len(taken),
        in_effect=row.served_on is not None and effective.bears(row),
        names_published=row.names_public and row.served_on is not None,
    )
    row.state = DecisionState.WITHDRAWN if outcome == AppealState.WITHDRAWN else DecisionState.CHANGED
    row.fell_on = on
    row.save()
    for step in queries.steps_of(row):
        if step.done_on is None and step.lapsed_on is None:
            step.lapsed_on = today
            step.save()
    for duty in duties.open_duties(case):
        if duty.source_ref == row.ref:
            duty.lapsed_on = today
            duty.save()
    _owe_restoration(case, row, wrongs, today)
    go_on(case, today)


def _owe_restoration(case: AccountabilityCase, row: CaseDecision, wrongs: list[str], today: date) -> None:
    if not wrongs:
        return
    within = rulebook.values(today).number("accountability.restore_within")
    due_on = workdays.add_working_days(today, within, rulebook.calendar())
    for ordinal, words in enumerate(wrongs, start=1):
        Restoration(decision=row, ordinal=ordinal, what=words, due_on=due_on).save()
    CaseDuty(
        case=case,
        kind=DutyKind.RESTORE,
        article="6(2)",
        source_ref=row.ref,
        imposed_on=today,
        due_on=due_on,
    ).save()


def _tell(decision: CaseDecision, at: datetime, slot: str) -> None:
    if decision.person is not None:
        steps.tell_concerned(decision.person.person, decision.person.ref, at, slot)


@transaction.atomic
@ledger.once("accountability.restore", queries.restoration_by_uid)
def restore(
    *, by: Person, at: datetime, request_id: UUID | None, restoration: UUID, done_on: date, words: str
) -> Restoration:
    """恢复有关权益（第六条第二项）: what a fallen decision had done is put right, one by one, and said how.

    Refuses a second time, and a day to come or before the decision fell.
    """
    found = queries.visible_restoration(person=by, at=at, uid=restoration)
    access.require("accountability.restore", cases.standing(by, at, found.decision.case))
    locked, today = cases.lock(found.decision.case), beijing_day(at)
    step = stages.check_step("accountability.restore", locked.stage)
    row, decision = materials.lock(found), found.decision
    settling.check_unrestored(row.done_on)
    rules.check_paper_day(done_on, since=decision.fell_on or decision.decided_on, today=today)
    row.done_on, row.done_by = done_on, by
    row.put(done_words=case_rules.check_words(words, what=_("办理情况"), article=step.article))
    row.save()
    if not queries.open_restorations(locked, decision):
        for kind in step.meets:
            steps.meet(locked, kind, today, source=decision.ref)
    locked.save()
    _tell(decision, at, f"restored:{row.uid}")
    ledger.record(
        "accountability.restore",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"恢复有关权益：处理决定第{decision.ordinal}号第{row.ordinal}项",
        new={"done_on": done_on},
    )
    return row
