"""One report, its evidence, and the queues of those who must answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.feedback import queries
from duban.chapters.feedback.pages import countersigning, inspecting, reopening
from duban.chapters.feedback.pages.filing import reportable
from duban.chapters.feedback.queries import measuring
from duban.chapters.feedback.queries import reopening as reopened_results
from duban.chapters.feedback.rules import measuring as measured
from duban.chapters.feedback.terms import Confidence, ReportKind, ReportState, ReturnKind
from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.ground.access import Role, Standing
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.files import queries as files
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from duban.chapters.feedback.models import Report
    from duban.chapters.feedback.pages.countersigning import Said
    from duban.chapters.matters.models import Matter
    from duban.support.organization.models import Person

OFFICE = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})


@require_safe
def report(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this report say, what does it rest on, and how was it answered?"""
    found = queries.visible_report(person=request.user, at=request.at, uid=uid)
    returned, said = queries.return_of(found), countersigning.said(found)
    context = {
        "report": found,
        "matter": found.matter,
        "kind": ReportKind(found.kind).label,
        "state": ReportState(found.state).label,
        "answers": spine.named(found.obligation) if found.obligation else _("主动报送"),
        "evidence": queries.evidence_of([found]),
        "returned": returned,
        "returned_as": ReturnKind(returned.kind).label if returned else "",
        "sees_record": queries.is_between(request.user, request.at, found),
        "reopened": reopened_results.reopening_of(found),
        "orders": documents.of_subject(returned.ref) if returned else [],
        "versions": [one for one in queries.chain(found) if one.pk != found.pk],
        "review_due_on": queries.review_dates([found]).get(found.ref),
        "said": said,
        "lines": [(inspecting.line_words(one.clause), one.text) for one in queries.lines_of(found)],
        "progress_label": measured.progress_label(
            measuring.fields_of(found.matter, beijing_day(found.written_at)), _("进展情况")
        ),
        "words": measuring.words_of(found),
        "values": measuring.values_of(found),
        "confidence": Confidence(found.confidence).label if found.confidence else "",
        "offers": _of_report(found, said, request.user, request.at),
    }
    return render(request, "feedback/report.html", context)


@require_safe
def evidence(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The file itself, for whoever may see the report."""
    found = queries.visible_report(person=request.user, at=request.at, uid=uid)
    kept = queries.evidence_file(found, file)
    return streams.attachment(files.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)


@require_safe
def reviews(request: AuthenticatedRequest) -> HttpResponse:
    """Which reports wait for my answer?"""
    office = bool(organization.roles(request.user, beijing_day(request.at)) & OFFICE)
    waiting = list(queries.to_review()[:100]) if office else []
    due = queries.review_dates(waiting)
    own = queries.to_approve(person=request.user, at=request.at)
    context = {
        "office": office,
        "waiting": [(one, due.get(one.ref), ReportKind(one.kind).label) for one in waiting],
        "own": [(one, ReportKind(one.kind).label) for one in own],
        "today": beijing_day(request.at),
    }
    return render(request, "feedback/reviews.html", context)


def _of_report(found: Report, said: Sequence[Said], person: Person, at: datetime) -> list[Offer]:
    """What this person may do with this report now."""
    at_unit = matters.standing(person, at, found.matter, unit_id=found.unit_id)
    whole = matters.standing(person, at, found.matter)
    url = {
        name: reverse(name, args=[found.uid])
        for name in ("approve_report", "send_back", "accept_report", "return_for")
    }
    if found.state == ReportState.WITH_HEAD:
        return offer("feedback.approve_report", url["approve_report"], at_unit, label=_("审核通过")) + offer(
            "feedback.send_back", url["send_back"], at_unit
        )
    if found.state == ReportState.SUBMITTED:
        asked = [one for one in said if one.waiting]
        mine: list[Offer] = []
        for one in asked:
            at_theirs = matters.standing(person, at, found.matter, unit_id=one.unit_id)
            mine += offer("feedback.countersign", reverse("countersign", args=[one.uid]), at_theirs)
        return (
            mine
            + offer("feedback.accept_report", url["accept_report"], whole)
            + offer("feedback.return_for", url["return_for"], whole)
        )
    return reopening.offered(found, whole)


def offers(
    *, person: Person, at: datetime, matter: Matter, standing: Standing, reports: Sequence[Report]
) -> list[Offer]:
    """The buttons of this room on the matter's page; `reports` are those that exist for the person."""
    found: list[Offer] = []
    if matter.assigned_on is not None and matter.closed_on is None:
        url = reverse("submit_report", args=[matter.uid])
        found += offer("feedback.submit_report", url, standing, check=lambda: reportable(matter))
        inspect = reverse("self_inspect", args=[matter.uid])
        found += offer("feedback.self_inspect", inspect, standing, check=lambda: reportable(matter))
        judge = reverse("judge_confidence", args=[matter.uid])
        found += offer("feedback.judge_confidence", judge, standing, check=lambda: reportable(matter))
        delay = reverse("report_delay", args=[matter.uid])
        found += offer("feedback.report_delay", delay, standing, check=lambda: reportable(matter))
    for one in reports:
        url = reverse("report", args=[one.uid])
        if one.state == ReportState.SUBMITTED:
            found += offer("feedback.accept_report", url, standing, label=_("审核反馈"))
        elif one.state == ReportState.WITH_HEAD:
            at_unit = matters.standing(person, at, matter, unit_id=one.unit_id)
            found += offer("feedback.approve_report", url, at_unit, label=_("审核本单位反馈"))
        found += reopening.offered(one, standing)
    return found
