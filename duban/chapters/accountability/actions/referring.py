"""移送线索: what is not for the Office goes out, and leaves a stub: ground, day, receiver, receipt, result (decision 35)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.accountability.actions import on_paper, papers, telling
from duban.chapters.accountability.models import AccountabilityClue, ClueReferral
from duban.chapters.accountability.queries import cases, judging
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import judging as rules
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.accountability.terms.judging import Said
from duban.chapters.matters import queries as matters
from duban.ground import access
from duban.ground.access import BrokenAct, mark_locked
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("accountability.refer_clue", queries.clue_by_uid)
def refer_clue(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, receiver: str, reason: str
) -> AccountabilityClue:
    """移送线索（第十六条、第十七条）: registration and 移送 only, without contact with anybody it names.

    Approved by the head or on his checked paper (代录), with a 问题线索移送函; what concerns him goes out otherwise
    (`transfer_head_clue`). Refuses another receiver than the rule set names, and a clue whose handling nobody has decided.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.refer_clue", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    referred, today = queries.read_under_lock(found, matter), beijing_day(at)
    rules.check_refer(
        judging.judged(referred, by, today),
        receiver=receiver,
        receivers=judging.receivers(today),
        reason=reason,
    )
    head = on_paper.by_head(by, at, referred, "accountability.refer_clue")
    stub = ClueReferral(clue=referred, receiver=receiver, on=today, by=head.person)
    stub.put(reason=reason.strip())
    stub.save()
    referred.state, referred.closed_on, referred.closed_by = ClueState.CLOSED, today, head.person
    referred.close_reason = CloseReason.REFERRED
    referred.save()
    telling.tell(referred, at, f"referred:{referred.uid}")
    papers.clue_referral(referred, stub, today=today)
    ledger.record(
        "accountability.refer_clue",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=referred,
        context=referred.ref,
        label=f"移送{receiver}",
        old={"state": ClueState.OPEN},
        new={"state": ClueState.CLOSED, "receiver": receiver, "on": today},
    )
    return referred


@transaction.atomic
@ledger.once("accountability.record_clue_receipt", queries.clue_by_uid)
def record_clue_receipt(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, number: str, received_on: date
) -> AccountabilityClue:
    """登记移送回执（第十七条）: the receiver has it, under which number and since which Beijing day.

    Refuses a clue that was not referred, a second receipt, and a day before the referral or to come.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.record_clue_receipt", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    referred, today = queries.read_under_lock(found, matter), beijing_day(at)
    stub = judging.referral_of(referred)
    rules.check_returned(
        Said.RECEIPT,
        referred_on=stub.on if stub else None,
        recorded_on=stub.receipt_on if stub else None,
        on=received_on,
        today=today,
        words=number,
    )
    if stub is None:
        raise BrokenAct("a clue that was not referred has no receipt")
    mark_locked(stub.ref)
    stub.receipt_number, stub.receipt_on, stub.receipt_by = number.strip(), received_on, by
    stub.save()
    ledger.record(
        "accountability.record_clue_receipt",
        at=at,
        actor=organization.actor_of(by, at),
        row=referred,
        context=referred.ref,
        label=f"{stub.receiver}已收悉",
        new={"number": stub.receipt_number, "received_on": received_on},
    )
    return referred


@transaction.atomic
@ledger.once("accountability.record_clue_result", queries.clue_by_uid)
def record_clue_result(
    *, by: Person, at: datetime, request_id: UUID | None, clue: UUID, result: str, result_on: date
) -> AccountabilityClue:
    """登记移送结果（第十七条）: what the receiver has told of it, and on which Beijing day.

    Refuses a clue that was not referred, a second result, and a day before the referral or to come.
    """
    found = queries.visible_clue(person=by, at=at, uid=clue)
    access.require("accountability.record_clue_result", cases.standing_to_clue(by, at, found))
    matter = matters.lock(found.matter, at=at)
    referred, today = queries.read_under_lock(found, matter), beijing_day(at)
    stub = judging.referral_of(referred)
    rules.check_returned(
        Said.RESULT,
        referred_on=stub.on if stub else None,
        recorded_on=stub.result_on if stub else None,
        on=result_on,
        today=today,
        words=result,
    )
    if stub is None:
        raise BrokenAct("a clue that was not referred has no result")
    mark_locked(stub.ref)
    stub.put(result=result.strip())
    stub.result_on, stub.result_by = result_on, by
    stub.save()
    telling.tell(referred, at, f"result:{referred.uid}")
    ledger.record(
        "accountability.record_clue_result",
        at=at,
        actor=organization.actor_of(by, at),
        row=referred,
        context=referred.ref,
        label=f"登记{stub.receiver}的处理结果",
        new={"result_on": result_on},
    )
    return referred
