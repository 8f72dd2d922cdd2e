"""How the forms of an evaluation are shown and sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from duban.chapters.assessment.queries import evaluations, seats
from duban.chapters.supervision.pages import uploads
from duban.ground import access
from duban.ground.access import Refusal, Standing
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.assessment.models import Evaluation

T = TypeVar("T")
Data = QueryDict | None
Values = dict[str, Any]  # Any: the cleaned values of differing forms
TEMPLATE = "assessment/evaluation_act.html"
BY_THE_OFFICE = frozenset(
    {
        "assessment.evaluate",
        "assessment.analyse_cause",
        "assessment.submit_evaluation",
        "assessment.correct_evaluation",
    }
)


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> Evaluation:
    """The evaluation of this page, for a person to whom the act is open (404, else 403)."""
    found = evaluations.visible_evaluation(person=request.user, at=request.at, uid=uid)
    access.require(code, standing(request, found, code))
    return found


def standing(request: AuthenticatedRequest, found: Evaluation, code: str) -> Standing:
    """The person's standing for that act: who evaluates may be the one designated."""
    if code in BY_THE_OFFICE:
        return seats.standing(request.user, request.at, found.matter)
    return organization.standing(request.user, request.at)


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
    """Show the form or do its act; `upload` is the field whose files are kept first, whatever follows."""
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
        act=lambda filled: act(_values(request, filled, upload)),
        done=done,
        template=template,
        context=context,
    )


def _values(request: AuthenticatedRequest, filled: ActForm, upload: str) -> Values:
    values = {key: value for key, value in filled.values().items() if key not in {"kept", upload}}
    given: Values = {"by": request.user, "at": request.at, "request_id": filled.request_uuid, **values}
    if upload:
        given[upload] = [one.uid for one in uploads.kept(filled.cleaned_data["kept"])]
    return given


def at_evaluation(found: Evaluation) -> str:
    return reverse("evaluation", args=[found.uid])


def context(found: Evaluation, *, title: str, submit: str, consequence: str = "", **more: object) -> Values:
    """What every form about an evaluation shows above its fields."""
    return {
        "title": title,
        "matter": found.matter,
        "evaluation": found,
        "submit": submit,
        "cancel": at_evaluation(found),
        "consequence": consequence,
        **more,
    }
