"""What every request passes: an id and a clock, clean text, and one answer to every refusal."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from uuid import uuid4

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseBase, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from duban.ground.access import Refusal
from duban.site import clock, errors
from duban.site.clean import is_clean
from duban.site.logs import request_id as current_id
from duban.support.doors.http import TimedRequest
from duban.support.organization import stamps

Answer = Callable[[TimedRequest], HttpResponseBase]
KEPT, KEEP_SECONDS = "kept_at", 60
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
logger = logging.getLogger("duban.request")


def request_id(answer: Answer) -> Answer:
    """Give the request its id and its moment; the id stands in the log, the page footer and the response."""

    def handle(request: TimedRequest) -> HttpResponseBase:
        request.id = uuid4().hex[:12]
        request.at = clock.now()
        token = current_id.set(request.id)
        try:
            with stamps.read_once():
                response = answer(request)
        finally:
            current_id.reset(token)
        response["X-Request-Id"] = request.id
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response

    return handle


def keep_session(answer: Answer) -> Answer:
    """Move the end of an idle session forward, once a minute rather than with every page: reading then writes
    nothing."""

    def handle(request: TimedRequest) -> HttpResponseBase:
        response = answer(request)
        if request.session.session_key and not request.session.is_empty():
            now = int(request.at.timestamp())
            if now - int(request.session.get(KEPT, 0)) >= KEEP_SECONDS:
                request.session[KEPT] = now
        return response

    return handle


def clean_text(answer: Answer) -> Answer:
    """Refuse at the edge what is no text for both databases alike (400), what is no form (400), and what is too
    much of one (413)."""

    def handle(request: TimedRequest) -> HttpResponseBase:
        if not is_clean([request.path]) or not is_clean(_texts(request.GET)):
            return errors.bad_request(request)
        if request.method == "POST" and request.content_type in FORMS:
            try:
                clean = _clean_form(request)
            except TOO_MUCH:
                return errors.too_large(request)
            except (MultiPartParserError, UnreadablePostError):
                return errors.bad_request(request)
            if not clean:
                return errors.bad_request(request)
        return answer(request)

    return handle


def _clean_form(request: TimedRequest) -> bool:
    names = [
        file.name
        for _field, files in request.FILES.lists()
        for file in files
        if isinstance(file, UploadedFile)
    ]
    return is_clean(_texts(request.POST)) and is_clean(names)


def _texts(values: QueryDict) -> Iterable[str]:
    for key, items in values.lists():
        yield key
        yield from items


def refusals(answer: Answer) -> Answer:
    """Turn a refusal that no page has answered into its page; a database that cannot answer into a 503."""

    class Handler:
        def __call__(self, request: TimedRequest) -> HttpResponseBase:
            return answer(request)

        def process_exception(self, request: TimedRequest, exception: Exception) -> HttpResponse | None:
            if isinstance(exception, Refusal):
                return errors.refused(request, exception)
            if isinstance(exception, DatabaseError):
                logger.error("database unavailable: %s", exception)
                return errors.unavailable(request)
            return None

    return Handler()
