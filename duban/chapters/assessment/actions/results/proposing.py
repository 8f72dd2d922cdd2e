"""拟定考核结果: one result for each party that the computing has a sheet for; the scheme proposes the grade (13(2))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import renewing, sheeted, stepping
from duban.chapters.assessment.models import AssessmentRun, PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries import computing
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.computing import Computed
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.results import RoundState
from duban.chapters.assessment.terms.scheme import PartyKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("assessment.propose_results", queries.round_by_uid)
def propose_results(*, by: Person, at: datetime, request_id: UUID | None, run: UUID) -> ResultRound:
    """拟定考核结果（第十三条第二项）: from a finished computing; the scheme proposes each grade, people fix it.

    What was returned is proposed anew on a later computing: who has other points or another proposal gets another
    edition, and the results are made public again. Refuses a computing that is not finished or gave no sheets
    (assessment.run_unfit, assessment.no_sheets), a period that is not over (assessment.period_open), and one that has its
    results (assessment.round_exists).
    """
    found = computing.visible_run(person=by, at=at, uid=run)
    access.require("assessment.propose_results", organization.standing(by, at))
    organization.lock()
    sheets = computing.sheets_of(found)
    today = beijing_day(at)
    rules.check_run(found.state != RunState.ASKED, parties=len(sheets))
    rules.check_judged([f"{one.unit_name}{one.person_name}" for one in sheets if one.waiting and one.ranked])
    from_on, to_on = date(found.year, 1, 1), found.until_on
    rules.check_period(to_on, today=today)
    title = rules.title_of(from_on, to_on)
    before = queries.round_of(from_on, to_on)
    run_ref = computing.own(found).ref
    if before is not None and rules.is_proposed_anew(before.state, same_run=before.run_ref == run_ref):
        return _anew(before, found, sheets, by=by, at=at)
    rules.check_new(before is not None, title=title)
    made = ResultRound(
        year=found.year,
        from_on=from_on,
        to_on=to_on,
        title=title,
        run_ref=run_ref,
        scheme=found.scheme_label,
        proposed_by=by,
        proposed_on=today,
    )
    made.save()
    units = [
        UnitResult(round=made, **sheeted.of_sheet(one, today))
        for one in sheets
        if one.party == PartyKind.UNIT
    ]
    persons = [
        PersonResult(round=made, person_name=one.person_name, **_whose(one), **sheeted.of_sheet(one, today))
        for one in sheets
        if one.party == PartyKind.PERSON
    ]
    UnitResult.objects.bulk_create(units, batch_size=500)
    PersonResult.objects.bulk_create(persons, batch_size=500)
    ledger.record(
        "assessment.propose_results",
        at=at,
        actor=organization.actor_of(by, at),
        row=made,
        context=made.ref,
        label=f"拟定{title}结果，单位{len(units)}个、人员{len(persons)}名",
        new={"run": made.run_ref, "scheme": made.scheme, "units": len(units), "persons": len(persons)},
    )
    return made


def _whose(sheet: Computed) -> dict[str, Any]:  # Any: as below
    return {"person_id": sheet.person_id}


def _anew(
    seen: ResultRound, run: AssessmentRun, sheets: Sequence[Computed], *, by: Person, at: datetime
) -> ResultRound:
    """The results that were returned, in line with a later computing (13(2))."""
    of, today = queries.lock(seen), beijing_day(at)
    reason = _("退回后按第{n}次计算重新拟定").format(n=run.ordinal)
    before = of.run_ref
    changed = renewing.renew(of, sheets, today, reason=reason)
    of.run_ref, of.scheme = computing.own(run).ref, run.scheme_label
    of.proposed_by, of.proposed_on = by, today
    stepping.to_publish(of, changed=changed > 0)
    of.save()
    ledger.record(
        "assessment.propose_results",
        at=at,
        actor=organization.actor_of(by, at),
        row=of,
        context=of.ref,
        label=f"{of.title}结果{reason}，改动{changed}个",
        old={"run": before, "state": RoundState.RETURNED},
        new={"run": of.run_ref, "scheme": of.scheme, "state": of.state, "changed": changed},
        reason=of.return_reason,
    )
    return of
