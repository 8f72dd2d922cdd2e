"""People: who has an account, which posts one holds, and the forms by which that changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.ground.access import POLICY
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer
from duban.support.organization import actions, directory, forms, queries
from duban.support.organization.models import ResetCode
from duban.support.organization.pages import frame


@require_safe
def people(request: AuthenticatedRequest) -> HttpResponse:
    """Who has an account?"""
    q = request.GET.get("q", "")[:60].strip()
    context = {
        "people": directory.people(q),
        "q": q,
        "offers": frame.offers(request, ("organization.add_person", "person_new")),
    }
    return render(request, "organization/people.html", context)


@require_safe
def person(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which posts does this person hold, and who acts in them?"""
    found, day = queries.person_by_uid(uid), beijing_day(request.at)
    standing = queries.standing(request.user, request.at)
    keeps = POLICY["organization.record_fact"].admits(standing) or found == request.user
    context = {
        "person": found,
        "posts": directory.posts_of_person(found, day),
        "acts_for": directory.acts_for(found, day),
        "led": directory.led_by(found, day),
        "facts": directory.facts_of(found) if keeps else [],
        "keeps_facts": keeps,
        "may_end": POLICY["organization.end_post"].admits(standing),
        "may_delegate": POLICY["organization.delegate"].admits(standing),
        "offers": [] if found.ended_on else _offers(request, uid),
    }
    return render(request, "organization/person.html", context)


def _offers(request: AuthenticatedRequest, uid: UUID) -> list[Offer]:
    return frame.offers(
        request,
        ("organization.appoint", "appoint", uid),
        ("organization.record_fact", "record_fact", uid),
        ("organization.set_password", "set_password", uid),
        ("organization.issue_reset_code", "issue_reset_code", uid),
        ("organization.end_person", "end_person", uid),
    )


@frame.asking
def person_new(request: AuthenticatedRequest) -> HttpResponse:
    """Who gets an account?"""
    form = forms.PersonForm(request.POST or None)
    return frame.act(
        request,
        "organization.add_person",
        form,
        {},
        actions.add_person,
        lambda made: frame.url("person", made.uid),
        follows=_("登记后尚不能登录，须由系统管理员设置密码，并由安全管理员任职。"),
    )


@frame.asking
def record_fact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is known of the person, from when on?"""
    return frame.of_person(
        request,
        "organization.record_fact",
        uid,
        forms.FactForm(request.POST or None, initial={"from_on": beijing_day(request.at)}),
        actions.record_fact,
        _("原有内容至前一日止。此类信息只在办理责任追究时使用。"),
    )


@frame.asking
def appoint(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which post does the person take up?"""
    day = beijing_day(request.at)
    form = forms.AppointForm(
        request.POST or None, units=directory.unit_choices(day), initial={"from_on": day}
    )
    return frame.of_person(request, "organization.appoint", uid, form, actions.appoint)


@frame.asking
def set_password(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """With which password does the person sign in next?"""
    form = forms.PasswordForm(request.POST or None)
    return frame.of_person(request, "organization.set_password", uid, form, actions.set_password)


@frame.asking
def end_person(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who signs in no longer, and why?"""
    found = queries.person_by_uid(uid)
    return frame.of_person(
        request,
        "organization.end_person",
        uid,
        forms.EndPersonForm(request.POST or None, about=found),
        actions.end_person,
        _("停用后立即不能登录，不再收到待办提醒；其任职、办理和责任记录原样保留。"),
    )


@frame.asking
def issue_reset_code(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """With which code may somebody set a new password who has forgotten the old one?

    The code stands in this one answer: it is kept nowhere, so that there is no page to be led to.
    """
    issued: list[ResetCode] = []

    def act(**given: Any) -> ResetCode:  # Any: the act's own arguments
        issued.append(actions.issue_reset_code(**given))
        return issued[0]

    answer = frame.of_person(
        request,
        "organization.issue_reset_code",
        uid,
        forms.NoForm(request.POST or None),
        act,
        _(
            "重置码只显示这一次，请当面交给本人。此前发放而未使用的重置码随即失效；原密码在本人设置新密码以前仍可使用。"
        ),
    )
    if not issued:
        return answer
    return render(request, "organization/reset_code.html", {"issued": issued[0]})


@frame.asking
def end_post(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Until which day was the post held?"""
    post = queries.post_by_uid(uid)
    form = forms.EndPostForm(request.POST or None, about=post, initial={"to_on": beijing_day(request.at)})
    return frame.act(
        request,
        "organization.end_post",
        form,
        {"post": uid},
        actions.end_post,
        lambda made: frame.url("person", post.person.uid),
        subject=post.person.name,
        follows=_("请先办理工作交接。此前的责任按日期归属，不因免职改变。"),
    )


@frame.asking
def replace_holder(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who takes the post over, and from which day?"""
    post, day = queries.post_by_uid(uid), beijing_day(request.at)
    form = forms.ReplaceForm(
        request.POST or None, about=post, people=directory.person_choices(), initial={"from_on": day}
    )
    return frame.act(
        request,
        "organization.replace_holder",
        form,
        {"post": uid},
        actions.replace_holder,
        lambda made: frame.url("unit", made.unit.uid) if made.unit else reverse("organization"),
        subject=directory.told(post, day),
        follows=_("现任人员名下的在办事项须另办工作交接；此前的责任按日期归属，不因接任改变。"),
    )


@frame.asking
def delegate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who acts in the post, from when to when?"""
    post = queries.post_by_uid(uid)
    day = beijing_day(request.at)
    form = forms.DelegateForm(
        request.POST or None, people=directory.person_choices(), initial={"from_on": day}
    )
    return frame.act(
        request,
        "organization.delegate",
        form,
        {"post": uid},
        actions.delegate,
        lambda made: frame.url("person", post.person.uid),
        subject=post.person.name,
        follows=_("代理期间，代理人可办理该职务的各项工作，记录中注明代理何人。"),
    )
