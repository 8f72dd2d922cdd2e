"""停止接触 and 移送: once facts point to a violation nobody speaks with the person any more (decision 34 [L])."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.accountability.actions import on_paper, papers, steps
from duban.chapters.accountability.models import AccountabilityCase, CaseTransfer
from duban.chapters.accountability.queries import cases as queries
from duban.chapters.accountability.queries import materials, tables
from duban.chapters.accountability.queries.proposals import loss_so_far
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.rules import stages, tracks
from duban.chapters.accountability.terms.case import Nature
from duban.chapters.accountability.terms.decision import Loss
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("accountability.stop_contact", queries.case_by_uid)
def stop_contact(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, nature: Nature, reason: str
) -> AccountabilityCase:
    """停止接触（第十七条第二项、第三项）: the facts point to a violation or a crime; no 见面, interview or 申辩 any more.

    Everything else that was owed lapses; the head owes the transfer within the working days of the rule set. The person
    concerned learns nothing of it. Refuses once there is a decision: new facts are then a clue of their own.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.stop_contact", queries.standing(by, at, found))
    stopped, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.stop_contact", stopped.stage)
    old = stopped.stage
    stopped.put(stop_words=rules.check_words(reason, what=_("指向违纪违法或者犯罪的事实"), article="17(2)"))
    stopped.nature, stopped.stopped_on = Nature(nature), today
    steps.lapse_all(stopped, today)
    steps.advance(stopped, step, today)
    steps.tell(stopped, at, f"stopped:{stopped.uid}")
    ledger.record(
        "accountability.stop_contact",
        at=at,
        actor=organization.actor_of(by, at),
        row=stopped,
        context=stopped.ref,
        label="停止接触，待移送",
        old={"stage": old},
        new={"stage": stopped.stage, "nature": nature},
    )
    return stopped


@transaction.atomic
@ledger.once("accountability.transfer_case", queries.case_by_uid)
def transfer_case(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    case: UUID,
    receiver: str,
    reason: str,
    loss: Loss | None = None,
) -> AccountabilityCase:
    """移送（第十七条第二项、第三项）: on the head's approval, or on his checked paper (代录), to the organ that the table names for what it is about.

    Loss is found first, as before any track: with it a violation goes by 17(2), without it beside that, on the law of the
    day (decision 36). Unsaid it is what the handlers found, or 尚不能认定. Refuses before contact has stopped, and another
    receiver than the table's.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.transfer_case", queries.standing(by, at, found))
    sent, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.transfer_case", sent.stage)
    found_loss = Loss(loss) if loss else loss_so_far(sent)
    track = tracks.outgoing(crime=sent.nature == Nature.CRIME, loss=found_loss)
    rules.check_receiver(receiver, tables.receivers_out(track, rulebook.values(today)))
    head = on_paper.by_head(by, at, sent, "accountability.transfer_case")
    row = CaseTransfer(case=sent, receiver=receiver, loss=found_loss, approved_by=head.person, sent_on=today)
    row.put(reason=rules.check_words(reason, what=_("移送的事实和理由"), article="17(2)"))
    row.save()
    steps.advance(sent, step, today)
    steps.tell(sent, at, f"transferred:{sent.uid}")
    papers.referral(sent, row, track=track, today=today)
    ledger.record(
        "accountability.transfer_case",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=head.behalf),
        row=sent,
        context=sent.ref,
        label="移送",
        new={"receiver": receiver, "track": track, "loss": found_loss, "sent_on": today, "stage": sent.stage},
    )
    return sent


@transaction.atomic
@ledger.once("accountability.record_receipt", queries.case_by_uid)
def record_receipt(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, receipt_on: date, receipt: str
) -> AccountabilityCase:
    """登记移送回执（第十七条第二项）: the day on which the receiver signed, and its receipt in words.

    Refuses a second one, a day to come and one before the transfer.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.record_receipt", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.record_receipt", locked.stage)
    row = materials.needed_transfer(locked)
    rules.check_receipt(receipt_on=row.receipt_on)
    rules.check_day(receipt_on, today=today, not_before=row.sent_on)
    row.put(receipt=rules.check_words(receipt, what=_("回执文号和签收人"), article="17(2)"))
    row.receipt_on = receipt_on
    row.save()
    steps.advance(locked, step, today)
    ledger.record(
        "accountability.record_receipt",
        at=at,
        actor=organization.actor_of(by, at),
        row=locked,
        context=locked.ref,
        label="登记移送回执",
        new={"receipt_on": receipt_on},
    )
    return locked


@transaction.atomic
@ledger.once("accountability.record_result", queries.case_by_uid)
def record_result(
    *, by: Person, at: datetime, request_id: UUID | None, case: UUID, result_on: date, result: str
) -> AccountabilityCase:
    """登记移送结果（第十七条第二项）: what the receiver has made of it, as it told the Office.

    The case can then be put away. Refuses before the receipt, a second one, a day to come and one before the receipt.
    """
    found = queries.visible_case(person=by, at=at, uid=case)
    access.require("accountability.record_result", queries.standing(by, at, found))
    locked, today = queries.lock(found), beijing_day(at)
    step = stages.check_step("accountability.record_result", locked.stage)
    row = materials.needed_transfer(locked)
    rules.check_result(receipt_on=row.receipt_on, result_on=row.result_on)
    rules.check_day(result_on, today=today, not_before=row.receipt_on or row.sent_on)
    row.put(result=rules.check_words(result, what=_("移送结果"), article="17(2)"))
    row.result_on = result_on
    row.save()
    locked.ended_on = today
    steps.advance(locked, step, today)
    steps.tell(locked, at, f"result:{locked.uid}")
    ledger.record(
        "accountability.record_result",
        at=at,
        actor=organization.actor_of(by, at),
        row=locked,
        context=locked.ref,
        label="登记移送结果",
        new={"result_on": result_on},
    )
    return locked
