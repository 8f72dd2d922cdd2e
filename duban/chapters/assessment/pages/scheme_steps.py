"""How a scheme begins, goes up and is decided on (13(1))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from duban.chapters.assessment import actions
from duban.chapters.assessment.actions import scheme_importing as importing
from duban.chapters.assessment.forms import schemes as forms
from duban.chapters.assessment.forms.scheme_import import ImportForm
from duban.chapters.assessment.pages import schemes as pages
from duban.chapters.assessment.queries import ready, schemes
from duban.chapters.assessment.queries import scheme_showing as showing
from duban.chapters.assessment.rules.scheme import table
from duban.chapters.assessment.rules.scheme.importing import Question, Reading
from duban.chapters.assessment.terms.scheme_import import why
from duban.chapters.assessment.terms.scheme_lines import plain
from duban.ground.access import Refusal
from duban.ground.beijing import beijing_day
from duban.support.doors import refusal as words
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.files import actions as files
from duban.support.files import blobs
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from duban.chapters.assessment.models import AssessmentScheme


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthenticatedRequest) -> HttpResponse:
    """From what does the scheme begin?"""
    admit(pages.DRAFT, organization.standing(request.user, request.at))
    offered = ready.every()
    rows = [one for one in schemes.listed(request.user, request.at)]
    like = request.GET.get("like", "")
    return perform(
        request,
        form=forms.StartForm(
            request.POST or None,
            request.FILES or None,
            ready=[(one.code, f"{one.title}：{one.fits}") for one in offered],
            versions=[(str(one.uid), str(one)) for one in rows],
            initial={"start": f"like:{like}"} if like in {str(one.uid) for one in rows} else {},
        ),
        act=lambda filled: actions.draft_scheme(
            by=request.user, at=request.at, request_id=filled.request_uuid, **filled.given()
        ),
        done=where,
        template="assessment/scheme_new.html",
        context={"ready": offered},
    )


def where(found: AssessmentScheme) -> str:
    return reverse("scheme", args=[found.uid])


@require_http_methods(["GET", "HEAD", "POST"])
def import_table(request: AuthenticatedRequest) -> HttpResponse:
    """What does the published table say, and what in it cannot be read for certain?"""
    admit(pages.IMPORT, organization.standing(request.user, request.at))
    if request.method != "POST":
        return render(request, "assessment/scheme_import.html", {"form": ImportForm()})
    try:
        data = _with_ticket(request)
        form, reading = _read(request, data)
    except Refusal as refused:
        shown = {"form": ImportForm(request.POST), "refusal": words.worded(refused)}
        return render(request, "assessment/scheme_import.html", shown, status=refused.status)
    asked = [{"question": one, "why": _why(one), "fields": fields} for one, fields in form.asked()]
    return perform(
        request,
        form=form,
        act=lambda filled: _import(request, filled),
        done=where,
        template="assessment/scheme_import.html",
        context={"asked": asked, "kept": bool(data.get("ticket")), "read": _summary(reading)},
    )


def _with_ticket(request: AuthenticatedRequest) -> QueryDict:
    """The bytes are kept before anything else can fail, so that the file is chosen once."""
    data = request.POST.copy()
    upload: UploadedFile[bytes] | None = request.FILES.get("file")
    if upload is not None:
        try:
            slot = uuid5(UUID(data.get("request_id", "")), "file")
        except ValueError:
            slot = None
        data["ticket"] = files.receive(upload, upload.name or "", slot=slot)
    return data


def _read(request: AuthenticatedRequest, data: QueryDict) -> tuple[ImportForm, Reading | None]:
    """The form with everything that is asked, also what only the answers bring up."""
    ticket = data.get("ticket", "")
    if not ticket:
        return ImportForm(data), None
    content = blobs.path_of(files.blob_of(ticket).stored_as).read_bytes()
    unit, title = data.get("unit", ""), data.get("title", "")
    first = importing.read(content, title=title, unit=unit, answers={}, at=request.at)
    form = ImportForm(data, questions=first.questions)
    if not form.is_valid():
        return form, first
    second = importing.read(content, title=title, unit=unit, answers=form.answers(), at=request.at)
    known = {one.key for one in first.questions}
    more = tuple(one for one in second.questions if one.key not in known)
    return ImportForm(data, questions=(*first.questions, *more)), second


def _why(question: Question) -> str:
    return why(question.why, full=plain(question.full), declared=plain(question.declared))


def _summary(reading: Reading | None) -> dict[str, Any] | None:  # Any: what the page shows
    if reading is None:
        return None
    return {
        "groups": len(reading.scheme.groups),
        "rules": len(reading.scheme.rules),
        "asked": len(reading.questions),
        "lines": showing.outline(reading.scheme),
    }


def _import(request: AuthenticatedRequest, filled: ImportForm) -> AssessmentScheme:
    """The file and the draft made of it, both or neither."""
    by, at = request.user, request.at
    with transaction.atomic():
        kept = files.store(
            actor=organization.actor_of(by, at),
            standing=organization.standing(by, at),
            at=at,
            request_id=uuid5(filled.request_uuid, "file"),
            ticket=filled.cleaned_data["ticket"],
            owner_ref=by.ref,
        )
        return actions.import_scheme(
            by=by,
            at=at,
            request_id=filled.request_uuid,
            file=kept.uid,
            title=filled.cleaned_data["title"],
            unit=table.tidy(filled.cleaned_data["unit"]),
            answers=filled.answers(),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the scheme ready for the Leading Group?"""
    return _step(request, uid, pages.SUBMIT, forms.SubmitForm, actions.submit_scheme, _("报审"))


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the scheme adopted, and from which day does it count?"""
    return _step(request, uid, pages.ADOPT, forms.AdoptForm, actions.adopt_scheme, _("审定"))


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must be written otherwise?"""
    return _step(request, uid, pages.SEND_BACK, forms.ReasonForm, actions.return_scheme, _("退回修改"))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is the draft not wanted any more?"""
    return _step(request, uid, pages.WITHDRAW, forms.ReasonForm, actions.withdraw_scheme, _("撤回草案"))


FOLLOWS = {
    pages.SUBMIT: _("报审后不能再改，直至退回。领导小组组长收到消息。"),
    pages.ADOPT: _(
        "审定后编为新的一版，内容不再改动。自施行日期起发生的事实按本版计分；此前的事实和已形成的结果仍按当时的版本，不重新计算。现行版本至施行日期前一日止。"
    ),
    pages.SEND_BACK: _("退回后由领导小组办公室修改并重新报审。"),
    pages.WITHDRAW: _("撤回后不能恢复，内容仍可查看；可以另行起草。"),
}


def _step(
    request: AuthenticatedRequest, uid: UUID, code: str, form: Any, act: Any, word: Any
) -> HttpResponse:  # Any: the form, the act and the word of the step
    found = schemes.visible(person=request.user, at=request.at, uid=uid)
    admit(code, organization.standing(request.user, request.at))
    earliest = schemes.earliest_from(beijing_day(request.at))
    initial = {"from_on": found.from_on or earliest, "note": found.note}
    return perform(
        request,
        form=form(request.POST or None, about=found, initial=initial),
        act=lambda filled: act(
            by=request.user, at=request.at, request_id=filled.request_uuid, scheme=uid, **filled.values()
        ),
        done=where,
        template="assessment/scheme_step.html",
        context={**pages.context_of(request, found), "word": word, "follows": FOLLOWS[code]},
    )
