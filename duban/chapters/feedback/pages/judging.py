"""研判能否按期: the Office's own word, beside the unit's."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.feedback import actions, forms
from duban.chapters.feedback.queries import measuring
from duban.chapters.feedback.terms import Confidence
from duban.chapters.matters import pages as spine
from duban.chapters.matters.forms import sent
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform


def judge_confidence(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do we believe that the deadline will be kept?"""
    matter = spine.opened(request, uid, "feedback.judge_confidence")
    unit, office = measuring.confidence(matter)
    return perform(
        request,
        form=forms.ConfidenceForm(sent(request), about=matter),
        act=lambda filled: actions.judge_confidence(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            level=Confidence(filled.values()["level"]),
            reason=filled.values()["reason"],
        ),
        done=lambda _judged: spine.back_to(matter),
        template=spine.ACT_PAGE,
        context={
            "title": _("研判能否按期"),
            "matter": matter,
            "submit": _("登记研判"),
            "cancel": spine.back_to(matter),
            "facts": [
                (_("承办单位判断"), _said(unit)),
                (_("本办上次研判"), _said(office)),
            ],
            "consequence": _("研判是人的判断，与承办单位的判断并列显示，不改变亮灯，不计入考核。"),
        },
    )


def _said(sure: measuring.Sure | None) -> str:
    """The word with whose it is and since when."""
    return f"{sure.word}（{sure.who} {sure.on}）" if sure else _("尚无")
