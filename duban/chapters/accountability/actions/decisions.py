"""登记处理决定: copied from the competent body's paper by one, compared by another; the system decides nothing (17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import steps
from duban.chapters.accountability.models import AccountabilityCase, CaseDecision, HandlingProposal
from duban.chapters.accountability.queries import cases, materials, proposals, tables
from duban.chapters.accountability.queries import decisions as queries
from duban.chapters.accountability.rules import cases as case_rules
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.rules import effects, measures, stages
from duban.chapters.accountability.terms.case import Stage
from duban.chapters.accountability.terms.decision import (
    DecisionKind,
    DecisionState,
    Held,
    Measure,
)
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values


@transaction.atomic
@ledger.once("accountability.record_decision", queries.decision_by_uid)
def record_decision(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    person: UUID | None = None,
    kind: DecisionKind,
    body: str,
    number: str,
    decided_on: date,
    measure: Measure,
    grade: str = "",
    own_basis: str = "",
    words: str = "",
    names_public: bool = False,
    piece: UUID,
    replaces: UUID | None = None,
) -> CaseDecision:
    """登记处理决定（第十七条）: on one person, or without a person on the unit; has no effect before it is compared and served.

    `piece` is of the evidence index: the signed decision, or for what lies outside article 17 the minutes. Names
    are public only where the decision says so. Refuses before the request it answers, a measure that does not fit its
    subject, one of another track without that body's own basis, a kind that decides otherwise where an appeal goes, and a
    day to come or before what it rests on. `replaces` is a decision that was changed.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.record_decision", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.record_decision", locked.stage)
    values, ground = rulebook.values(today), rests_on(locked)
    rules.check_paper_day(decided_on, since=ground.on, today=today)
    whom = proposals.person_in(locked, person)
    table = tables.fits(values)
    measures.check_decided(
        measure,
        grade=grade,
        own_basis=own_basis,
        track=ground.track,
        subject=proposals.subject_of(whom, values),
        table=table,
    )
    group = measures.group_of(measure, table)
    kinds = values.table("accountability.decision_kinds")
    rules.check_decision_kind(kind, group=group, table=kinds.get(group, ()))
    former = _replaced(locked, replaces)
    rules.check_settled_anew(settled=locked.stage == Stage.SETTLED, replaces=former is not None)
    last = effects.until(measure, grade, decided_on, tables.periods(values))
    row = CaseDecision(
        case=locked,
        ordinal=len(queries.decisions_of(locked)) + 1,
        proposal=ground.proposal,
        person=whom,
        kind=DecisionKind(kind),
        body=case_rules.check_words(body, what=_("作出决定的机关"), article=step.article),
        number=case_rules.check_words(number, what=_("决定文号"), article=step.article),
        decided_on=decided_on,
        measure=Measure(measure),
        grade=grade,
        until_on=last,
        names_public=names_public,
        public_until=_public_until(decided_on, last, values) if names_public else None,
        paper=materials.piece(locked, piece),
        entered_by=by,
        replaces=former,
    )
    row.put(words=words.strip(), basis=own_basis.strip())
    row.save()
    locked.save()
    steps.tell(locked, at, f"decision:{row.uid}")
    ledger.record(
        "accountability.record_decision",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"登记处理决定第{row.ordinal}号，待复核",
        new={"kind": kind, "measure": measure, "grade": grade, "decided_on": decided_on, "until_on": last},
    )
    return row


@dataclass(frozen=True)
class Ground:
    """On what a decision rests: the track, the day before which it cannot be, and the proposal where there was one."""

    track: str
    on: date
    proposal: HandlingProposal | None = None


def rests_on(case: AccountabilityCase) -> Ground:
    """The request, the deliberation where there is none, or the transfer whose result is on record."""
    if case.stage == Stage.TRANSFERRED:
        transfer = materials.needed_transfer(case)
        rules.check_result_known(transfer.result_on)
        return Ground(proposals.track_of(case, None), transfer.sent_on)
    proposal = proposals.needed_proposal(case)
    request, deliberation = proposals.request_of(proposal), proposals.deliberation_of(proposal)
    rules.check_adopted(deliberation.held if deliberation else "", wanted=Held.ADOPTED)
    rules.check_decidable(track=proposal.track, requested=request is not None)
    on = request.on if request else deliberation.on if deliberation else proposal.on
    return Ground(proposal.track, on, proposal)


def _replaced(case: AccountabilityCase, replaces: UUID | None) -> CaseDecision | None:
    if replaces is None:
        return None
    former = next((one for one in queries.decisions_of(case) if one.uid == replaces), None)
    rules.check_replaces(
        state=former.state if former else "",
        replaced=former is not None and queries.replaced_by(former) is not None,
    )
    return former


def _public_until(decided_on: date, last: date, values: Values) -> date:
    """Names are taken down at the end of the 影响期; where no rule sets one, after the days of the rule set."""
    if last > decided_on:
        return last
    return decided_on + timedelta(days=values.number("accountability.publish_days"))


@transaction.atomic
@ledger.once("accountability.check_decision", queries.decision_by_uid)
def check_decision(
    *, by: Person, at: datetime, request_id: UUID | None, case_decision: UUID, fits: bool
) -> CaseDecision:
    """复核处理决定（第十七条）: another person compares what was copied with the paper; what differs is set aside.

    Compared, it is owed to be served within the working days of the rule set. Refuses whoever copied it, and a second
    time.
    """
    found = queries.visible_decision(person=by, at=at, uid=case_decision)
    access.require("accountability.check_decision", cases.standing(by, at, found.case))
    locked, today = cases.lock(found.case), beijing_day(at)
    step = stages.check_step("accountability.check_decision", locked.stage)
    row = materials.lock(found)
    rules.check_compared(
        checked=row.state != DecisionState.RECORDED, entered_by=row.entered_by.ref, by=by.ref
    )
    row.checked_by, row.checked_on = by, today
    row.state = DecisionState.CHECKED if fits else DecisionState.REJECTED
    row.save()
    if fits:
        _owe_service(locked, row, step, today)
    locked.save()
    steps.tell(locked, at, f"decision_checked:{row.uid}")
    ledger.record(
        "accountability.check_decision",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"复核处理决定第{row.ordinal}号：{'与决定书一致' if fits else '与决定书不一致'}",
        new={"state": row.state, "stage": locked.stage},
    )
    return row


def _owe_service(case: AccountabilityCase, row: CaseDecision, step: stages.Step, today: date) -> None:
    if step.target is not None:
        case.stage, case.stage_on = step.target, today
        case.save()
    for kind in step.meets:
        steps.meet(case, kind, today)
    if step.owes is not None:
        steps.impose(case, step.owes, step, today, source=row.ref)
