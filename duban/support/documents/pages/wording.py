"""范文 of the kinds that the Office drafts, beside the pages that they make."""

from __future__ import annotations

import base64

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.beijing import beijing_day
from duban.support.documents import actions, chain, paper, queries, typesetting, wording
from duban.support.documents.forms import KindTextForm
from duban.support.documents.kinds import KINDS, TABLE
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization

DRAFTED = [kind for kind in TABLE if kind.drafted]


@require_safe
def kind_texts(request: AuthenticatedRequest) -> HttpResponse:
    """What do papers of each kind begin with?"""
    admit("documents.set_text", organization.standing(request.user, request.at))
    lines = [{"kind": kind, "text": queries.kind_text(kind.code)} for kind in DRAFTED]
    return render(request, "documents/kind_texts.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def set_kind_text(request: AuthenticatedRequest) -> HttpResponse:
    """With which words shall they begin from now on?"""
    admit("documents.set_text", organization.standing(request.user, request.at))
    asked = request.GET.get("kind", "")
    kind = asked if asked in {one.code for one in DRAFTED} else DRAFTED[0].code
    last = queries.kind_text(kind)
    form = KindTextForm(
        request.POST or None, initial={"title": last.title, "text": last.text} if last else {}
    )
    context = {
        "kind": KINDS[kind].name,
        "editions": queries.kind_text_editions(kind),
        "filled": [f"{{{name}}}" for name in wording.FILLED],
        "written": [f"{{{name}}}" for name in wording.WRITTEN],
        "pictures": [],
        "cancel": reverse("kind_texts"),
    }
    if "preview" in request.POST:
        pictures = _pictures(request, kind, form) if form.is_valid() else []
        status = 200 if pictures else 422
        return render(
            request,
            "documents/kind_text.html",
            {**context, "form": form, "pictures": pictures},
            status=status,
        )
    return perform(
        request,
        form=form,
        act=lambda filled: actions.set_text(
            by=request.user, at=request.at, request_id=filled.request_uuid, kind=kind, **filled.values()
        ),
        done=lambda made: reverse("kind_texts"),
        template="documents/kind_text.html",
        context=context,
    )


def _pictures(request: AuthenticatedRequest, kind: str, form: KindTextForm) -> list[str]:
    day = beijing_day(request.at)
    values = chain.known_values(day)
    title = wording.filled(form.cleaned_data["title"], values) or _("（标题）")
    words = chain.Words(title=title, to="", text=wording.filled(form.cleaned_data["text"], values))
    made = paper.lay_out(chain.facts(kind, words, day=day), number="（待编号）", title=title, issued_on=day)
    return [base64.b64encode(one).decode() for one in typesetting.pictures(kind, made)]
