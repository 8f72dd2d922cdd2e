"""拟定考核结果: one result for each party that the computing has a sheet for; the scheme proposes the grade (13(2))."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from duban.chapters.assessment.models import AssessmentRun, PersonResult, ResultRound, UnitResult
from duban.chapters.assessment.queries import computing
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.computing import Computed
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.scheme import PartyKind
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("assessment.propose_results", queries.round_by_uid)
def propose_results(*, by: Person, at: datetime, request_id: UUID | None, run: UUID) -> ResultRound:
    """拟定考核结果（第十三条第二项）: from a finished computing; the scheme proposes each grade, people fix it.

    Refuses a computing that is not finished or gave no sheets (assessment.run_unfit, assessment.no_sheets), a period
    that is not over (assessment.period_open), and one that has its results (assessment.round_exists).
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
    rules.check_new(queries.period_is_taken(from_on, to_on), title=title)
    made = ResultRound(
        year=found.year,
        from_on=from_on,
        to_on=to_on,
        title=title,
        run_ref=computing.own(found).ref,
        scheme=found.scheme_label,
        proposed_by=by,
        proposed_on=today,
    )
    made.save()
    units = [UnitResult(round=made, **of_sheet(one, today)) for one in sheets if one.party == PartyKind.UNIT]
    persons = [
        PersonResult(round=made, person_name=one.person_name, **_whose(one), **of_sheet(one, today))
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


def of_sheet(sheet: Computed, day: date) -> dict[str, Any]:  # Any: the fields of a result
    """What a result takes over from the sheet of its party; the proposal is also what is first suggested."""
    ranked = rules.is_ranked(
        sheet.ranked,
        matters=sheet.matters,
        units_without_too=rulebook.values(day).flag("assessment.rank_units_without_matters"),
        is_unit=sheet.party == PartyKind.UNIT,
    )
    return {
        "side": sheet.side,
        "unit_id": sheet.unit_id,
        "unit_name": sheet.unit_name,
        "from_on": sheet.from_on,
        "to_on": sheet.to_on,
        "sheet_ref": f"assessment.sheet:{sheet.uid}",
        "total": str(sheet.total),
        "rounded": sheet.rounded,
        "ranked": ranked,
        "why_unranked": "" if ranked else sheet.not_ranked_because,
        "vetoes": [str(veto.get("words", "")) for veto in sheet.vetoes],
        "proposed": sheet.proposed if ranked else "",
        "suggested": sheet.proposed if ranked else "",
    }


def run_of(of: ResultRound) -> AssessmentRun:
    """The computing that the round is built on."""
    return computing.run_by_uid(UUID(of.run_ref.rpartition(":")[2]))
