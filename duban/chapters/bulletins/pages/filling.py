"""How the forms of this room are shown and sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from duban.chapters.bulletins import queries
from duban.chapters.supervision.pages import uploads
from duban.ground import access
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from uuid import UUID

    from duban.chapters.bulletins.models import Bulletin, Circular, Publicity

T = TypeVar("T")
Data = QueryDict | None
Values = dict[str, Any]  # Any: the cleaned values of differing forms
TEMPLATE = "bulletins/act.html"
Choices = list[tuple[str, str]]


def opened_circular(request: AuthenticatedRequest, uid: UUID, code: str) -> Circular:
    """The circular of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_circular(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def opened_bulletin(request: AuthenticatedRequest, uid: UUID, code: str) -> Bulletin:
    found = queries.visible_bulletin(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def opened_publicity(request: AuthenticatedRequest, uid: UUID, code: str) -> Publicity:
    found = queries.visible_publicity(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def choices(request: AuthenticatedRequest) -> tuple[Choices, Choices]:
    """The units and persons who may be told."""
    day = beijing_day(request.at)
    units = [(str(unit.uid), name) for unit, name in queries.possible_units(day)]
    return units, [(str(person.uid), person.name) for person in queries.possible_persons(day)]


def fill(
    request: AuthenticatedRequest,
    *,
    form: Callable[[Data], ActForm],
    act: Callable[[Values], T],
    done: Callable[[T], str],
    context: Mapping[str, object],
    template: str = TEMPLATE,
    upload: str = "",
) -> HttpResponse:
    """Show the form or do its act; `upload` is the field whose files are kept first, whatever follows.

    The act gets the cleaned values with ``by``, ``at``, ``request_id``.
    """
    data: Data = request.POST if request.method == "POST" else None
    if data is not None and upload:
        try:
            data = uploads.received(request, upload)
        except Refusal as refused:
            again = {**context, "form": form(request.POST), "refusal": words.worded(refused)}
            return render(request, template, again, status=refused.status)
        context = {**context, "kept": uploads.kept(data.get("kept", ""))}
    return perform(
        request,
        form=form(data),
        act=lambda filled: act(
            {
                **filled.values(),
                "by": request.user,
                "at": request.at,
                "request_id": filled.request_uuid,
            }
        ),
        done=done,
        template=template,
        context=context,
    )


def to_circular(found: Circular) -> str:
    return reverse("circular", args=[found.uid])


def to_bulletin(found: Bulletin) -> str:
    return reverse("bulletin", args=[found.uid])


def to_publicity(found: Publicity) -> str:
    return reverse("publicity", args=[found.uid])
