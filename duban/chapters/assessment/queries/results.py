"""Reading results: the one door to each, the lock, what there is of a round, who sees what of it (6(2), 13(2))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from duban.chapters.assessment.models import (
    AssessmentRun,
    PersonResult,
    Recusal,
    ResultObjection,
    ResultRound,
    UnitResult,
)
from duban.chapters.assessment.queries.editions import before as before
from duban.chapters.assessment.queries.editions import current as current
from duban.chapters.assessment.queries.editions import editions as editions
from duban.chapters.assessment.queries.editions import joined as joined
from duban.chapters.assessment.queries.editions import person_rows, unit_rows
from duban.chapters.assessment.queries.editions import stretches as stretches
from duban.chapters.assessment.queries.impartial import GROUP as GROUP
from duban.chapters.assessment.queries.impartial import OFFICE as OFFICE
from duban.chapters.assessment.queries.impartial import AnyResult as AnyResult
from duban.chapters.assessment.queries.impartial import assesses as assesses
from duban.chapters.assessment.queries.impartial import assessor as assessor
from duban.chapters.assessment.queries.impartial import assessor_of as assessor_of
from duban.chapters.assessment.queries.impartial import may_answer as may_answer
from duban.chapters.assessment.queries.impartial import of_office as of_office
from duban.chapters.assessment.queries.impartial import own_among as own_among
from duban.chapters.assessment.queries.impartial import recusals_of as recusals_of
from duban.chapters.assessment.queries.impartial import recused_for as recused_for
from duban.chapters.assessment.queries.impartial import seats_office as seats_office
from duban.chapters.assessment.queries.impartial import units_in_charge as units_in_charge
from duban.chapters.assessment.terms.facts import RunState
from duban.chapters.assessment.terms.results import ObjectionState, RoundState
from duban.chapters.assessment.terms.scheme import PartyKind
from duban.chapters.matters import queries as matters
from duban.ground.access import NotFound, PostKind, Relation, Role, Standing, Tie
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.ledger.rows import Row
from duban.support.organization import lineage
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

R = TypeVar("R", bound=Row)
READERS = (PostKind.UNIT_HEAD, PostKind.DEPUTY_IN_CHARGE, PostKind.LIAISON_A, PostKind.LIAISON_B)


def round_by_uid(uid: UUID) -> ResultRound:
    """For replays, like the three below; pages and acts go through the `visible_…` getters."""
    return ResultRound.objects.get(uid=uid)


def result_by_uid(uid: UUID) -> AnyResult:
    unit = UnitResult.objects.filter(uid=uid).first()
    return unit or PersonResult.objects.get(uid=uid)


def objection_by_uid(uid: UUID) -> ResultObjection:
    return ResultObjection.objects.get(uid=uid)


def recusal_by_uid(uid: UUID) -> Recusal:
    return Recusal.objects.get(uid=uid)


def lock(row: R) -> R:
    """Lock a row until the end of the act and return it as it now stands."""
    return locks.take(row)


def sees_all(person: Person | None, at: datetime) -> bool:
    """The Office and the Leading Group, who assess."""
    return bool(organization.roles(person, beijing_day(at)) & matters.SEES_ALL)


# -- the doors ------------------------------------------------------------------------------------------


def visible_round(*, person: Person | None, at: datetime, uid: UUID) -> ResultRound:
    """The round as a whole, for those who assess. Whoever is assessed sees his own result alone."""
    rows = ResultRound.objects.select_related("proposed_by", "published_by", "submitted_by")
    found = rows.filter(uid=uid).first()
    if found is None or not sees_all(person, at):
        raise NotFound("assessment.round_not_found", "6(1)")
    return found


def visible_result(*, person: Person | None, at: datetime, uid: UUID) -> AnyResult:
    """A result for those who assess, and from its publicity on for the assessed: the unit through its head, deputies
    and liaisons, the person himself; for whoever was designated to assess it. Nobody sees that of another party."""
    found = unit_rows().filter(uid=uid).first() or person_rows().filter(uid=uid).first()
    if found is None or not (sees_all(person, at) or (person is not None and _is_his(found, person, at))):
        raise NotFound("assessment.round_not_found", "6(1)")
    return found


def _is_his(result: AnyResult, person: Person, at: datetime) -> bool:
    """His own, or one that he was designated to assess."""
    return is_own(result, person, at) or assesses(person, result.unit, beijing_day(at))


def visible_objection(*, person: Person | None, at: datetime, uid: UUID) -> ResultObjection:
    """An objection for whoever may see the result that it is about."""
    found = _objections().filter(uid=uid).first()
    if found is None:
        raise NotFound("assessment.round_not_found", "6(1)")
    visible_result(person=person, at=at, uid=found.about.uid)
    return found


def is_own(result: AnyResult, person: Person, at: datetime) -> bool:
    """Whether it is this person's, or his unit's, and has been made public."""
    if result.round.published_on is None:
        return False
    if isinstance(result, PersonResult):
        return result.person_id == person.pk
    return result.unit_id in reads_for(person, beijing_day(at))


def reads_for(person: Person, day: date) -> list[int]:
    """The units whose result the person may see as one of them: their heads, deputies and liaisons; of the Office its
    director."""
    found = [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]
    if Role.OFFICE_DIRECTOR in organization.roles(person, day):
        found.append(organization.office().pk)
    return found


def standing(person: Person | None, at: datetime, result: AnyResult) -> Standing:
    """The person's standing towards the result: his posts in the unit assessed, that it is his own, or that he was
    designated to assess it."""
    ties: set[Tie] = set()
    if person is not None and isinstance(result, PersonResult):
        ties = {Tie(Relation.STAFF)} if result.person_id == person.pk else set()
    elif person is not None:
        today = beijing_day(at)
        posts = set(matters.units_of(person, today).get(result.unit_id, set()))
        if result.unit_id == organization.office().pk:
            # Who directs the Office heads it as a unit.
            posts |= (
                {PostKind.UNIT_HEAD} if Role.OFFICE_DIRECTOR in organization.roles(person, today) else set()
            )
        ties = {Tie(Relation.EVERYONE, post) for post in posts}
    found = organization.standing(person, at, frozenset(ties))
    if person is not None and assesses(person, result.unit, beijing_day(at)):
        return Standing(roles=found.roles | {Role.ASSESSOR}, ties=found.ties)
    return found


# -- what there is --------------------------------------------------------------------------------------


def rounds() -> QuerySet[ResultRound]:
    """Every round, the newest period first."""
    return ResultRound.objects.order_by("-to_on", "-id")


def runs_without_results() -> list[AssessmentRun]:
    """The finished computings of periods that have no results yet, or whose results were returned, the newest first."""
    taken = {(one.from_on, one.to_on): one for one in ResultRound.objects.all()}
    rows = AssessmentRun.objects.filter(state=RunState.COMPUTED).order_by("-year", "-ordinal")
    found = []
    for one in rows:
        has = taken.get((date(one.year, 1, 1), one.until_on))
        if has is None or (has.state == RoundState.RETURNED and has.run_ref != one.ref):
            found.append(one)
    return found


def round_of(from_on: date, to_on: date) -> ResultRound | None:
    return ResultRound.objects.filter(from_on=from_on, to_on=to_on).first()


def unit_results(of: ResultRound) -> QuerySet[UnitResult]:
    """The results of units that count, by side and points."""
    return (
        unit_rows()
        .filter(round=of, is_current=True)
        .order_by("side", "-ranked", "-rounded", "unit__ordinal", "id")
    )


def person_results(of: ResultRound) -> QuerySet[PersonResult]:
    found = person_rows().filter(round=of, is_current=True)
    return found.order_by("side", "unit__ordinal", "-rounded", "person_name", "id")


def of_kind(
    of: ResultRound, party: str, side: str
) -> QuerySet[UnitResult, UnitResult] | QuerySet[PersonResult, PersonResult]:
    """The results of one of the four kinds of party (13(2))."""
    if party == PartyKind.UNIT:
        return unit_results(of).filter(side=side)
    return person_results(of).filter(side=side)


def moved_persons(of: ResultRound) -> list[PersonResult]:
    """Those who have more than one result on a side: they served in two units within the period."""
    rows = list(person_results(of))
    times = Counter((one.person_id, one.side) for one in rows)
    return [one for one in rows if times[one.person_id, one.side] > 1]


def results(of: ResultRound) -> list[AnyResult]:
    return [*unit_results(of), *person_results(of)]


def own_results(person: Person, at: datetime) -> list[AnyResult]:
    """What was made public of the person and of the units for which he reads, the newest period first."""
    units = reads_for(person, beijing_day(at))
    out = Q(round__published_on__isnull=False)
    found: list[AnyResult] = [*unit_rows().filter(out, is_current=True, unit__in=units)]
    found += person_rows().filter(out, is_current=True, person=person)
    return sorted(found, key=lambda one: (one.round.to_on, -one.pk), reverse=True)


def objection_to(result: AnyResult) -> ResultObjection | None:
    """The newest objection to it or to another edition of it."""
    every = [one.pk for one in editions(result)]
    if isinstance(result, UnitResult):
        return _objections().filter(unit_result__in=every).order_by("id").last()
    return _objections().filter(person_result__in=every).order_by("id").last()


def objected(result: AnyResult) -> bool:
    """Whether it was objected to: as it stands, or in this publicity to an edition before it. What was made public anew
    with another result may be objected to anew."""
    made, since = objection_to(result), result.round.published_on
    if made is None:
        return False
    return made.about.pk == result.pk or since is None or made.on >= since


def objections_of(of: ResultRound) -> list[ResultObjection]:
    rows = _objections().filter(Q(unit_result__round=of) | Q(person_result__round=of))
    return list(rows.order_by("state", "due_on", "id"))


def open_objections(of: ResultRound | None = None) -> list[ResultObjection]:
    """Those without an answer, the most pressing first."""
    rows = _objections().filter(state=ObjectionState.MADE)
    if of is not None:
        rows = rows.filter(Q(unit_result__round=of) | Q(person_result__round=of))
    return list(rows.order_by("due_on", "id"))


def merged_units(of: ResultRound) -> list[UnitResult]:
    """The stretches of units that became one within the period."""
    if not lineage.is_changed():
        return []
    rows = [one for one in unit_results(of) if one.ranked]
    found: set[int] = set()
    for last in rows:
        before = [one.pk for one in rows if became_one([one, last])]
        found |= {*before, last.pk} if before else set()
    return [one for one in rows if one.pk in found]


def became_one(parts: Sequence[AnyResult]) -> bool:
    """Whether every unit of these stretches was merged, within its time, into that of the last one (decision 6). A unit
    that was renamed has one stretch, and one that was split off is another unit."""
    *before, last = parts
    merged = lineage.predecessors(last.unit_id)
    return bool(before and merged) and all(
        one.unit_id in merged and one.side == last.side and one.to_on < last.to_on for one in before
    )


# -- whose it is ----------------------------------------------------------------------------------------


def to_tell(result: AnyResult, day: date) -> list[Person]:
    """Who is told of it: the person himself, or whoever reads for the unit."""
    if isinstance(result, PersonResult):
        return [result.person]
    if result.unit_id == organization.office().pk:
        return organization.people_with(PostKind.OFFICE_DIRECTOR, day)
    return organization.holders(result.unit_id, READERS, day)


def _objections() -> QuerySet[ResultObjection]:
    return ResultObjection.objects.select_related(
        "unit_result__round",
        "unit_result__unit",
        "person_result__round",
        "person_result__unit",
        "person_result__person",
        "by",
        "answered_by",
        "evidence",
    )
