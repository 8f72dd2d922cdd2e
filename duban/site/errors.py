"""Answers when something is refused, missing or broken: which rule, which article, what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from duban.ground.access import Refusal
from duban.support.doors import refusal as doors


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal with its own status; what is hidden looks like what is absent."""
    if refusal.status == 404:
        return not_found(request)
    return render(request, "refused.html", {"refusal": doors.worded(refusal)}, status=refusal.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "413.html", status=413)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return _without_the_database(request, "500.html", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    return _without_the_database(request, "503.html", 503)


def _without_the_database(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """What every other page shows around its content is read from the database, which may be what failed."""
    return HttpResponse(render_to_string(template, {"request": request}), status=status)
