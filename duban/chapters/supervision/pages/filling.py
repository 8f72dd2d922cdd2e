"""How the forms of this room are shown and sent: one way for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters import pages as spine
from duban.chapters.supervision import queries
from duban.chapters.supervision.pages import uploads
from duban.chapters.supervision.queries import shown
from duban.chapters.supervision.terms import NoticeState
from duban.ground import access
from duban.ground.access import Refusal
from duban.support.doors import refusal as words
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter
    from duban.chapters.supervision.models import SupervisionNotice

T = TypeVar("T")
Data = QueryDict | None
Values = dict[str, Any]  # Any: the cleaned values of differing forms
TEMPLATE = "supervision/act.html"


def opened_matter(request: AuthenticatedRequest, uid: UUID, code: str) -> Matter:
    """The matter of this page, for a person to whom the act is open (404, else 403)."""
    return spine.opened(request, uid, code)


def opened_notice(request: AuthenticatedRequest, uid: UUID, code: str) -> SupervisionNotice:
    """The notice of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_notice(person=request.user, at=request.at, uid=uid)
    access.require(code, queries.standing(request.user, request.at, found))
    return found


def fill(
    request: AuthenticatedRequest,
    *,
    form: Callable[[Data], ActForm],
    act: Callable[[Values], T],
    done: Callable[[T], str],
    context: dict[str, object],
    upload: str = "",
) -> HttpResponse:
    """Show the form or do its act; `upload` is the field whose files are kept first, whatever follows.

    The act gets the cleaned values with ``by``, ``at`` and ``request_id``, and the files as ``kept``.
    """
    data: Data = request.POST if request.method == "POST" else None
    if data is not None and upload:
        try:
            data = uploads.received(request, upload)
        except Refusal as refused:
            again = {**context, "form": form(request.POST), "refusal": words.worded(refused)}
            return render(request, TEMPLATE, again, status=refused.status)
        context = {**context, "kept": uploads.kept(data.get("kept", ""))}
    return perform(
        request,
        form=form(data),
        act=lambda filled: act(_values(request, filled, upload)),
        done=done,
        template=TEMPLATE,
        context=context,
    )


def _values(request: AuthenticatedRequest, filled: ActForm, upload: str) -> Values:
    values = {key: value for key, value in filled.values().items() if key not in {"kept", upload}}
    given: Values = {"by": request.user, "at": request.at, "request_id": filled.request_uuid, **values}
    if upload:
        given[upload] = [one.uid for one in uploads.kept(filled.cleaned_data["kept"])]
    return given


def uid_or_none(text: str) -> UUID | None:
    return UUID(text) if text else None


def at_notice(found: SupervisionNotice) -> str:
    return reverse("notice", args=[found.uid])


def notice_context(
    found: SupervisionNotice,
    *,
    title: str,
    submit: str,
    consequence: str = "",
    facts: list[tuple[str, object]] | None = None,
) -> dict[str, object]:
    """What every form about a notice shows above its fields."""
    number = found.number or _("未编号")
    lines: list[tuple[str, object]] = [
        (_("通知书"), f"{number}（{NoticeState(found.state).label}）"),
        (_("受文单位"), shown.unit_name(found)),
        (_("问题"), "\n".join(one.fact for one in shown.problems_in(found))),
        (_("整改要求"), found.requirement),
        *(facts or []),
    ]
    return {
        "title": title,
        "matter": found.matter,
        "submit": submit,
        "cancel": at_notice(found),
        "consequence": consequence,
        "facts": lines,
    }
