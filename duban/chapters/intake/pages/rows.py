"""The rows of a list on its way in: each question answered on its row, or once for all rows of the same words."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.intake import actions, forms, rules
from duban.chapters.intake.actions import Answer, Drawn, corrections
from duban.chapters.intake.forms import RowForm
from duban.chapters.intake.pages.importing import ready, step_bar
from duban.chapters.intake.pages.row_forms import form_of, said_by
from duban.chapters.intake.terms import RowStatus
from duban.chapters.matters.forms import sent
from duban.chapters.matters.terms import RELATION_WORDS
from duban.ground.access import NotFound, Refusal
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import SeeOther, perform

SIZE = 30
UNITS_SHOWN = 12


def import_rows(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which rows are still unclear, and what do I know that the list does not say?"""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    if "unreadable" in begun.reading:
        return SeeOther(reverse("import_columns", args=[uid]))
    now = actions.draw(begun, request.at)
    form = forms.ClassForm(sent(request))
    return perform(
        request,
        form=form,
        act=lambda filled: _answer_all(request, filled, uid),
        done=lambda _count: reverse("import_rows", args=[uid]),
        template="intake/import_rows.html",
        context={"begun": begun, "steps": step_bar(2), **_listed(request, now, uid)},
    )


def _answer_all(request: AuthenticatedRequest, filled: forms.ClassForm, uid: UUID) -> int:
    values = filled.values()
    count = actions.answer_all(by=request.user, at=request.at, pending=uid, said=Answer(**values))
    messages.success(request, _("已填入 %(count)s 行。") % {"count": count})
    return count


def _listed(request: AuthenticatedRequest, now: Drawn, uid: UUID) -> dict[str, object]:
    """One page of rows; the first unclear one has its form open."""
    unclear = now.unclear()
    show = request.GET.get("show", "" if unclear else "all")
    chosen = list(range(len(now.candidates))) if show == "all" else unclear
    number = request.GET.get("page", "1")
    page = min(
        max(int(number) if number.isdecimal() and len(number) < 6 else 1, 1), -(-len(chosen) // SIZE) or 1
    )
    places = chosen[(page - 1) * SIZE : page * SIZE]
    opened = next((place for place in places if place in set(unclear)), None)
    return {
        "counts": counts_of(now),
        "lines": [line(now, place, uid, open_=place == opened) for place in places],
        "show": show,
        "page": {
            "previous": page - 1 if page > 1 else None,
            "next": page + 1 if page * SIZE < len(chosen) else None,
        },
        "unknown": now.unknown_units()[:UNITS_SHOWN],
        "unknown_more": max(0, len(now.unknown_units()) - UNITS_SHOWN),
    }


def counts_of(now: Drawn) -> dict[str, int]:
    """How many rows there are, and how many are clear, unclear, left out, done before."""
    matters = [one for one in now.candidates if one.is_matter]
    unclear = len(now.unclear())
    finished = sum(one.state == "FINISHED" for one in matters)
    refused = sum(one.status == RowStatus.REFUSED for one in now.candidates)
    return {
        "rows": len(now.candidates),
        "matters": len(matters) + refused,
        "unclear": unclear,
        "clear": len(matters) + refused - unclear,
        "refused": refused,
        "skipped": sum(one.status == RowStatus.SKIPPED for one in now.candidates),
        "finished": finished,
    }


def line(
    now: Drawn, place: int, uid: UUID, *, open_: bool = False, form: RowForm | None = None, **more: object
) -> dict[str, object]:
    """A row as the page shows it; with its form where it is open."""
    candidate = now.candidates[place]
    open_lines = corrections.lines_of(candidate)
    if form is None and open_:
        form = form_of(now, place, None)
    return {
        "place": place,
        "uid": uid,
        "candidate": candidate,
        "status": RowStatus(candidate.status).label,
        "units": [{**one, "role": RELATION_WORDS.get(one["relation"], "")} for one in candidate.units],
        "asks": [one.asks for one in open_lines],
        "answered": [one for one in candidate.questions if one["answer"]],
        "before": rules.before_of(candidate.brought).words if candidate.brought else "",
        "unclear": bool(open_lines),
        "said": bool(now.said(place)),
        "form": form,
        **more,
    }


def import_row(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this one row mean?"""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    if "unreadable" in begun.reading:
        return SeeOther(reverse("import_columns", args=[uid]))
    now = actions.draw(begun, request.at)
    place = _place(request, now)
    if request.method != "POST":
        return _row(request, now, place, uid, line(now, place, uid, open_=True))
    if "forget" in request.POST:
        actions.forget(by=request.user, at=request.at, pending=uid, place=place)
        return _saved(request, uid, place, 0)
    form = form_of(now, place, sent(request))
    if not form.is_valid():
        return _row(request, now, place, uid, line(now, place, uid, form=form), status=422)
    try:
        count = actions.answer(
            by=request.user,
            at=request.at,
            pending=uid,
            place=place,
            said=said_by(form, now.candidates[place]),
            same=bool(form.cleaned_data.get("same")),
        )
    except Refusal as refused:
        shown = line(now, place, uid, form=form, refusal=words.worded(refused))
        return _row(request, now, place, uid, shown, status=refused.status)
    return _saved(request, uid, place, count)


def _saved(request: AuthenticatedRequest, uid: UUID, place: int, count: int) -> HttpResponse:
    """The row as it now is where htmx asks, else the way back to all rows."""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse) or not request.headers.get("HX-Request"):
        return SeeOther(f"{reverse('import_rows', args=[uid])}#row-{place}")
    now = actions.draw(begun, request.at)
    return _row(request, now, place, uid, line(now, place, uid, saved=count))


def _place(request: AuthenticatedRequest, now: Drawn) -> int:
    """The row that is asked for, else the first unclear one."""
    asked = request.GET.get("at", "")
    if asked.isdecimal() and len(asked) < 6 and int(asked) < len(now.candidates):
        return int(asked)
    if asked or not now.candidates:
        raise NotFound("intake.import_unknown", "11(1)")
    return next(iter(now.unclear()), 0)


def _row(
    request: AuthenticatedRequest,
    now: Drawn,
    place: int,
    uid: UUID,
    shown: Mapping[str, object],
    status: int = 200,
) -> HttpResponse:
    """The row alone where htmx asks, else on a page of its own."""
    partial = bool(request.headers.get("HX-Request"))
    context = {"line": shown, "counts": counts_of(now), "steps": step_bar(2), "uid": uid, "partial": partial}
    name = "intake/_import_row.html" if partial else "intake/import_row.html"
    return render(request, name, context, status=status)
