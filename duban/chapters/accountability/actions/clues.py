"""The clue of art. 16(4): registered, joined, re-opened, marked by the system; every clue is closed by the head.

Registered in the same transaction as the service that reaches the threshold. The ledger files these acts
under the clue, never under its matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import on_paper, telling
from duban.chapters.accountability.models import THE_FOURTH, AccountabilityClue, Circle, ClueNotice, Concerned
from duban.chapters.accountability.queries import cases
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import clues as rules
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.matters import queries as matters
from duban.chapters.supervision import queries as supervision
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.queries.reckoning import NoticeFacts
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import numbers
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

SERIES_WORD = "责追线"


@transaction.atomic
@ledger.once("accountability.register_clue", queries.clue_by_uid)
def register_clue(
    *, by: Person | None, at: datetime, request_id: UUID | None, notice: UUID
) -> AccountabilityClue:
    """就同一事项发出两次（含）以上督办通知的，登记责任追究线索（待核实）（第十六条第四项）.

    Set off by the service of `notice` that reaches the threshold; takes all notices that count, with their
    receipts and the responsible persons of each service date. Nothing is decided. Refuses below the
    threshold, and a second clue for the same matter and recipient.
    """
    found = supervision.visible_notice(person=by, at=at, uid=notice)
    access.require("accountability.register_clue", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    now = queries.count_now(matter, found.unit, beijing_day(at))
    rules.check_register(
        exists=queries.clue_of(matter, found.unit) is not None,
        reached=now.reached,
        count=now.count,
        threshold=now.threshold,
    )
    today = beijing_day(at)
    number = next_number(today)
    clue = AccountabilityClue(
        number=number, matter=matter, unit=supervision.addressee(found), registered_on=today
    )
    clue.save()
    seat(clue, at)
    for facts in reckoning.served_facts(matter, found.unit):
        if queries.clue_with(facts.ref) is None:
            _attach(clue, facts, at)
    telling.tell(clue, at, f"registered:{clue.uid}")
    ledger.record(
        "accountability.register_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=clue,
        context=clue.ref,
        label=f"登记责任追究线索（待核实）{number}，督办通知书{now.count}份",
        new={"notices": _numbers(clue), "count": now.count, "threshold": now.threshold},
    )
    return clue


@transaction.atomic
@ledger.once("accountability.join_clue", queries.clue_by_uid)
def join_clue(
    *, by: Person | None, at: datetime, request_id: UUID | None, clue: UUID, notice: UUID
) -> AccountabilityClue:
    """后续送达的督办通知书并入线索（第十六条第四项）, while it is open.

    Closed for another reason than a fallen notice, the notice is attached, the director of the Office is
    told, and nothing re-opens.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.join_clue", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    joined = queries.read_under_lock(found, matter)
    about = supervision.visible_notice(person=by, at=at, uid=notice)
    rules.check_join(
        same=queries.is_about_the_same(joined, about) and about.state == "SERVED",
        joined=queries.clue_with(about.ref) is not None,
    )
    _attach(joined, reckoning.facts_of(about), at)
    joined.save()
    telling.tell(joined, at, f"joined:{about.uid}")
    telling.tell_case(joined, at, f"joined:{about.uid}")
    ledger.record(
        "accountability.join_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=joined,
        context=joined.ref,
        label=f"{about.number}并入线索"
        if joined.state == ClueState.OPEN
        else f"{about.number}附入已终结的线索",
        new={"notice": about.number, "state": joined.state},
    )
    return joined


