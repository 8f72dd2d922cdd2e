"""Units, people and posts: who they are, and the forms by which they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.access import ACTS, POLICY
from duban.ground.beijing import beijing_day
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import admit, perform
from duban.support.organization import actions, directory, forms, queries

Arguments = Mapping[str, object]
asking = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def organization(request: AuthenticatedRequest) -> HttpResponse:
    """Which units are there today, and who answers for each?"""
    day = beijing_day(request.at)
    context = {
        "branches": directory.tree(day),
        "body_posts": directory.posts_of_body(day),
        "offers": _offers(
            request, ("organization.add_unit", "unit_new"), ("organization.add_person", "person_new")
        ),
    }
    return render(request, "organization/organization.html", context)


@require_safe
def unit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was this unit called, who held its posts, and from when to when?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    context = {
        "name": queries.unit_name(found.pk, day),
        "names": directory.names_of(found),
        "posts": directory.posts_of_unit(found, day),
        "leaders": directory.leaders_of(found),
        "offers": _offers(
            request,
            ("organization.rename_unit", "unit_rename", uid),
            ("organization.put_in_charge", "unit_leader", uid),
        ),
    }
    return render(request, "organization/unit.html", context)


@require_safe
def people(request: AuthenticatedRequest) -> HttpResponse:
    """Who has an account?"""
    q = request.GET.get("q", "")[:60].strip()
    context = {
        "people": directory.people(q),
        "q": q,
        "offers": _offers(request, ("organization.add_person", "person_new")),
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
        "facts": directory.facts_of(found) if keeps else [],
        "keeps_facts": keeps,
        "may_end": POLICY["organization.end_post"].admits(standing),
        "may_delegate": POLICY["organization.delegate"].admits(standing),
        "offers": _offers(
            request,
            ("organization.appoint", "appoint", uid),
            ("organization.record_fact", "record_fact", uid),
            ("organization.set_password", "set_password", uid),
        ),
    }
    return render(request, "organization/person.html", context)


@asking
def unit_new(request: AuthenticatedRequest) -> HttpResponse:
    """Which unit joins the list?"""
    day = beijing_day(request.at)
    form = forms.UnitForm(request.POST or None, units=directory.unit_choices(day), initial={"from_on": day})
    return _act(
        request, "organization.add_unit", form, {}, actions.add_unit, lambda made: _url("unit", made.uid)
    )


@asking
def unit_rename(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is the unit called from now on?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    return _act(
        request,
        "organization.rename_unit",
        forms.RenameForm(request.POST or None, initial={"from_on": day}),
        {"unit": uid},
        actions.rename_unit,
        lambda made: _url("unit", uid),
        subject=queries.unit_name(found.pk, day),
        follows=_("单位的督办记录和计数不变；已印发文书保留原名称；新旧名称都能查到该单位。"),
    )


@asking
def unit_leader(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which leader is in charge of the unit from now on?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    form = forms.LeaderForm(request.POST or None, people=directory.person_choices(), initial={"from_on": day})
    return _act(
        request,
        "organization.put_in_charge",
        form,
        {"unit": uid},
        actions.put_in_charge,
        lambda made: _url("unit", uid),
        subject=queries.unit_name(found.pk, day),
        follows=_("原分管领导的分管至前一日止。"),
    )


@asking
def person_new(request: AuthenticatedRequest) -> HttpResponse:
    """Who gets an account?"""
    form = forms.PersonForm(request.POST or None)
    return _act(
        request,
        "organization.add_person",
        form,
        {},
        actions.add_person,
        lambda made: _url("person", made.uid),
        follows=_("登记后尚不能登录，须由系统管理员设置密码，并由安全管理员任职。"),
    )


@asking
def record_fact(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is known of the person, from when on?"""
    return _of_person(
        request,
        "organization.record_fact",
        uid,
        forms.FactForm(request.POST or None, initial={"from_on": beijing_day(request.at)}),
        actions.record_fact,
        _("原有内容至前一日止。此类信息只在办理责任追究时使用。"),
    )


@asking
def appoint(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which post does the person take up?"""
    day = beijing_day(request.at)
    form = forms.AppointForm(
        request.POST or None, units=directory.unit_choices(day), initial={"from_on": day}
    )
    return _of_person(request, "organization.appoint", uid, form, actions.appoint)


@asking
def set_password(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """With which password does the person sign in next?"""
    form = forms.PasswordForm(request.POST or None)
    return _of_person(request, "organization.set_password", uid, form, actions.set_password)


@asking
def end_post(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Until which day was the post held?"""
    post = queries.post_by_uid(uid)
    form = forms.EndPostForm(request.POST or None, about=post, initial={"to_on": beijing_day(request.at)})
    return _act(
        request,
        "organization.end_post",
        form,
        {"post": uid},
        actions.end_post,
        lambda made: _url("person", post.person.uid),
        subject=post.person.name,
        follows=_("请先办理工作交接。此前的责任按日期归属，不因免职改变。"),
    )


@asking
def delegate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who acts in the post, from when to when?"""
    post = queries.post_by_uid(uid)
    day = beijing_day(request.at)
    form = forms.DelegateForm(
        request.POST or None, people=directory.person_choices(), initial={"from_on": day}
    )
    return _act(
        request,
        "organization.delegate",
        form,
        {"post": uid},
        actions.delegate,
        lambda made: _url("person", post.person.uid),
        subject=post.person.name,
        follows=_("代理期间，代理人可办理该职务的各项工作，记录中注明代理何人。"),
    )


def _of_person(
    request: AuthenticatedRequest,
    code: str,
    uid: UUID,
    form: ActForm,
    perform_act: Callable[..., object],
    follows: str = "",
) -> HttpResponse:
    name = queries.person_by_uid(uid).name
    return _act(
        request,
        code,
        form,
        {"person": uid},
        perform_act,
        lambda made: _url("person", uid),
        subject=name,
        follows=follows,
    )


def _act(
    request: AuthenticatedRequest,
    code: str,
    form: ActForm,
    about: Arguments,
    perform_act: Callable[..., object],
    done: Callable[..., str],
    *,
    subject: str = "",
    follows: str = "",
) -> HttpResponse:
    """One form, one act, for those whom the policy admits."""
    admit(code, queries.standing(request.user, request.at))
    return perform(
        request,
        form=form,
        act=lambda filled: perform_act(
            by=request.user, at=request.at, request_id=filled.request_uuid, **about, **filled.values()
        ),
        done=done,
        template="organization/form.html",
        context={"act": ACTS[code], "subject": subject, "follows": follows},
    )


def _offers(request: AuthenticatedRequest, *asked: tuple[str, str] | tuple[str, str, UUID]) -> list[Offer]:
    standing = queries.standing(request.user, request.at)
    found: list[Offer] = []
    for code, name, *uid in asked:
        found += offer(code, reverse(name, args=uid), standing)
    return found


def _url(name: str, uid: UUID) -> str:
    return reverse(name, args=[uid])
