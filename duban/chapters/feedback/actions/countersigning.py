"""会签: co- and service units answer the lead unit's result, or the record says that they did not."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from duban.chapters.feedback import queries, rules
from duban.chapters.feedback.models import Countersign
from duban.chapters.feedback.terms import Countersigned
from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person


@transaction.atomic
@ledger.once("feedback.countersign", queries.countersign_by_uid)
def countersign(
    *, by: Person, at: datetime, request_id: UUID | None, countersign: UUID, agrees: bool, text: str = ""
) -> Countersign:
    """协办、服务单位会签牵头单位报送的办理结果（第十一条第四项）.

    The unit agrees, or reserves its opinion in `text`; the Office sees it at its review, and a reservation is
    told to it and to the writer. Refuses a second answer, one after silence was stated or the Office has
    answered (feedback.countersign_over), and a reservation without text.
    """
    found = queries.visible_countersign(person=by, at=at, uid=countersign)
    report = found.report
    access.require("feedback.countersign", matters.standing(by, at, report.matter, unit_id=found.unit_id))
    matter = matters.lock(report.matter, at=at)
    signed = locks.take(found)
    matters_rules.check_active(matter.state, matter.closed_on, "11(4)")
    label = str(Countersigned(signed.answer).label) if signed.answer else ""
    rules.check_countersign(answer=signed.answer, label=label, agrees=agrees, text=text)
    today = beijing_day(at)
    signed.answer = Countersigned.AGREE if agrees else Countersigned.RESERVE
    signed.text, signed.by, signed.answered_on = text.strip(), by, today
    signed.save()
    matters_actions.discharge(
        signed.ref, met_on=today, by_ref=signed.ref, kinds=(ObligationKind.COUNTERSIGN,)
    )
    if not agrees:
        office = organization.people_with(PostKind.OFFICE_STAFF, today)
        inbox.tell(
            [report.written_by, *office],
            kind="feedback.reserved",
            text=f"{matter.number}《{matter.title[:80]}》：{signed.unit_name}会签保留意见：{signed.text[:80]}",
            at=at,
            slot=f"countersign:{signed.uid}:reserved",
            subject_ref=report.ref,
            context_ref=matter.ref,
        )
    ledger.record(
        "feedback.countersign",
        at=at,
        actor=organization.actor_of(by, at),
        row=signed,
        context=matter.ref,
        label=f"{signed.unit_name}会签{report.unit_name}报送的办理结果：{Countersigned(signed.answer).label}",
        new={"answer": signed.answer, "text": signed.text},
    )
    return signed


@transaction.atomic
@ledger.once("feedback.state_silence", queries.countersign_by_uid)
def state_silence(
    *, by: Person | None, at: datetime, request_id: UUID | None, countersign: UUID
) -> Countersign:
    """会签期限届满未答复的，记为逾期未会签（第十一条第四项）: the report goes on, nothing else follows.

    Refuses while the limit runs (feedback.countersign_running) and what has an answer.
    """
    found = queries.visible_countersign(person=by, at=at, uid=countersign)
    report = found.report
    access.require("feedback.state_silence", matters.standing(by, at, report.matter))
    matter = matters.lock(report.matter, at=at)
    silent = locks.take(found)
    today = beijing_day(at)
    rules.check_silence(
        answer=silent.answer,
        label=str(Countersigned(silent.answer).label) if silent.answer else "",
        due_on=queries.countersign_dates([silent])[silent.ref],
        today=today,
    )
    silent.answer, silent.answered_on = Countersigned.SILENT, today
    silent.save()
    matters_actions.lapse(silent.ref, on=today, kinds=(ObligationKind.COUNTERSIGN,))
    ledger.record(
        "feedback.state_silence",
        at=at,
        actor=organization.actor_of(by, at),
        row=silent,
        context=matter.ref,
        label=f"{silent.unit_name}逾期未会签",
        new={"answer": silent.answer},
    )
    return silent
