"""Facts of what was owed: met early, on time, late or never, with its date in force (11(2) to (4), 12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from duban.chapters.assessment.queries.facts.gathering import Gathering
from duban.chapters.assessment.terms.scheme import FactKind, Role
from duban.chapters.matters.queries import yearly
from duban.chapters.matters.queries.yearly import Kept
from duban.chapters.matters.rules import timeliness
from duban.chapters.matters.terms import ObligationKind, Timeliness
from duban.support.rulebook import queries as rulebook

K, D = FactKind, ObligationKind
DAY = timedelta(days=1)
# Every month has a working day: whether one lies before a date that is farther off need not be looked for there.
NEAR = timedelta(days=31)


class Sort(NamedTuple):
    """Which fact follows from a kind of duty that was met in time, met late, never met; with the words for each. None:
    nothing follows. `fallen`: it counts although it fell away after its date had passed (somebody else had to decide)."""

    met: FactKind | None
    late: FactKind
    never: FactKind
    words: tuple[str, str, str]
    source: tuple[str, ...]
    fallen: bool = False


REPORTED = ("feedback.approve_report", "feedback.submit_report")
SORTS: Mapping[str, Sort] = {
    D.SIGN_FOR: Sort(
        None,
        K.SIGNED_LATE,
        K.SIGNED_LATE,
        ("", "signed_late", "signed_never"),
        ("responsibility.sign_for",),
    ),
    D.BREAKDOWN: Sort(
        None,
        K.BREAKDOWN_LATE,
        K.BREAKDOWN_LATE,
        ("", "breakdown_late", "breakdown_never"),
        ("responsibility.break_down",),
    ),
    D.PERIODIC_REPORT: Sort(
        K.FEEDBACK_ON_TIME,
        K.FEEDBACK_LATE,
        K.FEEDBACK_MISSING,
        ("feedback_on_time", "feedback_late", "feedback_missing"),
        REPORTED,
    ),
    D.SUPPLEMENT: Sort(
        None, K.FEEDBACK_LATE, K.FEEDBACK_MISSING, ("", "answer_late", "answer_missing"), REPORTED
    ),
    D.REDO: Sort(None, K.FEEDBACK_LATE, K.FEEDBACK_MISSING, ("", "answer_late", "answer_missing"), REPORTED),
    D.MILESTONE: Sort(
        None,
        K.MILESTONE_LATE,
        K.MILESTONE_LATE,
        ("", "milestone_late", "milestone_undone"),
        ("feedback.accept_report",),
    ),
    D.NOTICE_REPLY: Sort(
        None,
        K.RECTIFICATION_LATE,
        K.RECTIFICATION_LATE,
        ("", "rectified_late", "rectified_never"),
        ("supervision.reply_to_notice",),
    ),
    D.PROMISE: Sort(
        K.SERVICE_ON_TIME,
        K.SERVICE_LATE,
        K.SERVICE_LATE,
        ("promised_on_time", "promised_late", "promised_never"),
        ("responsibility.promise_service",),
    ),
    D.SERVICE: Sort(
        K.SERVICE_ON_TIME,
        K.PROMISE_BROKEN,
        K.PROMISE_BROKEN,
        ("kept_on_time", "kept_late", "kept_never"),
        REPORTED,
    ),
    D.ANSWER_COORDINATION: Sort(
        None,
        K.COORDINATION_MISSED,
        K.COORDINATION_MISSED,
        ("", "answered_late", "answered_never"),
        ("supervision.answer_coordination",),
        fallen=True,
    ),
    D.KEEP_COORDINATION: Sort(
        None,
        K.PROMISE_BROKEN,
        K.PROMISE_BROKEN,
        ("", "kept_late", "kept_never"),
        ("supervision.report_coordination", "supervision.settle_coordination"),
        fallen=True,
    ),
}
# Asked for something, a service unit serves: its answer in time or late is a fact of its service.
OF_SERVICE = {
    D.ANSWER_COORDINATION: Sort(
        K.SERVICE_ON_TIME,
        K.SERVICE_LATE,
        K.SERVICE_LATE,
        ("answered_on_time", "answered_late", "answered_never"),
        ("supervision.answer_coordination",),
        fallen=True,
    )
}


def gather(into: Gathering) -> None:
    """Everything that fell due, or was done, in the span."""
    kinds = [*(ObligationKind(kind) for kind in SORTS), D.MATTER_DEADLINE]
    for one in yearly.kept_in(kinds, into.from_on - DAY, into.to_on):
        if one.kind == D.MATTER_DEADLINE:
            _matter(into, one)
        else:
            _duty(into, one)


def _done_by(one: Kept, day: date) -> date | None:
    """When it was done, as it stood at the end of that day."""
    done = one.done_on
    return done if done is not None and done <= day else None


def _duty(into: Gathering, one: Kept) -> None:
    sort = SORTS[one.kind]
    done = _done_by(one, into.to_on)
    on = done if done is not None and done <= one.due_on else one.due_on + DAY
    if one.kind in OF_SERVICE:
        part = into.parts.part(one.matter, one.unit, on)
        sort = OF_SERVICE[ObligationKind(one.kind)] if part and part.role == Role.SERVICE else sort
    if done is not None and done <= one.due_on:
        if sort.met is not None and one.met_on is not None:
            _note(into, one, sort.met, done, sort.words[0], sort.source, done=done)
        return
    if done is None and _rests(one, sort, into.to_on):
        return
    kind, words = (sort.never, sort.words[2]) if done is None else (sort.late, sort.words[1])
    _note(into, one, kind, one.due_on + DAY, words, sort.source, done=done)


def _rests(one: Kept, sort: Sort, day: date) -> bool:
    """Whether nobody is late with it: not due yet, suspended, or fallen away."""
    if one.due_on >= day or one.suspended:
        return True
    return one.lapsed_on is not None and not (sort.fallen and one.lapsed_on > one.due_on)


def _matter(into: Gathering, one: Kept) -> None:
    """时限 (art. 12): by the accepted day of completion; undone once the date in force is past."""
    about = into.parts.matters.get(one.matter)
    if about is None or about.ending or one.lapsed_on is not None:
        return
    done = one.met_on if one.met_on is not None and one.met_on <= into.to_on else None
    if done is None:
        reported = one.reported_on is not None and one.reported_on <= one.due_on
        if not reported and not one.suspended and one.due_on < into.to_on:
            _note(into, one, K.MATTER_UNDONE, one.due_on + DAY, "undone", (), done=None, shared=True)
        return
    near = min(one.due_on, done + NEAR) if done <= one.due_on else one.due_on
    grade = timeliness(completed_on=done, due_on=near, calendar=rulebook.calendar())
    source = ("feedback.accept_report",)
    if grade == Timeliness.LATE:
        _note(into, one, K.MATTER_LATE, one.due_on + DAY, "late", source, done=done, shared=True)
    elif grade == Timeliness.EARLY:
        _note(into, one, K.MATTER_EARLY, done, "early", source, done=done, shared=True)
    elif grade == Timeliness.ON_TIME:
        _note(into, one, K.MATTER_ON_TIME, done, "on_time", source, done=done, shared=True)


PER_DAY = frozenset(
    {
        K.MATTER_LATE,
        K.MATTER_UNDONE,
        K.MILESTONE_LATE,
        K.SIGNED_LATE,
        K.BREAKDOWN_LATE,
        K.FEEDBACK_LATE,
        K.FEEDBACK_MISSING,
        K.RECTIFICATION_LATE,
        K.SERVICE_LATE,
        K.PROMISE_BROKEN,
        K.COORDINATION_MISSED,
    }
)


def _note(
    into: Gathering,
    one: Kept,
    kind: FactKind,
    on: date,
    words: str,
    source: tuple[str, ...],
    *,
    done: date | None,
    shared: bool = False,
) -> None:
    days = ((done or into.to_on) - one.due_on).days
    said = into.say(
        words,
        due_on=one.due_on,
        done_on=done,
        until=into.to_on,
        days=days,
        label=one.label[:60],
        what=ObligationKind(one.kind).label,
    )
    into.note(
        kind,
        matter=one.matter,
        unit=one.unit,
        ref=one.ref,
        key=one.ref,
        on=on,
        words=said,
        act=into.act_of(one.met_by, *source) if done is not None and one.met_by else None,
        quantity=Decimal(days) if kind in PER_DAY else Decimal(1),
        obligation=one.pk if kind in PER_DAY else None,
        shared=shared,
    )
