"""报送反馈: from the desk of a handler to the head, or straight to the Office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.actions import measuring
from duban.chapters.feedback.actions.drafts import drop_draft
from duban.chapters.feedback.actions.measuring import ValueGiven, WordGiven
from duban.chapters.feedback.actions.reaching import reach_office, with_head
from duban.chapters.feedback.models import Evidence, Report
from duban.chapters.feedback.terms import AS_PLANNED, Confidence, ReportKind, ReportState
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import OrgUnit, Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter, Obligation

CHAINED = frozenset({ReportKind.SUPPLEMENT, ReportKind.REDO})


@transaction.atomic
@ledger.once("feedback.submit_report", queries.report_by_uid)
def submit_report(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    obligation: UUID | None = None,
    unit: UUID | None = None,
    progress: str = "",
    percent: int,
    problems: str = "",
    next_step: str = "",
    completed_on: date | None = None,
    as_planned: bool = False,
    evidence: Sequence[UUID] = (),
    words: Sequence[WordGiven] = (),
    values: Sequence[ValueGiven] = (),
    confidence: Confidence | None = None,
) -> Report:
    """承办单位按时反馈督办事项办理结果（第十一条第四项）.

    `obligation` is what it answers; without one it is unasked progress of `unit`. It goes to the unit's head
    first, and straight to the Office when head or deputy submits it himself. `words` fill the fields of the
    category, `values` say how far objectives have come (the final report: each, or why not), `confidence` how
    sure the unit is of the deadline. `percent` is 0–100,
    `completed_on` the claimed Beijing date, `evidence` files that the writer has uploaded. Refuses what is
    not owed, a second version while one is under way, a claim in the future, and 「按序时进度推进」 when the
    unit is behind the linear schedule, has a milestone past, or has said no more too often in a row.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    asked = matters.obligation_of(found, obligation) if obligation else None
    place = asked.unit if asked else rules.party_unit(matters.party_unit(found, unit))
    who = matters.standing(by, at, found, unit_id=place.pk)
    access.require("feedback.submit_report", who)
    locked = matters.lock(found, at=at)
    matters_rules.check_active(locked.state, locked.closed_on, "11(4)")
    duty = matters.lock_obligation(locked, asked.uid) if asked else None
    claim = rules.Claim(
        progress.strip() or (AS_PLANNED if as_planned else ""), percent, completed_on, as_planned
    )
    today = beijing_day(at)
    kind = _check(locked, duty, claim, place=place, today=today)
    follows = _last(duty, kind) if duty else None
    concerns = follows.concerns if kind in CHAINED and follows else duty
    measured = measuring.check(
        locked,
        words,
        values,
        nature=rules.nature(concerns.kind if concerns else None),
        before=follows if kind == ReportKind.SUPPLEMENT else None,
        today=today,
    )
    report = _write(locked, duty, claim, kind=kind, by=by, at=at, place=place)
    report.problems, report.next_step = problems.strip(), next_step.strip()
    report.confidence = Confidence(confidence) if confidence else ""
    attach(report, evidence, by)
    measuring.write(report, measured)
    drop_draft(person=by, matter=locked, about_ref=(duty or place).ref)
    if access.who_may("feedback.approve_report").admits(who):
        reach_office(locked, report, by=by, at=at)
    else:
        with_head(locked, report, at=at)
    ledger.record(
        "feedback.submit_report",
        at=at,
        actor=organization.actor_of(by, at),
        row=report,
        context=locked.ref,
        label=f"{report.unit_name}报送{ReportKind(kind).label}，完成{percent}%",
        new={
            "state": report.state,
            "percent": percent,
            "completed_on": completed_on,
            "progress": claim.progress,
            "confidence": report.confidence,
            "values": {one.objective: one.value or one.why_not for one in measured.values},
            "words": {field.code: value for field, value in measured.words},
        },
    )
    return report


def _check(
    matter: Matter, duty: Obligation | None, claim: rules.Claim, *, place: OrgUnit, today: date
) -> ReportKind:
    kind = ReportKind.PERIODIC
    if duty is not None:
        kind = rules.kind_of(duty.kind, str(ObligationKind(duty.kind).label))
        rules.check_owed(standing=duty.met_on is None and duty.lapsed_on is None)
        last = _last(duty, kind)
        rules.check_chain(
            kind=kind,
            last_state=last.state if last else None,
            last_label=str(ReportState(last.state).label) if last else "",
            returned_as=queries.returned_as(last),
        )
    rules.check_claim(claim, kind=kind, today=today, docketed_on=matter.docketed_on)
    if claim.as_planned:
        values = rulebook.values(today)
        rules.check_as_planned(
            queries.course(matter, place.pk, today),
            percent=claim.percent,
            limit=values.number("feedback.same_as_planned_limit"),
            points=values.number("light.behind_points"),
        )
    return kind


def _last(duty: Obligation, kind: ReportKind) -> Report | None:
    if kind in CHAINED:
        return queries.last_answer(duty)
    return queries.last_on(duty)


def _write(
    matter: Matter,
    duty: Obligation | None,
    claim: rules.Claim,
    *,
    kind: ReportKind,
    by: Person,
    at: datetime,
    place: OrgUnit,
) -> Report:
    follows = _last(duty, kind) if duty else None
    chained = kind in CHAINED and follows is not None
    return Report(
        matter=matter,
        unit=place,
        unit_name=organization.unit_name(place.pk, beijing_day(at)),
        obligation=duty,
        concerns=follows.concerns if chained and follows else duty,
        follows=follows,
        kind=kind,
        state=ReportState.WITH_HEAD,
        progress=claim.progress,
        percent=claim.percent,
        as_planned=claim.as_planned,
        completed_on=claim.completed_on,
        written_by=by,
        written_at=at,
    )


def attach(report: Report, evidence: Sequence[UUID], by: Person) -> None:
    """Save the report with the files that its writer has uploaded for it."""
    found = [files.file_by_uid(uid) for uid in dict.fromkeys(evidence)]
    own = {"", by.ref, report.matter.ref}
    rules.check_own_files(foreign=sum(one.owner_ref not in own for one in found))
    report.save()
    for one in found:
        Evidence(report=report, file=one).save()
