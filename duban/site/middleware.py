"""What every request passes: an id and a clock, clean text, and one answer to every refusal."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from uuid import uuid4

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from duban.ground.access import Refusal
from duban.site import clock, errors
from duban.site.logs import request_id as current_id

Answer = Callable[[HttpRequest], HttpResponseBase]
logger = logging.getLogger("duban.request")


def request_id(answer: Answer) -> Answer:
    """Give the request its id and its moment; the id stands in the log, the page footer and the response."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        request.id = uuid4().hex[:12]
        request.at = clock.now()
        token = current_id.set(request.id)
        try:
            response = answer(request)
        finally:
            current_id.reset(token)
        response["X-Request-Id"] = request.id
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response

    return handle


def clean_text(answer: Answer) -> Answer:
    """Refuse NUL and lone surrogates at the edge: both databases then behave the same (HTTP 400)."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if not _clean([request.path]) or not _clean(_texts(request.GET)):
            return errors.bad_request(request)
        if request.method == "POST" and request.content_type in {
            "application/x-www-form-urlencoded",
            "multipart/form-data",
        }:
            if not _clean(_texts(request.POST)) or not _clean(file.name for file in request.FILES.values()):
                return errors.bad_request(request)
        return answer(request)

    return handle


def _texts(values: object) -> Iterable[str]:
    for key, items in values.lists():  # type: ignore[attr-defined]  # QueryDict
        yield key
        yield from items


def _clean(texts: Iterable[str | None]) -> bool:
    return not any("\0" in text or any("\ud800" <= char <= "\udfff" for char in text) for text in texts if text)


def refusals(answer: Answer) -> Answer:
    """Turn a refusal that no page has answered into its page; a database that cannot answer into a 503."""

    class Handler:
        def __call__(self, request: HttpRequest) -> HttpResponseBase:
            return answer(request)

        def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
            if isinstance(exception, Refusal):
                return errors.refused(request, exception)
            if isinstance(exception, DatabaseError):
                logger.error("database unavailable: %s", exception)
                return errors.unavailable(request)
            return None

    return Handler()
