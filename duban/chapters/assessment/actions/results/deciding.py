"""On whose decision grades rest: an item of a Leading Group meeting, the head, or a checked paper (decisions 10, 30);
what all of it signed is in `circulating`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duban.chapters.assessment.queries import signing
from duban.chapters.assessment.queries.results import AnyResult
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.rules.results.fixing import HEAD
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, Meeting, Person
from duban.support.organization.terms import DeciderKind, MeetingKind


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
    allowed = _deciders(at)
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
    seats = [signing.seat_of(one, results, basis.on) for one in there]
    rules.check_recused(seats, head_too=signing.head_recuses(beijing_day(at)))
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
    return rules.deciders(signing.ways(beijing_day(at)))


def _words(kind: str) -> str:
    return str({**dict(DeciderKind.choices), **dict(MeetingKind.choices)}.get(kind, kind))


def _check_level(kind: str, allowed: Sequence[str]) -> None:
    rules.check_decider(kind, allowed, label=_words(kind), labels=[_words(one) for one in allowed])


def check_circulation(day: date) -> None:
    """The body lets its Leading Group decide by circulation."""
    ways = signing.ways(day)
    rules.check_may_circulate(ways, allowed=[_words(one) for one in rules.deciders(ways)])
