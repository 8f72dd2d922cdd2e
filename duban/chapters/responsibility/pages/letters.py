"""The forms of a letter to an outside cooperating unit, and of its reply."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.responsibility import actions, forms, queries, rules
from duban.ground import access
from duban.ground.access import Refusal, Relation
from duban.ground.beijing import beijing_day
from duban.support.documents import queries as documents
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.doors.refusal import worded
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.matters.models import Matter


def _outside(matter: Matter, day: date) -> list[tuple[str, str]]:
    """The outside units of the matter, for a choice."""
    return [
        (str(party.unit.uid), organization.unit_name(party.unit.pk, day))
        for party in matters.unit_parties(matter)
        if party.unit is not None and party.relation == Relation.EXTERNAL
    ]


def _not_his(request: AuthenticatedRequest) -> str:
    """Who signs letters off, said to whoever does not; what was sent the act itself answers."""
    signers = documents.signers(actions.LETTER, beijing_day(request.at))
    try:
        rules.check_letter_signer(may=request.user in signers, signers=[one.name for one in signers])
    except Refusal as refused:
        return "" if request.method == "POST" else worded(refused).message
    return ""


def send_letter(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which outside unit do we ask for what?"""
    matter = spine.opened(request, uid, "responsibility.send_letter")
    return perform(
        request,
        form=forms.OutsideForm(sent(request), about=matter, units=_outside(matter, beijing_day(request.at))),
        act=lambda filled: actions.send_letter(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **filled.values()
        ),
        done=lambda _letter: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("函请外部单位配合"),
            "matter": matter,
            "nothing": _not_his(request),
            "submit": _("签发并编号"),
            "cancel": spine.back_to(matter),
            "consequence": _(
                "签发后编号定稿，函件列入本事项的文书。外部配合单位只函请配合，不承担应办任务，不计入督办和考核。"
            ),
        },
    )


def record_letter(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which outside unit was asked for what, by which letter?"""
    matter = spine.opened(request, uid, "responsibility.record_letter")
    day = beijing_day(request.at)
    return perform(
        request,
        form=forms.LetterForm(
            sent(request), about=matter, units=_outside(matter, day), initial={"sent_on": day}
        ),
        act=lambda filled: actions.record_letter(
            by=request.user, at=request.at, request_id=filled.request_uuid, matter=uid, **filled.values()
        ),
        done=lambda _letter: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("登记函请配合"),
            "matter": matter,
            "submit": _("登记"),
            "cancel": spine.back_to(matter),
            "consequence": _(
                "登记已在纸上签发的函。外部配合单位只函请配合，不承担应办任务，不计入督办和考核。"
            ),
        },
    )


def record_letter_reply(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did the outside unit answer?"""
    letter = queries.visible_letter(person=request.user, at=request.at, uid=uid)
    matter = letter.matter
    access.require("responsibility.record_letter_reply", matters.standing(request.user, request.at, matter))
    return perform(
        request,
        form=forms.ReplyForm(sent(request), about=letter, initial={"replied_on": beijing_day(request.at)}),
        act=lambda filled: actions.record_letter_reply(
            by=request.user, at=request.at, request_id=filled.request_uuid, letter=uid, **filled.values()
        ),
        done=lambda _letter: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("登记复函"),
            "matter": matter,
            "submit": _("登记"),
            "cancel": spine.back_to(matter),
            "facts": [
                (_("外部配合单位"), letter.unit_name),
                (_("函号"), letter.number),
                (_("发函日期"), spine.shown_day(letter.sent_on)),
                (_("请求配合的内容"), letter.request),
            ],
        },
    )
