"""The register of problems, on the screen and as a sheet."""

from __future__ import annotations

import tempfile

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.chapters.desk import problem_register, problem_sheet, todo
from duban.chapters.supervision.terms import ProblemKind, ProblemState
from duban.ground.access import ADMIN_POSTS, NotFound, Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.streams import disposition
from duban.support.organization import queries as organization

ADMINS = frozenset(Role(post.value) for post in ADMIN_POSTS)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _business(request: AuthenticatedRequest) -> None:
    """For everybody but administrators, who have no business with matters."""
    roles = organization.roles(request.user, beijing_day(request.at))
    if roles & ADMINS and not todo.has_business(request.user, request.at):
        raise NotFound()


@require_safe
def problem_list(request: AuthenticatedRequest) -> HttpResponse:
    """Which problems were found, and what became of each?"""
    _business(request)
    listed = problem_register.page(request.user, request.at, request.GET)
    today = beijing_day(request.at)
    context = {
        "listed": listed,
        "lines": [(one, one.late(today)) for one in listed.entries],
        "filters": listed.filters,
        "states": ProblemState.choices,
        "kinds": ProblemKind.choices,
        "units": problem_register.units(request.user, request.at),
    }
    return render(request, "desk/problems.html", context)


@require_safe
def problem_export(request: AuthenticatedRequest) -> HttpResponse:
    """The same problems, to take along."""
    _business(request)
    filters = problem_register.Filters.read(request.GET)
    with tempfile.TemporaryFile() as file:
        problem_sheet.write(file, request.user, request.at, filters)
        file.seek(0)
        response = HttpResponse(file.read(), content_type=SHEET)
    response["Content-Disposition"] = disposition(problem_sheet.plain_name(beijing_day(request.at)))
    response["X-Content-Type-Options"] = "nosniff"
    return response
