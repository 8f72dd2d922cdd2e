"""The end of an import: what will be made, what became of each row, and the table of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms, queries
from duban.chapters.intake.actions import Answer, corrections
from duban.chapters.intake.pages.importing import ready, step_bar
from duban.chapters.intake.pages.progress import offers
from duban.chapters.intake.pages.rows import counts_of
from duban.chapters.intake.terms import CandidateState, RowStatus
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, perform
from duban.support.files import actions as files
from duban.support.files import blobs
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.intake.models import Candidate, DocketingList, PendingImport

UNCLEAR_SHOWN = 30


def import_check(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What will be made of this list, and what stays unclear?"""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    if "unreadable" in begun.reading:
        return SeeOther(reverse("import_columns", args=[uid]))
    now = actions.draw(begun, request.at)
    unclear = now.unclear()
    return perform(
        request,
        form=forms.StepForm(sent(request)),
        act=lambda filled: actions.finish(
            by=request.user, at=request.at, request_id=filled.request_uuid, pending=uid
        ),
        done=lambda listed: reverse("docketing_result", args=[listed.uid]),
        template="intake/import_check.html",
        context={
            "begun": begun,
            "steps": step_bar(3),
            "counts": counts_of(now),
            "unclear": [
                (place, now.candidates[place], corrections.lines_of(now.candidates[place]))
                for place in unclear[:UNCLEAR_SHOWN]
            ],
            "unclear_more": max(0, len(unclear) - UNCLEAR_SHOWN),
            "cancel": reverse("import_rows", args=[uid]),
        },
    )


def import_corrections(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which table do others fill in for me, and what did they answer?"""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    if "unreadable" in begun.reading:
        return SeeOther(reverse("import_columns", args=[uid]))
    return perform(
        request,
        form=forms.CorrectionForm(sent(request), request.FILES or None),
        act=lambda filled: _answer_from(request, filled, begun),
        done=lambda _count: reverse("import_rows", args=[uid]),
        template="intake/corrections.html",
        context={
            "title": begun.title,
            "steps": step_bar(2),
            "count": len(actions.draw(begun, request.at).unclear()),
            "file": reverse("import_corrections_file", args=[uid]),
            "cancel": reverse("import_rows", args=[uid]),
        },
    )


def _answer_from(request: AuthenticatedRequest, filled: forms.CorrectionForm, begun: PendingImport) -> int:
    now = actions.draw(begun, request.at)
    data = _received(filled)
    said = corrections.read(data, now.candidates, list(now.entries.values()), year=begun.year)
    count = actions.answer_many(by=request.user, at=request.at, pending=begun.uid, said=said)
    messages.success(request, _("已按补正表填入 %(count)s 行。") % {"count": count})
    return count


def _received(filled: forms.CorrectionForm) -> bytes:
    """The bytes after every door that an upload passes: kind, programs in it, markings of secrecy."""
    upload = filled.cleaned_data["file"]
    slot = uuid5(filled.request_uuid, "corrections")
    return blobs.read(files.blob_of(files.receive(upload, upload.name or "", slot=slot)).stored_as)


@require_safe
def import_corrections_file(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The table of what is still open."""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    now = actions.draw(begun, request.at) if "unreadable" not in begun.reading else None
    return _workbook(now.candidates if now else [], begun.title)


@require_safe
def docketing_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which row became which candidate, and which were left out and why?"""
    listed = queries.visible_list(person=request.user, at=request.at, uid=uid)
    rows = list(queries.candidates(listed))
    counts = queries.counts(listed)
    made = [one for one in rows if one.status in {RowStatus.READY, RowStatus.ASK}]
    context = {
        "listed": listed,
        "steps": step_bar(4),
        "counts": counts,
        "unclear": sum(actions.is_unclear(one) for one in rows),
        "made": [_made(one) for one in made],
        "left_out": [one for one in rows if one not in made],
        "offers": offers(person=request.user, at=request.at, listed=listed, counts=counts),
        "may_correct": _may_correct(request, listed),
    }
    return render(request, "intake/result.html", context)


def _made(candidate: Candidate) -> dict[str, object]:
    return {
        "candidate": candidate,
        "lead": queries.names_of(candidate.units, "LEAD"),
        "state": CandidateState(candidate.state).label,
        "unclear": [one.asks for one in corrections.lines_of(candidate)],
    }


def _may_correct(request: AuthenticatedRequest, listed: DocketingList) -> bool:
    who = organization.standing(request.user, request.at)
    return listed.state in {"DRAFT", "RETURNED"} and access.who_may("intake.complete_candidate").admits(who)


def list_corrections(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did others answer of the rows that are still unclear in this list?"""
    listed = queries.visible_list(person=request.user, at=request.at, uid=uid)
    access.require("intake.complete_candidate", organization.standing(request.user, request.at))
    return perform(
        request,
        form=forms.CorrectionForm(sent(request), request.FILES or None),
        act=lambda filled: _correct(request, filled, listed),
        done=lambda one: reverse("docketing_result", args=[one.uid]),
        template="intake/corrections.html",
        context={
            "title": listed.title,
            "steps": step_bar(4),
            "count": sum(actions.is_unclear(one) for one in queries.candidates(listed)),
            "file": reverse("list_corrections_file", args=[uid]),
            "cancel": reverse("docketing_result", args=[uid]),
        },
    )


def _correct(
    request: AuthenticatedRequest, filled: forms.CorrectionForm, listed: DocketingList
) -> DocketingList:
    rows = list(queries.candidates(listed))
    entries = queries.directory(beijing_day(request.at))
    read = corrections.read(_received(filled), rows, entries, year=listed.year)
    said: dict[UUID, Answer] = {rows[place].uid: answer for place, answer in read.items()}
    corrected = actions.correct_all(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        docketing_list=listed.uid,
        said=said,
    )
    messages.success(request, _("已按补正表补正 %(count)s 行。") % {"count": len(said)})
    return corrected


@require_safe
def list_corrections_file(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The table of what is still open in a list that was taken in."""
    listed = queries.visible_list(person=request.user, at=request.at, uid=uid)
    return _workbook(list(queries.candidates(listed)), listed.title)


def _workbook(candidates: list[Candidate], title: str) -> HttpResponse:
    answer = HttpResponse(corrections.workbook(candidates), content_type=corrections.KIND)
    answer["Content-Disposition"] = streams.disposition(_("补正表") + f"_{title[:60]}.xlsx")
    return answer
