"""单项督查审批: one inspection of one matter that stands in no plan (art. 10; decision 27)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from duban.chapters.matters import queries as matters
from duban.chapters.supervision import rules as room_rules
from duban.chapters.supervision.actions import deciding, filing
from duban.chapters.supervision.models import InspectionApproval
from duban.chapters.supervision.queries import OFFICE_POSTS
from duban.chapters.supervision.queries import inspecting as queries
from duban.chapters.supervision.queries import lock as lock_with
from duban.chapters.supervision.rules import inspecting as rules
from duban.chapters.supervision.terms.inspecting import DecisionState, InspectionForm
from duban.ground import access
from duban.ground.access import PostKind
from duban.ground.beijing import beijing_day
from duban.support.ledger import actions as ledger
from duban.support.notifications import inbox
from duban.support.organization import queries as organization
from duban.support.organization.models import Person

GRANT, REFUSE = "INSPECT", "NO_INSPECT"


@transaction.atomic
@ledger.once("supervision.request_inspection", queries.approval_by_uid)
def request_inspection(
    *,
    by: Person,
    at: datetime,
    request_id: UUID | None,
    matter: UUID,
    unit: UUID,
    form: InspectionForm,
    reason: str,
    no_notice: bool = False,
) -> InspectionApproval:
    """提请计划外的单项督查（第十条）: which unit, in which form, why; with `no_notice` the unit is not told.

    Refuses a unit without part in the matter, the own unit, a form that is no visit, and an empty reason. The record
    stands under itself, not under the matter: the unit learns of it no earlier than of the visit.
    """
    found = matters.get_visible(person=by, at=at, uid=matter)
    access.require("supervision.request_inspection", matters.standing(by, at, found))
    locked = matters.lock(found, at=at)
    whom = filing.whom(by, at, "supervision.request_inspection", locked, unit)
    rules.check_visit_form(form)
    room_rules.check_text(reason, _("督查的理由"), "10")
    approval = InspectionApproval(
        matter=locked,
        unit=whom,
        form=InspectionForm(form),
        no_notice=no_notice,
        reason=reason,
        asked_by=by,
        asked_on=beijing_day(at),
    )
    approval.save()
    people = [*organization.people_with(PostKind.LEADING_GROUP_HEAD, approval.asked_on)]
    people += organization.leaders_of(whom.pk, approval.asked_on)
    _tell(approval, people, _("有一项计划外的单项督查待审批"), at)
    ledger.record(
        "supervision.request_inspection",
        at=at,
        actor=organization.actor_of(by, at),
        row=approval,
        context=approval.ref,
        label=f"提请单项督查：{InspectionForm(form).label}",
        new={"matter": locked.ref, "unit": whom.ref, "form": approval.form, "no_notice": no_notice},
        reason=reason,
    )
    return approval


@transaction.atomic
@ledger.once("supervision.decide_inspection", queries.approval_by_uid)
def decide_inspection(
    *, by: Person, at: datetime, request_id: UUID | None, approval: UUID, grant: bool, opinion: str = ""
) -> InspectionApproval:
    """审批单项督查（第十条）: by the Leading Group's head or the leader in charge, or on a checked paper (代录).

    Refuses a second decision, a clerk without a paper, and a paper of somebody else or older than the request.
    """
    found = queries.visible_approval(person=by, at=at, uid=approval)
    who = matters.standing(by, at, found.matter)
    access.require("supervision.decide_inspection", who)
    matter = matters.lock(found.matter, at=at)
    row = lock_with(matter, found)
    rules.check_decided(row.state, DecisionState.ASKED, DecisionState(row.state).label)
    basis = deciding.decided(
        by,
        at,
        who,
        key=deciding.INSPECTION,
        subject_ref=row.ref,
        word=GRANT if grant else REFUSE,
        asked_on=row.asked_on,
    )
    row.state = DecisionState.GRANTED if grant else DecisionState.REFUSED
    row.decided_by, row.decided_on, row.decided_for = by, basis.on, basis.on_behalf_of
    row.opinion = opinion
    row.save()
    word = DecisionState(row.state).label
    told = _("单项督查{state}").format(state=word)
    _tell(row, organization.holders(None, OFFICE_POSTS, beijing_day(at)), told, at)
    ledger.record(
        "supervision.decide_inspection",
        at=at,
        actor=organization.actor_of(by, at, on_behalf_of=basis.on_behalf_of),
        row=row,
        context=row.ref,
        label=f"单项督查{word}",
        old={"state": DecisionState.ASKED},
        new={"state": row.state, "decided_on": basis.on},
        reason=opinion,
    )
    return row


def _tell(approval: InspectionApproval, people: list[Person], text: str, at: datetime) -> None:
    inbox.tell(
        people,
        kind="supervision.inspection_approval",
        text=text,
        at=at,
        slot=f"inspection_approval:{approval.uid}:{approval.state}",
        subject_ref=approval.ref,
        context_ref=approval.ref,
    )
