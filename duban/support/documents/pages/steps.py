"""One page for each step of the chain: what it asks, what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duban.ground.access import ACTS
from duban.ground.beijing import beijing_day
from duban.support.documents import actions, burden, chain, forms, queries
from duban.support.documents.models import Draft
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import admit, perform
from duban.support.organization import queries as organization

METHODS = ["GET", "HEAD", "POST"]
F = TypeVar("F", bound=ActForm)


@require_http_methods(METHODS)
def check_paper_draft(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is the paper right in matter, words and form?"""
    found = _opened(request, uid, "documents.check")
    return _step(
        request,
        found,
        forms.RemarkForm(request.POST or None, about=found),
        "documents.check",
        lambda filled: actions.check(**_who(request, filled, uid), **filled.values()),
        _("核稿后送会签、签发，文字不再改动；需要改动的，退回修改。"),
    )


@require_http_methods(METHODS)
def countersign_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do I agree with it?"""
    found = _opened(request, uid, "documents.countersign")

    def act(filled: forms.CountersignForm) -> Draft:
        values = filled.values()
        return actions.countersign(
            **_who(request, filled, uid), agrees=values["agrees"] == "yes", remark=values["remark"]
        )

    form = forms.CountersignForm(request.POST or None, about=found)
    return _step(
        request,
        found,
        form,
        "documents.countersign",
        act,
        _("会签齐且一致同意的，送签发；有不同意见的，退回修改。"),
    )


@require_http_methods(METHODS)
def sign_off_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Shall it go out in these words?"""
    found = _opened(request, uid, "documents.sign_off")
    day = beijing_day(request.at)
    counted = next((one for one in burden.of_year(day).counts if one.code == found.kind), None)
    return _step(
        request,
        found,
        forms.RemarkForm(request.POST or None, about=found),
        "documents.sign_off",
        lambda filled: actions.sign_off(**_who(request, filled, uid), **filled.values()),
        _("签发日期即成文日期。签发后由领导小组办公室编号、用印、印发。"),
        counted=counted,
        too_long=burden.too_long(chain.words_of(found), day),
    )


@require_http_methods(METHODS)
def return_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why must it be written otherwise?"""
    found = _opened(request, uid, "documents.return_draft")
    return _step(
        request,
        found,
        forms.ReasonForm(request.POST or None, about=found),
        "documents.return_draft",
        lambda filled: actions.return_draft(**_who(request, filled, uid), **filled.values()),
        _("退回后，此前的核稿、会签、签发不再有效，记录保留；改稿后重新办理。"),
    )


@require_http_methods(METHODS)
def number_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it to have its number now?"""
    found = _opened(request, uid, "documents.number")
    return _step(
        request,
        found,
        ActForm(request.POST or None, about=found),
        "documents.number",
        lambda filled: actions.number(**_who(request, filled, uid)),
        _("取本代字本年度的下一个号，正文随即定稿，不能再改。取号后不用的，作废并保留记录。"),
    )


@require_http_methods(METHODS)
def seal_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Has the seal been put on it?"""
    found = _opened(request, uid, "documents.seal")
    return _step(
        request,
        found,
        forms.RemarkForm(request.POST or None, about=found),
        "documents.seal",
        lambda filled: actions.seal(**_who(request, filled, uid), **filled.values()),
        _("登记纸质文件已用印；系统不生成印章。"),
    )


@require_http_methods(METHODS)
def issue_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does it go out now?"""
    found = _opened(request, uid, "documents.issue")
    return _step(
        request,
        found,
        forms.RemarkForm(request.POST or None, about=found),
        "documents.issue",
        lambda filled: actions.issue(**_who(request, filled, uid), **filled.values()),
        _("印发后主送单位即可查阅，并收到提醒；文号不能再作废。"),
    )


@require_http_methods(METHODS)
def deliver_paper(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who has received it, and when?"""
    found = _opened(request, uid, "documents.deliver")
    form = forms.DeliverForm(
        request.POST or None,
        about=found,
        waiting=chain.waiting_addressees(found),
        initial={"received_on": beijing_day(request.at)},
    )
    return _step(
        request,
        found,
        form,
        "documents.deliver",
        lambda filled: actions.deliver(**_who(request, filled, uid), **filled.values()),
        _("逐个单位登记；全部送达后，本件办理完毕。"),
    )


@require_http_methods(METHODS)
def void_paper_number(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why will a number that was given not be used?"""
    found = _opened(request, uid, "documents.void_number")
    return _step(
        request,
        found,
        forms.ReasonForm(request.POST or None, about=found),
        "documents.void_number",
        lambda filled: actions.void_number(**_who(request, filled, uid), **filled.values()),
        _("文号作废后不再使用，连同理由一直列在编号页上；确需行文的，另行拟稿。"),
    )


def _opened(request: AuthenticatedRequest, uid: UUID, code: str) -> Draft:
    """The paper, for those who may do that step (404 for whom it does not exist, else 403)."""
    found = queries.visible_draft(person=request.user, at=request.at, uid=uid)
    admit(code, organization.standing(request.user, request.at))
    return found


def _who(
    request: AuthenticatedRequest, filled: ActForm, uid: UUID
) -> dict[str, Any]:  # Any: what every act is handed, each of its own type
    return {"by": request.user, "at": request.at, "request_id": filled.request_uuid, "official_paper": uid}


def _step(
    request: AuthenticatedRequest,
    found: Draft,
    form: F,
    code: str,
    act: Callable[[F], Draft],
    consequence: str,
    **more: object,
) -> HttpResponse:
    back = reverse("official_paper", args=[found.uid])
    context: Mapping[str, object] = {
        "title": ACTS[code].name,
        "submit": ACTS[code].name,
        "draft": found,
        "paragraphs": found.text.splitlines(),
        "consequence": consequence,
        "cancel": back,
        **more,
    }
    return perform(
        request,
        form=form,
        act=act,
        done=lambda made: back,
        template="documents/paper_step.html",
        context=context,
    )
