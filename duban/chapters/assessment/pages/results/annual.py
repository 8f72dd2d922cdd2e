"""The annual result: handed to personnel, read there, receipted, taken out as a workbook (15)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment import actions
from duban.chapters.assessment.forms import results as forms
from duban.chapters.assessment.pages.results import sheet
from duban.chapters.assessment.pages.results.filling import (
    attachment,
    chosen,
    fill,
    opened_round,
    to_round,
    units,
    with_file,
)
from duban.chapters.assessment.pages.results.looking import KINDS, title_of
from duban.chapters.assessment.queries import annual
from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import offer
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.assessment.models import AnnualEdition

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _note(request: AuthenticatedRequest) -> str:
    return rulebook.values(beijing_day(request.at)).text("assessment.person_grade_note")


@require_safe
def annual_edition(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was handed to personnel, in which edition, and is it receipted?"""
    found = annual.visible_edition(person=request.user, at=request.at, uid=uid)
    lines = annual.lines_of(found)
    tables = [
        (title_of(kind, side), kind == "UNIT", [one for one in lines if (one.kind, one.side) == (kind, side)])
        for _code, kind, side in KINDS
    ]
    everything = queries.sees_all(request.user, request.at)
    standing = annual.standing(request.user, request.at, found)
    context = {
        "edition": found,
        "round": found.round,
        "tables": [one for one in tables if one[2]],
        "note": _note(request),
        "documents": documents.of_subject(found.ref),
        "editions": annual.editions_of(found.round) if everything else [],
        "sees_all": everything,
        "offers": offer(
            "assessment.receive_annual",
            reverse("receive_annual", args=[uid]),
            standing,
            check=lambda: rules.check_unreceived(found.received_on),
        )
        if found.received_on is None
        else [],
    }
    return render(request, "assessment/results/edition.html", context)


@require_safe
def annual_sheet(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The same as a workbook?"""
    found = annual.visible_edition(person=request.user, at=request.at, uid=uid)
    response = HttpResponse(sheet.workbook(found, _note(request)), content_type=XLSX)
    name = f"{found.round.title}结果第{found.number}版.xlsx"
    response["Content-Disposition"] = streams.disposition(name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def receipt_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The signed receipt?"""
    return attachment(annual.visible_edition(person=request.user, at=request.at, uid=uid).receipt)


def export_annual(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To whom is the annual result handed over?"""
    found = opened_round(request, uid, "assessment.export_annual")
    return fill(
        request,
        form=lambda data: forms.ExportForm(data, about=found, units=units(request)),
        act=lambda values: actions.export_annual(result_round=uid, **chosen(values, "receiver")),
        done=to_edition,
        context={
            "title": _("移交年度考核结果"),
            "submit": _("移交"),
            "cancel": to_round(found),
            "round": found,
            "consequence": _(
                "移交的内容即行固定，编版次和内容摘要；此后更正的，另行移交新的一版，原版保留。接收单位应当回执。"
            ),
        },
    )


def receive_annual(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Was it received?"""
    found = annual.visible_edition(person=request.user, at=request.at, uid=uid)
    access.require("assessment.receive_annual", annual.standing(request.user, request.at, found))
    return fill(
        request,
        form=lambda data: forms.ReceiveForm(data, about=found),
        act=lambda values: actions.receive_annual(edition=uid, **with_file(values, "receipt")),
        done=to_edition,
        upload=True,
        context={
            "title": _("年度考核结果回执"),
            "submit": _("回执"),
            "cancel": to_edition(found),
            "round": found.round if queries.sees_all(request.user, request.at) else None,
            "consequence": _("考核结果是评优评先和奖惩任用的重要依据（第十五条）。回执后记入移交记录。"),
        },
    )


def to_edition(found: AnnualEdition) -> str:
    return reverse("annual_edition", args=[found.uid])
