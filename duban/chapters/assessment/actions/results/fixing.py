"""报请审定 and 确定等次: the Leading Group fixes the grades, of units and of persons each by itself (13(2), 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.assessment.actions.results import capping, circulating, deciding, stepping
from duban.chapters.assessment.actions.results.deciding import Basis
from duban.chapters.assessment.models import ResultRound
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries import signing
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import FIX_PERSONS, FIX_UNITS, RoundState
from duban.chapters.assessment.terms.scheme import PersonGrade, Side, UnitGrade
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@dataclass(frozen=True)
class UnitOverride:
    """A unit on which it was decided otherwise than suggested, and why (14(1))."""

    result: UUID
    grade: UnitGrade
    reason: str


@dataclass(frozen=True)
class PersonOverride:
    """A person on whom it was decided otherwise than suggested, and why (14(2))."""

    result: UUID
    grade: PersonGrade
    reason: str


@transaction.atomic
@ledger.once("assessment.submit_results", queries.round_by_uid)
def submit_results(*, by: Person, at: datetime, request_id: UUID | None, result_round: UUID) -> ResultRound:
    """考核结果报请审定（第十三条第二项）: after the publicity, every objection answered; what was returned and stays as it was may
    go up again.

    Where the scheme, or else the rule set, has a cap on 优秀, refuses to go up above it and says by how many; nobody is demoted
    (assessment.cap_exceeded). Refuses during the publicity (assessment.publicity_open) and while an objection waits
    (assessment.objections_open).
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.submit_results", organization.standing(by, at))
    sent, today = queries.lock(found), beijing_day(at)
    stepping.check_step("assessment.submit_results", sent)
    before = sent.state
    rules.check_publicity_over(sent.objections_until, today=today)
    rules.check_objections_answered(len(queries.open_objections(sent)))
    suggested = [
        rules.Graded(str(Side(one.side).label), one.unit_name, one.suggested)
        for one in queries.person_results(sent)
        if one.ranked
    ]
    capping.check_cap(sent, suggested, today)
    sent.state, sent.submitted_by, sent.submitted_on = RoundState.SUBMITTED, by, today
    sent.save()
    inbox.tell(
        signing.group(today)
        if signing.may_circulate(today)
        else organization.people_with(PostKind.LEADING_GROUP_HEAD, today),
        kind="assessment.submitted",
        text=_("{title}结果待审定").format(title=sent.title),
        at=at,
        slot=f"result-round:{sent.uid}:submitted:{sent.version}",
        subject_ref=sent.ref,
        context_ref=sent.ref,
    )
    ledger.record(
        "assessment.submit_results",
        at=at,
        actor=organization.actor_of(by, at),
        row=sent,
        context=sent.ref,
        label=f"{sent.title}结果报请审定",
        old={"state": before},
        new={"state": sent.state},
    )
    return sent


