"""Figures and the list of obligations that they count: reads only."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.chapters.desk import conditions, counting, figures, load, overview, owed, todo
from duban.chapters.desk import office_record as office
from duban.chapters.intake.models import DocketingList
from duban.chapters.intake.terms import ListState
from duban.chapters.matters import queries as matters
from duban.chapters.matters.models import Matter
from duban.chapters.matters.terms import MatterCategory, ObligationKind
from duban.ground.access import ADMIN_POSTS, NotFound, Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization

ADMINS = frozenset(Role(post.value) for post in ADMIN_POSTS)


@require_safe
def statistics(request: AuthenticatedRequest) -> HttpResponse:
    """How do time limits, lights, delays and workload stand, and by unit?"""
    wanted = _asked(request)
    return render(
        request,
        "desk/statistics.html",
        {"figures": counting.of(request.user, request.at, wanted), **_choices(request, wanted)},
    )


@require_safe
def reporting_load(request: AuthenticatedRequest) -> HttpResponse:
    """How much paper is asked of each unit, month by month?"""
    wanted = _asked(request)
    month = request.GET.get("month", "")
    if len(month) != len("2026-11") or not conditions.span(month):
        month = f"{beijing_day(request.at):%Y-%m}"
    return render(
        request,
        "desk/load.html",
        {
            "figures": load.of(request.user, request.at, wanted, month),
            "month": month,
            **_choices(request, wanted),
        },
    )


@require_safe
def office_record(request: AuthenticatedRequest) -> HttpResponse:
    """How does the Office keep its own dates, and what became of its notices?"""
    wanted = _asked(request)
    if not wanted.whole:
        raise NotFound()
    return render(
        request,
        "desk/office_record.html",
        {
            "figures": office.of(request.user, request.at, wanted),
            **_choices(request, wanted),
        },
    )


@require_safe
def group_page(request: AuthenticatedRequest) -> HttpResponse:
    """Where do things stand, and what must the Leading Group decide?"""
    if not organization.roles(request.user, beijing_day(request.at)) & matters.SEES_ALL:
        raise NotFound()
    return render(
        request,
        "desk/group_page.html",
        {"sheet": overview.of(request.user, request.at, request.GET), "now": request.at},
    )


@require_safe
def obligations(request: AuthenticatedRequest) -> HttpResponse:
    """What is owed, by whom, by when?"""
    wanted = _asked(request)
    listed = owed.page(request.user, request.at, request.GET)
    kinds = [*owed.KIND_WORDS.items(), *ObligationKind.choices]
    return render(
        request,
        "desk/obligations.html",
        {
            "listed": listed,
            "filters": listed.filters,
            "kinds": kinds,
            "bands": [(band, column.label) for band, column in counting.BANDS.items()],
            "asked": wanted,
        },
    )


def _asked(request: AuthenticatedRequest) -> figures.Asked:
    """For everybody but administrators, who have no business with matters."""
    roles = organization.roles(request.user, beijing_day(request.at))
    if roles & ADMINS and not todo.has_business(request.user, request.at):
        raise NotFound()
    return figures.asked(request.user, request.at, request.GET)


def _choices(request: AuthenticatedRequest, wanted: figures.Asked) -> dict[str, object]:
    """What the form above the figures offers."""
    first = Matter.objects.order_by("id").values_list("year", flat=True).first()
    last = beijing_day(request.at).year
    lists = DocketingList.objects.filter(state=ListState.DOCKETED).order_by("-year", "-id")
    return {
        "asked": wanted,
        "years": range(last, min(first or last, last) - 1, -1),
        "categories": MatterCategory.choices,
        "lists": [(str(one.uid), one.title) for one in lists] if wanted.whole else [],
    }
