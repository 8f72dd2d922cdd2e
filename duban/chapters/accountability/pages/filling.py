"""How the forms of a case are shown and sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid5

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from duban.chapters.accountability import actions
from duban.chapters.accountability.queries import cases as queries
from duban.ground import access
from duban.ground.access import Refusal
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import directory
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.chapters.accountability.models import AccountabilityCase, AccountabilityClue
    from duban.ground.access import Standing
    from duban.support.files.models import StoredFile

T = TypeVar("T")
Data = QueryDict | None
Values = dict[str, Any]  # Any: the cleaned values of differing forms
TEMPLATE = "accountability/act.html"
FIELD = "attached"


def fill(
    request: AuthenticatedRequest,
    *,
    form: Callable[[Data], ActForm],
    act: Callable[[Values], T],
    done: Callable[[T], str],
    context: Mapping[str, Any],  # Any: what templates show
    upload: bool = False,
    record: UUID | None = None,
) -> HttpResponse:
    """Show the form or do its act; with `upload` its file is kept first, whatever follows. A form of a case shows what
    lies in it: that it was opened is on record like every other look (decision 40); so is one of a clue, and of `record`, the
    person's own."""
    case, clue = context.get("case"), context.get("clue")
    if request.method == "GET" and case is not None:
        actions.view_case(by=request.user, at=request.at, request_id=None, case=case.uid)
    elif clue is not None:
        looked_at(request, clue)
    elif request.method == "GET" and record is not None:
        actions.view_record(by=request.user, at=request.at, request_id=None, case_person=record)
    data: Data = request.POST if request.method == "POST" else None
    if data is not None and upload:
        try:
            data = received(request, FIELD)
        except Refusal as refused:
            again = {**context, "form": form(request.POST), "refusal": words.worded(refused)}
            return render(request, TEMPLATE, again, status=refused.status)
    return perform(
        request,
        form=form(data),
        act=lambda filled: act(
            {**filled.values(), "by": request.user, "at": request.at, "request_id": filled.request_uuid}
        ),
        done=done,
        template=TEMPLATE,
        context=context,
    )


def looked_at(request: AuthenticatedRequest, clue: AccountabilityClue) -> None:
    """A form on a clue was opened."""
    if request.method == "GET":
        actions.view_clue(by=request.user, at=request.at, request_id=None, clue=clue.uid)


def received(request: AuthenticatedRequest, field: str) -> QueryDict:
    """What was posted, with its files kept sealed, under names that say nothing, and named in ``kept``: a refused form does
    not lose them, a form sent twice keeps each once, and one that is given up leaves nothing readable on the disk."""
    data = request.POST.copy()
    marks = data.get("kept", "").split()
    for upload in request.FILES.getlist(field):
        mark = str(_keep(request, upload).uid)
        marks = [one for one in marks if one != mark] + [mark]
    data["kept"] = " ".join(marks)
    return data


def _keep(request: AuthenticatedRequest, upload: UploadedFile[bytes]) -> StoredFile:
    try:
        slot = uuid5(UUID(request.POST.get("request_id", "")), f"{upload.name} {upload.size}")
    except ValueError:
        slot = None
    return files.keep(
        upload,
        f"材料{PurePath(upload.name or '').suffix.lower()}",
        actor=organization.actor_of(request.user, request.at),
        standing=organization.standing(request.user, request.at),
        at=request.at,
        request_id=slot,
        owner_ref=request.user.ref,
        sealed=True,
    )


def with_file(values: Values) -> Values:
    """The file that was kept last, under the act's own name."""
    given = {key: value for key, value in values.items() if key not in {FIELD, "kept"}}
    return {**given, "file": stored.file_by_uid(UUID(values["kept"].split()[-1])).uid}


def chosen(values: Values, *names: str) -> Values:
    """What was chosen by uid; nothing where nothing was."""
    return {**values, **{name: UUID(values[name]) if values[name] else None for name in names}}


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> AccountabilityCase:
    """The case of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_case(person=request.user, at=request.at, uid=uid)
    access.require(code, standing(request, found))
    return found


def standing(request: AuthenticatedRequest, case: AccountabilityCase) -> Standing:
    return queries.standing(request.user, request.at, case)


def people(case: AccountabilityCase) -> list[tuple[str, str]]:
    """Those whom the case concerns."""
    return [
        (str(one.person.uid), f"{one.name}（{one.unit_name}{one.post}）") for one in queries.people_of(case)
    ]


def outsiders(case: AccountabilityCase) -> list[tuple[str, str]]:
    """Everybody with an account whom the case does not concern."""
    concerned = {str(one.person.uid) for one in queries.people_of(case)}
    return [one for one in directory.person_choices() if one[0] not in concerned]


def to_case(case: AccountabilityCase) -> str:
    return reverse("case", args=[case.uid])
