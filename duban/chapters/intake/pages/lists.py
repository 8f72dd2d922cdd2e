"""All lists, one list, its source, and taking a new one in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms, queries
from duban.chapters.intake.pages.carrying import carried_of
from duban.chapters.intake.pages.progress import offers, steps
from duban.chapters.intake.queries import carrying
from duban.chapters.intake.terms import CandidateState, ListKind, ListState, RowStatus
from duban.ground import access
from duban.ground.access import NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.chapters.intake.models import Candidate

# What the list page can be narrowed to: word in the address, how the rows are found.
SHOWN: dict[str, dict[str, object]] = {
    "open": {"state": CandidateState.CANDIDATE, "status__in": queries.OPEN},
    "ready": {"state": CandidateState.CANDIDATE, "status": RowStatus.READY},
    "proposed": {"state": CandidateState.PROPOSED},
    "declined": {"state": CandidateState.DECLINED},
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
    }
    return render(request, "intake/intake.html", context)


def import_list(request: AuthenticatedRequest) -> HttpResponse:
    """Which list is to be docketed, and what does its file hold?"""
    access.require("intake.import_list", organization.standing(request.user, request.at))
    context: dict[str, object] = {"cancel": reverse("intake"), "today": beijing_day(request.at)}
    if request.method != "POST":
        form = forms.ImportForm(initial={"year": beijing_day(request.at).year})
        return render(request, "intake/import.html", {**context, "form": form})
    try:
        data = _with_ticket(request)
    except Refusal as refused:
        shown = {**context, "form": forms.ImportForm(request.POST), "refusal": words.worded(refused)}
        return render(request, "intake/import.html", shown, status=refused.status)
    return perform(
        request,
        form=forms.ImportForm(data, request.FILES),
        act=lambda filled: _take_in(request, filled),
        done=lambda listed: reverse("docketing_list", args=[listed.uid]),
        template="intake/import.html",
        context={**context, "kept": bool(data.get("ticket"))},
    )


def _with_ticket(request: AuthenticatedRequest) -> QueryDict:
    """Keep the bytes before anything else can fail: a refused form does not lose its file."""
    data = request.POST.copy()
    upload: UploadedFile[bytes] | None = request.FILES.get("file")
    if upload is not None:
        try:
            slot = uuid5(UUID(data.get("request_id", "")), "file")
        except ValueError:
            slot = None
        data["ticket"] = files.receive(upload, upload.name or "", slot=slot)
    return data


def _take_in(
    request: AuthenticatedRequest, filled: forms.ImportForm
) -> Any:  # Any: a list; doors know no models
    values = filled.values()
    return actions.take_in(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        ticket=values["ticket"],
        title=values["title"],
        year=values["year"],
        kind=ListKind(values["kind"]),
        new_edition=values["new_edition"],
    )


@require_safe
def docketing_list(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Where does this list stand, what is still open on it, and what comes next?"""
    listed = queries.visible_list(person=request.user, at=request.at, uid=uid)
    shown = request.GET.get("show", "")
    rows = queries.candidates(listed)
    rows = rows.filter(**SHOWN[shown]) if shown in SHOWN else rows.matters()
    page = keyset(rows, sort=("source_row", "id"), cursor=request.GET.get("cursor"), about=f"{uid}|{shown}")
    counts = queries.counts(listed)
    subject = queries.subject_of(listed)
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
        "papers": queries.papers_of(subject) if listed.submissions else [],
        "course": ledger.timeline(listed.ref, limit=LINES),
        **carried_of(listed),
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
