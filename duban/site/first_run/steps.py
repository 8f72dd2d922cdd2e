"""What the pages of the first run share: the holder of the code, the order of the steps, one answer kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from duban.site.first_run import answers, draft
from duban.site.first_run.draft import Draft
from duban.site.first_run.gate import code_of
from duban.support.doors.http import TimedRequest
from duban.support.doors.pages import SeeOther
from duban.support.organization import stamps

Page = Callable[[TimedRequest, Draft], HttpResponseBase]
View = Callable[[TimedRequest], HttpResponseBase]


def held(step: str) -> Callable[[Page], View]:
    """A page for the holder of the code: the others are asked for it. A step whose turn has not come leads to
    the one that is next; after the founding only the list of passwords is left."""

    def wrap(page: Page) -> View:
        @wraps(page)
        def handle(request: TimedRequest) -> HttpResponseBase:
            kept = draft.opened(code_of(request))
            if kept is None:
                return redirect("first_run")
            founded = bool(stamps.current())
            if founded != (step == "passwords"):
                if founded and step == "found":
                    return redirect("first_run_passwords")
                raise Http404
            if not founded and not answers.may_open(kept, step):
                return redirect(url_of(answers.next_step(kept)))
            return page(request, kept)

        return login_not_required(handle)

    return wrap


def sent(request: TimedRequest) -> QueryDict | None:
    """What was sent, be it nothing; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


def url_of(step: str) -> str:
    return reverse(f"first_run_{step}")


def context(step: str, **more: object) -> dict[str, object]:
    place = answers.NAMES.index(step)
    back = url_of(answers.NAMES[place - 1]) if 0 < place < len(answers.NAMES) - 1 else ""
    return {"steps": answers.bar(step), "back": back, **more}


def ask(
    request: TimedRequest,
    kept: Draft,
    step: str,
    form: Form,
    *,
    then: str = "",
    shown: Mapping[str, Any] | None = None,  # Any: what the template shows
) -> HttpResponse:
    """Show the form of a step, or keep its answer and go on."""
    told = context(step, form=form, **(shown or {}))
    if request.method != "POST":
        return render(request, f"first_run/{step}.html", told)
    if not form.is_valid():
        return render(request, f"first_run/{step}.html", told, status=422)
    kept.answers[step] = form.cleaned_data
    draft.save(kept)
    return SeeOther(url_of(then or answers.NAMES[answers.NAMES.index(step) + 1]))
