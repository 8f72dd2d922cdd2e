"""A paper of the case as it was frozen: reading it is looking at the case, and is recorded so (decision 40)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duban.chapters.accountability import actions
from duban.chapters.accountability.queries import papers
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest


@require_safe
def case_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the paper say?"""
    return _sent(request, uid, word=False)


@require_safe
def case_paper_word(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The same as DOCX, to go on writing?"""
    return _sent(request, uid, word=True)


def _sent(request: AuthenticatedRequest, uid: UUID, *, word: bool) -> HttpResponse:
    found, case, record = papers.visible_paper(person=request.user, at=request.at, uid=uid)
    content = documents.stored_word(found) if word else documents.stored(found)
    if record is not None:
        actions.view_record(by=request.user, at=request.at, request_id=None, case_person=record.uid)
    else:
        actions.view_case(by=request.user, at=request.at, request_id=None, case=case.uid)
    response = streams.word(content, name=found.title) if word else streams.paper(content, name=found.title)
    response["Cache-Control"] = "no-store"
    return response
