"""责任人（按日查询）: one matter, one day."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duban.chapters.matters import queries as matters
from duban.chapters.matters.terms import RELATION_WORDS
from duban.chapters.responsibility import forms
from duban.chapters.responsibility.queries import daily
from duban.chapters.responsibility.terms import ResponsibilityLevel
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest


@require_safe
def responsible_on(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who answered for this matter on that day: the unit under its name of the day, its first and directly
    responsible persons, its sections and people?"""
    matter = matters.get_visible(person=request.user, at=request.at, uid=uid)
    today = beijing_day(request.at)
    form = forms.DayForm({"on": request.GET.get("on") or today}, latest=today)
    day = form.cleaned_data["on"] if form.is_valid() else None
    rows = daily.on_day(matter, day) if day else []
    return render(
        request,
        "responsibility/responsible_on.html",
        {
            "matter": matter,
            "form": form,
            "day": day,
            "rows": [
                (row, RELATION_WORDS[row.relation], ResponsibilityLevel(row.level).label) for row in rows
            ],
        },
        status=200 if day else 422,
    )
