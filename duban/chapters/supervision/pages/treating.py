"""The forms about a problem without a notice, the unit's plan, and more time for a rectification."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.supervision import actions, queries
from duban.chapters.supervision.forms import treating as forms
from duban.chapters.supervision.pages.filling import (
    Values,
    at_notice,
    fill,
    notice_context,
    opened_notice,
    uid_or_none,
)
from duban.chapters.supervision.queries import treating
from duban.chapters.supervision.terms import ProblemState
from duban.chapters.supervision.terms.treating import NoNoticeGround
from duban.ground import access
from duban.ground.access import Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.supervision.models import Problem, SupervisionNotice


def decide_no_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is no notice issued for this problem, and how is it put right all the same?"""
    found = queries.visible_problem(person=request.user, at=request.at, uid=uid)
    access.require("supervision.decide_no_notice", queries.standing(request.user, request.at, found))
    back = reverse("problem", args=[uid])
    days = rulebook.values(beijing_day(request.at)).number("supervision.verify_within")
    notices = [(str(one.uid), str(one)) for one in treating.could_cover(found.matter, found)]

    def act(given: Values) -> Problem:
        given["notice"] = uid_or_none(str(given["notice"]))
        return actions.decide_no_notice(problem=uid, **given)

    return fill(
        request,
        form=lambda data: forms.NoNoticeForm(
            data,
            about=found,
            choices={"notice": [("", _("不并入通知书")), *notices]},
            initial={
                "ground": NoNoticeGround.SELF_REPORTED if found.self_reported else NoNoticeGround.SAME_FACT
            },
        ),
        act=act,
        done=lambda _problem: back,
        context={
            "title": _("决定不下达督办通知书"),
            "matter": found.matter,
            "submit": _("签署决定"),
            "cancel": back,
            "facts": [(_("问题"), found.fact), (_("单位自定的新时限"), found.own_new_on or "—")],
            "consequence": _(
                "决定签署后，本问题不下达通知书、不计次数。单位主动报告的，自定时限到期后 {days} 个工作日内复查，"
                "未整改到位的恢复待处置；并入通知书的，随该通知书一并复查销号，该通知书撤销的恢复待处置；经核查不成立的，"
                "立即销号，不计入任何统计和考核。"
            ).format(days=days),
        },
    )


def plan_rectification(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How will our unit put it right, who answers for it, by when?"""
    found = opened_notice(request, uid, "supervision.plan_rectification")
    return fill(
        request,
        form=lambda data: forms.PlanForm(
            data, about=found, initial={"done_by": treating.waits_for_reply(found)}
        ),
        act=lambda given: actions.plan_rectification(notice=uid, **given),
        done=lambda _plan: at_notice(found),
        context=notice_context(
            found,
            title=_("报送整改方案"),
            submit=_("报送"),
            consequence=_("方案报送后列入问题台账；整改时限不变，整改完成后另行报送整改回复。"),
            facts=_limits(found),
        ),
    )


def _limits(found: SupervisionNotice) -> list[tuple[str, object]]:
    owed = queries.reply_owed(found)
    if owed is None:
        return []
    return [
        (_("原定整改时限"), owed.original_due_on),
        (_("现行整改时限"), owed.due_on),
    ]


def request_rectification_extension(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why do we need longer, and how long?"""
    found = opened_notice(request, uid, "supervision.request_rectification_extension")
    values = rulebook.values(beijing_day(request.at))
    return fill(
        request,
        form=lambda data: forms.MoreTimeForm(data, about=found),
        act=lambda given: actions.request_rectification_extension(notice=uid, **given),
        done=lambda _notice: at_notice(found),
        context=notice_context(
            found,
            title=_("申请延长整改期限"),
            submit=_("提交申请"),
            consequence=_(
                "到期前申请的，到期后批复仍为按期申请；批复之前原时限不变。一次最多延长 {most} 天，"
                "领导小组办公室在 {days} 个工作日内批复。"
            ).format(
                most=values.number("supervision.extension_at_most"),
                days=values.number("supervision.decide_rectification_within"),
            ),
            facts=_limits(found),
        ),
    )


def extend_rectification(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the unit given longer?"""
    found = opened_notice(request, uid, "supervision.extend_rectification")
    change = treating.pending(found)
    asked: list[tuple[str, object]] = _limits(found)
    if change is not None:
        asked += [
            (_("申请延至"), change.new_due_on),
            (_("申请"), f"{change.asked_by.name if change.asked_by else ''} {change.asked_on}"),
            (_("理由"), change.reason),
        ]
    return fill(
        request,
        form=lambda data: forms.MoreTimeAnswerForm(data, about=found),
        act=lambda given: actions.extend_rectification(notice=uid, **given),
        done=lambda _notice: at_notice(found),
        context=notice_context(
            found,
            title=_("批复延长整改期限"),
            submit=_("批复"),
            consequence=_("同意的，现行时限改为申请的日期，原定时限保留在案；不予延长的，按原时限整改。"),
            facts=asked,
        ),
    )


def of_notice(found: SupervisionNotice, standing: Standing) -> list[Offer]:
    """The buttons of a served notice that stand here."""
    offers: list[Offer] = []
    if treating.pending(found) is not None:
        url = reverse("extend_rectification", args=[found.uid])
        offers += offer("supervision.extend_rectification", url, standing)
    elif treating.waits_for_reply(found) is not None:
        url = reverse("request_rectification_extension", args=[found.uid])
        offers += offer("supervision.request_rectification_extension", url, standing)
    if treating.waits_for_reply(found) is not None:
        url = reverse("plan_rectification", args=[found.uid])
        offers += offer("supervision.plan_rectification", url, standing)
    return offers


def of_problem(found: Problem, standing: Standing) -> list[Offer]:
    """The button on the page of a problem that waits for the Office."""
    if found.state != ProblemState.OPEN:
        return []
    return offer("supervision.decide_no_notice", reverse("decide_no_notice", args=[found.uid]), standing)
