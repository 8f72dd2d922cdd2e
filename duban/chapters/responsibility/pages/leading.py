"""The form by which several units lead one matter."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.responsibility import actions, forms
from duban.ground.access import Relation, Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization


def allow_joint_lead(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which units lead this matter together, which of them coordinates, who allowed it and why?"""
    matter = spine.opened(request, uid, "responsibility.allow_joint_lead")
    day = beijing_day(request.at)
    parties = [party for party in matters.unit_parties(matter) if party.unit is not None]

    def choices(*relations: Relation) -> list[tuple[str, str]]:
        return [
            (str(party.unit.uid), organization.unit_name(party.unit.pk, day))
            for party in parties
            if party.unit is not None and party.relation in relations and party.unit.in_scope
        ]

    by_head = Role.LEADING_GROUP_HEAD in organization.roles(request.user, day)
    paper = f"{reverse('paper_new')}?subject={matter.ref}&decision={actions.JOINT_LEAD}"
    return perform(
        request,
        form=forms.JointLeadForm(
            sent(request),
            about=matter,
            leads=choices(Relation.LEAD, Relation.CO),
            others=choices(Relation.CO),
        ),
        act=lambda filled: actions.allow_joint_lead(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **filled.values()
        ),
        done=lambda _allowed: spine.back_to(matter),
        template="responsibility/joint_lead.html",
        context={
            "title": _("登记联合牵头"),
            "matter": matter,
            "submit": _("登记联合牵头"),
            "cancel": spine.back_to(matter),
            "consequence": _(
                "一个事项由一个单位牵头；联合牵头只作为例外，须经领导小组组长同意并写明理由。"
                "牵头协调单位负责办理时限，统一报送反馈和办理结果；其他联合牵头单位同为主要责任单位，"
                "各自的签收、分解和应办任务不变，并会签办理结果。"
            ),
            "paper": "" if by_head else paper,
        },
    )
