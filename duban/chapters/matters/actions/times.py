"""Extension and suspension, with the three dates (decisions 12, 13)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.matters import queries, rules
from duban.chapters.matters.actions import obligations
from duban.chapters.matters.actions.parties import follow_deadline
from duban.chapters.matters.models import Matter, Obligation, TimeChange
from duban.chapters.matters.terms import MatterState, ObligationKind, TimeChangeKind, TimeChangeState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("matters.request_extension", queries.change_by_uid)
def request_extension(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    obligation: UUID,
    new_due_on: date,
    reason: str,
) -> TimeChange:
    """申请延期（第十一条第三项）: before expiry, with reason and new Beijing date.

    The old date stands until the decision. Refuses a request after expiry, a date that is not later, and a
    second request while one waits.
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.request_extension", queries.standing(by, at, found))
    locked = queries.lock(found, at=at)
    rules.check_active(locked.state, locked.closed_on, "11(3)")
    owed = queries.lock_obligation(locked, obligation)
    today = beijing_day(at)
    rules.check_extendable(owed.kind, label=str(ObligationKind(owed.kind).label), met_on=owed.met_on)
    rules.check_extension(
        asked_on=today,
        due_on=owed.due_on,
        new_due_on=new_due_on,
        pending=TimeChange.objects.filter(obligation=owed, state=TimeChangeState.ASKED).exists(),
        reason=reason,
    )
    change = TimeChange(
        matter=locked,
        obligation=owed,
        kind=TimeChangeKind.EXTENSION,
        state=TimeChangeState.ASKED,
        asked_by=by,
        asked_on=today,
        reason=reason,
        old_due_on=owed.due_on,
        new_due_on=new_due_on,
    )
    change.save()
    obligations.impose_counted(
        locked,
        ObligationKind.DECIDE_EXTENSION,
        unit=organization.office(),
        source=change.ref,
        article="11(3)",
        from_on=today,
        days=rulebook.values(today).number("matters.decide_extension_within"),
    )
    ledger.record(
        "matters.request_extension",
        at=at,
        actor=organization.actor_of(by, at),
        row=change,
        context=locked.ref,
        label=f"申请延期至{new_due_on}，原时限{owed.due_on}",
        old={"due_on": owed.due_on},
        new={"due_on": new_due_on},
        reason=reason,
    )
    return change


@transaction.atomic
@ledger.once("matters.decide_extension", queries.change_by_uid)
def decide_extension(
    *, by: Person, at: datetime, request_id: UUID | None, change: UUID, grant: bool, opinion: str = ""
) -> TimeChange:
    """批复延期（第十一条第三项）: asked before and decided after is in time; refused, the old date stands.

    The original date never changes; the date in force does. Refuses a second decision.
    """
    found = queries.visible_change(person=by, at=at, uid=change)
    who = queries.standing(by, at, found.matter)
    access.require("matters.decide_extension", who)
    locked = queries.lock(found.matter, at=at)
    decided = locks.take(found)
    word = "GRANT" if grant else "REFUSE"
    basis = organization.decision(by, at, subject_ref=found.ref, word=word, entitled=queries.decides(who))
    today = basis.on
    rules.check_decision(
        waiting=decided.state == TimeChangeState.ASKED, asked_on=decided.asked_on, decided_on=today
    )
    decided.state = TimeChangeState.GRANTED if grant else TimeChangeState.REFUSED
    decided.decided_by, decided.decided_on, decided.opinion = by, today, opinion
    decided.save()
    in_force = _extend(locked, decided, decided.obligation, on=today) if grant else decided.old_due_on
    obligations.discharge(decided.ref, met_on=today, by_ref=decided.ref)
    ledger.record(
        "matters.decide_extension",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=decided,
        context=locked.ref,
        label=f"批准延期至{in_force}" if grant else "未批准延期，按原时限办理",
        old={"due_on": decided.old_due_on},
        new={"due_on": in_force},
        reason=opinion,
    )
    return decided


