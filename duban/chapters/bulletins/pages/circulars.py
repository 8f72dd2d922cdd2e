"""Drafting, reviewing, signing, issuing and correcting a circular."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.bulletins import actions, forms, queries
from duban.chapters.bulletins.actions import ItemText, letter
from duban.chapters.bulletins.forms.circulars import Shown
from duban.chapters.bulletins.pages import filling
from duban.chapters.bulletins.pages.filling import Data, Values, fill, opened_circular, to_circular
from duban.chapters.bulletins.terms import ItemKind
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.bulletins.models import Circular

EDITOR = "bulletins/circular_edit.html"


def half_year(today: date) -> tuple[date, date]:
    """The half-year that ended last, or the running one up to today where none has ended in this year."""
    if today.month > 6:
        return date(today.year, 1, 1), date(today.year, 6, 30)
    first = date(today.year, 1, 1)
    return (date(today.year - 1, 7, 1), first - timedelta(days=1)) if today.month < 3 else (first, today)


def draft_circular(request: AuthenticatedRequest) -> HttpResponse:
    """Of which period does the circular speak, and whom is it for?"""
    admit("bulletins.draft_circular", organization.standing(request.user, request.at))
    units, persons = filling.choices(request)
    first, last = half_year(beijing_day(request.at))
    begin = {"from_on": first, "to_on": last, "units": [uid for uid, _name in units]}

    def act(values: Values) -> Circular:
        return actions.draft_circular(**_uids(values))

    return fill(
        request,
        form=lambda data: forms.DraftCircularForm(data, units=units, persons=persons, initial=begin),
        act=act,
        done=lambda made: reverse("edit_circular", args=[made.uid]),
        context={
            "title": _("拟制阶段性通报"),
            "submit": _("取数并拟稿"),
            "cancel": reverse("papers_out"),
            "consequence": _(
                "系统按统计截止日取数，列出滞后事项和落实较好的单位，并以各单位最近一次反馈中的问题和打算预填原因、措施，供修改。"
            ),
        },
    )


def _uids(values: Values) -> Values:
    chosen = {name: [UUID(one) for one in values[name]] for name in ("units", "persons")}
    return {**values, **chosen}


def edit_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does the circular say, item by item, and how will it read?"""
    found = opened_circular(request, uid, "bulletins.edit_circular")
    items = queries.items(found)
    units, persons = filling.choices(request)

    def form(data: Data) -> forms.CircularForm:
        return forms.CircularForm(
            data,
            about=found,
            units=units,
            persons=persons,
            items=[_shown(item) for item in items],
            initial=_initial(found),
        )

    def act(values: Values) -> Circular:
        return actions.edit_circular(circular=uid, **_uids(_texts(values, items)))

    if request.method == "POST" and "preview" in request.POST:
        filled = form(request.POST)
        if filled.is_valid():
            _overlay(found, items, filled)
        return render(request, EDITOR, {**_context(found, items), "form": filled})
    return fill(
        request,
        form=form,
        act=act,
        done=lambda made: (
            reverse("edit_circular", args=[made.uid]) if "stay" in request.POST else to_circular(made)
        ),
        template=EDITOR,
        context=_context(found, items),
    )


def _texts(values: Values, items: list[Any]) -> Values:  # Any: items, whose model a page does not name
    """The values of the act: the fields of each item gathered."""
    texts = [
        ItemText(
            item=item.uid,
            cause=values.pop(f"cause_{item.uid}", ""),
            next_step=values.pop(f"next_{item.uid}", ""),
            included=values.pop(f"good_{item.uid}", True),
        )
        for item in items
    ]
    return {**values, "items": texts, "spared": values["spared"].splitlines()}


def _overlay(found: Circular, items: list[Any], filled: forms.CircularForm) -> None:  # Any: as above
    """How it reads with what was typed, nothing saved."""
    values = filled.values()
    found.overview, found.requirement = values["overview"], values["requirement"]
    for item in items:
        item.cause = values.get(f"cause_{item.uid}", item.cause)
        item.next_step = values.get(f"next_{item.uid}", item.next_step)
        item.included = values.get(f"good_{item.uid}", item.included)


