"""Writing, reviewing and issuing a work bulletin; its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.bulletins import actions, forms, queries
from duban.chapters.bulletins.actions import PictureText, letter
from duban.chapters.bulletins.forms.bulletins import BulletinForm
from duban.chapters.bulletins.pages import filling
from duban.chapters.bulletins.pages.filling import Values, fill, opened_bulletin, to_bulletin
from duban.chapters.bulletins.pages.looking import reading_of
from duban.chapters.bulletins.rules import SectionText
from duban.chapters.bulletins.terms import MOST_SECTIONS, BulletinState
from duban.chapters.supervision.pages import uploads
from duban.ground.access import NotFound, Refusal
from duban.support.documents import queries as documents
from duban.support.doors import refusal as words
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import admit, perform
from duban.support.files import queries as files
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from datetime import datetime

    from duban.chapters.bulletins.models import Bulletin
    from duban.support.organization.models import Person

EDITOR = "bulletins/bulletin_edit.html"
FIRST_SECTIONS = 3
AGAIN = ("preview", "add")
LIFE = (
    ("bulletins.review_bulletin", frozenset({BulletinState.DRAFT})),
    ("bulletins.issue_bulletin", frozenset({BulletinState.REVIEWED})),
    ("bulletins.edit_bulletin", frozenset({BulletinState.DRAFT, BulletinState.REVIEWED})),
)


def draft_bulletin(request: AuthenticatedRequest) -> HttpResponse:
    """What stands in the next issue, and how will it read?"""
    admit("bulletins.draft_bulletin", organization.standing(request.user, request.at))
    units, _persons = filling.choices(request)
    begin = {"units": [uid for uid, _name in units]}

    def act(values: Values) -> Bulletin:
        return actions.draft_bulletin(**values)

    return _edit(request, None, begin, act, reverse("papers_out"))


def edit_bulletin(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is to be changed in it?"""
    found = opened_bulletin(request, uid, "bulletins.edit_bulletin")

    def act(values: Values) -> Bulletin:
        return actions.edit_bulletin(bulletin=uid, **values)

    return _edit(request, found, _initial(found), act, to_bulletin(found))


def _initial(found: Bulletin) -> dict[str, Any]:  # Any: initial values of differing fields
    begin: dict[str, Any] = {"title": found.title}
    for place, one in enumerate(found.sections, start=1):
        begin |= {f"heading_{place}": one["heading"], f"body_{place}": one["body"]}
    pictures = queries.pictures_of(found)
    for picture in pictures:
        uid = picture.file.uid
        begin |= {f"caption_{uid}": picture.caption, f"section_{uid}": picture.section}
    to = queries.recipients_of(found)
    begin["units"] = [str(one.unit.uid) for one in to if one.unit]
    begin["persons"] = [str(one.person.uid) for one in to if one.person]
    begin["kept"] = " ".join(str(one.file.uid) for one in pictures)
    begin["count"] = len(found.sections) + 1
    return begin


def _edit(
    request: AuthenticatedRequest,
    found: Bulletin | None,
    begin: dict[str, Any],  # Any: initial values of differing fields
    act: Any,  # Any: one of the two acts, each with its own arguments
    cancel: str,
) -> HttpResponse:
    """The editor with its preview; a picture is kept at once, whatever follows."""
    context: dict[str, object] = {"bulletin": found, "cancel": cancel, "may_add": True}
    data: QueryDict | None = None
    if request.method == "POST":
        try:
            data = uploads.received(request, "pictures")
        except Refusal as refused:
            form = _form(request, request.POST, found, begin)
            again = {**context, "form": form, "preview": _preview(form), "refusal": words.worded(refused)}
            return render(request, EDITOR, again, status=refused.status)
        said = str(data.get("count", ""))
        if "add" in request.POST and said.isdecimal():
            data["count"] = str(min(int(said) + 1, MOST_SECTIONS))
    form = _form(request, data, found, begin)
    context |= {"preview": _preview(form)}
    if data is not None and (set(AGAIN) & set(request.POST) or "pictures" in request.FILES):
        return render(request, EDITOR, {**context, "form": form})
    return perform(
        request,
        form=form,
        act=lambda filled: act(
            {
                "by": request.user,
                "at": request.at,
                "request_id": filled.request_uuid,
                "title": filled.cleaned_data["title"],
                "sections": [SectionText(**one) for one in filled.written()],
                "pictures": [
                    PictureText(UUID(one["file"]), one["caption"], one["section"])
                    for one in filled.pictured()
                ],
                "units": [UUID(one) for one in filled.cleaned_data["units"]],
                "persons": [UUID(one) for one in filled.cleaned_data["persons"]],
            }
        ),
        done=to_bulletin,
        template=EDITOR,
        context=context,
    )


