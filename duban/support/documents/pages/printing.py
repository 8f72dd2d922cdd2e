"""The pages of a paper that has no number yet, and its 发文稿纸."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import chain, paper, queries, typesetting
from duban.support.documents.models import Draft
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization


@require_safe
def paper_proof(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How does it look on paper? Frozen: the stored bytes; before that a proof."""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    if found.document is not None:
        return streams.paper(queries.stored(found.document), name=found.title)
    day = found.signed_off_on or beijing_day(request.at)
    facts = chain.facts(found.kind, chain.words_of(found), day=day, signer=chain.signer_of(found))
    made = paper.lay_out(facts, number="（待编号）", title=found.title, issued_on=day)
    return streams.paper(typesetting.pdf(found.kind, made), name=found.title)


@require_safe
def issuing_slip(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who drafted, checked, countersigned, signed off, numbered, sealed, issued and served it, and when?"""
    found = _inside(request, uid)
    made = chain.issuing_slip(found, day=beijing_day(request.at))
    return streams.paper(typesetting.pdf("issuing_slip", made), name=f"发文稿纸 {found.title}")


def _inside(request: AuthenticatedRequest, uid: UUID) -> Draft:
    """The slip is the Office's own; addressed units see the paper alone."""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    if not organization.roles(request.user, beijing_day(request.at)) & queries.SEES:
        raise NotFound("documents.draft_not_found", "8(5)")
    return found
