"""重启已采纳结果: an inspection has found that what was reported as done is not (16(10), 11(4))."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.actions.reaching import tell_unit
from duban.chapters.feedback.actions.review import issue_order
from duban.chapters.feedback.models import Reopening, Report, ReportReturn
from duban.chapters.feedback.queries import reopening as records
from duban.chapters.feedback.rules import reopening as reopening_rules
from duban.chapters.feedback.terms import ReportKind, ReportState, ReturnKind
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import SOURCE_DUTIES, Ending, ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents.rules import in_words
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

# What was answered to others because the result stood: it is marked, and nobody can take it back.
RESTED_ON_IT = frozenset({ObligationKind.ANSWER_INSTRUCTION, *SOURCE_DUTIES})


@transaction.atomic
@ledger.once("feedback.reopen_result", records.reopening_by_uid)
def reopen_result(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    report: UUID,
    record: str,
    reason: str,
    new_due_on: date,
) -> Reopening:
    """经核查与事实不符的已采纳结果，重启并责令重新办理（第十一条第四项、第十六条第十项）.

    `record` is the reference of the inspection's record, or of the problem recorded on the matter; `new_due_on`
    the Beijing date for reporting again. The task is owed again under the deadline that was in force, which never
    changes; completion, milestone, percentage and closing are undone, and what had rested on the result is marked.
    Refuses what is no accepted result, the own unit's, and a record older than the report.
    """
    found = queries.visible_report(person=by, at=at, uid=report)
    access.require("feedback.reopen_result", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    reopened = locks.take(found)
    today = beijing_day(at)
    nature = rules.nature(reopened.concerns.kind if reopened.concerns else None)
    reopening_rules.check_reopen(
        state=reopened.state,
        label=str(ReportState(reopened.state).label),
        is_result=nature in rules.RESULTS and reopened.accepted_completed_on is not None,
        own_unit=queries.own_unit(by, at, reopened),
        matter_state=matter.state,
        ending=str(Ending(matter.ending).label) if matter.ending else "",
    )
    ground = records.record(matter, record)
    reopening_rules.check_record(
        record_on=ground.on if ground else None,
        submitted_on=reopened.submitted_on or today,
        reason=reason,
        new_due_on=new_due_on,
        today=today,
    )
    row = _write(matter, reopened, ground, reason, by, today)
    order = _return(reopened, reason, new_due_on, by, today)
    _undo(matter, reopened, nature, today, new_due_on)
    matters_actions.impose(
        matter,
        ObligationKind.REDO,
        unit=queries.unit_now(reopened),
        source=order.ref,
        article="11(4)",
        imposed_on=today,
        due_on=new_due_on,
    )
    words = f"经核查，已采纳的结果与事实不符，原采纳失效，责令重新办理，{new_due_on}前报送；办理时限不变"
    tell_unit(matter, reopened, at=at, step="reopened", text=words)
    _issue(matter, reopened, order, row)
    ledger.record(
        "feedback.reopen_result",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"重启{reopened.unit_name}已采纳的{ReportKind(reopened.kind).label}，{new_due_on}前重新报送",
        old={
            "completed_on": row.was_completed_on,
            "accepted_on": row.was_accepted_on,
            "closed_on": row.was_closed_on,
        },
        new={"record": row.record_ref, "new_due_on": new_due_on, "followed": row.followed},
        reason=reason,
    )
    return row


def _write(
    matter: Matter, report: Report, ground: records.Record | None, reason: str, by: Person, today: date
) -> Reopening:
    """The re-opening with what the result had brought about."""
    accepted_on = report.answered_on or today
    followed = [
        [str(ObligationKind(one.kind).label), str(one.met_on)]
        for one in matters_actions.met_between(matter, RESTED_ON_IT, from_on=accepted_on)
    ]
    if matter.closed_on is not None:
        followed.append([str(ObligationKind.CLOSE.label), str(matter.closed_on)])
    row = Reopening(
        report=report,
        reason=reason.strip(),
        record_ref=ground.ref if ground else "",
        record_label=ground.label if ground else "",
        record_on=ground.on if ground else today,
        was_accepted_on=accepted_on,
        was_completed_on=report.accepted_completed_on or accepted_on,
        was_closed_on=matter.closed_on,
        followed=followed,
        by=by,
        on=today,
    )
    row.save()
    return row


def _return(report: Report, reason: str, new_due_on: date, by: Person, today: date) -> ReportReturn:
    """To the unit it is an order to do it again, as any other."""
    report.state = ReportState.RETURNED
    report.save()
    order = ReportReturn(
        report=report, kind=ReturnKind.REDO, reason=reason.strip(), new_due_on=new_due_on, by=by, on=today
    )
    order.save()
    return order


def _undo(matter: Matter, report: Report, nature: ReportKind, today: date, new_due_on: date) -> None:
    """The task, the milestone, the completion and the closing are as if the result had not been accepted."""
    if report.concerns is not None:
        matters_actions.owe_again(report.concerns)
        if nature == ReportKind.MILESTONE:
            matters_actions.undo_reached(matter, report.concerns.source_ref)
    was_closed = matters_actions.undo_closing(matter)
    if nature == ReportKind.FINAL:
        before = reopening_rules.percent_before(records.accepted_by_lead(matter))
        matters_actions.undo_completion(matter, before)
        matters_actions.lapse(matter.ref, on=today, kinds=(ObligationKind.CLOSE,))
        # What has no result any more is evaluated when it has one again.
        for one in matters.standing_obligations(matter, kinds=(ObligationKind.EVALUATE,)):
            matters_actions.lapse_one(one, on=today)
        for one in matters_actions.lapsed_with(matter, on=report.answered_on or today, from_on=today):
            matters_actions.revive(one)
    elif was_closed is not None and matter.completed_on is not None:
        # Closed once, and to be closed anew when this is done.
        matters_actions.impose(
            matter,
            ObligationKind.CLOSE,
            unit=organization.office(),
            source=matter.ref,
            article="11(4)",
            imposed_on=today,
            due_on=new_due_on,
        )


def _issue(matter: Matter, report: Report, order: ReportReturn, row: Reopening) -> None:
    assert report.submitted_on is not None  # noqa: S101  # it had been accepted
    issue_order(
        matter,
        report,
        order,
        row.on,
        f"你单位{in_words(report.submitted_on)}就《{matter.title}》（{matter.number}）报送"
        f"并经{in_words(row.was_accepted_on)}采纳的{ReportKind(report.kind).label}，"
        f"经{in_words(row.record_on)}核查与事实不符：{order.reason.rstrip('。')}。原采纳失效。",
    )
