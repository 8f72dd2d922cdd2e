"""The forms of what answers a notice: objection and its answer, reply and its re-check."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.supervision import actions, forms, queries
from duban.chapters.supervision.pages.filling import at_notice, fill, notice_context, opened_notice
from duban.chapters.supervision.queries import shown
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.supervision.models import Rectification


def object_to_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does our unit hold against this notice?"""
    found = opened_notice(request, uid, "supervision.object_to_notice")
    values = rulebook.values(beijing_day(request.at))
    return fill(
        request,
        form=lambda data: forms.ObjectForm(data, about=found),
        act=lambda given: actions.object_to_notice(notice=uid, **given),
        done=lambda _objection: at_notice(found),
        context=notice_context(
            found,
            title=_("提出异议"),
            submit=_("提出异议"),
            consequence=_(
                "异议应在送达后 {within} 个工作日内提出，只提一次；领导小组办公室在 {answer} 个工作日内答复。"
                "答复之前，整改回复时限照常计算。"
            ).format(
                within=values.number("supervision.objection_within"),
                answer=values.number("supervision.answer_objection_within"),
            ),
        ),
    )


def answer_objection(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the unit's objection right?"""
    objection = queries.visible_objection(person=request.user, at=request.at, uid=uid)
    found = objection.notice
    access.require("supervision.answer_objection", queries.standing(request.user, request.at, found))
    return fill(
        request,
        form=lambda data: forms.AnswerForm(data, about=objection),
        act=lambda given: actions.answer_objection(objection=uid, **given),
        done=lambda _objection: at_notice(found),
        context=notice_context(
            found,
            title=_("答复异议"),
            submit=_("答复"),
            consequence=_("异议成立的，通知书即行撤销，所列问题销号，不再计入次数；不成立的，通知书维持。"),
            facts=[(_("异议"), f"{objection.text}\n{objection.by.name} {objection.on}")],
        ),
    )


def reply_to_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What has our unit done about the problems?"""
    found = opened_notice(request, uid, "supervision.reply_to_notice")
    return fill(
        request,
        form=lambda data: forms.ReplyForm(data, about=found),
        act=lambda given: actions.reply_to_notice(notice=uid, **given),
        done=lambda _reply: at_notice(found),
        upload="evidence",
        context=notice_context(
            found,
            title=_("报送整改回复"),
            submit=_("报送"),
            consequence=_(
                "以今日为回复日期。领导小组办公室复查后，整改到位的予以销号；未到位的，原时限不变。"
            ),
        ),
    )


def verify_rectification(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Has the unit really put it right?"""
    reply = queries.visible_rectification(person=request.user, at=request.at, uid=uid)
    found = reply.notice
    if found is None:
        raise access.NotFound("supervision.not_found", "11(3)")
    access.require("supervision.verify_rectification", queries.standing(request.user, request.at, found))
    return fill(
        request,
        form=lambda data: forms.VerifyForm(data, about=reply),
        act=lambda given: actions.verify_rectification(rectification=uid, **given),
        done=lambda _reply: at_notice(found),
        context=notice_context(
            found,
            title=_("复查整改"),
            submit=_("提交复查结论"),
            consequence=_(
                "整改到位的，问题销号，以单位报送之日为整改回复日期；未到位的，问题恢复待处置，原回复时限不变，"
                "已过时限的按逾期计。"
            ),
            facts=_said(reply),
        ),
    )


def _said(reply: Rectification) -> list[tuple[str, object]]:
    names = "、".join(one.name for one in shown.files_of(reply))
    return [
        (_("整改回复"), f"{reply.text}\n{reply.by.name} {reply.on}"),
        (_("佐证材料"), names or _("未附；可在通知书页面查看")),
    ]


def verify_problem(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Has the unit put right what it had itself reported?"""
    found = queries.visible_problem(person=request.user, at=request.at, uid=uid)
    access.require("supervision.verify_rectification", queries.standing(request.user, request.at, found))
    back = reverse("problem", args=[uid])
    return fill(
        request,
        form=lambda data: forms.VerifyForm(data, about=found),
        act=lambda given: actions.verify_rectification(problem=uid, **given),
        done=lambda _checked: back,
        context={
            "title": _("复查问题"),
            "matter": found.matter,
            "submit": _("提交复查结论"),
            "cancel": back,
            "consequence": _(
                "单位主动报告的问题，整改到位的直接销号，不下达通知书；未到位的，可下达督办通知书。"
            ),
            "facts": [(_("问题"), found.fact), (_("单位自定的新时限"), found.own_new_on or "—")],
        },
    )
