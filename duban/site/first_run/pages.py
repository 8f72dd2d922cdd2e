"""The steps of the first run: one page, one question, each kept as it is answered."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duban.ground.access import PostKind, Refusal
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.site.first_run import answers, draft, first_passwords, forms, founding, roll
from duban.site.first_run.draft import Draft
from duban.site.first_run.gate import code_of, cookie_name
from duban.site.first_run.steps import ask, context, held, sent, url_of
from duban.support.doors import refusal as words
from duban.support.doors.http import TimedRequest
from duban.support.doors.pages import SeeOther
from duban.support.jobs import work
from duban.support.organization.models import Person
from duban.support.rulebook import showing
from duban.support.rulebook.actions import shipped
from duban.support.rulebook.terms import CalendarStatus

asking = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@asking
def start(request: TimedRequest) -> HttpResponseBase:
    """Who may set this body up?"""
    kept = draft.opened(code_of(request))
    if kept is not None:
        return redirect(url_of(answers.next_step(kept)))
    form = forms.CodeForm(sent(request))
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "first_run/start.html", {"form": form}, status=status)
    kept = draft.opened(form.cleaned_data["code"])
    if kept is None:
        form.add_error("code", forms.WRONG_CODE)
        return render(request, "first_run/start.html", {"form": form}, status=422)
    answer = SeeOther(url_of(answers.next_step(kept)))
    answer.set_cookie(
        cookie_name(), kept.code, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict"
    )
    return answer


@asking
@held("body")
def body(request: TimedRequest, kept: Draft) -> HttpResponse:
    """Which body is it, and under which regulation does it work?"""
    form = forms.BodyForm(sent(request), initial=kept.answers.get("body"))
    return ask(request, kept, "body", form, shown={"regulation": clauses.load()})


@asking
@held("administrators")
def administrators(request: TimedRequest, kept: Draft) -> HttpResponse:
    """Who keeps the system, its security and its audit?"""
    form = forms.AdministratorsForm(
        sent(request), answers=kept.answers, initial=kept.answers.get("administrators")
    )
    return ask(request, kept, "administrators", form)


@asking
@held("office")
def office(request: TimedRequest, kept: Draft) -> HttpResponse:
    """Who leads, and who does the Office's work?"""
    form = forms.OfficeForm(sent(request), answers=kept.answers, initial=kept.answers.get("office"))
    return ask(request, kept, "office", form)


@asking
@held("rules")
def rules(request: TimedRequest, kept: Draft) -> HttpResponse:
    """With which numbers and tables does the body begin?"""
    entries = {key: vars(entry) for key, entry in shipped().items()}
    return ask(
        request, kept, "rules", forms.AdoptForm(sent(request)), shown={"rooms": showing.lines(entries)}
    )


@asking
@held("calendar")
def calendar(request: TimedRequest, kept: Draft) -> HttpResponse:
    """By which days are periods counted?"""
    day = beijing_day(request.at)
    year = answers.calendar_of(day)
    shown: dict[str, object] = {"year": year, "this_year": day.year}
    if year is not None:
        shown |= {
            "status": CalendarStatus(year.status).label,
            "holidays": sorted(year.holidays),
            "makeup_days": sorted(year.makeup_days),
        }
    return ask(request, kept, "calendar", forms.AdoptForm(sent(request)), shown=shown)


@asking
@held("found")
def found(request: TimedRequest, kept: Draft) -> HttpResponse:
    """Is all of this right, and shall the body be founded with it?"""
    named, day = roll.call(kept.answers), beijing_day(request.at)
    first = named.holder(PostKind.SYSTEM_ADMIN)
    form = forms.FoundForm(sent(request), person=Person(username=first.username, name=first.name))
    told = context(
        "found",
        form=form,
        first=first,
        body=kept.answers["body"],
        posts=answers.posts_in_words(named),
        register=answers.register_of(kept),
        day=day,
        calendar=answers.calendar_of(day),
    )
    if request.method != "POST":
        return render(request, "first_run/found.html", told)
    if not form.is_valid():
        return render(request, "first_run/found.html", told, status=422)
    try:
        _found(kept, request, answers.plan(kept, password=form.cleaned_data["password"], day=day))
    except Refusal as refused:
        told["refusal"] = words.worded(refused)
        return render(request, "first_run/found.html", told, status=refused.status)
    return SeeOther(url_of("passwords"))


def _found(kept: Draft, request: TimedRequest, plan: founding.Plan) -> None:
    """Found it, and ask the worker for the first passwords, whose hashing takes its time."""
    kept.founding_at = request.at.isoformat()
    draft.save(kept)
    with transaction.atomic():
        founding.found(plan, at=request.at, request_id=kept.root_uuid)
        work.ring(first_passwords.KIND, kept.root_uuid, at=request.at)
