"""表扬: the register, one entry, its check (15)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.assessment import actions
from duban.chapters.assessment.forms import results as forms
from duban.chapters.assessment.pages.results.filling import attachment, chosen, fill, units, with_file
from duban.chapters.assessment.queries import commendations as queries
from duban.chapters.assessment.queries import impartial, results
from duban.chapters.assessment.rules import commendations as rules
from duban.chapters.assessment.rules import facts
from duban.chapters.assessment.terms.results import CommendationState
from duban.ground import access
from duban.ground.access import ACTS, NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import offer
from duban.support.doors.pages import admit
from duban.support.organization import directory
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Commendation

SIZE = 50


@require_safe
def commendations(request: AuthenticatedRequest) -> HttpResponse:
    """Who was commended, by whose decision, and does it count?"""
    if not results.sees_all(request.user, request.at):
        raise NotFound("assessment.round_not_found", "15")
    page = Paginator(queries.register(), SIZE).get_page(request.GET.get("page"))
    context = {
        "rows": [(one, CommendationState(one.state).label) for one in page],
        "page": {
            "previous": page.previous_page_number() if page.has_previous() else None,
            "next": page.next_page_number() if page.has_next() else None,
        },
        "offers": offer(
            "assessment.register_commendation",
            reverse("register_commendation"),
            organization.standing(request.user, request.at),
        ),
    }
    return render(request, "assessment/results/commendations.html", context)


@require_safe
def commendation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was this commendation for, and does the entry agree with the paper?"""
    found = queries.visible_commendation(person=request.user, at=request.at, uid=uid)
    waits = found.state == CommendationState.ENTERED
    offers = offer(
        "assessment.check_commendation",
        reverse("check_commendation", args=[uid]),
        impartial.standing(request.user, request.at, found.unit),
        check=lambda: _checkable(request, found),
    )
    context = {
        "one": found,
        "state": CommendationState(found.state).label,
        "offers": offers if waits else [],
    }
    return render(request, "assessment/results/commendation.html", context)


def _checkable(request: AuthenticatedRequest, found: Commendation) -> None:
    rules.check_second_hand(found.registered_by.ref, request.user.ref)
    facts.check_not_office(
        ACTS["assessment.check_commendation"].name,
        of_office=impartial.of_office(found.unit),
        in_office=impartial.in_office(request.user, beijing_day(request.at)),
        unit=found.unit_name,
    )


@require_safe
def commendation_file(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The paper itself?"""
    return attachment(queries.visible_commendation(person=request.user, at=request.at, uid=uid).evidence)


def register_commendation(request: AuthenticatedRequest) -> HttpResponse:
    """Who was commended, for what, by which paper?"""
    admit("assessment.register_commendation", organization.standing(request.user, request.at))
    people = directory.person_choices()
    return fill(
        request,
        form=lambda data: forms.CommendForm(data, units=units(request), people=people),
        act=lambda values: actions.register_commendation(
            **chosen(with_file(values, "evidence"), "unit", "person")
        ),
        done=to_commendation,
        upload=True,
        context={
            "title": _("登记表扬"),
            "submit": _("登记"),
            "cancel": reverse("commendations"),
            "consequence": _("由另一名工作人员对照文件复核后，计入考核并列入年度考核结果。"),
        },
    )


def check_commendation(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the entry agree with the paper?"""
    found = queries.visible_commendation(person=request.user, at=request.at, uid=uid)
    access.require("assessment.check_commendation", impartial.standing(request.user, request.at, found.unit))
    return fill(
        request,
        form=lambda data: forms.CheckForm(data, about=found),
        act=lambda values: actions.check_commendation(commendation=uid, **values),
        done=to_commendation,
        context={
            "title": _("复核表扬"),
            "submit": _("提交复核"),
            "cancel": to_commendation(found),
            "consequence": "",
        },
    )


def to_commendation(found: Commendation) -> str:
    return reverse("commendation", args=[found.uid])