@transaction.atomic
@ledger.once("assessment.fix_unit_grade", queries.round_by_uid)
def fix_unit_grade(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    result_round: UUID,
    overrides: Sequence[UnitOverride] = (),
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
    circulated: bool = False,
) -> ResultRound:
    """确定单位等次（第十四条第一项）: 好、较好、一般、差, by a Leading Group meeting, by circulation (传签), by its head, or on a checked paper (代录).

    Each unit is fixed as suggested, those in `overrides` otherwise with a reason; proposal and fixed grade both stay.
    Refuses while somebody who was there and had to has not recused (assessment.not_recused), and units fixed before;
    by circulation also while somebody has not agreed (assessment.results_not_signed), and any override.
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.fix_unit_grade", organization.standing(by, at))
    of = queries.lock(found)
    stepping.check_step("assessment.fix_unit_grade", of)
    rules.check_unfixed(of.units_fixed_on, party=str(_("单位")), article="14(1)")
    results = list(queries.unit_results(of))
    basis = (
        _circulated(of, results, at, meeting=meeting, changes=len(overrides))
        if circulated
        else _decided(of, results, FIX_UNITS, by=by, at=at, meeting=meeting, place=place)
    )
    fixed = rules.fixed(
        [_line(one) for one in results],
        [rules.Override(str(one.result), one.grade, one.reason) for one in overrides],
        scale=UnitGrade,
        article="14(1)",
    )
    by_uid = {str(one.uid): one for one in results}
    changed = 0
    for line in fixed:
        result = queries.lock(by_uid[line.uid])
        result.grade, result.grade_reason = line.grade, line.reason
        changed += _finish(result, basis, by)
    of.units_fixed_on = basis.on
    _close(of, results, basis, "assessment.fix_unit_grade", by=by, at=at, changed=changed, opinion=opinion)
    return of


@transaction.atomic
@ledger.once("assessment.fix_person_grade", queries.round_by_uid)
def fix_person_grade(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    result_round: UUID,
    overrides: Sequence[PersonOverride] = (),
    opinion: str = "",
    meeting: UUID | None = None,
    place: int | None = None,
    circulated: bool = False,
) -> ResultRound:
    """确定人员等次（第十四条第二项）: 优秀、称职、基本称职、不称职; for reference in the annual appraisal, which it does not replace.

    As for units. A cap on 优秀 that is switched on is looked at again with what was decided otherwise.
    """
    found = queries.visible_round(person=by, at=at, uid=result_round)
    access.require("assessment.fix_person_grade", organization.standing(by, at))
    of = queries.lock(found)
    stepping.check_step("assessment.fix_person_grade", of)
    rules.check_unfixed(of.persons_fixed_on, party=str(_("人员")), article="14(2)")
    results = list(queries.person_results(of))
    basis = (
        _circulated(of, results, at, meeting=meeting, changes=len(overrides))
        if circulated
        else _decided(of, results, FIX_PERSONS, by=by, at=at, meeting=meeting, place=place)
    )
    fixed = rules.fixed(
        [_line(one) for one in results],
        [rules.Override(str(one.result), one.grade, one.reason) for one in overrides],
        scale=PersonGrade,
        article="14(2)",
    )
    by_uid = {str(one.uid): one for one in results}
    graded = [
        rules.Graded(str(Side(by_uid[one.uid].side).label), by_uid[one.uid].unit_name, one.grade)
        for one in fixed
    ]
    capping.check_cap(of, graded, beijing_day(at))
    changed = 0
    for line in fixed:
        result = queries.lock(by_uid[line.uid])
        result.grade, result.grade_reason = line.grade, line.reason
        changed += _finish(result, basis, by)
    of.persons_fixed_on = basis.on
    _close(of, results, basis, "assessment.fix_person_grade", by=by, at=at, changed=changed, opinion=opinion)
    return of


def _decided(
    of: ResultRound,
    results: Sequence[AnyResult],
    word: str,
    *,
    by: Person,
    at: datetime,
    meeting: UUID | None,
    place: int | None,
) -> Basis:
    rests_on = of.submitted_on or of.proposed_on
    return deciding.decide(
        by=by,
        at=at,
        subject_ref=of.ref,
        word=word,
        rests_on=rests_on,
        results=results,
        meeting=meeting,
        place=place,
    )


def _circulated(
    of: ResultRound, results: Sequence[AnyResult], at: datetime, *, meeting: UUID | None, changes: int
) -> Basis:
    """The decision by circulation; so many were to be decided otherwise, and none may be."""
    rules.check_one_basis(meeting=meeting is not None)
    rules.check_as_suggested(changes)
    return circulating.decide(of, results, beijing_day(at))


def _line(one: AnyResult) -> rules.Suggested:
    return rules.Suggested(
        str(one.uid), one.party, one.ranked, one.proposed, one.suggested, one.suggested_reason
    )


def _finish(result: AnyResult, basis: Basis, by: Person) -> bool:
    """Write the decision on one result down; says whether it departs from the proposal."""
    result.fixed_on, result.fixed_by, result.fixed_for = basis.on, by, basis.on_behalf_of
    result.slip, result.meeting, result.place = basis.slip, basis.meeting, basis.place
    result.save()
    return result.grade != result.proposed


def _close(
    of: ResultRound,
    results: Sequence[AnyResult],
    basis: Basis,
    act: str,
    *,
    by: Person,
    at: datetime,
    changed: int,
    opinion: str,
) -> None:
    """The round is fixed once both kinds of party are; everybody concerned is told."""
    units = of.units_fixed_on is not None or not queries.unit_results(of).filter(ranked=True).exists()
    persons = of.persons_fixed_on is not None or not queries.person_results(of).filter(ranked=True).exists()
    if units and persons:
        of.state = RoundState.FIXED
    of.save()
    stepping.tell_parties(
        results,
        kind="assessment.fixed",
        text=_("{title}等次已确定，请查看").format(title=of.title),
        slot="result:fixed",
        day=beijing_day(at),
        at=at,
    )
    kind = "单位" if act == "assessment.fix_unit_grade" else "人员"
    ledger.record(
        act,
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=of,
        context=of.ref,
        label=f"确定{of.title}{kind}等次，{len(results)}个，其中改变拟定等次{changed}个",
        new={
            "decided_on": basis.on,
            "paper": basis.slip.ref if basis.slip else None,
            "meeting": basis.meeting.ref if basis.meeting else None,
            "place": basis.place,
            "changed": changed,
        },
        reason=opinion.strip(),
    )
