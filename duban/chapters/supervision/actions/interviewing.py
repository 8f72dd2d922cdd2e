"""约谈督办 as it is held: who came, what was said and required, signed or not (art. 10(3))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision.actions import filing, interview_papers
from duban.chapters.supervision.actions.filing import Looked
from duban.chapters.supervision.actions.recording import tell_filed
from duban.chapters.supervision.models import Interview, InterviewPresence, InterviewRequirement
from duban.chapters.supervision.queries import lock as lock_with
from duban.chapters.supervision.queries import modes as queries
from duban.chapters.supervision.rules import modes as rules
from duban.chapters.supervision.terms.inspecting import InspectionForm, InterviewState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import InspectionRecord


@dataclass(frozen=True)
class Requirement:
    """What the unit is to do, by which Beijing date."""

    text: str
    due_on: date


@transaction.atomic
@ledger.once("supervision.interview", queries.interview_by_uid)
def interview(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    interview: UUID,
    interviewee: UUID,
    present: Sequence[UUID],
    looked: Looked,
    signed: bool,
    refusal_note: str = "",
    requirements: Sequence[Requirement] = (),
) -> Interview:
    """约谈督办（第十条第三项）: the minutes in `looked`, read and signed by the head or the deputy in charge, or their
    refusal noted; two of the Office `present`. 约谈纪要 is numbered by issue and frozen; it is no sanction.

    What is required becomes what the unit owes. Refuses one that was not told, somebody else than those who answer for
    the unit that day, one person of the Office alone, neither signature nor note, and a requirement without a day to
    come.
    """
    found = queries.visible_interview(person=by, at=at, uid=interview)
    access.require("supervision.interview", queries.standing(by, at, found))
    organization.lock()
    matter = matters.lock(found.matter, at=at)
    row, today = lock_with(matter, found), beijing_day(at)
    rules.check_interview_state(row.state, "supervision.interview")
    head = organization.person_by_uid(interviewee)
    rules.check_interviewee(
        queries.interviewed(head, row.unit, looked.held_on),
        name=head.name,
        unit=organization.unit_name(row.unit_id, looked.held_on),
    )
    there = _there(present, looked.held_on)
    rules.check_signed(signed, refusal_note=refusal_note)
    rules.check_requirements([(one.text, one.due_on) for one in requirements], held_on=looked.held_on)
    if (looked.held_on.year, looked.held_on.month) != (row.planned_on.year, row.planned_on.month):
        filing.check_cap(row.unit, looked.held_on, InspectionForm.INTERVIEW)
    record = filing.file_record(
        matter,
        row.unit,
        looked,
        by=by,
        at=at,
        form=InspectionForm.INTERVIEW,
        from_on=row.issued_on or row.proposed_on,
        interview=row,
    )
    row.state, row.held_on, row.interviewee = InterviewState.HELD, looked.held_on, head
    row.signed, row.refusal_note = signed, "" if signed else refusal_note
    row.save()
    for one in there:
        InterviewPresence(interview=row, person=one).save()
    for wanted in requirements:
        _require(matter, row, wanted, today)
    matters_actions.discharge(row.ref, met_on=looked.held_on, by_ref=row.ref)
    tell_filed(record, at)
    minutes = _minutes(matter, row, record, there, today)
    ledger.record(
        "supervision.interview",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=matter.ref,
        label=f"约谈{head.name}，提出落实要求{len(requirements)}项"
        + ("" if signed else "（拒绝签字，已注明）"),
        new={
            **filing.new_values(record, looked),
            "interviewee": head.ref,
            "present": [one.ref for one in there],
            "signed": signed,
            "requirements": [one.text for one in requirements],
            "minutes": minutes,
        },
        reason=row.refusal_note,
    )
    return row


def _there(present: Sequence[UUID], on: date) -> list[Person]:
    """Those of the Office who were present on that day: at least two (rule set)."""
    there = [one for one in queries.office_people(on) if one.uid in set(present)]
    least = rulebook.values(on).number("supervision.interview_persons")
    rules.check_present([one.ref for one in there], least=least)
    return there


def _minutes(
    matter: Matter, row: Interview, record: InspectionRecord, there: Sequence[Person], today: date
) -> str:
    """约谈纪要, counted by issue, its facts frozen; the number last of all locks."""
    number = interview_papers.minutes_number(
        numbers.take(interview_papers.MINUTES_SERIES, today.year), today.year
    )
    documents.register(
        kind="interview_minutes",
        number=number,
        title=interview_papers.MINUTES,
        subject_ref=row.ref,
        context_ref=matter.ref,
        facts=interview_papers.minutes(row, record, there, number=number, issued_on=today),
        issued_on=today,
    )
    return number


def _require(matter: Matter, row: Interview, wanted: Requirement, today: date) -> None:
    """明确落实要求: the unit owes it from now on."""
    requirement = InterviewRequirement(interview=row, text=wanted.text, due_on=wanted.due_on)
    requirement.save()
    matters_actions.impose(
        matter,
        ObligationKind.REQUIREMENT,
        unit=row.unit,
        source=requirement.ref,
        article="10(3)",
        imposed_on=today,
        due_on=wanted.due_on,
        label=wanted.text,
    )
