"""Inbox, opinions, channels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duban.ground.access import POLICY, NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, admit, perform
from duban.support.notifications import actions, deliveries, inbox, links, queries
from duban.support.notifications.forms import AnswerForm, ChannelForm, OpinionForm
from duban.support.notifications.models import Channel, Delivery
from duban.support.notifications.rules import MAX_TRIES
from duban.support.notifications.terms import ChannelKind, Occasion
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

NEWEST_FIRST = ("-id",)
ANSWER = "notifications.answer_opinion"


@require_safe
def inbox_page(request: AuthenticatedRequest) -> HttpResponse:
    """What have I been told, and what of it have I not read?"""
    only_unread = request.GET.get("unread") == "1"
    told = queries.messages_of(request.user)
    if only_unread:
        told = told.filter(read_at__isnull=True)
    page = keyset(told, sort=NEWEST_FIRST, cursor=request.GET.get("cursor"), about=f"inbox:{only_unread}")
    lines = [{"message": one, "url": links.link(one)} for one in page.items]
    context = {
        "lines": lines,
        "page": page,
        "only_unread": only_unread,
        "unread_count": queries.unread_count(request.user),
    }
    return render(request, "notifications/inbox.html", context)


@require_POST
def mark_read(request: AuthenticatedRequest) -> HttpResponse:
    """Have I read these?"""
    keys = [
        int(key)
        for key in request.POST.getlist("message")
        if key.isascii() and key.isdigit() and len(key) < 19
    ]
    inbox.mark_read(request.user, at=request.at, keys=None if "all" in request.POST else keys)
    return SeeOther(reverse("inbox"))


@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: AuthenticatedRequest) -> HttpResponse:
    """What is wrong with the system, or with what it has worked out?"""
    form = OpinionForm(request.POST or None, initial={"page": request.GET.get("page", "")[:300]})

    def done(made: object) -> str:
        messages.success(request, _("意见建议已记录，谢谢"))
        return reverse("opinion")

    return perform(
        request,
        form=form,
        act=lambda filled: actions.give_opinion(
            by=request.user, at=request.at, request_id=filled.request_uuid, **filled.values()
        ),
        done=done,
        template="notifications/opinion.html",
        context={},
    )


@require_safe
def opinions(request: AuthenticatedRequest) -> HttpResponse:
    """What has been said, and what of it has no answer? The Office finds everything, everybody else his own."""
    answers = _answers(request)
    said = queries.opinions(None if answers else request.user)
    page = keyset(said, sort=NEWEST_FIRST, cursor=request.GET.get("cursor"), about=f"opinions:{answers}")
    context = {"page": page, "opinions": page.items, "answers": answers}
    return render(request, "notifications/opinions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opinion_answer(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was said, and what is the answer? It is there for the Office and for its giver."""
    found, answers = queries.opinion_by_uid(uid), _answers(request)
    if not answers and found.by != request.user:
        raise NotFound("notifications.opinion_unknown", "6(3)")
    if request.method == "POST":
        admit(ANSWER, organization.standing(request.user, request.at))
    return perform(
        request,
        form=AnswerForm(request.POST or None, about=found),
        act=lambda filled: actions.answer_opinion(
            by=request.user, at=request.at, request_id=filled.request_uuid, opinion=uid, **filled.values()
        ),
        done=lambda made: reverse("opinion_answer", args=[uid]),
        template="notifications/opinion_answer.html",
        context={
            "opinion": found,
            # What stands there was sent by the giver's browser: only a page of ours becomes a link.
            "own_page": found.page.startswith("/")
            and url_has_allowed_host_and_scheme(found.page, allowed_hosts=None),
            "due_on": queries.answer_due_on(found),
            "may_answer": answers and found.answered_at is None and found.by != request.user,
        },
    )


def _answers(request: AuthenticatedRequest) -> bool:
    return POLICY[ANSWER].admits(organization.standing(request.user, request.at))


@require_safe
def channels(request: AuthenticatedRequest) -> HttpResponse:
    """Where do reminders also go, and do they arrive?"""
    _keeper(request)
    day = beijing_day(request.at)
    rows = [_channel_line(one, day) for one in queries.channels()]
    return render(request, "notifications/channels.html", {"channels": rows, "kinds": ChannelKind.choices})


def _channel_line(one: Channel, day: date) -> dict[str, object]:
    return {
        "channel": one,
        "kind": ChannelKind(one.kind).label,
        "carries": [Occasion(code).label for code in one.carries],
        "tally": queries.tally(one, day),
    }


def _keeper(request: AuthenticatedRequest) -> None:
    admit("notifications.set_channel", organization.standing(request.user, request.at))


@require_http_methods(["GET", "HEAD", "POST"])
def channel_new(request: AuthenticatedRequest) -> HttpResponse:
    """Which server or relay carries the reminders?"""
    _keeper(request)
    asked = request.GET.get("kind", "")
    kind = ChannelKind(asked) if asked in ChannelKind.values else ChannelKind.MAIL
    return _channel(request, None, kind, {"carries": [Occasion.DAILY]})


@require_http_methods(["GET", "HEAD", "POST"])
def channel(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What goes over this channel, and has it arrived?"""
    _keeper(request)
    found = queries.channel_by_uid(uid)
    initial = {"name": found.name, "active": found.active, "carries": found.carries}
    return _channel(request, found, ChannelKind(found.kind), initial)


def _channel(
    request: AuthenticatedRequest, found: Channel | None, kind: ChannelKind, initial: Mapping[str, object]
) -> HttpResponse:
    page = None
    if found is not None:
        rows = queries.deliveries_of(found)
        cursor = request.GET.get("cursor")
        page = keyset(rows, sort=NEWEST_FIRST, cursor=cursor, about=f"deliveries:{found.uid}")
    return perform(
        request,
        form=ChannelForm(request.POST or None, about=found, initial=dict(initial), kind=kind),
        act=lambda filled: actions.set_channel(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            channel=found.uid if found else None,
            **filled.values(),
        ),
        done=lambda made: reverse("channel", args=[made.uid]),
        template="notifications/channel.html",
        context={
            "channel": found,
            "kind": kind.label,
            "page": page,
            "deliveries": [_delivery_line(one) for one in page.items] if page else [],
            "tally": queries.tally(found, beijing_day(request.at)) if found else None,
        },
    )


def _delivery_line(one: Delivery) -> dict[str, object]:
    if one.sent_at:
        state = _("已发出")
    elif one.tries >= MAX_TRIES:
        state = _("已停止重试")
    else:
        state = _("第 %(tries)d 次未成，稍后重试") % {"tries": one.tries} if one.tries else _("待发出")
    return {"delivery": one, "occasion": Occasion(one.occasion).label, "state": state}


@require_POST
def channel_test(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does a reminder arrive with me?"""
    _keeper(request)
    found = queries.channel_by_uid(uid)
    if found.kind == ChannelKind.MAIL and not request.user.email:
        messages.error(request, _("您没有登记邮箱，无法试发。请先在组织中登记本人的邮箱"))
    elif problem := deliveries.try_out(found, request.user):
        messages.error(request, _("试发没有成功：%(problem)s") % {"problem": problem})
    else:
        messages.success(request, _("已向您本人试发一条，请查收"))
    return SeeOther(reverse("channel", args=[uid]))


@require_POST
def channel_again(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Try again now what has not gone out today."""
    _keeper(request)
    count = deliveries.again(queries.channel_by_uid(uid), request.at)
    messages.success(request, _("%(count)d 条重新排入发送") % {"count": count})
    return SeeOther(reverse("channel", args=[uid]))
