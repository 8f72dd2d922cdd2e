"""The archive of a year: what lies in it, what does not yet, and its lists on paper."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duban.ground.access import POLICY, NotFound
from duban.ground.beijing import beijing_day
from duban.support.documents import actions, archive, queries, typesetting
from duban.support.documents.forms import ArchiveForm
from duban.support.documents.kinds import KINDS
from duban.support.documents.terms import Retention
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization

AT_ONCE = 200


@require_safe
def archive_year(request: AuthenticatedRequest) -> HttpResponse:
    """Which papers of the year are filed, and which are not?"""
    year = _year(request)
    items = queries.items(year)
    context = {
        "year": year,
        "years": queries.years(),
        "lines": [
            {"item": one, "kind": KINDS[one.document.kind].name, "retention": Retention(one.retention).label}
            for one in items
        ],
        "unfiled": queries.unfiled(year).count(),
        "may_file": POLICY["documents.archive"].admits(organization.standing(request.user, request.at)),
    }
    return render(request, "documents/archive.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def archive_papers(request: AuthenticatedRequest) -> HttpResponse:
    """Which papers are filed now? Each by an act of its own."""
    year = _year(request)
    admit("documents.archive", organization.standing(request.user, request.at))
    rows = list(queries.unfiled(year)[:AT_ONCE])
    choices = [
        (str(one.uid), f"{KINDS[one.kind].name}　{one.number or one.title}　{one.issued_on}") for one in rows
    ]
    form = ArchiveForm(
        request.POST or None, unfiled=choices, initial={"documents": [uid for uid, _label in choices]}
    )

    def act(filled: ArchiveForm) -> int:
        values = filled.values()
        for uid in values["documents"]:
            actions.archive(
                by=request.user,
                at=request.at,
                request_id=uuid5(filled.request_uuid, uid),
                document=UUID(uid),
                retention=values["retention"],
            )
        return len(values["documents"])

    def done(count: int) -> str:
        messages.success(request, _("已归档 %(count)s 件") % {"count": count})
        return f"{reverse('archive')}?year={year}"

    return perform(
        request,
        form=form,
        act=act,
        done=done,
        template="documents/archive_papers.html",
        context={"year": year, "cancel": f"{reverse('archive')}?year={year}", "count": len(choices)},
    )


@require_safe
def archival_item(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What lies in this 件?"""
    _seen(request)
    item = queries.archival_item_by_uid(uid)
    context = {
        "item": item,
        "document": item.document,
        "kind": KINDS[item.document.kind].name,
        "retention": Retention(item.retention).label,
    }
    return render(request, "documents/archival_item.html", context)


@require_safe
def archive_catalogue(request: AuthenticatedRequest) -> HttpResponse:
    """The catalogue of the year on paper, or the list by which it is handed over?"""
    year, day = _year(request), beijing_day(request.at)
    handing_over = request.GET.get("list") == "hand-over"
    made = archive.catalogue(queries.items(year), year=year, day=day, handing_over=handing_over)
    return streams.paper(typesetting.pdf("archive_catalogue", made), name=made.title)


def _seen(request: AuthenticatedRequest) -> None:
    if not organization.roles(request.user, beijing_day(request.at)) & queries.SEES:
        raise NotFound()


def _year(request: AuthenticatedRequest) -> int:
    """The year that is asked for, else this one; for those who keep the archive."""
    _seen(request)
    asked = request.GET.get("year", "")
    now = beijing_day(request.at).year
    return int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= now else now