def _form(
    request: AuthenticatedRequest,
    data: QueryDict | None,
    found: Bulletin | None,
    begin: dict[str, Any],  # Any: initial values of differing fields
) -> BulletinForm:
    units, persons = filling.choices(request)
    said = str(data.get("count", "")) if data is not None else ""
    count = int(said) if said.isdecimal() else int(begin.get("count", FIRST_SECTIONS))
    marks = str(data.get("kept", "") if data is not None else begin.get("kept", ""))
    held = [(str(one.uid), one.name) for one in uploads.kept(marks)]
    return BulletinForm(
        data,
        about=found,
        units=units,
        persons=persons,
        count=max(1, min(count, MOST_SECTIONS)),
        held=held,
        initial=begin,
    )


def _preview(form: BulletinForm) -> list[dict[str, object]]:
    """How it reads with what is typed; pictures by their captions, they are shown on the bulletin's page."""
    sections = [(heading.value() or "", body.value() or "") for heading, body in form.sections()]
    pictures = [
        (
            str(caption.value() or name),
            int(str(section.value() or 1)) if str(section.value() or 1).isdecimal() else 1,
        )
        for _uid, name, caption, section, drop in form.shown()
        if not drop.value()
    ]
    shown: list[dict[str, object]] = []
    for place, (heading, body) in enumerate(sections, start=1):
        if heading or body:
            captions = [caption for caption, section in pictures if section == place]
            number = letter.chinese(len(shown) + 1)
            lines = str(body).splitlines()
            shown.append({"number": number, "heading": heading, "lines": lines, "captions": captions})
    return shown


@require_safe
def bulletin(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this issue say, and who has read it?"""
    found = queries.visible_bulletin(person=request.user, at=request.at, uid=uid)
    pictures = queries.pictures_of(found)
    sections = [
        {
            "number": letter.chinese(place),
            "heading": one["heading"],
            "lines": str(one["body"]).splitlines(),
            "pictures": [picture for picture in pictures if picture.section == place],
        }
        for place, one in enumerate(found.sections, start=1)
    ]
    context = {
        "bulletin": found,
        "state": BulletinState(found.state).label,
        "sections": sections,
        "offers": _offers(found, request.user, request.at),
        "documents": documents.of_subject(found.ref),
        "sees_all": queries.sees_all(request.user, request.at),
        **reading_of(found, request.user, request.at),
    }
    return render(request, "bulletins/bulletin.html", context)


def _offers(found: Bulletin, person: Person, at: datetime) -> list[Offer]:
    standing, offers = organization.standing(person, at), list[Offer]()
    for code, states in LIFE:
        if found.state in states:
            offers += offer(code, reverse(code.partition(".")[2], args=[found.uid]), standing)
    return offers


@require_safe
def bulletin_picture(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The picture itself, for whoever may see the bulletin."""
    found = queries.visible_bulletin(person=request.user, at=request.at, uid=uid)
    for one in queries.pictures_of(found):
        if one.file.uid == file:
            held = one.file
            return streams.attachment(files.open_bytes(held), name=held.name, kind=held.kind, size=held.size)
    raise NotFound("files.unknown", "6(2)")


def review_bulletin(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this issue right, and may it go out?"""
    found = opened_bulletin(request, uid, "bulletins.review_bulletin")
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.review_bulletin(bulletin=uid, **values),
        done=to_bulletin,
        context={
            "title": _("审签工作简报"),
            "submit": _("审签"),
            "cancel": to_bulletin(found),
            "consequence": _("审签后由领导小组办公室编期印发；审签后修改的，重新审签。"),
        },
    )


def issue_bulletin(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it sent out now?"""
    found = opened_bulletin(request, uid, "bulletins.issue_bulletin")
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: actions.issue_bulletin(bulletin=uid, **values),
        done=to_bulletin,
        context={
            "title": _("印发工作简报"),
            "submit": _("编期印发"),
            "cancel": to_bulletin(found),
            "consequence": _("印发时编定期号，内容定稿存证，送达所选单位和人员，由其确认阅读。"),
        },
    )