@transaction.atomic
@ledger.once("accountability.reopen_clue", queries.clue_by_uid)
def reopen_clue(
    *, by: Person | None, at: datetime, request_id: UUID | None, clue: UUID, notice: UUID
) -> AccountabilityClue:
    """因通知书撤销而终结的线索，再次达到次数的，恢复核实（第十六条第四项）, by the service of `notice`.

    Takes in every notice that counts now. Refuses a clue closed for another reason, and below the threshold.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.reopen_clue", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    reopened = queries.read_under_lock(found, matter)
    about = supervision.visible_notice(person=by, at=at, uid=notice)
    now = queries.count_now(about.matter, reopened.unit, beijing_day(at))
    rules.check_reopen(
        state=reopened.state,
        close_reason=reopened.close_reason,
        reached=now.reached,
        count=now.count,
        threshold=now.threshold,
    )
    old = {"state": reopened.state, "closed_on": reopened.closed_on, "reason": reopened.close_reason}
    reopened.state, reopened.closed_on, reopened.closed_by = ClueState.OPEN, None, None
    reopened.close_reason = reopened.close_words = ""
    reopened.save()
    for facts in reckoning.served_facts(about.matter, reopened.unit):
        if queries.clue_with(facts.ref) is None:
            _attach(reopened, facts, at)
    telling.tell(reopened, at, f"reopened:{about.uid}")
    ledger.record(
        "accountability.reopen_clue",
        at=at,
        actor=organization.actor_of(by, at),
        row=reopened,
        context=reopened.ref,
        label=f"{about.number}送达，线索恢复核实",
        old=old,
        new={"state": reopened.state, "count": now.count, "notices": _numbers(reopened)},
    )
    return reopened


@transaction.atomic
@ledger.once("accountability.mark_basis_changed", queries.clue_by_uid)
def mark_basis_changed(
    *, by: Person | None, at: datetime, request_id: UUID | None, clue: UUID, notice: UUID
) -> AccountabilityClue:
    """通知书撤销的，线索标注“触发依据已变更”（第十六条第四项）; whether it closes, the head decides."""
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.mark_basis_changed", organization.standing(by, at))
    matter = matters.lock(found.matter, at=at)
    marked = queries.read_under_lock(found, matter)
    about = supervision.visible_notice(person=by, at=at, uid=notice)
    line = ClueNotice.objects.filter(clue=marked, notice_ref=about.ref).first()
    rules.check_basis(
        joined=line is not None,
        annulled=about.state == "ANNULLED",
        marked=line is not None and line.fell_on is not None,
    )
    today = beijing_day(at)
    if line is not None:
        line.fell_on = today
        line.save()
    marked.basis_changed = True
    marked.save()
    telling.tell(marked, at, f"basis_changed:{about.uid}")
    telling.tell_case(marked, at, f"basis_changed:{about.uid}")
    ledger.record(
        "accountability.mark_basis_changed",
        at=at,
        actor=organization.actor_of(by, at),
        row=marked,
        context=marked.ref,
        label=f"{about.number}已撤销，标注触发依据已变更",
        new={
            "notice": about.number,
            "fell_on": today,
            "count": queries.count_now(matter, marked.unit, today).count,
        },
    )
    return marked


@transaction.atomic
@ledger.once("accountability.close_clue", queries.clue_by_uid)
def close_clue(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, kind: CloseReason, reason: str
) -> AccountabilityClue:
    """终结线索（第十六条）: by the head of the Leading Group, or on his checked paper (代录), with the reason in words.

    NOTICE_FELL_AWAY only when fewer notices than the threshold still count; such a clue opens again when a
    new notice reaches it. Refuses a clue already closed.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.close_clue", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    closed = queries.read_under_lock(found, matter)
    today = beijing_day(at)
    now = queries.count_now(matter, closed.unit, today)
    rules.check_close(
        state=closed.state,
        closed_on=closed.closed_on,
        kind=kind,
        reached=now.reached,
        count=now.count,
        reason=reason,
        of_notices=closed.ground == THE_FOURTH,
    )
    rules.check_not_started(started=queries.has_led_on(closed))
    head = on_paper.by_head(by, at, closed, "accountability.close_clue")
    closed.state, closed.closed_on, closed.closed_by = ClueState.CLOSED, head.on, head.person
    closed.close_reason, closed.close_words = CloseReason(kind), reason
    closed.save()
    ledger.record(
        "accountability.close_clue",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=closed,
        context=closed.ref,
        label=f"终结线索：{CloseReason(kind).label}",
        old={"state": ClueState.OPEN},
        new={"state": ClueState.CLOSED, "kind": kind, "count": now.count},
    )
    return closed


def next_number(today: date) -> str:
    """The next number of the year; last of all locks."""
    series = organization.body().document_prefix + SERIES_WORD
    return f"{series}〔{today.year}〕{numbers.take(series, today.year)}号"


def seat(clue: AccountabilityClue, at: datetime) -> None:
    """Always the head of the Leading Group, and the director; whom it concerns leaves (`_attach`)."""
    for post in queries.STANDING_POSTS:
        for person in organization.people_with(post, beijing_day(at)):
            if not Circle.objects.filter(clue=clue, person=person).exists():
                Circle(clue=clue, person=person, post=post, from_at=at).save()


def _attach(clue: AccountabilityClue, facts: NoticeFacts, at: datetime) -> None:
    """Take the notice in with its receipt and the responsible persons of its service date; whoever it
    concerns is in the circle no longer."""
    snapshot, people = queries.responsible(facts, beijing_day(at))
    ClueNotice(
        clue=clue,
        notice_ref=facts.ref,
        number=facts.number,
        served_on=facts.served_on,
        ground=facts.ground,
        receipt=facts.receipt,
        responsible=snapshot,
    ).save()
    concern(clue, people, at)


def concern(clue: AccountabilityClue, people: Sequence[Person], at: datetime) -> None:
    """Whom it concerns is in the circle no longer."""
    for person in {one.pk: one for one in people}.values():
        if not Concerned.objects.filter(clue=clue, person=person).exists():
            Concerned(clue=clue, person=person).save()
        for place in Circle.objects.filter(clue=clue, person=person, to_at__isnull=True):
            place.to_at = at
            place.save()


def _numbers(clue: AccountabilityClue) -> list[str]:
    return list(
        ClueNotice.objects.filter(clue=clue).order_by("served_on", "id").values_list("number", flat=True)
    )
