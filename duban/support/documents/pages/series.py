"""The series of numbers by which documents and matters are found."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.support.documents import numbers
from duban.support.doors.http import AuthenticatedRequest


@require_safe
def number_series(request: AuthenticatedRequest) -> HttpResponse:
    """Which numbers have been given this year and before, and is none missing?"""
    return render(request, "documents/number_series.html", {"series": numbers.series()})
