"""How a page turns a form into one act, and a refusal into an answer that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from duban.ground.access import ACTS, POLICY, Forbidden, Refusal, Stale, Standing, expecting
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import TimedRequest
from duban.support.ledger import queries as ledger

F = TypeVar("F", bound=ActForm)
T = TypeVar("T")


class SeeOther(HttpResponseRedirect):
    """After a successful post the browser reads the page anew."""

    status_code = 303


def admit(code: str, standing: Standing) -> None:
    """Open a page that shows what an act works on only to those who may do the act.

    Raises `Forbidden` (access.not_permitted) for everybody else.
    """
    if not POLICY[code].admits(standing):
        raise Forbidden("access.not_permitted", ACTS[code].article, act=ACTS[code].name)


def perform(
    request: TimedRequest,
    *,
    form: F,
    act: Callable[[F], T],
    done: Callable[[T], str],
    template: str,
    context: Mapping[str, object],
) -> HttpResponse:
    """Show the form, or do the act that it asks for.

    A form that is not right comes back with its errors (422); a refusal comes back with the form as it was
    filled in, the rule, the article and the next step (its own status); what succeeded leads to `done`.
    """
    if request.method != "POST":
        return render(request, template, {**context, "form": form})
    if not form.is_valid():
        return render(request, template, {**context, "form": form}, status=422)
    try:
        with expecting(form.expected()):
            result = act(form)
    except Refusal as refused:
        if refused.status == 404:
            raise
        shown = {**context, "form": form, "refusal": words.worded(refused)}
        if isinstance(refused, Stale) and form.about is not None:
            shown["changes"] = ledger.timeline(form.about.ref, limit=5)
            form.catch_up(refused)
        return render(request, template, shown, status=refused.status)
    return SeeOther(done(result))
