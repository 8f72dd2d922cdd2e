"""How the forms on results are shown and sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.assessment.queries import results as queries
from duban.chapters.assessment.rules import results as rules
from duban.chapters.assessment.terms.results import RoundState
from duban.chapters.assessment.terms.scheme import PersonGrade, UnitGrade
from duban.chapters.supervision.pages import uploads
from duban.ground import access
from duban.ground.access import ACTS, NotFound, Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors import streams
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.files import queries as files
from duban.support.organization import directory, meetings
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import ResultObjection, ResultRound
    from duban.chapters.assessment.queries.results import AnyResult
    from duban.support.files.models import StoredFile

T = TypeVar("T")
Data = QueryDict | None
Values = dict[str, Any]  # Any: the cleaned values of differing forms
TEMPLATE = "assessment/results/act.html"
FIELD = "attached"
RECENT_MEETINGS = 20


def fill(
    request: AuthenticatedRequest,
    *,
    form: Callable[[Data], ActForm],
    act: Callable[[Values], T],
    done: Callable[[T], str],
    context: Mapping[str, object],
    template: str = TEMPLATE,
    upload: bool = False,
) -> HttpResponse:
    """Show the form or do its act; with `upload` its file is kept first, whatever follows.

    The act gets the cleaned values with ``by``, ``at``, ``request_id``.
    """
    data: Data = request.POST if request.method == "POST" else None
    if data is not None and upload:
        try:
            data = uploads.received(request, FIELD)
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


def with_file(values: Values, name: str) -> Values:
    """The file that was kept takes the place of its field, under the act's own name."""
    given = {key: value for key, value in values.items() if key not in {FIELD, "kept"}}
    kept = uploads.kept(values["kept"])
    return {**given, name: kept[-1].uid if kept else None}


def chosen(values: Values, *names: str) -> Values:
    """What was chosen by uid; nothing where nothing was."""
    return {**values, **{name: UUID(values[name]) if values[name] else None for name in names}}


def opened_round(request: AuthenticatedRequest, uid: UUID, code: str) -> ResultRound:
    """The round of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_round(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def barred(request: AuthenticatedRequest, code: str, of: ResultRound) -> str:
    """What is said in place of a form whose act the round's state refuses; what was sent the act itself answers."""
    if request.method == "POST":
        return ""
    try:
        check_step(code, of)
    except Refusal as refused:
        return words.worded(refused).message
    return ""


def check_step(code: str, of: ResultRound) -> None:
    """The round is where that act is possible, and its grades are fixed as far as the act may find them."""
    rules.check_step(code, of.state, label=str(RoundState(of.state).label), name=ACTS[code].name)
    if code in {"assessment.fix_unit_grade", "assessment.return_results"}:
        rules.check_unfixed(of.units_fixed_on, party=str(_("单位")), article="14(1)")
    if code in {"assessment.fix_person_grade", "assessment.return_results"}:
        rules.check_unfixed(of.persons_fixed_on, party=str(_("人员")), article="14(2)")


def opened_result(request: AuthenticatedRequest, uid: UUID, code: str) -> AnyResult:
    found = queries.visible_result(person=request.user, at=request.at, uid=uid)
    access.require(code, queries.standing(request.user, request.at, found))
    return found


def opened_objection(request: AuthenticatedRequest, uid: UUID, code: str) -> ResultObjection:
    found = queries.visible_objection(person=request.user, at=request.at, uid=uid)
    access.require(code, queries.standing(request.user, request.at, found.about))
    return found


def recent_meetings() -> list[tuple[str, str]]:
    return [(str(one.uid), f"{one}（{one.held_on}）") for one in meetings.meetings()[:RECENT_MEETINGS]]


def units(request: AuthenticatedRequest) -> list[tuple[str, str]]:
    """The units that stand on that day, in their order."""
    return directory.unit_choices(beijing_day(request.at))


def attachment(found: StoredFile | None) -> StreamingHttpResponse:
    """The file itself, for whoever may see what it belongs to."""
    if found is None:
        raise NotFound("files.unknown", "6(2)")
    return streams.attachment(files.open_bytes(found), name=found.name, kind=found.kind, size=found.size)


def is_person(result: AnyResult) -> bool:
    """Whether it is the result of a person."""
    return hasattr(result, "person_name")


def scale_of(result: AnyResult) -> type[UnitGrade] | type[PersonGrade]:
    """The scale of grades of that kind of party, and no other (decision 28)."""
    return PersonGrade if is_person(result) else UnitGrade


def to_round(found: ResultRound) -> str:
    return reverse("result_round", args=[found.uid])


def to_result(found: AnyResult) -> str:
    return reverse("person_result" if is_person(found) else "unit_result", args=[found.uid])


def to_objection(found: ResultObjection) -> str:
    return reverse("result_objection", args=[found.uid])
