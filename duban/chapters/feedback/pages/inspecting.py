"""报送自查: the form by the eight lines of art. 9."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, queries, rules
from duban.chapters.feedback.forms import SelfInspectForm
from duban.chapters.feedback.pages.filing import kept_files, with_files
from duban.chapters.matters import pages as spine
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.feedback.models import Report

TEMPLATE = "feedback/self_inspect.html"
FIELDS = {f"line_{number}": clause for number, clause in enumerate(rules.LINES, start=1)}


def line_words(clause: str) -> str:
    """The official words of a line, as a label."""
    return clauses.clause(clause).words.rstrip(";；。")


def self_inspect(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What have we looked at in our own work, and what did we find?"""
    matter = spine.opened(request, uid, "feedback.self_inspect")
    names = organization.unit_names(beijing_day(request.at))
    units = [
        (str(one.uid), names.get(one.pk, ""))
        for one in queries.own_units(matter, person=request.user, at=request.at)
    ]
    lines = [(name, line_words(clause)) for name, clause in FIELDS.items()]
    context = {"title": _("报送自查"), "matter": matter, "cancel": spine.back_to(matter)}
    if request.method != "POST":
        form = SelfInspectForm(about=matter, units=units, lines=lines)
        return render(request, TEMPLATE, {**context, "form": form})
    try:
        data = with_files(request)
    except Refusal as refused:
        form = SelfInspectForm(request.POST, about=matter, units=units, lines=lines)
        shown = {**context, "form": form, "refusal": words.worded(refused)}
        return render(request, TEMPLATE, shown, status=refused.status)
    return perform(
        request,
        form=SelfInspectForm(data, about=matter, units=units, lines=lines),
        act=lambda filled: _report(request, uid, filled),
        done=lambda report: reverse("report", args=[report.uid]),
        template=TEMPLATE,
        context={**context, "kept": kept_files(data.get("kept", ""))},
    )


def _report(request: AuthenticatedRequest, uid: UUID, filled: SelfInspectForm) -> Report:
    values = filled.values()
    return actions.self_inspect(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        matter=uid,
        unit=UUID(values["unit"]),
        lines=[actions.Looked(clause, values[name]) for name, clause in FIELDS.items() if values[name]],
        problems=values["problems"],
        next_step=values["next_step"],
        evidence=[one.uid for one in kept_files(values["kept"])],
    )
