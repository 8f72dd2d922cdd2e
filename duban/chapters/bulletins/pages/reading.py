"""确认阅读, with one click from the desk, the list or the paper."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.bulletins import actions, forms, queries
from duban.chapters.bulletins.pages.filling import fill
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest


def confirm_reading(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Has this unit, or this person, read what was sent?"""
    found = queries.visible_recipient(person=request.user, at=request.at, uid=uid)
    access.require("bulletins.confirm_reading", queries.standing(request.user, request.at, found))
    paper = found.circular or found.bulletin
    page = reverse("circular" if found.circular_id else "bulletin", args=[paper.uid if paper else uid])
    back = {"desk": reverse("desk"), "list": reverse("papers_out")}.get(request.POST.get("from", ""), page)
    name = queries.name_of(found, beijing_day(request.at))
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.confirm_reading(recipient=uid, **values),
        done=lambda _read: back,
        context={
            "title": _("确认阅读"),
            "submit": _("确认已阅"),
            "cancel": page,
            "consequence": _("以“{name}”名义确认已阅《{paper}》，记入签阅情况。").format(
                name=name, paper=paper
            ),
        },
    )
