"""试算 before adoption: a draft of the rule set, a year of the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duban.chapters.desk import trial, trials
from duban.ground.workdays import OutsideCalendar
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, admit
from duban.support.jobs import queries as jobs
from duban.support.jobs.terms import JobState
from duban.support.organization import queries as organization
from duban.support.rulebook import months
from duban.support.rulebook import queries as rulebook
from duban.support.rulebook.forms import CalendarForm
from duban.support.rulebook.terms import CalendarStatus

ADOPT_CALENDAR = "rulebook.adopt_calendar"


@require_POST
def rule_trial_new(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Reckon with the draft."""
    draft = rulebook.visible_draft(person=request.user, at=request.at, uid=uid)
    made = trials.ask(request.user, request.at, draft)
    return SeeOther(reverse("rule_trial", args=[made.uid]))


@require_safe
def rule_trial(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What would the draft change of what there is today?"""
    found = trials.own(request.user, uid)
    draft = rulebook.visible_draft(person=request.user, at=request.at, uid=found.draft)
    job = jobs.of(trials.WORK, found.uid)
    context = {
        "trial": found,
        "draft": draft,
        "is_old": draft.version != found.draft_version,
        "job": job,
        "failed": job is not None and job.state == JobState.FAILED,
        "count": trial.lasting(found.result or []),
        "kept": trials.KEPT.days,
    }
    return render(request, "desk/trial.html", context)


@require_POST
def calendar_trial(request: AuthenticatedRequest) -> HttpResponse:
    """Which days are off, and whose dates would move, if this year were adopted?"""
    admit(ADOPT_CALENDAR, organization.standing(request.user, request.at))
    form = CalendarForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "rulebook/calendar_new.html", {"form": form}, status=422)
    values = form.values()
    refused, outside = rulebook.year_refused(values), ""
    moved: Sequence[trial.Moved] = ()
    if refused is not None:
        shown = {"form": form, "refusal": words.worded(refused)}
        return render(request, "rulebook/calendar_new.html", shown, status=refused.status)
    calendar = rulebook.with_year(**values)
    try:
        moved = trial.of_calendar(calendar, request.at)
    except OutsideCalendar as beyond:
        outside = _("有期限跨入 %(year)s 年，该年日历尚未载入") % {"year": beyond.year}
    context = {
        "year": values["year"],
        "status": CalendarStatus(values["status"]).label,
        "source": values["source"],
        "before": rulebook.calendar().years.get(values["year"]),
        "months": months.of(calendar.years[values["year"]]),
        "off": len(values["holidays"]),
        "makeup": len(values["makeup_days"]),
        "moved": moved,
        "outside": outside,
        "form": form.again(),
    }
    return render(request, "desk/calendar_trial.html", context)
