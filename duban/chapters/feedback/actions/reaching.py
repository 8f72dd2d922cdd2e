"""Steps inside the acts: a report waits for its head, or reaches the Office on a day that counts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.actions.asking import ask_units
from duban.chapters.feedback.models import Report
from duban.chapters.feedback.terms import ReportKind, ReportState
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries as responsibility
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation


def with_head(matter: Matter, report: Report, *, at: datetime) -> None:
    """The unit's head owes an answer to his own people."""
    today = beijing_day(at)
    matters_actions.impose_counted(
        matter,
        ObligationKind.UNIT_APPROVAL,
        unit=report.unit,
        source=report.ref,
        article="11(4)",
        from_on=today,
        days=rulebook.values(today).number("feedback.unit_approval_within"),
        person=organization.head_of(report.unit_id, today),
    )
    heads = organization.holders(report.unit_id, (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE), today)
    tell(matter, report, heads, at=at, step="approve", text="有一份反馈待您审核")


def reach_office(matter: Matter, report: Report, *, by: Person, at: datetime) -> None:
    """Submitted to the Office: on this Beijing day the feedback is given, on time or not (decision 15); the
    Office owes its review."""
    today = beijing_day(at)
    report.state, report.submitted_on = ReportState.SUBMITTED, today
    report.unit_approved_by, report.unit_approved_on = by, today
    report.save()
    duty, kind = report.obligation, ReportKind(report.kind)
    if duty is not None and kind in rules.MET_BY_SUBMISSION:
        matters_actions.meet(duty, met_on=today, by_ref=report.ref)
        _own_date_met(duty, report)
    concerns = report.concerns
    if concerns is not None and concerns.met_on is None and kind in {*rules.RESULTS, ReportKind.REDO}:
        matters_actions.note_reported(concerns, today)
        _own_date_met(concerns, report)
    matters_actions.impose_counted(
        matter,
        ObligationKind.REVIEW,
        unit=organization.office(),
        source=report.ref,
        article="11(4)",
        from_on=today,
        days=rulebook.values(today).number("feedback.review_within"),
    )
    ask_units(matter, report, at=at)
    office = [*organization.people_with(PostKind.OFFICE_STAFF, today)]
    office += organization.people_with(PostKind.OFFICE_DIRECTOR, today)
    tell(matter, report, office, at=at, step="review", text=f"{report.unit_name}报送反馈，待审核")


def _own_date_met(duty: Obligation, report: Report) -> None:
    """What the unit promised by its own date is reported (decision 33)."""
    if report.submitted_on is not None:
        matters_actions.discharge(
            duty.ref, met_on=report.submitted_on, by_ref=report.ref, kinds=(ObligationKind.OWN_DATE,)
        )


def tell(matter: Matter, report: Report, people: list[Person], *, at: datetime, step: str, text: str) -> None:
    """One message for this step of this report."""
    inbox.tell(
        people,
        kind=f"feedback.{step}",
        text=f"{matter.number}《{matter.title[:80]}》：{text}",
        at=at,
        slot=f"report:{report.uid}:{step}",
        subject_ref=report.ref,
        context_ref=matter.ref,
    )


def tell_unit(matter: Matter, report: Report, *, at: datetime, step: str, text: str) -> None:
    """Whoever wrote it, and the unit's liaisons, head and deputies: everything gets an answer (art. 6(3))."""
    now = queries.unit_now(report)
    people = [report.written_by, *responsibility.to_tell(now.pk, beijing_day(at))]
    tell(matter, report, people, at=at, step=step, text=text)
