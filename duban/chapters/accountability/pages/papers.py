"""A paper of a case or a clue as it was frozen: reading it is looking at it, and is recorded so (decision 40)."""

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
    found = papers.visible_paper(person=request.user, at=request.at, uid=uid)
    paper = found.paper
    content = documents.stored_word(paper) if word else documents.stored(paper)
    if found.record is not None:
        actions.view_record(by=request.user, at=request.at, request_id=None, case_person=found.record.uid)
    elif found.case is not None:
        actions.view_case(by=request.user, at=request.at, request_id=None, case=found.case.uid)
    elif found.clue is not None:
        actions.view_clue(by=request.user, at=request.at, request_id=None, clue=found.clue.uid)
    response = streams.word(content, name=paper.title) if word else streams.paper(content, name=paper.title)
    response["Cache-Control"] = "no-store"
    return response
