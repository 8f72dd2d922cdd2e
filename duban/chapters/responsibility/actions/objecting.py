"""对交办提出异议 and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import actions as matters_actions
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.terms import ObligationKind
from duban.chapters.responsibility import queries, rules
from duban.chapters.responsibility.models import Assignment, AssignmentObjection
from duban.chapters.responsibility.terms import ObjectionState
from duban.ground import access
from duban.ground.access import PostKind, Refusal
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.ledger import locks
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter

OFFICE_POSTS = (PostKind.OFFICE_DIRECTOR, PostKind.OFFICE_STAFF)


@transaction.atomic
@ledger.once("responsibility.object_to_assignment", queries.objection_by_uid)
def object_to_assignment(
    *, by: Person, at: datetime, request_id: UUID | None, assignment: UUID, reason: str, competent: str
) -> AssignmentObjection:
    """牵头、协办、服务单位对交办提出异议（第十一条第二项）: once, within working days of receipt (rule set).

    Imposes the answer on the Office. Responsibility does not wait: deadlines, sign-for and breakdown run on.
    Refuses a second objection, one after the limit (responsibility.objection_late), one without reason or
    without the unit held to be competent, and a closed matter.
    """
    found = queries.visible_assignment(person=by, at=at, uid=assignment)
    access.require(
        "responsibility.object_to_assignment",
        matters.standing(by, at, found.matter, unit_id=found.unit_id),
    )
    matter = matters.lock(found.matter, at=at)
    about = locks.take(found)
    rules.check_current(about.ended_on)
    matters_rules.check_running(matter.state, matter.closed_on, "11(2)")
    today = beijing_day(at)
    values = rulebook.values(today)
    rules.check_objection(
        made=queries.objection_to(about) is not None,
        received_on=about.received_on,
        today=today,
        days=values.number("responsibility.objection_within"),
        calendar=rulebook.calendar(),
    )
    rules.check_text(reason, _("异议的事实和理由"))
    rules.check_competent(competent, own=about.unit_name, what=_("认为应当承办的单位"))
    objection = AssignmentObjection(
        assignment=about, reason=reason.strip(), competent=competent.strip()[:200], by=by, on=today
    )
    objection.save()
    matters_actions.impose_counted(
        matter,
        ObligationKind.ANSWER_ASSIGNMENT,
        unit=organization.office(),
        source=objection.ref,
        article="11(2)",
        from_on=today,
        days=values.number("responsibility.answer_objection_within"),
        label=about.unit_name,
    )
    _tell(
        organization.holders(None, OFFICE_POSTS, today),
        matter,
        objection,
        f"{about.unit_name}对{matter.number}《{matter.title}》的交办提出异议，待答复",
        at,
    )
    ledger.record(
        "responsibility.object_to_assignment",
        at=at,
        actor=organization.actor_of(by, at),
        row=objection,
        context=matter.ref,
        label=f"{about.unit_name}对交办提出异议，认为应由{objection.competent}承办",
        new={"assignment": about.ref, "competent": objection.competent},
        reason=reason,
    )
    return objection


@transaction.atomic
@ledger.once("responsibility.answer_objection", queries.objection_by_uid)
def answer_objection(
    *, by: Person, at: datetime, request_id: UUID | None, assignment: UUID, upheld: bool, answer: str
) -> AssignmentObjection:
    """答复交办异议（第十一条第二项）: upheld or not, with the reason.

    Upheld, it changes no unit by itself: that is 事项调整, decided at the level that docketed (decision 9), which
    the Office owes from now on. Refuses an assignment without an objection, one already answered, an answer
    without words, and whoever holds a post in the unit that objects.
    """
    found = queries.visible_assignment(person=by, at=at, uid=assignment)
    access.require("responsibility.answer_objection", matters.standing(by, at, found.matter))
    matter = matters.lock(found.matter, at=at)
    made = queries.objection_to(found)
    if made is None:
        raise Refusal("responsibility.no_objection", "11(2)")
    answered = locks.take(made)
    today = beijing_day(at)
    rules.check_answer(answered_on=answered.answered_on, own=found.unit_id in matters.units_of(by, today))
    rules.check_text(answer, _("答复内容"))
    answered.state = ObjectionState.UPHELD if upheld else ObjectionState.REJECTED
    answered.answer, answered.answered_by, answered.answered_on = answer.strip(), by, today
    answered.save()
    matters_actions.discharge(
        answered.ref, met_on=today, by_ref=answered.ref, kinds=(ObligationKind.ANSWER_ASSIGNMENT,)
    )
    if upheld:
        _owe_adjustment(matter, found, answered)
    said = "成立，另按事项调整办理，调整前责任不变" if upheld else "不成立，请按交办办理"
    _tell(
        queries.to_tell(found.unit_id, today),
        matter,
        answered,
        f"对{matter.number}《{matter.title}》交办的异议已答复：{said}",
        at,
    )
    ledger.record(
        "responsibility.answer_objection",
        at=at,
        actor=organization.actor_of(by, at),
        row=answered,
        context=matter.ref,
        label=f"答复{found.unit_name}的交办异议：{said}",
        new={"state": answered.state},
        reason=answer,
    )
    return answered


def _owe_adjustment(matter: Matter, assignment: Assignment, objection: AssignmentObjection) -> None:
    on = objection.answered_on or objection.on
    matters_actions.impose_counted(
        matter,
        ObligationKind.ADJUST,
        unit=organization.office(),
        source=objection.ref,
        article="11(1)",
        from_on=on,
        days=rulebook.values(on).number("responsibility.adjust_within"),
        label=f"{assignment.unit_name}的异议成立",
    )


def _tell(
    people: Sequence[Person], matter: Matter, objection: AssignmentObjection, text: str, at: datetime
) -> None:
    inbox.tell(
        people,
        kind="responsibility.objection",
        text=text,
        at=at,
        slot=f"{objection.state}:{objection.uid}",
        subject_ref=objection.ref,
        context_ref=matter.ref,
    )
