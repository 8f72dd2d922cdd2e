"""Inbox, opinions, channels."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duban.ground.access import POLICY, NotFound
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, admit, perform
from duban.support.notifications import actions, inbox, links, queries
from duban.support.notifications.forms import AnswerForm, ChannelForm, OpinionForm
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
    """Where do reminders also go?"""
    admit("notifications.set_channel", organization.standing(request.user, request.at))
    return render(request, "notifications/channels.html", {"channels": queries.channels()})


@require_http_methods(["GET", "HEAD", "POST"])
def channel(request: AuthenticatedRequest, uid: UUID | None = None) -> HttpResponse:
    """Which server carries the reminders?"""
    admit("notifications.set_channel", organization.standing(request.user, request.at))
    found = queries.channel_by_uid(uid) if uid else None
    initial = {"name": found.name, "active": found.active} if found else {}
    form = ChannelForm(request.POST or None, about=found, initial=initial)
    return perform(
        request,
        form=form,
        act=lambda filled: actions.set_channel(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            channel=found.uid if found else None,
            **filled.values(),
        ),
        done=lambda made: reverse("channels"),
        template="notifications/channel.html",
        context={"channel": found},
    )
