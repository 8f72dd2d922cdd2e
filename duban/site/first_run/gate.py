"""Which addresses there are: without a body the first run's and no others, with one the product's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

from duban.site.first_run import draft
from duban.support.doors.http import TimedRequest
from duban.support.organization import stamps

URLS = "duban.site.first_run.urls"
# The list itself, and the page whose button was pressed twice, which leads there.
HANDOVER_PATHS = ("/first-run/passwords", "/first-run/found/")
PROBES = frozenset({"/healthz", "/readyz"})


def cookie_name() -> str:
    """Of this host alone, wherever the session's cookie is too."""
    return "__Host-first-run" if settings.SESSION_COOKIE_SECURE else "first-run"


def code_of(request: HttpRequest) -> str:
    """The set-up code that this browser holds."""
    return request.COOKIES.get(cookie_name(), "")


def gate(answer: Callable[[TimedRequest], HttpResponseBase]) -> Callable[[TimedRequest], HttpResponseBase]:
    """Before there is a body, only the first run; afterwards its last page, for the hour and for the holder of
    the code alone."""

    def handle(request: TimedRequest) -> HttpResponseBase:
        if request.path not in PROBES and (not _founded() or _hands_over(request)):
            request.urlconf = URLS
        return answer(request)

    return handle


def _founded() -> bool:
    try:
        return bool(stamps.current())
    except DatabaseError:
        # A page that asks for more will say so in its own words.
        return True


def _hands_over(request: TimedRequest) -> bool:
    if not request.path.startswith(HANDOVER_PATHS):
        return False
    found = draft.opened(code_of(request))
    if found is None:
        return False
    if found.over(request.at):
        draft.discard()
        return False
    return True
