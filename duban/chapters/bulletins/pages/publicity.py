"""宣传: the register, what is proposed, approved and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.bulletins import actions, forms, queries
from duban.chapters.bulletins.pages.filling import Values, fill, opened_publicity, to_publicity
from duban.chapters.bulletins.terms import APPROVE, PublicityForm, PublicityState
from duban.chapters.matters import queries as matters
from duban.chapters.supervision.pages import uploads
from duban.ground.access import POLICY, NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import admit
from duban.support.files import queries as files
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from datetime import datetime

    from duban.chapters.bulletins.models import Publicity
    from duban.support.organization.models import Person

SIZE = 100


@require_safe
def publicities(request: AuthenticatedRequest) -> HttpResponse:
    """Which publicity was approved and done, on which occasion, for whom?"""
    if not organization.roles(request.user, beijing_day(request.at)) & matters.SEES_ALL:
        raise NotFound()
    standing = organization.standing(request.user, request.at)
    context = {
        "rows": [
            (one, PublicityState(one.state).label, PublicityForm(one.form).label)
            for one in queries.publicities()[:SIZE]
        ],
        "offers": offer("bulletins.propose_publicity", reverse("propose_publicity"), standing),
    }
    return render(request, "bulletins/publicities.html", context)


@require_safe
def publicity(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was to be made known, who approved it, what came of it?"""
    found = queries.visible_publicity(person=request.user, at=request.at, uid=uid)
    context = {
        "publicity": found,
        "state": PublicityState(found.state).label,
        "form": PublicityForm(found.form).label,
        "materials": queries.materials_of(found),
        "offers": _offers(found, request.user, request.at),
    }
    return render(request, "bulletins/publicity.html", context)


def _offers(found: Publicity, person: Person, at: datetime) -> list[Offer]:
    standing = organization.standing(person, at)
    if found.state == PublicityState.PROPOSED:
        offers = offer(
            "bulletins.approve_publicity", reverse("approve_publicity", args=[found.uid]), standing
        )
        if POLICY["organization.enter_paper"].admits(standing):
            paper = urlencode({"subject": found.ref, "decision": APPROVE})
            url = f"{reverse('paper_new')}?{paper}"
            offers.append(Offer("organization.enter_paper", _("代录纸质审定"), url))
        return offers
    if found.state == PublicityState.APPROVED:
        return offer("bulletins.record_publicity", reverse("record_publicity", args=[found.uid]), standing)
    return []


@require_safe
def publicity_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The material itself, for whoever may see the publicity."""
    found = queries.visible_publicity(person=request.user, at=request.at, uid=uid)
    for one in queries.materials_of(found):
        if one.uid == file:
            return streams.attachment(files.open_bytes(one), name=one.name, kind=one.kind, size=one.size)
    raise NotFound("files.unknown", "6(2)")


def _kept(values: Values) -> Values:
    """The files that were kept take the place of their fields."""
    given = {name: value for name, value in values.items() if name not in {"attached", "kept"}}
    return {**given, "materials": [one.uid for one in uploads.kept(values["kept"])]}


def propose_publicity(request: AuthenticatedRequest) -> HttpResponse:
    """What is to be made known, on which occasion, to whom?"""
    admit("bulletins.propose_publicity", organization.standing(request.user, request.at))

    def act(values: Values) -> Publicity:
        return actions.propose_publicity(**_kept(values))

    return fill(
        request,
        form=forms.PublicityForm,
        act=act,
        done=to_publicity,
        upload="attached",
        context={
            "title": _("拟办宣传"),
            "submit": _("报请审定"),
            "cancel": reverse("publicities"),
            "consequence": _("宣传工作由领导小组负责（第七条）；报请组长审定后开展。"),
        },
    )


def approve_publicity(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the Leading Group agree?"""
    found = opened_publicity(request, uid, "bulletins.approve_publicity")
    return fill(
        request,
        form=lambda data: forms.ApprovePublicityForm(data, about=found),
        act=lambda values: actions.approve_publicity(publicity=uid, **values),
        done=to_publicity,
        context={
            "title": _("审定宣传"),
            "submit": _("提交审定意见"),
            "cancel": to_publicity(found),
            "consequence": _("由组长审定；纸质审定的，先代录并由另一名工作人员复核。"),
        },
    )


def record_publicity(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """When was it done, where did it appear, what came of it?"""
    found = opened_publicity(request, uid, "bulletins.record_publicity")

    def act(values: Values) -> Publicity:
        return actions.record_publicity(publicity=uid, **_kept(values))

    return fill(
        request,
        form=lambda data: forms.RecordPublicityForm(data, about=found),
        act=act,
        done=to_publicity,
        upload="attached",
        context={
            "title": _("登记宣传开展情况"),
            "submit": _("登记"),
            "cancel": to_publicity(found),
            "consequence": "",
        },
    )
