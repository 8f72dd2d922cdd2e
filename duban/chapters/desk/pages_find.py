"""Finding and taking out: the search, the saved views, the registers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duban.chapters.desk import columns, export, forms, listing, views, wording
from duban.chapters.desk import registers as taken
from duban.chapters.desk import search as finding
from duban.chapters.matters.models import Matter
from duban.chapters.supervision import pages as supervision
from duban.chapters.supervision.queries.bulk import MOST
from duban.ground.access import NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther
from duban.support.doors.refusal import worded
from duban.support.files import blobs
from duban.support.jobs import queries as jobs
from duban.support.jobs.terms import JobState

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def search(request: AuthenticatedRequest) -> HttpResponse:
    """Where is what I look for?"""
    q = finding.asked(request.GET.get("q", ""))
    return render(
        request,
        "desk/search.html",
        {
            "q": q,
            "short": len(q) < finding.LEAST,
            "groups": finding.search(request.user, request.at, q),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: AuthenticatedRequest) -> HttpResponse:
    """Which lists do I keep, and what shall this one be called?"""
    data = request.POST if request.method == "POST" else None
    query = wording.read((data or request.GET).get("query", "")).query
    form = forms.ViewForm(data, initial={"query": query, "name": wording.of(wording.read(query))[:40]})
    refusal, status = None, 200
    if data is not None and form.is_valid():
        try:
            views.keep(request.user, form.cleaned_data["name"], form.cleaned_data["query"])
            return SeeOther(reverse("matters") + (f"?{query}" if query else ""))
        except Refusal as refused:
            refusal, status = worded(refused), refused.status
    elif data is not None:
        status = 422
    context = {
        "form": form,
        "refusal": refusal,
        "words": wording.of(wording.read(query)),
        "back": reverse("matters") + (f"?{query}" if query else ""),
        "views": views.of(request.user, query),
    }
    return render(request, "desk/saved_views.html", context, status=status)


@require_POST
def saved_view_drop(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The view is not wanted any more."""
    views.drop(request.user, uid)
    return SeeOther(reverse("saved_views"))


@require_safe
def matters_export(request: AuthenticatedRequest) -> HttpResponse:
    """The list as the address filters it, as a spreadsheet; a long one is made in the background."""
    filters = listing.Filters.read(request.GET)
    if listing.count(request.user, request.at, filters) > taken.AT_ONCE:
        return HttpResponseRedirect(f"{reverse('registers')}?{filters.query}")
    sheet = io.BytesIO()
    export.write(sheet, request.user, request.at, filters, taken.layout(request.user))
    response = HttpResponse(sheet.getvalue(), content_type=SHEET)
    name = export.plain_name(beijing_day(request.at))
    response["Content-Disposition"] = streams.disposition(name)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def registers(request: AuthenticatedRequest) -> HttpResponse:
    """Which columns shall the register have, in which order, and which were made lately?"""
    asked = QueryDict(request.POST.get("query", "")) if request.method == "POST" else request.GET
    filters = listing.Filters.read(asked)
    problem = ""
    chosen: Sequence[str] = taken.layout(request.user)
    if request.method == "POST":
        chosen = _chosen(request.POST)
        if chosen:
            taken.keep_layout(request.user, chosen)
            made = taken.ask(request.user, request.at, filters, chosen)
            return SeeOther(reverse("register", args=[made.uid]))
        problem = _("至少选择一栏。")
    context = {
        "filters": filters,
        "words": wording.of(filters),
        "query": filters.query,
        "count": listing.count(request.user, request.at, filters),
        "columns": _offered(chosen),
        "problem": problem,
        "made": [(one, wording.of(wording.read(one.query))) for one in taken.recent(request.user)],
        "kept": taken.KEPT.days,
    }
    return render(request, "desk/registers.html", context, status=422 if problem else 200)


def _chosen(data: QueryDict) -> list[str]:
    """The ticked columns by the places that were written beside them; what has none keeps its turn."""
    ticked = columns.known(data.getlist("column"))
    return sorted(ticked, key=lambda code: _place(data.get(f"place-{code}", ""), len(ticked)))


def _place(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else otherwise


def _offered(chosen: Sequence[str]) -> list[dict[str, object]]:
    """The chosen columns in their order, then the others."""
    rest = [code for code in columns.BY_CODE if code not in chosen]
    return [
        {"code": code, "label": columns.BY_CODE[code].label, "ticked": code in chosen, "place": place}
        for place, code in enumerate([*chosen, *rest], start=1)
    ]


@require_safe
def register(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How far is my register, and where is the file?"""
    found = taken.own(request.user, uid)
    job = jobs.of(taken.WORK, found.uid)
    context = {
        "register": found,
        "words": wording.of(wording.read(found.query)),
        "columns": [columns.BY_CODE[code].label for code in columns.known(found.columns)],
        "job": job,
        "failed": job is not None and job.state == JobState.FAILED,
        "kept": taken.KEPT.days,
    }
    return render(request, "desk/register.html", context)


@require_safe
def register_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The register itself, to be saved."""
    found = taken.own(request.user, uid)
    if not found.stored_as:
        raise NotFound()
    name = export.plain_name(beijing_day(found.asked_at))
    return streams.attachment(blobs.chunks(found.stored_as), name=name, kind=SHEET, size=found.size)


@require_safe
def urge_listed(request: AuthenticatedRequest) -> HttpResponse:
    """Which of the matters of this list do we urge?"""
    filters = listing.Filters.read(request.GET)
    query = filters.query
    found = listing.found(request.user, request.at, filters).order_by(*listing.SORT)[:MOST]
    keys = [row.matter_id for row in found]
    uids = dict(Matter.objects.filter(pk__in=keys).values_list("pk", "uid"))
    back = reverse("matters") + (f"?{query}" if query else "")
    return supervision.choose(request, [uids[key] for key in keys], back=back)
