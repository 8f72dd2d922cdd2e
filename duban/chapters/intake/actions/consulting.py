"""征求意见: units are asked before docketing, may object, and are answered (decision 3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.intake import queries, rules
from duban.chapters.intake.actions.completing import check_open
from duban.chapters.intake.actions.owing import tell_units
from duban.chapters.intake.models import Candidate, Consultation
from duban.chapters.intake.queries import consulting
from duban.chapters.intake.terms import ConsultationState
from duban.ground import access, workdays
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook


@transaction.atomic
@ledger.once("intake.consult_units", queries.candidate_by_uid)
def consult_units(
    *, by: Person, at: datetime, request_id: UUID | None, candidate: UUID, units: Sequence[UUID] = ()
) -> Candidate:
    """立项前征求有关单位意见（第十一条第一项；decision 3）: of the units given, else of all that are listed.

    Each has some working days (rule set); who is silent beyond the day has no objection. Refuses a unit that
    the candidate does not list, one that is asked already, and a list no longer worked on.
    """
    found = queries.visible_candidate(person=by, at=at, uid=candidate)
    access.require("intake.consult_units", organization.standing(by, at))
    listed = queries.lock(found.docketing_list, at=at)
    asked = queries.lock_candidate(found)
    check_open("intake.consult_units", listed.state, asked)
    rules.check_is_matter(queries.standing_of(asked))
    relations = {one["uid"]: one["relation"] for one in asked.units if one["uid"]}
    names = {str(unit): queries.name_of(organization.unit_by_uid(unit)) for unit in units}
    chosen = rules.whom(relations, [str(unit) for unit in units], names)
    rules.check_not_asked(consulting.asked_now(asked, chosen))
    today = beijing_day(at)
    days = rulebook.values(today).number("intake.consult_within")
    answer_by = workdays.limit_due(today, days, "working_days", rulebook.calendar())
    rows = []
    for uid in chosen:
        unit = organization.unit_by_uid(UUID(uid))
        row = Consultation(
            candidate=asked,
            unit=unit,
            unit_name=queries.name_of(unit),
            relation=relations[uid],
            asked_by=by,
            asked_on=today,
            answer_by=answer_by,
        )
        row.save()
        rows.append(row)
        said = _("就一个拟立项事项征求本单位意见，请于 {day} 前回复").format(day=answer_by)
        tell_units([unit.uid], said, kind="intake.consult_units", subject=row.ref, context=row.ref, at=at)
    ledger.record(
        "intake.consult_units",
        at=at,
        actor=organization.actor_of(by, at),
        row=asked,
        context=listed.ref,
        label=f"就第{asked.source_row}行征求{'、'.join(row.unit_name for row in rows)}意见",
        new={"units": [row.unit_name for row in rows], "answer_by": answer_by},
    )
    return asked


@transaction.atomic
@ledger.once("intake.object_to_proposal", consulting.consultation_by_uid)
def object_to_proposal(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    consultation: UUID,
    agrees: bool,
    opinion: str = "",
) -> Consultation:
    """有关单位回复征求意见，可以提出异议（第十一条第一项；decision 3）.

    An objection says why, and waits for the Office's answer before the list goes up. Refuses a unit that has
    spoken already, and a list no longer worked on.
    """
    found = consulting.visible_consultation(person=by, at=at, uid=consultation)
    access.require("intake.object_to_proposal", consulting.standing(by, at, found))
    listed = queries.lock(found.candidate.docketing_list, at=at)
    candidate = queries.lock_candidate(found.candidate)
    replied = consulting.lock_consultation(found)
    check_open("intake.object_to_proposal", listed.state, candidate)
    rules.check_voice("intake.object_to_proposal", replied.state)
    rules.check_opinion(agrees=agrees, opinion=opinion)
    replied.state = ConsultationState.AGREED if agrees else ConsultationState.OBJECTED
    replied.opinion, replied.replied_by, replied.replied_on = opinion.strip(), by, beijing_day(at)
    replied.save()
    if not agrees:
        _tell_office(replied, at)
    ledger.record(
        "intake.object_to_proposal",
        at=at,
        actor=organization.actor_of(by, at),
        row=replied,
        context=listed.ref,
        label=f"{replied.unit_name}对第{candidate.source_row}行{'无异议' if agrees else '提出异议'}",
        old={"state": ConsultationState.ASKED},
        new={"state": replied.state},
        reason=replied.opinion,
    )
    return replied


def _tell_office(consultation: Consultation, at: datetime) -> None:
    day = beijing_day(at)
    posts = (PostKind.OFFICE_STAFF, PostKind.OFFICE_DIRECTOR)
    inbox.tell(
        [person for post in posts for person in organization.people_with(post, day)],
        kind="intake.object_to_proposal",
        text=_("有单位对拟立项事项提出异议，请答复"),
        at=at,
        slot=f"intake.objected:{consultation.uid}",
        subject_ref=consultation.ref,
        context_ref=consultation.ref,
    )


@transaction.atomic
@ledger.once("intake.answer_objection", consulting.consultation_by_uid)
def answer_objection(
    *, by: Person, at: datetime, request_id: UUID | None, consultation: UUID, adopted: bool, answer: str
) -> Consultation:
    """答复立项异议（第六条第二项、第三项）: adopted or not, always with the reason.

    What is adopted is put into the candidate by completing it. Refuses an objection that waits for no answer,
    and an answer without words.
    """
    found = consulting.visible_consultation(person=by, at=at, uid=consultation)
    access.require("intake.answer_objection", organization.standing(by, at))
    listed = queries.lock(found.candidate.docketing_list, at=at)
    candidate = queries.lock_candidate(found.candidate)
    answered = consulting.lock_consultation(found)
    check_open("intake.answer_objection", listed.state, candidate)
    rules.check_voice("intake.answer_objection", answered.state)
    answered.answer = rules.check_text(answer, _("答复内容"))
    answered.state = ConsultationState.ADOPTED if adopted else ConsultationState.NOT_ADOPTED
    answered.answered_by, answered.answered_on = by, beijing_day(at)
    answered.save()
    said = _("对拟立项事项的异议已答复")
    tell_units(
        [found.unit.uid],
        said,
        kind="intake.answer_objection",
        subject=answered.ref,
        context=answered.ref,
        at=at,
    )
    ledger.record(
        "intake.answer_objection",
        at=at,
        actor=organization.actor_of(by, at),
        row=answered,
        context=listed.ref,
        label=f"{'采纳' if adopted else '不采纳'}{answered.unit_name}对第{candidate.source_row}行的异议",
        old={"state": ConsultationState.OBJECTED},
        new={"state": answered.state},
        reason=answered.answer,
    )
    return answered
