"""撤回 before service, 撤销 after, 更正 for clerical errors (decision 21)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters.queries import sameness
from duban.chapters.supervision import queries, rules
from duban.chapters.supervision.actions import letter, more_time, problems
from duban.chapters.supervision.models import Correction, Objection, Rectification, SupervisionNotice
from duban.chapters.supervision.terms import (
    NoticeState,
    ObjectionState,
    ProblemEnd,
    RectificationState,
)
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import actions as documents
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


@transaction.atomic
@ledger.once("supervision.withdraw_notice", queries.notice_by_uid)
def withdraw_notice(
    *, by: Person, at: datetime, request_id: UUID | None, notice: UUID, problems_stand: bool, reason: str
) -> SupervisionNotice:
    """撤回《督办通知书》（第十一条第三项）: before service; a number once given stays, with the reason.

    `problems_stand` says whether the problems are still open; otherwise they are closed as unfounded.
    Refuses a notice that is served.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.withdraw_notice", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    withdrawn = queries.lock(matter, found)
    rules.check_transition("supervision.withdraw_notice", withdrawn.state)
    rules.check_text(reason, _("撤回的理由"), "11(3)")
    today = beijing_day(at)
    was_issued = withdrawn.issued_on is not None
    withdrawn.state, withdrawn.ended_on, withdrawn.end_reason = NoticeState.WITHDRAWN, today, reason
    withdrawn.save()
    matters_actions.lapse(withdrawn.ref, on=today)
    _release_problems(matter, withdrawn, today, stand=problems_stand)
    if was_issued:
        _tell_unit(withdrawn, _("{number}已撤回").format(number=withdrawn.number), at)
    ledger.record(
        "supervision.withdraw_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=withdrawn,
        context=matter.ref,
        label=f"撤回《督办通知书》{withdrawn.number}",
        new={"problems_stand": problems_stand, "number": withdrawn.number},
        reason=reason,
    )
    return withdrawn


@transaction.atomic
@ledger.once("supervision.annul_notice", queries.notice_by_uid)
def annul_notice(
    *, by: Person, at: datetime, request_id: UUID | None, notice: UUID, problems_stand: bool, reason: str
) -> SupervisionNotice:
    """撤销《督办通知书》（第十一条第三项）, after service: the reply lapses, the count falls.

    `problems_stand` as above. A clue that rests on the notice is marked in the same transaction. Possible
    after the matter is closed too. Refuses a notice that is not served.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.annul_notice", queries.standing(by, at, found))
    matter = sameness.lock_same(found.matter, at=at)
    annulled = queries.lock(matter, found)
    rules.check_transition("supervision.annul_notice", annulled.state)
    rules.check_not_own("supervision.annul_notice", own=queries.is_own(by, at, annulled.unit_id))
    rules.check_text(reason, _("撤销的理由"), "11(3)")
    today = beijing_day(at)
    annulled.state, annulled.ended_on, annulled.end_reason = NoticeState.ANNULLED, today, reason
    annulled.save()
    matters_actions.lapse(annulled.ref, on=today)
    _end_answers(matter, annulled, today)
    more_time.end_request(annulled, by=by, on=today, why=str(NoticeState.ANNULLED.label))
    _release_problems(matter, annulled, today, stand=problems_stand)
    _tell_unit(annulled, _("{number}已撤销，不再要求整改回复").format(number=annulled.number), at)
    ledger.record(
        "supervision.annul_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=annulled,
        context=matter.ref,
        label=f"撤销《督办通知书》（{annulled.number}）",
        old={"state": NoticeState.SERVED},
        new={"state": NoticeState.ANNULLED, "problems_stand": problems_stand},
        reason=reason,
    )
    return annulled


def _end_answers(matter: Matter, annulled: SupervisionNotice, today: date) -> None:
    """An objection or reply that still waits has nothing left to answer."""
    for waiting in Objection.objects.filter(notice=annulled, state=ObjectionState.WAITING):
        objection = queries.lock(matter, waiting)
        objection.state = ObjectionState.LAPSED
        objection.save()
        matters_actions.lapse(objection.ref, on=today)
    for pending in Rectification.objects.filter(notice=annulled, state=RectificationState.SUBMITTED):
        reply = queries.lock(matter, pending)
        reply.state = RectificationState.LAPSED
        reply.save()
        matters_actions.lapse(reply.ref, on=today)


def _release_problems(matter: Matter, notice: SupervisionNotice, today: date, *, stand: bool) -> None:
    """A problem that no other notice names is open again, or closed as unfounded; what was put right under this one
    waits again."""
    problems.release_covered(matter, notice, today)
    for problem in queries.open_problems(notice):
        if not stand:
            problems.end(matter, problem, today, as_=ProblemEnd.UNFOUNDED, by_ref=notice.ref)
        elif not queries.noticed_elsewhere(problem, notice):
            problems.reopen(matter, problem, today)


@transaction.atomic
@ledger.once("supervision.correct_notice", queries.notice_by_uid)
def correct_notice(
    *, by: Person, at: datetime, request_id: UUID | None, notice: UUID, wrong: str, right: str, reason: str
) -> SupervisionNotice:
    """更正《督办通知书》（第十一条第三项）: clerical; the notice keeps number, day and count.

    Every `wrong` in the body of the document becomes `right`; the former document is kept. Addressee,
    number, dates and limit cannot be corrected. Refuses words that do not occur.
    """
    found = queries.visible_notice(person=by, at=at, uid=notice)
    access.require("supervision.correct_notice", queries.standing(by, at, found))
    matter = matters.lock(found.matter, at=at)
    corrected = queries.lock(matter, found)
    rules.check_transition("supervision.correct_notice", corrected.state)
    rules.check_text(wrong, _("须更正的字句"), "11(3)")
    rules.check_text(reason, _("更正的理由"), "11(3)")
    former = corrected.document
    if former is None:
        raise access.NotFound("documents.not_found", "11(3)")
    facts, occurs = letter.corrected(former, wrong, right)
    rules.check_correction(wrong=wrong, right=right, occurs=occurs)
    today, place = beijing_day(at), corrected.corrections.count() + 1
    Correction(
        notice=corrected, wrong=wrong[:500], right=right[:500], reason=reason, former=former, by=by, on=today
    ).save()
    corrected.requirement = corrected.requirement.replace(wrong, right)
    corrected.document = documents.register(
        kind="supervision_notice",
        number=f"{corrected.number}（更正{place}）",
        title=former.title,
        subject_ref=corrected.ref,
        context_ref=matter.ref,
        facts=facts,
        issued_on=today,
    )
    corrected.save()
    _tell_unit(corrected, _("{number}已更正文字").format(number=corrected.number), at, place=place)
    ledger.record(
        "supervision.correct_notice",
        at=at,
        actor=organization.actor_of(by, at),
        row=corrected,
        context=matter.ref,
        label=f"更正《督办通知书》（{corrected.number}）文字",
        old={"words": wrong},
        new={"words": right},
        reason=reason,
    )
    return corrected


def _tell_unit(notice: SupervisionNotice, text: str, at: datetime, *, place: int = 0) -> None:
    inbox.tell(
        queries.signers(notice, beijing_day(at)),
        kind="supervision.notice_changed",
        text=text,
        at=at,
        slot=f"notice_changed:{notice.uid}:{notice.state}:{place}",
        subject_ref=notice.ref,
        context_ref=notice.matter.ref,
    )
