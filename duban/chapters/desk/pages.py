"""The desk, the list, the matter: reads only; its forms post to the rooms."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.chapters.assessment.queries import listing as evaluations
from duban.chapters.assessment.queries import waiting as assessment
from duban.chapters.bulletins.queries import waiting as bulletins
from duban.chapters.desk import (
    board,
    closed,
    closed_loops,
    course,
    dossier,
    inspecting,
    listing,
    loops,
    papers,
    saying,
    todo,
    views,
)
from duban.chapters.intake.queries import consulting, waiting
from duban.chapters.intake.terms import SourceKind
from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import MatterCategory
from duban.chapters.supervision.pages import coordinating as coordination_pages
from duban.chapters.supervision.queries import coordinating
from duban.ground.access import ADMIN_POSTS, POLICY, NotFound, Role
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization

SHOWN = 5
ADMINS = frozenset(Role(post.value) for post in ADMIN_POSTS)


@require_safe
def desk(request: AuthenticatedRequest) -> HttpResponse:
    """What must I see to today, and what comes first?"""
    roles = organization.roles(request.user, beijing_day(request.at))
    if roles & ADMINS and not todo.has_business(request.user, request.at):
        return render(request, "desk/console.html", {"kinds": {role.value for role in roles & ADMINS}})
    context: dict[str, object] = {
        "todos": todo.todos(request.user, request.at),
        "board": board.of(request.user, request.at),
        "recent": board.recent(request.user, request.at),
        "running": listing.count(request.user, request.at, listing.Filters()),
        "now": request.at,
        "inspections": inspecting.awaiting(request.user, request.at),
        "consultations": consulting.to_reply(request.user, request.at),
        "coordinations": [
            coordination_pages.line(one, request.at)
            for one in coordinating.of_own_units(request.user, request.at)[:SHOWN]
        ],
        "evaluations": [
            *evaluations.to_decide(request.user, request.at),
            *evaluations.to_answer(request.user, request.at),
        ],
        "readings": [(one, uuid4()) for one in bulletins.to_read(request.user, request.at)],
        "steps": bulletins.steps(request.user, request.at),
        "assessed": assessment.for_person(request.user, request.at),
        "closed": closed.of(request.user, request.at),
    }
    if roles & {Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF}:
        context["office"] = True
        context["objections"] = consulting.objections()
        context["unfinished"] = waiting.unfinished()
        context["late"] = todo.overdue_of_units(request.at)
    return render(request, "desk/desk.html", context)


@require_safe
def matter_list(request: AuthenticatedRequest) -> HttpResponse:
    """Which matters are there for me, and how do they stand?"""
    listed = listing.page(request.user, request.at, request.GET)
    query = listed.filters.query
    return render(
        request,
        "desk/matters.html",
        {
            "listed": listed,
            "filters": listed.filters,
            "said": saying.words(listed.filters),
            "hidden": saying.hidden(listed.filters),
            "categories": MatterCategory.choices,
            "sources": SourceKind.choices,
            "units": board.units(request.user, request.at),
            "query": query,
            "may_urge": POLICY["supervision.urge"].admits(organization.standing(request.user, request.at)),
            "views": views.of(request.user, query),
        },
    )


@require_safe
def matter(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How does this matter stand, why, and what comes next?"""
    found = matters.get_visible(person=request.user, at=request.at, uid=uid)
    return render(request, "desk/matter.html", dossier.of(found, request.user, request.at))


@require_safe
def matter_timeline(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Everything that happened on this matter, by whom, under which article?"""
    found = matters.get_visible(person=request.user, at=request.at, uid=uid)
    return render(
        request,
        "desk/timeline.html",
        {"matter": found, "lines": course.timeline(found, request.user, request.at)},
    )


@require_safe
def document(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this document say, as it was frozen?"""
    found = papers.visible(person=request.user, at=request.at, uid=uid)
    return streams.paper(documents.stored(found), name=f"{found.title} {found.number}".strip())


@require_safe
def document_word(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The same words, to go on writing with?"""
    found = papers.visible(person=request.user, at=request.at, uid=uid)
    return streams.word(documents.stored_word(found), name=f"{found.title} {found.number}".strip())


@require_safe
def open_loops(request: AuthenticatedRequest) -> HttpResponse:
    """What has no result or no answer? The page that must be empty."""
    roles = organization.roles(request.user, beijing_day(request.at))
    if not roles & matters.SEES_ALL:
        raise NotFound()
    kind = request.GET.get("kind", "")
    every = [*closed_loops.of(request.user, request.at), *loops.open_loops(request.at)]
    found = [one for one in every if kind in ("", one.kind)]
    return render(request, "desk/open_loops.html", {"loops": found, "kind": kind})
