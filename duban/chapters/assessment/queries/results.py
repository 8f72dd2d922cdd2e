"""Reading results: the one door to each, the lock, what there is of a round, who sees what of it (6(2), 13(2))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
    found = _units().filter(uid=uid).first() or _persons().filter(uid=uid).first()
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
    if result.round.state == RoundState.PROPOSED:
        return False
    if isinstance(result, PersonResult):
        return result.person_id == person.pk
    return result.unit_id in reads_for(person, beijing_day(at))


def reads_for(person: Person, day: date) -> list[int]:
    """The units whose result the person may see: their heads, deputies and liaisons do."""
    return [unit for unit, posts in matters.units_of(person, day).items() if posts & matters.WHOLE_UNIT]


def standing(person: Person | None, at: datetime, result: AnyResult) -> Standing:
    """The person's standing towards the result: his posts in the unit assessed, that it is his own, or that he was
    designated to assess it."""
    ties: set[Tie] = set()
    if person is not None and isinstance(result, PersonResult):
        ties = {Tie(Relation.STAFF)} if result.person_id == person.pk else set()
    elif person is not None:
        posts = matters.units_of(person, beijing_day(at)).get(result.unit_id, set())
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
    """The finished computings of periods that have no results yet, the newest first."""
    taken = set(ResultRound.objects.values_list("from_on", "to_on"))
    rows = AssessmentRun.objects.filter(state=RunState.COMPUTED).order_by("-year", "-ordinal")
    return [one for one in rows if (date(one.year, 1, 1), one.until_on) not in taken]


def period_is_taken(from_on: date, to_on: date) -> bool:
    return ResultRound.objects.filter(from_on=from_on, to_on=to_on).exists()


def unit_results(of: ResultRound) -> QuerySet[UnitResult]:
    """The results of units that count, by side and points."""
    return (
        _units()
        .filter(round=of, is_current=True)
        .order_by("side", "-ranked", "-rounded", "unit__ordinal", "id")
    )


def person_results(of: ResultRound) -> QuerySet[PersonResult]:
    found = _persons().filter(round=of, is_current=True)
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
    out = ~Q(round__state=RoundState.PROPOSED)
    found: list[AnyResult] = [*_units().filter(out, is_current=True, unit__in=units)]
    found += _persons().filter(out, is_current=True, person=person)
    return sorted(found, key=lambda one: (one.round.to_on, -one.pk), reverse=True)


def editions(result: AnyResult) -> list[AnyResult]:
    """The result with what it superseded and what superseded it, the newest first."""
    found: list[AnyResult] = [result]
    while (earlier := _earlier(found[-1])) is not None:
        found.append(earlier)
    while (later := _later(found[0])) is not None:
        found.insert(0, later)
    return found


def current(result: AnyResult) -> AnyResult:
    """The edition of it that counts."""
    while (later := _later(result)) is not None:
        result = later
    return result


def _earlier(result: AnyResult) -> AnyResult | None:
    rows = _units() if isinstance(result, UnitResult) else _persons()
    return rows.filter(pk=result.supersedes_id).first() if result.supersedes_id else None


def _later(result: AnyResult) -> AnyResult | None:
    rows = _units() if isinstance(result, UnitResult) else _persons()
    return rows.filter(supersedes=result.pk).order_by("id").last()


def stretches(result: AnyResult) -> list[AnyResult]:
    """What was joined into it, in the order of days."""
    rows = _units() if isinstance(result, UnitResult) else _persons()
    return list(rows.filter(joined_into=result.pk).order_by("from_on", "id"))


def objection_to(result: AnyResult) -> ResultObjection | None:
    """The objection to it or to an edition before it."""
    before = [one.pk for one in editions(result)]
    if isinstance(result, UnitResult):
        return _objections().filter(unit_result__in=before).first()
    return _objections().filter(person_result__in=before).first()


def objections_of(of: ResultRound) -> list[ResultObjection]:
    rows = _objections().filter(Q(unit_result__round=of) | Q(person_result__round=of))
    return list(rows.order_by("state", "due_on", "id"))


def open_objections(of: ResultRound | None = None) -> list[ResultObjection]:
    """Those without an answer, the most pressing first."""
    rows = _objections().filter(state=ObjectionState.MADE)
    if of is not None:
        rows = rows.filter(Q(unit_result__round=of) | Q(person_result__round=of))
    return list(rows.order_by("due_on", "id"))


def before(result: AnyResult) -> AnyResult | None:
    """The fixed result of the same party and side in the newest period of the same length before (15)."""
    length = (result.round.to_on - result.round.from_on).days
    earlier = Q(round__to_on__lt=result.round.from_on, is_current=True, side=result.side) & ~Q(grade="")
    if isinstance(result, UnitResult):
        rows: Iterable[AnyResult] = _units().filter(earlier, unit=result.unit).order_by("-round__to_on")
    else:
        rows = _persons().filter(earlier, person=result.person).order_by("-round__to_on", "id")
    return next((one for one in rows if abs((one.round.to_on - one.round.from_on).days - length) <= 1), None)


# -- whose it is ----------------------------------------------------------------------------------------


def to_tell(result: AnyResult, day: date) -> list[Person]:
    """Who is told of it: the person himself, or whoever reads for the unit."""
    if isinstance(result, PersonResult):
        return [result.person]
    return organization.holders(result.unit_id, READERS, day)


def _units() -> QuerySet[UnitResult]:
    return UnitResult.objects.select_related("round", "unit", "supersedes", "meeting")


def _persons() -> QuerySet[PersonResult]:
    return PersonResult.objects.select_related("round", "unit", "person", "supersedes", "meeting")


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
