"""The forms by which a case takes in further persons and clues."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import cases as forms
from duban.chapters.accountability.pages.filling import chosen, fill, opened, outsiders, to_case
from duban.chapters.accountability.queries import cases as queries
from duban.support.doors.http import AuthenticatedRequest


def name_concerned(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Whom else do the facts concern, and on which day?"""
    found = opened(request, uid, "accountability.name_concerned")
    return fill(
        request,
        form=lambda data: forms.ConcernForm(data, about=found, people=outsiders(found)),
        act=lambda values: actions.name_concerned(case=uid, **chosen(values, "person")),
        done=to_case,
        context={
            "title": _("纳入涉及人员"),
            "submit": _("纳入"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("须为{unit}当日的在职人员；在知悉范围内的，立即不再知悉本案。").format(
                unit=found.unit_name
            ),
        },
    )


def join_case_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which further clue on the same unit is verified here?"""
    found = opened(request, uid, "accountability.join_case_clue")
    clues = queries.joinable(found, request.user, request.at)
    return fill(
        request,
        form=lambda data: forms.JoinForm(
            data, about=found, clues=[(str(one.uid), f"{one.number} {one.ground}") for one in clues]
        ),
        act=lambda values: actions.join_case_clue(case=uid, **chosen(values, "clue")),
        done=to_case,
        context={
            "title": _("线索并入案卷"),
            "submit": _("并入"),
            "case": found,
            "cancel": to_case(found),
            "consequence": _("线索载明的责任人员成为本案涉及人员；在知悉范围内的，立即不再知悉本案。"),
        },
    )
