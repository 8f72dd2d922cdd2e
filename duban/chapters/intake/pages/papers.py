"""代录: a decision taken on paper is entered by one person and checked by another (decision 10)."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import forms, queries
from duban.chapters.intake.terms import PAPER_WORDS
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import NotFound
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.files import actions as files
from duban.support.files import queries as stored
from duban.support.organization import actions as organization_actions
from duban.support.organization import queries as organization
from duban.support.organization.terms import DeciderKind, PaperState

PAIRS = (
    {"APPROVE", "RETURN"},
    {"GRANT", "REFUSE"},
    {"ADJUST", "NO_ADJUST"},
    {"FIND", "NO_FIND"},
    {"ADOPT_PLAN", "RETURN_PLAN"},
    {"APPROVE_EVALUATION", "RETURN_EVALUATION"},
    {"INSPECT", "NO_INSPECT"},
    {"INTERVIEW", "NO_INTERVIEW"},
)
SUBJECT = re.compile(r"[a-z_]{1,30}\.[a-z]{1,30}:[0-9a-f-]{36}(#\d{1,4})?")


def paper_new(request: AuthenticatedRequest) -> HttpResponse:
    """What was decided on paper, by whom, on which day?"""
    access.require("organization.enter_paper", organization.standing(request.user, request.at))
    subject, word = request.GET.get("subject", ""), request.GET.get("decision", "")
    if not SUBJECT.fullmatch(subject) or word not in PAPER_WORDS:
        raise NotFound("intake.paper_not_found", "6(1)")
    people = [(str(one.uid), one.name) for one in queries.leaders(beijing_day(request.at))]
    listed = queries.list_of_subject(subject)
    words = [(code, str(label)) for code, label in PAPER_WORDS.items() if _fits(code, word)]
    form = forms.PaperForm(
        sent(request), request.FILES or None, decisions=words, people=people, initial={"decision": word}
    )
    return perform(
        request,
        form=form,
        act=lambda filled: _enter(request, filled, subject),
        done=lambda slip: reverse("paper", args=[slip.uid]),
        template="intake/paper_new.html",
        context={
            "listed": listed,
            "cancel": reverse("docketing_list", args=[listed.uid]) if listed else reverse("intake"),
        },
    )


def _fits(code: str, word: str) -> bool:
    """The words that may stand on the same paper: for or against the same thing."""
    return any({code, word} <= pair for pair in PAIRS) or code == word


def keep_scan(request: AuthenticatedRequest, scan: UploadedFile[bytes], request_id: UUID) -> UUID:
    """The scan of a paper, stored in the name of the person who puts it in."""
    by, at = request.user, request.at
    kept = files.keep(
        scan,
        scan.name or "",
        actor=organization.actor_of(by, at),
        standing=organization.standing(by, at),
        at=at,
        request_id=uuid5(request_id, "scan"),
        owner_ref=by.ref,
    )
    return kept.uid


def _enter(
    request: AuthenticatedRequest, filled: forms.PaperForm, subject: str
) -> Any:  # Any: doors know no models
    """The scan and the entry, both or neither."""
    values = filled.values()
    with transaction.atomic():
        return organization_actions.enter_paper(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            subject_ref=subject,
            decision=values["decision"],
            decider_kind=DeciderKind(values["decider_kind"]),
            decider=UUID(values["decider"]) if values["decider"] else None,
            meeting_number=values["meeting_number"],
            decided_on=values["decided_on"],
            opinion=values["opinion"],
            paper=keep_scan(request, values["scan"], filled.request_uuid),
        )


def paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does what was entered agree with the paper?"""
    slip = queries.visible_paper(person=request.user, at=request.at, uid=uid)
    who = organization.standing(request.user, request.at)
    listed = queries.list_of_subject(slip.subject_ref)
    waiting = slip.state == PaperState.ENTERED
    own = slip.entered_by_id == request.user.pk
    may = access.who_may("organization.check_paper").admits(who)
    context = {
        "slip": slip,
        "listed": listed,
        "decision": PAPER_WORDS.get(slip.decision, slip.decision),
        "decider": DeciderKind(slip.decider_kind).label,
        "state": PaperState(slip.state).label,
        "checkable": waiting and may and not own,
        "own": waiting and may and own,
        "submit": _("提交复核"),
    }
    if request.method != "POST":
        return render(request, "intake/paper.html", {**context, "form": forms.CheckForm(about=slip)})
    access.require("organization.check_paper", who)
    return perform(
        request,
        form=forms.CheckForm(sent(request), about=slip),
        act=lambda filled: organization_actions.check_paper(
            by=request.user, at=request.at, request_id=filled.request_uuid, slip=uid, **filled.values()
        ),
        done=lambda _slip: (
            reverse("docketing_list", args=[listed.uid]) if listed else reverse("paper", args=[uid])
        ),
        template="intake/paper.html",
        context=context,
    )


@require_safe
def paper_scan(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The scan itself, for whoever may see the entry."""
    kept = queries.visible_paper(person=request.user, at=request.at, uid=uid).paper
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)
