"""What the forms of this room share: one form, one act, the way back to the unit or person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duban.ground.access import ACTS
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries

Arguments = Mapping[str, object]
asking = require_http_methods(["GET", "HEAD", "POST"])


def of_person(
    request: AuthenticatedRequest,
    code: str,
    uid: UUID,
    form: ActForm,
    perform_act: Callable[..., object],
    follows: str = "",
) -> HttpResponse:
    name = queries.person_by_uid(uid).name
    return act(
        request,
        code,
        form,
        {"person": uid},
        perform_act,
        lambda made: url("person", uid),
        subject=name,
        follows=follows,
    )


def act(
    request: AuthenticatedRequest,
    code: str,
    form: ActForm,
    about: Arguments,
    perform_act: Callable[..., object],
    done: Callable[..., str],
    *,
    subject: str = "",
    follows: str = "",
    template: str = "organization/form.html",
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """One form, one act, for those whom the policy admits."""
    admit(code, queries.standing(request.user, request.at))
    return perform(
        request,
        form=form,
        act=lambda filled: perform_act(
            by=request.user, at=request.at, request_id=filled.request_uuid, **about, **filled.values()
        ),
        done=done,
        template=template,
        context={"act": ACTS[code], "subject": subject, "follows": follows, **(more or {})},
    )


def offers(request: AuthenticatedRequest, *asked: tuple[str, str] | tuple[str, str, UUID]) -> list[Offer]:
    standing = queries.standing(request.user, request.at)
    found: list[Offer] = []
    for code, name, *uid in asked:
        found += offer(code, reverse(name, args=uid), standing)
    return found


def url(name: str, uid: UUID) -> str:
    return reverse(name, args=[uid])
