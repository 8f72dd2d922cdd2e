"""检查情况应记录备案: a problem, with its fact and evidence (art. 11(3))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.models import Problem, ProblemEvidence, SupervisionNotice
from duban.chapters.supervision.queries import treating
from duban.chapters.supervision.terms import ProblemEnd, ProblemKind, ProblemState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@transaction.atomic
@ledger.once("supervision.record_problem", queries.problem_by_uid)
def record_problem(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    kind: ProblemKind,
    fact: str,
    found_on: date,
    obligation: UUID | None = None,
    safety: bool = False,
    self_reported: bool = False,
    own_new_on: date | None = None,
    evidence: Sequence[UUID] = (),
) -> Problem:
    """检查催办的情况应记录备案（第十一条第三项）: the problem, the day it was found, and the evidence.

    `evidence` are stored files; `obligation` is the overdue task on record that the problem rests on.
    Imposes on the Office to treat it; what is found after closing is treated once the result is re-opened.
    With `self_reported` the unit's own new date shields it from a notice until then (decision 33); what the
    unit has itself reported of that task counts without being ticked. Refuses a day outside the matter's
    running, and the Office's own unit.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.record_problem", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    rules.check_recordable(locked.state, locked.closed_on, ended=bool(locked.ending))
    whom = organization.unit_by_uid(unit)
    owed = matters.lock_obligation(locked, obligation) if obligation else None
    rules.check_not_own("supervision.record_problem", own=queries.is_own(by, at, whom.pk))
    rules.check_recipient(
        undertakes=queries.undertakes(locked, whom) and (owed is None or owed.unit_id == whom.pk)
    )
    rules.check_text(fact, _("问题事实"), "11(3)")
    own = matters.own_date(owed, found_on=found_on, today=beijing_day(at)) if owed else None
    if own is not None:
        self_reported, own_new_on = True, own
    rules.check_problem(
        found_on=found_on,
        assigned_on=locked.assigned_on,
        today=beijing_day(at),
        self_reported=self_reported,
        own_new_on=own_new_on,
    )
    problem = Problem(
        matter=locked,
        unit=whom,
        obligation=owed,
        kind=ProblemKind(kind),
        fact=fact,
        found_on=found_on,
        found_by=by,
        safety=safety,
        self_reported=self_reported,
        own_new_on=own_new_on if self_reported else None,
    )
    problem.save()
    for file in dict.fromkeys(evidence):
        ProblemEvidence(problem=problem, file=files.file_by_uid(file)).save()
    if locked.closed_on is None:
        impose_treatment(locked, problem, beijing_day(at))
    ledger.record(
        "supervision.record_problem",
        at=at,
        actor=organization.actor_of(by, at),
        row=problem,
        context=locked.ref,
        label=f"登记问题：{fact[:60]}",
        new={"kind": kind, "found_on": found_on, "safety": safety, "self_reported": self_reported},
    )
    return problem


def impose_treatment(matter: Matter, problem: Problem, today: date) -> None:
    """The Office owes an answer to every open problem: a notice, or a re-check of what the unit reported."""
    matters_actions.impose_counted(
        matter,
        ObligationKind.TREAT_PROBLEM,
        unit=organization.office(),
        source=problem.ref,
        article="11(3)",
        from_on=max(today, problem.own_new_on or today),
        days=rulebook.values(today).number("supervision.treat_problem_within"),
        label=problem.fact[:60],
    )


def mark_noticed(matter: Matter, notice: SupervisionNotice, today: date) -> None:
    """Step of issuing: the problems that the notice names are treated."""
    for one in queries.open_problems(notice):
        problem = queries.lock(matter, one)
        problem.state = ProblemState.NOTICED
        problem.save()
        matters_actions.discharge(
            problem.ref, met_on=today, by_ref=notice.ref, kinds=(ObligationKind.TREAT_PROBLEM,)
        )


def reopen(matter: Matter, one: Problem, today: date) -> None:
    """The problem is open again and waits for the Office; a decision not to issue a notice holds no more."""
    problem = queries.lock(matter, one)
    if problem.state not in (ProblemState.NOTICED, ProblemState.TRACKED):
        return
    if (decision := treating.decision_on(problem)) is not None:
        fallen = queries.lock(matter, decision)
        fallen.fell_on = today
        fallen.save()
    problem.state = ProblemState.OPEN
    problem.save()
    impose_treatment(matter, problem, today)


def end(matter: Matter, one: Problem, today: date, *, as_: ProblemEnd, by_ref: str) -> None:
    """Close the problem: rectified, or found to have no ground. What the Office owed on it is done, and a
    notice that named nothing else asks for no reply any more."""
    problem = queries.lock(matter, one)
    problem.state, problem.ended_as, problem.closed_on = ProblemState.CLOSED, as_, today
    problem.save()
    owed = (ObligationKind.TREAT_PROBLEM, ObligationKind.VERIFY)
    matters_actions.discharge(problem.ref, met_on=today, by_ref=by_ref, kinds=owed)
    for notice in queries.notices_without_open_problem(problem):
        _end_covered(matter, notice, today, as_=as_, by_ref=by_ref)
        if as_ == ProblemEnd.RECTIFIED:
            matters_actions.discharge(
                notice.ref, met_on=today, by_ref=by_ref, kinds=(ObligationKind.NOTICE_REPLY,)
            )
        else:
            matters_actions.lapse(notice.ref, on=today, kinds=(ObligationKind.NOTICE_REPLY,))


def _end_covered(
    matter: Matter, notice: SupervisionNotice, today: date, *, as_: ProblemEnd, by_ref: str
) -> None:
    """What was put right under the notice without standing in it closes with it, or waits again."""
    for one in treating.covered_by(notice):
        if as_ == ProblemEnd.RECTIFIED:
            end(matter, one, today, as_=as_, by_ref=by_ref)
        else:
            reopen(matter, one, today)


def release_covered(matter: Matter, notice: SupervisionNotice, today: date) -> None:
    """The notice fell away: what was put right under it waits again."""
    for one in treating.covered_by(notice):
        reopen(matter, one, today)
