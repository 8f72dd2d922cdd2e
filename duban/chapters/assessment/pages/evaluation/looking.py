"""The list of evaluations, and one of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment.pages.evaluation import offering
from duban.chapters.assessment.pages.evaluation.deciding import wanting
from duban.chapters.assessment.pages.evaluation.writing import shown_analysis
from duban.chapters.assessment.queries import checking, depending, evaluations, gathering, listing, timing
from duban.chapters.assessment.terms.evaluation import (
    CRITERIA,
    MISCONDUCT,
    ApprovedIn,
    EvaluationState,
    Quality,
)
from duban.chapters.matters.terms import Timeliness
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.streams import attachment
from duban.support.files import queries as files
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation


@require_safe
def evaluations_page(request: AuthenticatedRequest) -> HttpResponse:
    """Which matters were evaluated, with what result, and which wait?"""
    query = listing.Query.read(request.GET)
    rows = listing.chosen(evaluations.evaluations(request.user, request.at), query)
    page = keyset(rows, sort=("-id",), cursor=request.GET.get("page"), about=query.about)
    today = beijing_day(request.at)
    names = evaluations.lead_names(page.items, today)
    whole = listing.sees_office(request.user, request.at)
    return render(
        request,
        "assessment/evaluations.html",
        {
            "lines": [line(one, names.get(one.matter_id, "")) for one in page.items],
            "page": page,
            "query": query,
            "years": listing.years(request.user, request.at),
            "states": EvaluationState.choices,
            "qualities": Quality.choices,
            "timelinesses": Timeliness.choices,
            "units": listing.units(today) if whole else [],
            "owed": listing.owed(today) if whole else [],
            "naming": evaluations.naming(request.user, request.at),
            "may_designate": offering.may_designate(request.user, request.at),
        },
    )


def line(row: Evaluation, lead: str) -> dict[str, object]:
    """One line of a list: the matter, both assessments, and where it stands."""
    computed = row.submitted_on is not None
    return {
        "row": row,
        "lead": lead,
        "state": EvaluationState(row.state).label,
        "quality": Quality(row.quality).label if row.quality and row.approved_on else "",
        "timeliness": (Timeliness(row.timeliness).label if row.timeliness else _("不适用"))
        if computed
        else "",
    }


@require_safe
def evaluation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is computed, what is judged, with what reason, and how was it decided?"""
    found = evaluations.visible_evaluation(person=request.user, at=request.at, uid=uid)
    return render(request, "assessment/evaluation.html", _context(request, found))


def _context(request: AuthenticatedRequest, found: Evaluation) -> dict[str, object]:
    gathered = gathering.shown(found, request.at)
    today = beijing_day(request.at)
    whole = evaluations.sees_whole(request.user, request.at, found.matter)
    open_ = found.state == EvaluationState.DRAFT
    return {
        "evaluation": found,
        "matter": found.matter,
        "state": EvaluationState(found.state).label,
        "whole": whole,
        "quality": Quality(found.quality).label if found.quality else "",
        "timeliness": gathered.dates[0].word if gathered.dates else _("不适用"),
        "dates": gathered.dates,
        "objectives": [
            (checking.label_of(one.objective), Quality(one.quality).label if one.quality else "", one)
            for one in evaluations.judged(found)
        ],
        "criteria": criteria(found, gathered, whole=whole),
        "analyses": [shown_analysis(one) for one in evaluations.analyses(found)],
        "unanalysed": checking.unanalysed(found, today) if open_ and whole else [],
        "wanting": wanting(found, today) if open_ and whole else [],
        "approved_in": ApprovedIn(found.approved_in).label if found.approved_in else "",
        "signatures": evaluations.signatures(found) if whole else [],
        "versions": [
            (one, EvaluationState(one.state).label)
            for one in evaluations.versions(found)
            if whole or one.approved_on is not None
        ],
        "evidence": evaluations.evidence_of(found) if whole else [],
        "marks": depending.marked_by(found),
        "offers": offering.of_evaluation(found, request.user, request.at),
    }


def criteria(found: Evaluation, gathered: gathering.Gathered, *, whole: bool) -> list[dict[str, object]]:
    """The 11 criteria with their facts and findings. What was found under 12(10), units are not told: whether it is so,
    others verify."""
    kept = evaluations.criteria(found)
    return [
        {
            "name": checking.criterion_name(clause),
            "clause": clause,
            "words": clauses.clause(clause).words.rstrip(";；。"),
            "facts": gathered.criteria.get(clause, ()),
            "finding": kept.get(clause),
        }
        for clause in CRITERIA
        if whole or clause != MISCONDUCT
    ]


@require_safe
def evaluation_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """What proves the correction?"""
    found = evaluations.visible_evaluation(person=request.user, at=request.at, uid=uid)
    stored = evaluations.evidence_file(found, file, person=request.user, at=request.at)
    return attachment(files.open_bytes(stored), name=stored.name, kind=stored.kind, size=stored.size)


def of_matter(
    matter: Any, person: Any, at: datetime
) -> list[dict[str, object]]:  # Any: rows, which a page does not name
    """What the matter's page shows: each evaluation that exists for the person."""
    found = evaluations.of_matter(matter, person=person, at=at)
    return [{**line(one, ""), "url": reverse("evaluation", args=[one.uid])} for one in found]


def due_on(matter: Any, at: datetime) -> Any:  # Any: as above
    """By when the Office owes an evaluation of the matter."""
    today = beijing_day(at)
    duty = timing.duty(matter, timing.owed_year(matter, today))
    return duty.due_on if duty else None
