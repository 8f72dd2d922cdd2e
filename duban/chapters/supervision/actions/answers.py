"""What the unit answers to a notice, and how the Office answers an objection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import sameness
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.actions.ending import annul_notice
from duban.chapters.supervision.models import (
    Objection,
    Rectification,
    RectificationEvidence,
    SupervisionNotice,
)
from duban.chapters.supervision.terms import ObjectionState, RectificationState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.files import queries as files
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("supervision.object_to_notice", queries.objection_by_uid)
def object_to_notice(
    *, by: Person, at: datetime, request_id: UUID | None, notice: UUID, text: str
) -> Objection:
    """受文单位对《督办通知书》提出异议（第六条第二项）: once, within 3 working days of service (rule set).

    Imposes the answer on the Office. The reply's own limit goes on running.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.object_to_notice", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    about = queries.lock(matter, found)
    today = beijing_day(at)
    values = rulebook.values(today)
    rules.check_transition("supervision.object_to_notice", about.state)
    rules.check_text(text, _("异议的事实和理由"), "6(2)")
    rules.check_objection(
        made=Objection.objects.filter(notice=about).exists(),
        served_on=about.served_on or today,
        today=today,
        days=values.number("supervision.objection_within"),
        calendar=rulebook.calendar(),
    )
    objection = Objection(notice=about, text=text, by=by, on=today)
    objection.save()
    matters_actions.impose_counted(
        matter,
        ObligationKind.ANSWER_OBJECTION,
        unit=organization.office(),
        source=objection.ref,
        article="6(2)",
        from_on=today,
        days=values.number("supervision.answer_objection_within"),
        label=about.number,
    )
    _tell_office(about, _("有一份督办通知书收到异议，待答复"), f"objection:{objection.uid}", at)
    ledger.record(
        "supervision.object_to_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=objection,
        context=matter.ref,
        label=f"对{about.number}提出异议",
        new={"notice": about.number},
        reason=text,
    )
    return objection


@transaction.atomic
@ledger.once("supervision.answer_objection", queries.objection_by_uid)
def answer_objection(
    *, by: Person, at: datetime, request_id: UUID | None, objection: UUID, upheld: bool, answer: str
) -> Objection:
    """答复异议（第六条第二项）: upheld, the notice is annulled at once and its count falls; else it stands.

    Refuses an objection already answered, and an answer without words.
    """
    found = queries.visible_objection(person=by, at=at, uid=objection)
    access.require("supervision.answer_objection", queries.standing(by, at, found.notice))
    matter = sameness.lock_same(found.notice.matter, at=at)
    answered = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_answer(waiting=answered.state == ObjectionState.WAITING)
    rules.check_not_own("supervision.answer_objection", own=queries.is_own(by, at, found.notice.unit_id))
    rules.check_text(answer, _("答复内容"), "6(2)")
    answered.state = ObjectionState.UPHELD if upheld else ObjectionState.REJECTED
    answered.answer, answered.answered_by, answered.answered_on = answer, by, today
    answered.save()
    matters_actions.discharge(answered.ref, met_on=today, by_ref=answered.ref)
    if upheld:
        annul_notice(
            by=by, at=at, request_id=None, notice=found.notice.uid, problems_stand=False, reason=answer
        )
    tell_unit(found.notice, _("对督办通知书的异议已答复"), f"answered:{answered.uid}", at)
    ledger.record(
        "supervision.answer_objection",
        at=at,
        actor=organization.actor_of(by, at),
        row=answered,
        context=matter.ref,
        label="异议成立，撤销通知书" if upheld else "异议不成立，维持通知书",
        new={"state": answered.state},
        reason=answer,
    )
    return answered


@transaction.atomic
@ledger.once("supervision.reply_to_notice", queries.rectification_by_uid)
def reply_to_notice(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    notice: UUID,
    text: str,
    evidence: Sequence[UUID] = (),
) -> Rectification:
    """报送整改回复（第十一条第三项）: the unit reports what it did; from that day it is not late for it.

    Imposes the re-check on the Office. Refuses while an earlier reply is being checked, and when every
    problem of the notice is closed.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.reply_to_notice", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    about = queries.lock(matter, found)
    today = beijing_day(at)
    rules.check_transition("supervision.reply_to_notice", about.state)
    rules.check_reply(
        pending=about.rectifications.filter(state=RectificationState.SUBMITTED).exists(),
        open_problems=len(queries.open_problems(about)),
    )
    rules.check_text(text, _("整改情况"), "11(3)")
    reply = Rectification(notice=about, text=text, by=by, on=today)
    reply.save()
    for file in dict.fromkeys(evidence):
        RectificationEvidence(rectification=reply, file=files.file_by_uid(file)).save()
    note_reported(about, today)
    matters_actions.impose_counted(
        matter,
        ObligationKind.VERIFY,
        unit=organization.office(),
        source=reply.ref,
        article="11(3)",
        from_on=today,
        days=rulebook.values(today).number("supervision.verify_within"),
        label=about.number,
    )
    _tell_office(about, _("有一份整改回复待复查"), f"reply:{reply.uid}", at)
    ledger.record(
        "supervision.reply_to_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=reply,
        context=matter.ref,
        label=f"报送{about.number}的整改回复",
        new={"notice": about.number, "evidence": list(evidence)},
        reason=text,
    )
    return reply


def note_reported(notice: SupervisionNotice, on: date | None) -> None:
    """The unit has reported that it is done (None: it was found not to be)."""
    owed = queries.reply_owed(notice)
    if owed is not None and owed.met_on is None and owed.lapsed_on is None:
        matters_actions.note_reported(owed, on)


def _tell_office(notice: SupervisionNotice, text: str, slot: str, at: datetime) -> None:
    people = organization.holders(None, queries.OFFICE_POSTS, beijing_day(at))
    _tell(people, notice, text, slot, at)


def tell_unit(notice: SupervisionNotice, text: str, slot: str, at: datetime) -> None:
    _tell(queries.signers(notice, beijing_day(at)), notice, text, slot, at)


def _tell(people: Sequence[Person], notice: SupervisionNotice, text: str, slot: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="supervision.answer",
        text=text,
        at=at,
        slot=slot,
        subject_ref=notice.ref,
        context_ref=notice.matter.ref,
    )
