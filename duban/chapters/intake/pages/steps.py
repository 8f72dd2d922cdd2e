"""The steps of a whole list: up, decided, docketed, announced."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms, queries
from duban.chapters.intake.terms import CandidateState, ListState
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.intake.models import DocketingList

ACT_PAGE = "intake/act.html"


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> DocketingList:
    """The list of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_list(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def context_of(listed: DocketingList, title: str, submit: str, consequence: str) -> dict[str, object]:
    counts = queries.counts(listed)
    agreed = counts.of(CandidateState.REVIEWED) + counts.of(CandidateState.APPROVED)
    return {
        "title": title,
        "listed": listed,
        "submit": submit,
        "cancel": reverse("docketing_list", args=[listed.uid]),
        "consequence": consequence,
        "facts": [
            (_("清单"), listed.title),
            (_("年度"), listed.year),
            (_("状态"), ListState(listed.state).label),
            (_("拟立项"), _("%(count)s 项") % {"count": agreed}),
            (_("不予立项"), _("%(count)s 项") % {"count": counts.of(CandidateState.DECLINED)}),
        ],
    }


def _back(listed: DocketingList) -> str:
    return reverse("docketing_list", args=[listed.uid])


def submit_list(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this list ready to be put before the Leading Group?"""
    listed = opened(request, uid, "intake.submit_list")
    return perform(
        request,
        form=forms.StepForm(sent(request), about=listed),
        act=lambda filled: actions.submit_list(
            by=request.user, at=request.at, request_id=filled.request_uuid, docketing_list=uid
        ),
        done=_back,
        template=ACT_PAGE,
        context=context_of(
            listed,
            _("清单报审"),
            _("报领导小组审定"),
            _("报审后清单内容不再改动，由领导小组组长审定；纸质签批的，由本办代录并复核。"),
        ),
    )


def approve_list(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the Leading Group approve these matters for docketing?"""
    listed = opened(request, uid, "intake.approve_list")
    head = Role.LEADING_GROUP_HEAD in organization.roles(request.user, beijing_day(request.at))
    basis = (
        _("以今日为审定日期。")
        if head
        else _("据已复核的纸质决定办理，以纸质原件上的日期为审定日期；没有已复核的纸质决定的，不能办理。")
    )
    return perform(
        request,
        form=forms.OpinionForm(sent(request), about=listed),
        act=lambda filled: actions.approve_list(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            docketing_list=uid,
            **filled.values(),
        ),
        done=_back,
        template=ACT_PAGE,
        context=context_of(
            listed, _("审定清单"), _("同意立项"), _("审定后由领导小组办公室立项并印发立项通报。") + basis
        ),
    )


def return_list(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must be changed in this list before it can be approved?"""
    listed = opened(request, uid, "intake.return_list")
    return perform(
        request,
        form=forms.ReasonForm(sent(request), about=listed),
        act=lambda filled: actions.return_list(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            docketing_list=uid,
            **filled.values(),
        ),
        done=_back,
        template=ACT_PAGE,
        context=context_of(
            listed,
            _("退回清单"),
            _("退回修改"),
            _("退回后由领导小组办公室修改，重新拟办、审核后再报审。"),
        ),
    )


def docket_list(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Are the approved matters docketed and announced today?"""
    listed = opened(request, uid, "intake.docket_list")
    count = queries.counts(listed).of(CandidateState.APPROVED)
    without = sum(queries.lead_of(one) is None for one in queries.in_state(listed, CandidateState.APPROVED))
    said = _(
        "将立项 %(count)s 项并印发立项通报，通报只列审定的事项，以今日为立项日期。时限自交办起执行。"
    ) % {"count": count}
    if without:
        said += _("其中 %(count)s 项尚无牵头单位，指定前不能交办。") % {"count": without}
    return perform(
        request,
        form=forms.StepForm(sent(request), about=listed),
        act=lambda filled: actions.docket_list(
            by=request.user, at=request.at, request_id=filled.request_uuid, docketing_list=uid
        ),
        done=_back,
        template=ACT_PAGE,
        context=context_of(listed, _("立项并通报"), _("立项并印发通报"), said),
    )


@require_safe
def docketing_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the 立项通报 say?"""
    listed = queries.visible_circular(person=request.user, at=request.at, uid=uid)
    circular = listed.circular
    if circular is None or not circular.sha256:
        return render(request, "intake/freezing.html", {"listed": listed})
    return streams.paper(documents.stored(circular))
