"""The numbers by which everything is reckoned, and the calendar."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.access import POLICY
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, admit, perform
from duban.support.organization import queries as organization
from duban.support.rulebook import actions, months, queries, showing
from duban.support.rulebook.forms import CalendarForm
from duban.support.rulebook.pages import drafts

ADOPT = "rulebook.adopt_calendar"


@require_safe
def rule_sets(request: AuthenticatedRequest) -> HttpResponse:
    """Which numbers and tables are in force, and on which article does each rest?"""
    versions = showing.versions()
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == asked), versions[0] if versions else None)
    context = {
        "versions": versions,
        "shown": shown,
        "in_force": queries.values(beijing_day(request.at)).version if versions else None,
        "may_draft": drafts.may_draft(request),
        "draft": drafts.shown_draft(request),
        "rooms": showing.lines(shown.values["entries"]) if shown else [],
    }
    return render(request, "rulebook/rule_sets.html", context)


@require_safe
def rule_set(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which version was it? The page of all versions, opened at that one."""
    found = queries.rule_set_by_uid(uid)
    return SeeOther(f"{reverse('rule_sets')}?version={found.number}")


@require_safe
def calendar(request: AuthenticatedRequest) -> HttpResponse:
    """Which days are working days, and is that official or reckoned?"""
    standing = organization.standing(request.user, request.at)
    calendars, asked = queries.calendar().years, request.GET.get("year", "")
    year = next((one for one in calendars if str(one) == asked), beijing_day(request.at).year)
    context = {
        "years": showing.years(),
        "year": year,
        "months": months.of(calendars[year]) if year in calendars else [],
        "may_adopt": POLICY[ADOPT].admits(standing),
    }
    return render(request, "rulebook/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_new(request: AuthenticatedRequest) -> HttpResponse:
    """Which days has the State Council's office announced for a year?"""
    admit(ADOPT, organization.standing(request.user, request.at))
    return perform(
        request,
        form=CalendarForm(request.POST or None, request.FILES or None),
        act=lambda filled: actions.adopt_calendar(
            by=request.user, at=request.at, request_id=filled.request_uuid, **filled.values()
        ),
        done=lambda made: reverse("calendar"),
        template="rulebook/calendar_new.html",
        context={},
    )
