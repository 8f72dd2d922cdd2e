"""A paper is written beside its pages, laid out as they will be printed."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duban.ground.beijing import beijing_day
from duban.support.documents import actions, chain, paper, queries, rules, typesetting, wording
from duban.support.documents.forms import PaperForm
from duban.support.documents.kinds import KINDS
from duban.support.documents.models import Draft
from duban.support.documents.terms import ChainStep
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization

PREVIEW = "preview"
UNNUMBERED = "（待编号）"


@require_http_methods(["GET", "HEAD", "POST"])
def draft_paper(request: AuthenticatedRequest) -> HttpResponse:
    """What does the new paper say, and how will it look?"""
    admit("documents.draft", organization.standing(request.user, request.at))
    form = PaperForm(request.POST or None, people=_people(request), initial=_begun(request))
    if PREVIEW in request.POST:
        return _previewed(request, form, title=_("拟稿"), cancel=reverse("official_papers"))
    return perform(
        request,
        form=form,
        act=lambda filled: actions.draft(
            by=request.user, at=request.at, request_id=filled.request_uuid, **_values(filled)
        ),
        done=_to,
        template="documents/paper_form.html",
        context={
            "title": _("拟稿"),
            "cancel": reverse("official_papers"),
            "pictures": [],
            "kinds": [KINDS[code] for code in queries.kinds_with_text()],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def revise_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is to be said otherwise before it is checked?"""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    admit("documents.revise", organization.standing(request.user, request.at))
    rules.check_step(found.state, ChainStep.DRAFT)
    asked = [str(one.person.uid) for one in chain.current(found, ChainStep.COUNTERSIGN)]
    form = PaperForm(
        request.POST or None,
        about=found,
        people=_people(request),
        fixed=found.kind,
        initial={**vars(chain.words_of(found)), "countersigners": asked},
    )
    if PREVIEW in request.POST:
        return _previewed(request, form, title=_("改稿"), cancel=_to(found))

    def act(filled: PaperForm) -> Draft:
        values = _values(filled)
        del values["kind"]
        return actions.revise(
            by=request.user, at=request.at, request_id=filled.request_uuid, official_paper=uid, **values
        )

    return perform(
        request,
        form=form,
        act=act,
        done=_to,
        template="documents/paper_form.html",
        context={"title": _("改稿"), "cancel": _to(found), "pictures": []},
    )


def _begun(request: AuthenticatedRequest) -> dict[str, str]:
    """The 范文 of the kind that was chosen, with what the system knows."""
    kind = request.GET.get("kind", "")
    text = queries.kind_text(kind)
    if text is None:
        return {"kind": kind}
    values = chain.known_values(beijing_day(request.at))
    return {
        "kind": kind,
        "title": wording.filled(text.title, values),
        "text": wording.filled(text.text, values),
    }


def _previewed(request: AuthenticatedRequest, form: PaperForm, *, title: str, cancel: str) -> HttpResponse:
    """The form as it was filled in, with pictures of the pages that it would make; nothing is stored."""
    pictures: Sequence[str] = []
    if form.is_valid():
        day = beijing_day(request.at)
        facts = chain.facts(form.cleaned_data["kind"], form.words(), day=day, signer="")
        made = paper.lay_out(facts, number=UNNUMBERED, title=form.words().title, issued_on=day)
        pictures = [
            base64.b64encode(one).decode() for one in typesetting.pictures(form.cleaned_data["kind"], made)
        ]
    context = {"form": form, "title": title, "cancel": cancel, "pictures": pictures, "previewed": True}
    return render(request, "documents/paper_form.html", context, status=200 if pictures else 422)


def _people(request: AuthenticatedRequest) -> list[tuple[str, object]]:
    """Who may be asked to countersign: the Leading Group and the Office's director."""
    day = beijing_day(request.at)
    found = [person for post in queries.COUNTERSIGNERS for person in organization.people_with(post, day)]
    return [(str(one.uid), one.name) for one in dict.fromkeys(found)]


def _values(filled: PaperForm) -> dict[str, Any]:  # Any: the fields of the act
    values = filled.values()
    values["countersigners"] = [UUID(one) for one in values["countersigners"]]
    return values


def _to(made: Draft) -> str:
    return reverse("official_paper", args=[made.uid])
