"""What of effective decisions others may learn: names where a decision says so, and merged counts (decision 40)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.accountability.queries import cases, effective, figures
from duban.chapters.accountability.terms.decision import Measure
from duban.ground.access import NotFound, Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

COUNTS_FOR = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER, Role.OFFICE_DIRECTOR})


@require_safe
def published(request: AuthenticatedRequest) -> HttpResponse:
    """Whose names does an effective decision make public, and until when?"""
    today = beijing_day(request.at)
    lines = [
        (one, one.person.name if one.person else one.case.unit_name, Measure(one.measure).label)
        for one in effective.published(today)
    ]
    return render(request, "accountability/published.html", {"lines": lines})


@require_safe
def statistics(request: AuthenticatedRequest) -> HttpResponse:
    """How many decisions had effect this year, without telling of anyone?"""
    today = beijing_day(request.at)
    if not organization.roles(request.user, today) & COUNTS_FOR:
        raise NotFound("accountability.not_found", cases.ARTICLE)
    asked = request.GET.get("year", "")
    year = (
        int(asked) if asked.isascii() and asked.isdigit() and 2000 < int(asked) <= today.year else today.year
    )
    least = rulebook.values(today).number("accountability.small_cell")
    context = {
        "figures": figures.of_year(year, request.user, request.at),
        "before": year - 1,
        "what_counts": _(
            "只统计已送达且未变更、撤销的处理决定；涉及的人员和单位不足 {least} 个的合并，合并后仍不足的不予显示。"
        ).format(least=least),
    }
    return render(request, "accountability/statistics.html", context)
