"""On whose decision grades rest: an item of a Leading Group meeting, the head, or a checked paper (decisions 10, 30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.rules.results.fixing import HEAD
from duban.chapters.matters import queries as matters
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, Meeting, Person
from duban.support.organization.terms import DeciderKind, MeetingKind
from duban.support.rulebook import queries as rulebook


@dataclass(frozen=True)
class Basis:
    """The decision's Beijing day, who took it, and the paper or the meeting's item."""

    on: date
    on_behalf_of: str = ""
    slip: ApprovalSlip | None = None
    meeting: Meeting | None = None
    place: int | None = None


def decide(
    *,
    by: Person,
    at: datetime,
    subject_ref: str,
    word: str,
    rests_on: date,
    results: Sequence[AnyResult],
    meeting: UUID | None = None,
    place: int | None = None,
) -> Basis:
    """The decision on these results, in one of the ways that the body allows; whoever had to has recused."""
    values = rulebook.values(beijing_day(at))
    allowed = _deciders(at)
    head_too = values.flag("assessment.head_recuses_for_units_in_charge")
    if meeting is not None:
        held = meetings.meeting_by_uid(meeting)
        rules.check_minutes(entered_by=held.entered_by.ref, by=by.ref, place=place)
        _check_level(held.kind, allowed)
        there = meetings.present(held)
        basis = Basis(on=held.held_on, on_behalf_of=str(held), meeting=held, place=place)
    else:
        basis = of_head(by=by, at=at, subject_ref=subject_ref, word=word)
        decider = basis.slip.decider if basis.slip else by
        there = [decider] if decider else []
    rules.check_decided_on(basis.on, rests_on)
    rules.check_recused([_seat(one, results, basis.on) for one in there], head_too=head_too)
    return basis


def of_head(*, by: Person, at: datetime, subject_ref: str, word: str) -> Basis:
    """The head's own decision in the system, or a checked paper of his or of a meeting (代录)."""
    allowed = _deciders(at)
    head = Role.LEADING_GROUP_HEAD in organization.roles(by, beijing_day(at))
    decided = organization.decision(
        by, at, subject_ref=subject_ref, word=word, entitled=head and HEAD in allowed
    )
    _check_level(str(decided.slip.decider_kind) if decided.slip else HEAD, allowed)
    return Basis(on=decided.on, on_behalf_of=decided.on_behalf_of, slip=decided.slip)


def _deciders(at: datetime) -> Sequence[str]:
    return rules.deciders(rulebook.values(beijing_day(at)).texts("assessment.approved_in"))


def _check_level(kind: str, allowed: Sequence[str]) -> None:
    words = {**dict(DeciderKind.choices), **dict(MeetingKind.choices)}
    labels = [str(words.get(one, one)) for one in allowed]
    rules.check_decider(kind, allowed, label=str(words.get(kind, kind)), labels=labels)


def _seat(person: Person, results: Sequence[AnyResult], day: date) -> rules.Seat:
    """What ties somebody who was there to the units that were decided on."""
    units = frozenset(one.unit_id for one in results)
    recused: frozenset[int] = frozenset()
    for of in {one.round_id: one.round for one in results}.values():
        recused |= frozenset(queries.recused_for(of, person))
    return rules.Seat(
        name=person.name,
        serves_in=units & frozenset(matters.units_of(person, day)),
        in_charge_of=units & queries.units_in_charge(person, day),
        recused_for=recused,
        is_head=Role.LEADING_GROUP_HEAD in organization.roles(person, day),
    )
