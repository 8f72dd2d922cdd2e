"""A list on its way in: the upload, how far the reading is, what the columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms
from duban.chapters.intake.queries import waiting
from duban.chapters.intake.terms import ImportState, ListKind
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.files import actions as files
from duban.support.jobs import queries as jobs
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.chapters.intake.models import PendingImport

NAMES = ("import_list", "import_columns", "import_rows", "import_check", "")


def step_bar(place: int) -> list[dict[str, object]]:
    """上传 → 核对各列 → 逐行补正 → 核对 → 导入结果, with the present step."""
    labels = (_("上传"), _("核对各列"), _("逐行补正"), _("核对导入"), _("导入结果"))
    return [
        {
            "label": label,
            "day": None,
            "state": "done" if position < place else "now" if position == place else "todo",
        }
        for position, label in enumerate(labels)
    ]


def import_list(request: AuthenticatedRequest) -> HttpResponse:
    """Which list is to be docketed, and which of those begun waits to be finished?"""
    access.require("intake.import_list", organization.standing(request.user, request.at))
    context: dict[str, object] = {
        "cancel": reverse("intake"),
        "steps": step_bar(0),
        "unfinished": [] if request.method == "POST" else waiting.unfinished(),
    }
    if request.method != "POST":
        form = forms.ImportForm(initial={"year": beijing_day(request.at).year})
        return render(request, "intake/import.html", {**context, "form": form})
    try:
        data = _with_ticket(request)
    except Refusal as refused:
        shown = {**context, "form": forms.ImportForm(request.POST), "refusal": words.worded(refused)}
        return render(request, "intake/import.html", shown, status=refused.status)
    return perform(
        request,
        form=forms.ImportForm(data, request.FILES),
        act=lambda filled: _begin(request, filled),
        done=where,
        template="intake/import.html",
        context={**context, "kept": bool(data.get("ticket"))},
    )


def _with_ticket(request: AuthenticatedRequest) -> QueryDict:
    """Keep the bytes before anything else can fail: a refused form does not lose its file."""
    data = request.POST.copy()
    upload: UploadedFile[bytes] | None = request.FILES.get("file")
    if upload is not None:
        try:
            slot = uuid5(UUID(data.get("request_id", "")), "file")
        except ValueError:
            slot = None
        data["ticket"] = files.receive(upload, upload.name or "", slot=slot)
    return data


def _begin(request: AuthenticatedRequest, filled: forms.ImportForm) -> PendingImport:
    values = filled.values()
    return actions.begin(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        ticket=values["ticket"],
        title=values["title"],
        year=values["year"],
        kind=ListKind(values["kind"]),
        new_edition=values["new_edition"],
    )


def where(begun: PendingImport) -> str:
    """The page on which the import is gone on with."""
    if begun.state == ImportState.TAKEN:
        return reverse("docketing_result", args=[begun.docketing_list])
    if begun.state != ImportState.OPEN:
        return reverse("import_open", args=[begun.uid])
    named = "import_rows" if begun.columns_seen and "unreadable" not in begun.reading else "import_columns"
    return reverse(named, args=[begun.uid])


@require_safe
def import_open(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How far is this import: still being read, waiting for me, or done?"""
    begun = waiting.visible(person=request.user, at=request.at, uid=uid)
    works = access.who_may("intake.import_list").admits(organization.standing(request.user, request.at))
    if begun.state == ImportState.TAKEN or (works and begun.state == ImportState.OPEN):
        return HttpResponseRedirect(where(begun))
    context = {
        "begun": begun,
        "works": works,
        "state": ImportState(begun.state).label,
        "steps": step_bar(0),
        "job": jobs.of(actions.READ_LIST, begun.work) if begun.work else None,
    }
    return render(request, "intake/import_open.html", context)


def ready(request: AuthenticatedRequest, uid: UUID) -> PendingImport | HttpResponseRedirect:
    """The import that can be worked on, or the way to where it stands."""
    begun = waiting.workable(person=request.user, at=request.at, uid=uid)
    if begun.state != ImportState.OPEN:
        return HttpResponseRedirect(reverse("import_open", args=[uid]))
    return begun


def import_columns(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is each column what it was taken for?"""
    begun = ready(request, uid)
    if isinstance(begun, HttpResponse):
        return begun
    form = forms.ColumnsForm(sent(request), tables=begun.reading["tables"], choice=begun.choice)
    context: dict[str, object] = {
        "begun": begun,
        "steps": step_bar(1),
        "problem": begun.reading.get("unreadable", {}).get("message", ""),
        "summary": begun.reading.get("summary"),
    }
    return perform(
        request,
        form=form,
        act=lambda filled: _choose(request, filled, uid),
        done=_after_choice,
        template="intake/import_columns.html",
        context=context,
    )


def _choose(
    request: AuthenticatedRequest, filled: forms.ColumnsForm, uid: UUID
) -> Any:  # Any: doors know no models
    values = filled.values()
    again = filled.looks_elsewhere or not filled.heads or "look" in request.POST
    begun = actions.choose(
        by=request.user,
        at=request.at,
        pending=uid,
        sheet=values["sheet"],
        head=int(values["head"] or 0),
        heads=[] if again else filled.said(),
    )
    if again and begun.state == ImportState.OPEN:
        messages.info(request, _("已按所选工作表和表头重新读取，请核对各列。"))
    return begun


def _after_choice(begun: PendingImport) -> str:
    return where(begun)


def import_give_up(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Shall this import be put away, with all that was answered in it?"""
    begun = waiting.workable(person=request.user, at=request.at, uid=uid)
    if begun.state not in waiting.UNFINISHED:
        return HttpResponseRedirect(reverse("import_open", args=[uid]))

    def put_away(_filled: forms.StepForm) -> None:
        actions.give_up(by=request.user, at=request.at, pending=uid)
        messages.success(request, _("已放弃导入《%(title)s》。") % {"title": begun.title})

    return perform(
        request,
        form=forms.StepForm(sent(request)),
        act=put_away,
        done=lambda _nothing: reverse("import_list"),
        template="intake/import_give_up.html",
        context={"begun": begun, "cancel": where(begun), "answered": len(begun.answers)},
    )