def _extend(matter: Matter, change: TimeChange, obligation: Obligation | None, *, on: date) -> date | None:
    if obligation is None:
        return None
    owed = locks.take(obligation)
    owed.due_on = rules.extended(owed.due_on, old_due_on=change.old_due_on, new_due_on=change.new_due_on)
    owed.save()
    obligations.urge_no_more(owed, on=on)
    if owed.kind == ObligationKind.MATTER_DEADLINE:
        follow_deadline(matter, owed.due_on)
    return owed.due_on


@transaction.atomic
@ledger.once("matters.suspend", queries.change_by_uid)
def suspend(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, review_on: date, reason: str
) -> TimeChange:
    """暂停办理（第十一条第三项；decision 13）: by an approver, with a review date; its days are not charged.

    After `review_on` the Office owes a decision. Refuses a review date that is not later, and a matter that
    is closed or already suspended.
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    who = queries.standing(by, at, found)
    access.require("matters.suspend", who)
    locked = queries.lock(found, at=at)
    basis = organization.decision(
        by, at, subject_ref=found.ref, word="SUSPEND", entitled=queries.decides(who)
    )
    today = basis.on
    rules.check_active(locked.state, locked.closed_on, "11(3)")
    resumed_on = queries.last_resumed_on(locked)
    rules.check_suspension(
        from_on=today, review_on=review_on, reason=reason, rests_on=resumed_on or locked.assigned_on
    )
    change = TimeChange(
        matter=locked,
        kind=TimeChangeKind.SUSPENSION,
        state=TimeChangeState.GRANTED,
        asked_by=by,
        asked_on=today,
        reason=reason,
        decided_by=by,
        decided_on=today,
        from_on=today,
        review_on=review_on,
    )
    change.save()
    locked.state = MatterState.SUSPENDED
    locked.save()
    for owed in queries.standing_obligations(locked):
        _set_suspended(owed, True)
    obligations.impose(
        locked,
        ObligationKind.DECIDE_SUSPENSION,
        unit=organization.office(),
        source=change.ref,
        article="11(3)",
        imposed_on=today,
        due_on=review_on,
    )
    ledger.record(
        "matters.suspend",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=change,
        context=locked.ref,
        label=f"暂停办理，{review_on}前复核",
        new={"from_on": today, "review_on": review_on},
        reason=reason,
    )
    return change


@transaction.atomic
@ledger.once("matters.resume", queries.change_by_uid)
def resume(
    *, by: Person, at: datetime, request_id: UUID | None, matter: UUID, reason: str = ""
) -> TimeChange:
    """恢复办理（第十一条第三项）: every date that was still running moves by the days of the suspension.

    Refuses a matter that is not suspended.
    """
    found = queries.get_visible(person=by, at=at, uid=matter)
    access.require("matters.resume", queries.standing(by, at, found))
    locked = queries.lock(found, at=at)
    today = beijing_day(at)
    rules.check_resumable(locked.state)
    change = locks.take(queries.running_suspension(locked))
    from_on = rules.suspended_from(change.from_on, to_on=today)
    change.state, change.to_on = TimeChangeState.ENDED, today
    change.save()
    locked.state = MatterState.ASSIGNED
    locked.save()
    for owed in Obligation.objects.filter(matter=locked, suspended=True).standing().order_by("id"):
        owed.due_on = rules.after_suspension(owed.due_on, from_on=from_on, to_on=today)
        _set_suspended(owed, False)
        if owed.kind == ObligationKind.MATTER_DEADLINE:
            follow_deadline(locked, owed.due_on)
    obligations.discharge(change.ref, met_on=today, by_ref=change.ref)
    ledger.record(
        "matters.resume",
        at=at,
        actor=organization.actor_of(by, at),
        row=change,
        context=locked.ref,
        label=f"恢复办理，暂停{(today - from_on).days}天不计入时限",
        new={"to_on": today},
        reason=reason,
    )
    return change


def _set_suspended(owed: Obligation, value: bool) -> None:
    taken = locks.take(owed)
    taken.suspended = value
    taken.due_on = owed.due_on
    taken.save()
