"""审核: the Office accepts a report, or orders 补办 or 重新办理."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.actions.asking import ask_no_more
from duban.chapters.feedback.actions.measuring import judge
from duban.chapters.feedback.actions.reaching import tell_unit
from duban.chapters.feedback.models import Report, ReportReturn
from duban.chapters.feedback.terms import RETURN_TITLES, Confidence, ReportKind, ReportState, ReturnKind
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.documents.rules import in_words
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

DUTY_OF_RETURN = {ReturnKind.SUPPLEMENT: ObligationKind.SUPPLEMENT, ReturnKind.REDO: ObligationKind.REDO}


@transaction.atomic
@ledger.once("feedback.accept_report", queries.report_by_uid)
def accept_report(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    report: UUID,
    opinion: str = "",
    completed_on: date | None = None,
    reason: str = "",
    confidence: Confidence | None = None,
) -> Report:
    """领导小组办公室审核采纳反馈（第十一条第四项）.

    Of a result the completion date follows from its versions (decision 14); `completed_on` states an earlier
    Beijing date, with evidence and `reason`, never a later one. The final report sets the matter's
    completion and makes closing due; a milestone is reached; `confidence` is the Office's own word on the
    deadline, with the opinion as its reason; progress sets the percentage. Refuses a report
    of the own unit (feedback.own_unit) and one that is not under review.
    """
    found = queries.visible_report(person=by, at=at, uid=report)
    access.require("feedback.accept_report", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    accepted = locks.take(found)
    _check_review(by, at, matter, accepted)
    nature = rules.nature(accepted.concerns.kind if accepted.concerns else None)
    rules.check_no_completion(nature, completed_on)
    today = beijing_day(at)
    accepted.state, accepted.answered_by, accepted.answered_on = ReportState.ACCEPTED, by, today
    accepted.opinion = opinion.strip()
    if nature in rules.RESULTS:
        accepted.accepted_completed_on = _completion(matter, accepted, stated=completed_on, reason=reason)
    accepted.save()
    matters_actions.discharge(accepted.ref, met_on=today, by_ref=accepted.ref, kinds=(ObligationKind.REVIEW,))
    ask_no_more(accepted, on=today)
    _effect(matter, accepted, nature, today)
    if confidence:
        judge(matter, confidence, opinion, by=by, on=today, report=accepted)
    done = accepted.accepted_completed_on
    words = f"反馈已采纳{f'，完成时间认定为{done}' if done else ''}。{accepted.opinion}"
    tell_unit(matter, accepted, at=at, step="accepted", text=words[:150])
    ledger.record(
        "feedback.accept_report",
        at=at,
        actor=organization.actor_of(by, at),
        row=accepted,
        context=matter.ref,
        label=f"采纳{accepted.unit_name}{ReportKind(accepted.kind).label}{f'，{done}完成' if done else ''}",
        old={"state": ReportState.SUBMITTED, "claimed": accepted.completed_on},
        new={
            "state": accepted.state,
            "completed_on": done,
            "percent": accepted.percent,
            "opinion": opinion,
            "confidence": confidence,
        },
        reason=reason,
    )
    return accepted


def _check_review(by: Person, at: datetime, matter: Matter, report: Report) -> None:
    matters_rules.check_active(matter.state, matter.closed_on, "11(4)")
    rules.check_under_review(
        report.state, str(ReportState(report.state).label), own_unit=queries.own_unit(by, at, report)
    )


def _completion(matter: Matter, report: Report, *, stated: date | None, reason: str) -> date:
    return rules.completion_date(
        queries.versions(report),
        stated=stated,
        reason=reason,
        evidence=len(queries.evidence_of(queries.chain(report))),
        docketed_on=matter.docketed_on,
    )


def _effect(matter: Matter, report: Report, nature: ReportKind, today: date) -> None:
    """What the accepted report changes in the matter itself."""
    done, concerns = report.accepted_completed_on, report.concerns
    is_lead = queries.by_lead(report)
    if done is not None and concerns is not None:
        matters_actions.meet(concerns, met_on=done, by_ref=report.ref)
        if nature == ReportKind.FINAL:
            _complete(matter, report, done, today)
            return
        if nature == ReportKind.MILESTONE:
            matters_actions.note_reached(matter, concerns.source_ref, done)
    if is_lead and matter.completed_on is None and report.kind != ReportKind.SELF_INSPECT:
        matters_actions.set_percent(matter, report.percent)


def _complete(matter: Matter, report: Report, done: date, today: date) -> None:
    """The result is accepted: reports planned and services promised from its submission on fall away, and the
    Office must close."""
    matters_actions.note_completion(matter, done)
    versions = queries.versions(report)
    reported_on = versions[rules.counted(versions)].submitted_on
    planned = (ObligationKind.PERIODIC_REPORT, ObligationKind.SERVICE)
    for owed in matters.standing_obligations(matter, kinds=planned):
        if owed.due_on >= reported_on:
            matters_actions.lapse_one(owed, on=today)
            matters_actions.lapse(owed.ref, on=today, kinds=(ObligationKind.OWN_DATE,))
    matters_actions.impose_counted(
        matter,
        ObligationKind.CLOSE,
        unit=organization.office(),
        source=matter.ref,
        article="11(4)",
        from_on=today,
        days=rulebook.values(today).number("matters.close_within"),
    )


@transaction.atomic
@ledger.once("feedback.return_for", queries.report_by_uid)
def return_for(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    report: UUID,
    kind: ReturnKind,
    reason: str,
    new_due_on: date,
) -> Report:
    """对反馈情况不符合要求的，责令承办单位补办或重新办理（第十一条第四项）.

    补办: the substance is done, material is missing; 重新办理: the substance is not done, the duty counts as
    not reported again. `new_due_on` is a later Beijing date for the answer; the matter's own deadline never
    changes. Issues the 责令补办／重新办理通知书. Refuses a report of the own unit and one not under review.
    """
    found = queries.visible_report(person=by, at=at, uid=report)
    access.require("feedback.return_for", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    returned = locks.take(found)
    _check_review(by, at, matter, returned)
    today, how = beijing_day(at), ReturnKind(kind)
    rules.check_return(reason=reason, new_due_on=new_due_on, today=today)
    returned.state, returned.answered_by, returned.answered_on = ReportState.RETURNED, by, today
    returned.save()
    order = ReportReturn(
        report=returned, kind=how, reason=reason.strip(), new_due_on=new_due_on, by=by, on=today
    )
    order.save()
    matters_actions.discharge(returned.ref, met_on=today, by_ref=returned.ref, kinds=(ObligationKind.REVIEW,))
    ask_no_more(returned, on=today)
    if how == ReturnKind.REDO and returned.concerns is not None and returned.concerns.met_on is None:
        matters_actions.note_reported(returned.concerns, None)
    matters_actions.impose(
        matter,
        DUTY_OF_RETURN[how],
        unit=queries.unit_now(returned),
        source=order.ref,
        article="11(4)",
        imposed_on=today,
        due_on=new_due_on,
    )
    assert returned.submitted_on is not None  # noqa: S101  # the rule has refused otherwise
    words = f"反馈不符合要求，责令{how.label}，{new_due_on}前报送"
    tell_unit(matter, returned, at=at, step="returned", text=words)
    issue_order(
        matter,
        returned,
        order,
        today,
        f"你单位{in_words(returned.submitted_on)}就《{matter.title}》（{matter.number}）报送的"
        f"{ReportKind(returned.kind).label}，经审核不符合要求：{order.reason.rstrip('。')}。",
    )
    ledger.record(
        "feedback.return_for",
        at=at,
        actor=organization.actor_of(by, at),
        row=returned,
        context=matter.ref,
        label=f"责令{returned.unit_name}{how.label}，{new_due_on}前报送",
        old={"state": ReportState.SUBMITTED},
        new={"state": returned.state, "kind": how, "new_due_on": new_due_on},
        reason=reason,
    )
    return returned


def issue_order(matter: Matter, report: Report, order: ReportReturn, today: date, found: str) -> None:
    """责令补办／重新办理通知书, numbered, with what was found in its first paragraph."""
    body, title = organization.body(), RETURN_TITLES[ReturnKind(order.kind)]
    number = (
        f"{body.document_prefix}责〔{today.year}〕{numbers.take(f'{body.document_prefix}责', today.year)}号"
    )
    documents.register(
        kind="return_order",
        number=number,
        title=title,
        subject_ref=order.ref,
        context_ref=matter.ref,
        facts={
            "letterhead": body.name,
            "number": number,
            "title": title,
            "to": report.unit_name,
            "paragraphs": [
                found,
                f"依照第十一条第四项，责令{ReturnKind(order.kind).label}，请于{in_words(order.new_due_on)}前报送。"
                "事项的办理时限不变。",
            ],
            "signature": "领导小组办公室",
            "date": str(today),
        },
        issued_on=today,
    )
