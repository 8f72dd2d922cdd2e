"""认定, 核实报告和处理建议: two findings before any track, and nothing that does not fit (17; decisions 34, 36, 37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import replied, steps
from duban.chapters.accountability.models import (
    AccountabilityCase,
    CaseFindings,
    HandlingProposal,
    ProposedMeasure,
)
from duban.chapters.accountability.queries import cases, materials, tables
from duban.chapters.accountability.queries import proposals as queries
from duban.chapters.accountability.rules import cases as case_rules
from duban.chapters.accountability.rules import deciding as rules
from duban.chapters.accountability.rules import stages, tracks
from duban.chapters.accountability.terms.case import Stage
from duban.chapters.accountability.terms.decision import Loss, Measure, Nature, NotPursuedReason, Track
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.queries import Values


@dataclass(frozen=True)
class Suggestion:
    """A measure for one person of the case; without a person it is for the unit."""

    measure: Measure
    person: UUID | None = None


@transaction.atomic
@ledger.once("accountability.record_findings", queries.findings_by_uid)
def record_findings(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    second: UUID,
    established: bool,
    loss: Loss,
    nature: Nature,
    words: str,
) -> CaseFindings:
    """认定情形是否成立、有无损失和性质（第十七条）: by two handlers, with the reason; made anew they replace the last.

    Refuses a nature that points to a violation or a crime: then contact stops and the case goes out
    (accountability.must_go_out), with or without loss (decision 36).
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.record_findings", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.record_findings", locked.stage)
    beside = _second(by, second, locked)
    crime = "DUTY_CRIME" if nature == Nature.CRIME else ""
    rules.check_stays(
        tracks.Findings(loss, nature, crime, established),
        ends_on=rulebook.values(today).texts("accountability.contact_ends_on"),
    )
    row = CaseFindings(
        case=locked,
        ordinal=len(queries.all_findings(locked)) + 1,
        established=established,
        loss=Loss(loss),
        nature=Nature(nature),
        on=today,
        first=by,
        second=beside,
    )
    row.put(words=case_rules.check_words(words, what=_("认定的理由"), article="17"))
    row.save()
    steps.advance(locked, step, today)
    ledger.record(
        "accountability.record_findings",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"认定损失和性质（第{row.ordinal}次）",
        new={"loss": loss, "nature": nature, "established": established, "second": beside.ref},
    )
    return row


@transaction.atomic
@ledger.once("accountability.propose_handling", queries.proposal_by_uid)
def propose_handling(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    second: UUID,
    track: Track,
    report: str,
    measures: tuple[Suggestion, ...] = (),
    not_pursued: str = "",
) -> HandlingProposal:
    """提出核实报告和处理建议（第十七条）: by two handlers, after everybody was heard and every 容错 claim answered.

    Refuses a track that handling class and findings do not leave open, and a measure that does not fit the track or its
    subject; each names the article and what would fit (decisions 35 to 37). 不予追究 carries the reason that was found; 容错
    is judged person by person, and for whom it was upheld no measure is proposed (decision 38).
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.propose_handling", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.propose_handling", locked.stage)
    beside, values = _second(by, second, locked), rulebook.values(today)
    case_rules.check_heard(materials.heard(locked), today=today, open_claims=materials.open_claims(locked))
    findings = queries.needed_findings(locked)
    _check_track(locked, findings, track, not_pursued, values)
    _check_measures(locked, track, measures, values)
    row = HandlingProposal(
        case=locked,
        ordinal=len(queries.proposals_of(locked)) + 1,
        findings=findings,
        track=Track(track),
        not_pursued=NotPursuedReason(not_pursued) if track == Track.NOT_PURSUED else "",
        on=today,
        first=by,
        second=beside,
    )
    row.put(report=case_rules.check_words(report, what=_("核实报告"), article="17"))
    row.save()
    for one in dict.fromkeys(measures):
        ProposedMeasure(
            proposal=row, person=queries.person_in(locked, one.person), measure=Measure(one.measure)
        ).save()
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"proposed:{row.uid}")
    ledger.record(
        "accountability.propose_handling",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label=f"提出核实报告和处理建议：{Track(track).label}",
        new={"track": track, "not_pursued": row.not_pursued, "second": beside.ref, "stage": locked.stage},
    )
    return row


def _check_track(
    case: AccountabilityCase, findings: CaseFindings, track: str, not_pursued: str, values: Values
) -> None:
    ground, handling = queries.handling_of(case, values)
    openings, given = tables.openings(values), queries.as_found(findings, case)
    tracks.check_track(track, ground=ground, handling=handling, findings=given, table=openings)
    if track == Track.NOT_PURSUED:
        tracks.check_not_pursued(not_pursued, findings=given, table=openings)


def _check_measures(
    case: AccountabilityCase, track: str, given: Sequence[Suggestion], values: Values
) -> None:
    whom = [queries.person_in(case, one.person) for one in given]
    upheld = queries.tolerated(case)
    rules.check_tolerated(
        list(dict.fromkeys(one.name for one in whom if one is not None and one.pk in upheld))
    )
    proposed = [
        rules.Proposed(one.measure, queries.subject_of(person, values))
        for one, person in zip(given, whom, strict=True)
    ]
    rules.check_measures(track, proposed, tables.fits(values))


def _second(by: Person, second: UUID, case: AccountabilityCase) -> Person:
    """The other of two handlers."""
    handlers = {one.uid: one for one in cases.handlers_of(case)}
    beside = handlers.get(second, by)
    case_rules.check_two(first=by.ref, second=beside.ref, handlers=[one.ref for one in handlers.values()])
    return beside


@transaction.atomic
@ledger.once("accountability.return_proposal", queries.proposal_by_uid)
def return_proposal(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, reason: str, piece: UUID | None = None
) -> HandlingProposal:
    """退回处理建议（第十七条）: to the handlers, with the reason, for further verification or another proposal.

    After the meeting has agreed nothing goes back (accountability.adopted_already), unless the body that was asked sends it
    back by its own paper, `piece` of the evidence index, before it has decided.
    """
    found = cases.visible_case(person=by, at=at, uid=case)
    access.require("accountability.return_proposal", cases.standing(by, at, found))
    locked, today = cases.lock(found), beijing_day(at)
    step = stages.check_step("accountability.return_proposal", locked.stage)
    row = materials.lock(queries.needed_proposal(locked))
    if locked.stage == Stage.SENT_UP:
        replied.note(locked, row, piece, today)
    else:
        rules.check_returnable(held=queries.held_of(locked))
    row.returned_on = today
    row.put(returned=case_rules.check_words(reason, what=_("退回的理由"), article="17"))
    row.save()
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"returned:{row.uid}", people=cases.handlers_of(locked))
    ledger.record(
        "accountability.return_proposal",
        at=at,
        actor=organization.actor_of(by, at),
        row=row,
        context=locked.ref,
        label="退回处理建议",
        new={"stage": locked.stage},
    )
    return row
