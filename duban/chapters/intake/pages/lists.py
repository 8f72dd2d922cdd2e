"""All lists, one list, its source, and taking a new one in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.chapters.intake import queries
from duban.chapters.intake.pages.carrying import carried_of
from duban.chapters.intake.pages.progress import offers, steps
from duban.chapters.intake.queries import adjusting, carrying, waiting
from duban.chapters.intake.terms import CandidateState, ListAdjustmentState, ListKind, ListState, RowStatus
from duban.ground import access
from duban.ground.access import NotFound
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.files import queries as stored
from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate

# What the list page can be narrowed to: word in the address, how the rows are found.
SHOWN: dict[str, dict[str, object]] = {
    "open": {"state": CandidateState.CANDIDATE, "status__in": queries.OPEN},
    "ready": {"state": CandidateState.CANDIDATE, "status": RowStatus.READY},
    "proposed": {"state": CandidateState.PROPOSED},
    "declined": {"state": CandidateState.DECLINED},
    "finished": {"state": CandidateState.FINISHED},
    "skipped": {"status": RowStatus.SKIPPED},
}
LINES = 20


@require_safe
def intake(request: AuthenticatedRequest) -> HttpResponse:
    """Which lists are there, and where does each stand?"""
    if not queries.sees(request.user, request.at):
        raise NotFound("intake.not_found", "6(1)")
    year, state = request.GET.get("year", ""), request.GET.get("state", "")
    found = queries.lists(year=int(year) if year.isdecimal() and len(year) == 4 else None, state=state)
    page = keyset(found, sort=("-year", "-id"), cursor=request.GET.get("cursor"), about=f"{year}|{state}")
    who = organization.standing(request.user, request.at)
    context = {
        "lines": [(one, ListState(one.state).label, queries.counts(one)) for one in page.items],
        "page": page,
        "year": year,
        "state": state,
        "years": queries.years(),
        "states": ListState.choices,
        "may_import": access.who_may("intake.import_list").admits(who),
        "papers": queries.papers_to_check(),
        "unfinished": waiting.unfinished() if access.who_may("intake.import_list").admits(who) else [],
    }
    return render(request, "intake/intake.html", context)


@require_safe
def docketing_list(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Where does this list stand, what is still open on it, and what comes next?"""
    listed = queries.visible_list(person=request.user, at=request.at, uid=uid)
    shown = request.GET.get("show", "")
    rows = queries.candidates(listed)
    rows = rows.filter(**SHOWN[shown]) if shown in SHOWN else rows.matters()
    page = keyset(rows, sort=("source_row", "id"), cursor=request.GET.get("cursor"), about=f"{uid}|{shown}")
    counts = queries.counts(listed)
    context = {
        "listed": listed,
        "kind": ListKind(listed.kind).label,
        "state": ListState(listed.state).label,
        "counts": counts,
        "steps": steps(listed, counts),
        "offers": offers(person=request.user, at=request.at, listed=listed, counts=counts),
        "lines": _lines(page.items),
        "page": page,
        "show": shown,
        "papers": queries.papers_of_list(listed),
        "course": ledger.timeline(listed.ref, limit=LINES),
        **carried_of(listed),
        "adjustments": [
            (one, ListAdjustmentState(one.state).label) for one in adjusting.adjustments_of(listed)
        ],
    }
    return render(request, "intake/list.html", context)


def _lines(candidates: Sequence[Candidate]) -> list[dict[str, object]]:
    """The rows, with what became of their matters since: carried into which years."""
    carried = carrying.carried([one.matter for one in candidates if one.matter is not None])
    return [_line(one) | {"carried": carried.get(one.matter_id or 0, [])} for one in candidates]


def _line(candidate: Candidate) -> dict[str, object]:
    """A candidate as a row of the list shows it."""
    return {
        "candidate": candidate,
        "status": RowStatus(candidate.status).label,
        "state": CandidateState(candidate.state).label,
        "lead": queries.names_of(candidate.units, "LEAD"),
        "questions": [one["text"] for one in candidate.open_questions],
        "is_matter": candidate.is_matter,
    }


@require_safe
def list_source(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The file as it came, for whoever may see the list."""
    kept = queries.visible_list(person=request.user, at=request.at, uid=uid).source
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)