def _shown(item: Any) -> Shown:  # Any: as above
    return Shown(
        uid=item.uid,
        lagging=item.kind == ItemKind.LAGGING,
        title=item.title,
        unit=item.unit_name,
        fact=item.fact,
        changed=item.changed,
        cause=item.cause,
        next_step=item.next_step,
        included=item.included,
    )


def _initial(found: Circular) -> dict[str, object]:
    to = queries.recipients_of(found)
    return {
        "from_on": found.from_on,
        "to_on": found.to_on,
        "overview": found.overview,
        "requirement": found.requirement,
        "spared": "\n".join(found.spared),
        "units": [str(one.unit.uid) for one in to if one.unit],
        "persons": [str(one.person.uid) for one in to if one.person],
    }


def _context(found: Circular, items: list[Any]) -> dict[str, object]:  # Any: as above
    return {"circular": found, "cancel": to_circular(found), "preview": preview(found, items)}


def preview(found: Circular, items: list[Any]) -> dict[str, object]:  # Any: as above
    """The paper as it would be printed: its texts and its table."""
    lines = queries.lines_of(found)
    good = [item for item in items if item.kind == ItemKind.GOOD]
    lagging = [item for item in items if item.kind == ItemKind.LAGGING]
    return {
        "texts": letter.paragraphs(found, lines, good, lagging),
        "table": letter.table(lines, queries.period_of(found)),
    }


def _step(request: AuthenticatedRequest, uid: UUID, code: str, submit: str, consequence: str) -> HttpResponse:
    """An act of the chain that needs nothing but the click: its name is the last part of its code."""
    found = opened_circular(request, uid, code)
    verb = getattr(actions, code.partition(".")[2])
    return fill(
        request,
        form=lambda data: forms.StepForm(data, about=found),
        act=lambda values: verb(circular=uid, **values),
        done=to_circular,
        context={
            "title": submit,
            "circular": found,
            "submit": submit,
            "cancel": to_circular(found),
            "consequence": consequence,
            "preview": preview(found, queries.items(found)),
            "spared": found.spared,
        },
    )


def review_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is everything in it right: items, wording, figures?"""
    said = _(
        "核稿时逐项校核：滞后事项有原因和下步措施，不出现空泛用语、处分用语和人员姓名，数字与清单一致。通过后报请签发。"
    )
    return _step(request, uid, "bulletins.review_circular", _("核稿通过"), said)


def sign_off_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it to go out?"""
    said = _("签发后由领导小组办公室编号印发，送达通报范围内的单位和人员。")
    return _step(request, uid, "bulletins.sign_off_circular", _("签发"), said)


def issue_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it sent out now?"""
    said = _("印发前按统计截止日再次核对数字；印发后内容不再改动，确需更正的，更正处与原文并列标明。")
    return _step(request, uid, "bulletins.issue_circular", _("编号印发"), said)


def return_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must be changed before it can go out?"""
    found = opened_circular(request, uid, "bulletins.return_circular")
    return fill(
        request,
        form=lambda data: forms.ReasonForm(data, about=found),
        act=lambda values: actions.return_circular(circular=uid, **values),
        done=to_circular,
        context={
            "title": _("退回修改"),
            "circular": found,
            "submit": _("退回修改"),
            "cancel": to_circular(found),
            "consequence": _("退回后由拟稿人修改，重新核稿、签发。"),
        },
    )


def correct_circular(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was wrong in it, and what is right?"""
    found = opened_circular(request, uid, "bulletins.correct_circular")
    return fill(
        request,
        form=lambda data: forms.CorrectForm(data, about=found),
        act=lambda values: actions.correct_circular(circular=uid, **values),
        done=to_circular,
        context={
            "title": _("更正通报"),
            "circular": found,
            "submit": _("更正"),
            "cancel": to_circular(found),
            "consequence": _("原文书保留；更正前后的字句和数字并列标明，并通知通报范围内的单位和人员。"),
        },
    )
