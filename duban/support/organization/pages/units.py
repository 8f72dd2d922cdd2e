"""Units: the tree, one unit with its names and posts, and the forms by which it changes."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.ground.access import POLICY
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer
from duban.support.organization import actions, directory, forms, queries
from duban.support.organization.models import OrgUnit
from duban.support.organization.pages import frame
from duban.support.organization.terms import UnitKind


@require_safe
def organization(request: AuthenticatedRequest) -> HttpResponse:
    """Which units are there on a day, under which names, and who answers for each?"""
    today = beijing_day(request.at)
    form = forms.TreeForm({"on": request.GET.get("on") or today})
    day = form.cleaned_data["on"] if form.is_valid() else today
    context = {
        "form": form,
        "day": day,
        "today": today,
        "branches": directory.tree(day),
        "ended": directory.ended_units(day),
        "body_posts": directory.posts_of_body(day),
        "offers": frame.offers(
            request, ("organization.add_unit", "unit_new"), ("organization.add_person", "person_new")
        ),
    }
    return render(request, "organization/organization.html", context)


@require_safe
def unit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was this unit called, who held its posts, and from when to when?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    standing = queries.standing(request.user, request.at)
    context = {
        "unit": found,
        "kind": UnitKind(found.kind).label,
        "name": queries.unit_name(found.pk, day),
        "names": directory.names_of(found),
        "course": directory.course_of(found),
        "posts": directory.posts_of_unit(found, day),
        "leaders": directory.leaders_of(found),
        "lacking": [] if found.to_on else directory.lacking(found, day),
        "may_end": POLICY["organization.end_post"].admits(standing),
        "may_delegate": POLICY["organization.delegate"].admits(standing),
        "offers": [] if found.to_on else _offers(request, found),
    }
    return render(request, "organization/unit.html", context)


def _offers(request: AuthenticatedRequest, unit: OrgUnit) -> list[Offer]:
    asked = [
        ("organization.rename_unit", "unit_rename", unit.uid),
        ("organization.put_in_charge", "unit_leader", unit.uid),
    ]
    if unit.kind != UnitKind.OFFICE:
        asked += [
            ("organization.merge_units", "unit_merge", unit.uid),
            ("organization.split_unit", "unit_split", unit.uid),
        ]
    return frame.offers(request, *asked)


@frame.asking
def unit_new(request: AuthenticatedRequest) -> HttpResponse:
    """Which unit joins the list?"""
    day = beijing_day(request.at)
    form = forms.UnitForm(request.POST or None, units=directory.unit_choices(day), initial={"from_on": day})
    return frame.act(
        request, "organization.add_unit", form, {}, actions.add_unit, lambda made: frame.url("unit", made.uid)
    )


@frame.asking
def unit_rename(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is the unit called from now on?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    return frame.act(
        request,
        "organization.rename_unit",
        forms.RenameForm(request.POST or None, initial={"from_on": day}),
        {"unit": uid},
        actions.rename_unit,
        lambda made: frame.url("unit", uid),
        subject=queries.unit_name(found.pk, day),
        follows=_("单位的督办记录和计数不变；已印发文书保留原名称；新旧名称都能查到该单位。"),
    )


@frame.asking
def unit_leader(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which leader is in charge of the unit from now on?"""
    found, day = queries.unit_by_uid(uid), beijing_day(request.at)
    form = forms.LeaderForm(request.POST or None, people=directory.person_choices(), initial={"from_on": day})
    return frame.act(
        request,
        "organization.put_in_charge",
        form,
        {"unit": uid},
        actions.put_in_charge,
        lambda made: frame.url("unit", uid),
        subject=queries.unit_name(found.pk, day),
        follows=_("原分管领导的分管至前一日止。"),
    )
