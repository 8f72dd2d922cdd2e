"""The records on file: one with its versions, the list, its files, the opinions it carries, the coverage of article 9."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.pages.filling import fill
from duban.chapters.supervision.pages.looked import (
    line_choices,
    line_words,
)
from duban.chapters.supervision.queries import covering, inspecting, modes
from duban.chapters.supervision.terms.inspecting import InspectionForm, OpinionAnswer, StudyWay
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.files import queries as files
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.supervision.models import InspectionRecord


@require_safe
def inspection_record(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was seen, what of article 9 was looked at, and what followed?"""
    found = modes.visible_record(person=request.user, at=request.at, uid=uid)
    later = modes.later_version(found)
    opinions = [
        (
            one,
            organization.unit_name(one.unit_id, found.filed_on),
            _answer(one.answer),
            modes.opinion_owed(one),
        )
        for one in modes.opinions_of(found)
        if modes.sees_opinion(request.user, request.at, one)
    ]
    ticked = modes.clauses_of(found)
    context = {
        "record": found,
        "matter": found.matter,
        "title": found.mode_name or InspectionForm(found.form).label,
        "unit": organization.unit_name(found.unit_id, found.held_on),
        "lines": [(clause, line_words(clause)) for clause in ticked],
        "ways": [StudyWay(one).label for one in found.ways],
        "evidence": modes.files_of(found),
        "versions": [(one, modes.clauses_of(one)) for one in modes.versions_of(found)],
        "later": later,
        "opinions": opinions,
        "looked_back": modes.looked_back_on(found),
        "offers": [] if later else _of_record(request, found),
    }
    return render(request, "supervision/record.html", context)


def _answer(answer: str) -> str:
    return str(OpinionAnswer(answer).label) if answer else ""


def _of_record(request: AuthenticatedRequest, found: InspectionRecord) -> list[Offer]:
    who = modes.standing(request.user, request.at, found)
    result: list[Offer] = []
    for one in modes.opinions_of(found):
        if not one.answer:
            standing = modes.opinion_standing(request.user, request.at, one)
            url = reverse("answer_study_opinion", args=[one.uid])
            result += offer("supervision.answer_study_opinion", url, standing, label=_("答复意见建议"))
    result += offer("supervision.record_problem", reverse("record_problem", args=[found.matter.uid]), who)
    return result + offer("supervision.correct_record", reverse("correct_record", args=[found.uid]), who)


@require_safe
def record_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The photo or paper itself, for whoever may see the record."""
    found = modes.visible_record(person=request.user, at=request.at, uid=uid)
    one = modes.evidence_for(file, found)
    if one is None:
        raise NotFound("files.unknown", "6(2)")
    return streams.attachment(files.open_bytes(one), name=one.name, kind=one.kind, size=one.size)


@require_safe
def inspections(request: AuthenticatedRequest) -> HttpResponse:
    """Which records are there, of which mode, unit and matter?"""
    form, asked = request.GET.get("form", ""), request.GET.get("unit", "")
    rows = modes.records(request.user, request.at)
    if form in InspectionForm.values:
        rows = rows.filter(form=form)
    units = modes.units_recorded(request.user, request.at)
    if asked in dict(units):
        rows = rows.filter(unit__uid=asked)
    page = keyset(rows, sort=("-held_on", "-id"), cursor=request.GET.get("page"), about=f"{form} {asked}")
    return render(
        request,
        "supervision/inspections.html",
        {
            "lines": [
                (
                    one,
                    one.mode_name or InspectionForm(one.form).label,
                    organization.unit_name(one.unit_id, one.held_on),
                    len(modes.clauses_of(one)),
                )
                for one in page.items
            ],
            "page": page,
            "form": form,
            "forms": InspectionForm.choices,
            "unit": asked,
            "units": units,
            "tab": "records",
            "whole": inspecting.sees_all(request.user, request.at),
        },
    )


def answer_study_opinion(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do we take up what the study suggests, and how, or why not?"""
    found = modes.visible_opinion(person=request.user, at=request.at, uid=uid)
    access.require(
        "supervision.answer_study_opinion", modes.opinion_standing(request.user, request.at, found)
    )
    back = reverse("matter", args=[found.record.matter.uid])
    owed = modes.opinion_owed(found)
    return fill(
        request,
        form=lambda data: forms.AnswerOpinionForm(data, about=found),
        act=lambda given: actions.answer_study_opinion(study_opinion=uid, **given),
        done=lambda _made: back,
        context={
            "title": _("答复调研意见建议"),
            "matter": found.record.matter,
            "submit": _("答复"),
            "cancel": back,
            "facts": [
                (_("意见建议"), found.text),
                (_("调研日期"), found.record.held_on),
                (_("应答复"), owed.due_on if owed else "—"),
            ],
            "consequence": _(
                "采纳、部分采纳的写明怎样落实、何时完成；不采纳的写明理由。答复后不再列为待办。"
            ),
        },
    )


@require_safe
def coverage(request: AuthenticatedRequest) -> HttpResponse:
    """Which lines of article 9 were looked at this year on which matter, and which on none?"""
    inspecting.check_sees(request.user, request.at)
    today = beijing_day(request.at)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else today.year
    seen = "no" if request.GET.get("seen") == "no" else "yes"
    rows = {"yes": covering.matters_of(year, seen=True), "no": covering.matters_of(year, seen=False)}
    page = keyset(rows[seen], sort=("-id",), cursor=request.GET.get("page"), about=f"{year} {seen}")
    return render(
        request,
        "supervision/coverage.html",
        {
            "rows": covering.coverage(page.items, year),
            "page": page,
            "heads": line_choices(),
            "year": year,
            "years": [today.year - back for back in range(3)],
            "seen": seen,
            "counts": (rows["yes"].count(), rows["no"].count()),
            "tab": "coverage",
            "whole": True,
        },
    )
