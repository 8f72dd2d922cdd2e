"""Finding and taking out: the search, the saved views, the registers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.chapters.desk import search as finding
from duban.support.doors.http import AuthenticatedRequest


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
