"""By whom an adjustment was decided: at the level that approved docketing (11(1); decision 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from duban.chapters.matters import rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.models import Adjustment, Matter
from duban.chapters.matters.terms import AdjustmentKind, AdjustmentState
from duban.ground.access import PostKind, Role, current_scope
from duban.ground.beijing import beijing_day
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.models import ApprovalSlip, Meeting, Person
from duban.support.organization.terms import DeciderKind, MeetingKind
from duban.support.rulebook import queries as rulebook

OFFICE = (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)


@dataclass(frozen=True)
class Basis:
    """On what a decision rests: its Beijing day, its level, and the paper or the meeting's item."""

    on: date
    level: str
    on_behalf_of: str = ""
    slip: ApprovalSlip | None = None
    meeting: Meeting | None = None
    place: int | None = None


def allowed_for(matter: Matter, day: date) -> tuple[str, ...]:
    """Who may decide on an adjustment of the matter on that day, as codes."""
    values = rulebook.values(day)
    return tuple(
        rules.adjusting.deciders(
            values.text("matters.adjustment_approved_by"),
            matter.route,
            listed=values.texts("intake.listed_approved_by"),
            ad_hoc=values.texts("intake.ad_hoc_approved_by"),
        )
    )


def decision_on(
    adjustment: Adjustment,
    matter: Matter,
    *,
    by: Person,
    at: datetime,
    word: str,
    meeting: UUID | None,
    place: int | None,
) -> Basis:
    """The decision on one adjustment. What decides on a 年中清单调整 decides on all that stands in it."""
    scope = current_scope()
    within = scope is not None and scope.caused_by is not None
    rules.adjusting.check_together(adjustment.batch_ref, within=within)
    asked = Question(
        subject_ref=adjustment.batch_ref or adjustment.ref,
        proposed_by=adjustment.proposed_by,
        proposed_on=adjustment.proposed_on,
        docketed_on=matter.docketed_on,
        allowed=allowed_for(matter, beijing_day(at)),
    )
    return decide(asked, by=by, at=at, word=word, meeting=meeting, place=place)


@dataclass(frozen=True)
class Question:
    """What is put before whoever decides: who proposed it, when, and at which level it is decided."""

    subject_ref: str
    proposed_by: Person
    proposed_on: date
    docketed_on: date
    allowed: tuple[str, ...]


def decide(
    asked: Question, *, by: Person, at: datetime, word: str, meeting: UUID | None, place: int | None
) -> Basis:
    """The decision: an item of a meeting of that level, else the head's own in the system, else a checked paper
    (代录, decision 10)."""
    if meeting is not None:
        return _of_meeting(asked, meetings.meeting_by_uid(meeting), place, by=by, at=at)
    head = Role.LEADING_GROUP_HEAD in organization.roles(by, beijing_day(at))
    decided = organization.decision(
        by,
        at,
        subject_ref=asked.subject_ref,
        word=word,
        entitled=head and rules.adjusting.HEAD in asked.allowed,
    )
    slip = decided.slip
    level = _level(str(slip.decider_kind) if slip else rules.adjusting.HEAD, asked.allowed)
    rules.adjusting.check_not_before(decided.on, asked.proposed_on)
    decider = slip.decider if slip else by
    rules.adjusting.check_not_own(asked.proposed_by.ref, decider.ref if decider else None)
    return Basis(on=decided.on, level=level, on_behalf_of=decided.on_behalf_of, slip=slip)


def _of_meeting(asked: Question, held: Meeting, place: int | None, *, by: Person, at: datetime) -> Basis:
    rules.adjusting.check_meeting(
        entered_by=held.entered_by.ref,
        by=by.ref,
        held_on=held.held_on,
        docketed_on=asked.docketed_on,
        place=place,
    )
    kind = rules.adjusting.meeting_counts_as(
        held.kind,
        members_decided=held.members_decided,
        enlarged_counts=rulebook.values(beijing_day(at)).flag("intake.enlarged_meeting_counts"),
    )
    level = _level(kind, asked.allowed)
    return Basis(on=held.held_on, level=level, on_behalf_of=str(held), meeting=held, place=place)


def _level(kind: str, allowed: tuple[str, ...]) -> str:
    """The level at which it was decided, if that is the right one."""
    words = {**dict(MeetingKind.choices), **dict(DeciderKind.choices)}
    labels = [str(words.get(one, one)) for one in allowed]
    return rules.adjusting.check_level(kind, allowed, label=str(words.get(kind, kind)), labels=labels)


def gather(adjustment: Adjustment, batch_ref: str) -> Adjustment:
    """Step: from now on (or, with nothing, no more) it is decided together with others; the matter is locked."""
    taken = locks.take(adjustment)
    rules.adjusting.check_gathered(taken.state, taken.batch_ref, to=batch_ref)
    taken.batch_ref = batch_ref
    taken.save()
    return taken


def finish(
    adjustment: Adjustment,
    basis: Basis,
    *,
    by: Person,
    at: datetime,
    state: AdjustmentState,
    opinion: str,
    followed: list[str] | None = None,
) -> None:
    """Write the decision down; what was owed because of the proposal, and what it settles, is met."""
    today = beijing_day(at)
    adjustment.state, adjustment.decided_by, adjustment.decided_on = state, by, basis.on
    adjustment.done_on, adjustment.level, adjustment.opinion = today, basis.level, opinion.strip()
    adjustment.slip, adjustment.meeting, adjustment.place = basis.slip, basis.meeting, basis.place
    adjustment.followed = followed or []
    adjustment.save()
    obligations.discharge(adjustment.ref, met_on=today, by_ref=adjustment.ref)
    if adjustment.settles is not None:
        obligations.discharge(
            adjustment.settles.source_ref,
            met_on=today,
            by_ref=adjustment.ref,
            kinds=(rules.adjusting.ADJUST,),
        )
    inbox.tell(
        [person for post in OFFICE for person in organization.people_with(post, today)],
        kind="matters.adjustment",
        text=_("{number}{kind}：{state}").format(
            number=adjustment.matter.number,
            kind=AdjustmentKind(adjustment.kind).label,
            state=AdjustmentState(state).label,
        ),
        at=at,
        slot=f"adjustment:{adjustment.uid}:{state}",
        subject_ref=adjustment.ref,
        context_ref=adjustment.matter.ref,
    )
