"""The forms of a notice's life: signed off, issued, served, withdrawn, annulled, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duban.chapters.supervision import actions, forms, queries
from duban.chapters.supervision.pages.filling import (
    Values,
    at_notice,
    fill,
    notice_context,
    opened_notice,
    uid_or_none,
)
from duban.chapters.supervision.queries import reckoning
from duban.chapters.supervision.terms import ServiceGround
from duban.ground.access import Role
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.supervision.models import SupervisionNotice


def sign_off_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this notice to go out, and what will follow from it?"""
    found = opened_notice(request, uid, "supervision.sign_off_notice")
    reckoned = reckoning.before_signing(found, beijing_day(request.at))
    roles = organization.roles(request.user, beijing_day(request.at))
    facts: list[tuple[str, object]] = []
    if found.further_reason:
        facts.append((_("提前再次下达的理由"), found.further_reason))
    if reckoned.needs_head:
        facts.append((_("签发人"), _("该通知须由组长签发（{why}）").format(why=reckoned.why)))
    if Role.LEADING_GROUP_HEAD not in roles and (reckoned.needs_head or Role.OFFICE_DIRECTOR not in roles):
        facts.append((_("代录"), _("须先有组长签发的纸质呈批单，并经另一名工作人员复核；签发日期以原件为准")))
    return fill(
        request,
        form=lambda data: forms.ConfirmForm(data, about=found),
        act=lambda given: actions.sign_off_notice(notice=uid, **given),
        done=at_notice,
        context=notice_context(
            found, title=_("签发督办通知书"), submit=_("签发"), consequence=reckoned.words, facts=facts
        ),
    )


def issue_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Shall the notice be numbered and put before the unit now?"""
    found = opened_notice(request, uid, "supervision.issue_notice")
    return fill(
        request,
        form=lambda data: forms.ConfirmForm(data, about=found),
        act=lambda given: actions.issue_notice(notice=uid, **given),
        done=at_notice,
        context=notice_context(
            found,
            title=_("印发督办通知书"),
            submit=_("编号并印发"),
            consequence=_(
                "印发即编号、文书定稿，并在系统内送交受文单位，同时通知其主要负责人和联络员；"
                "次一工作日终了仍未签收的，视为送达。编号后不可更改。"
            )
            + reckoning.before_signing(found, beijing_day(request.at)).words,
        ),
    )


def serve_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """How was the notice served, on which day, and what follows?"""
    found = opened_notice(request, uid, "supervision.serve_notice")
    roles = organization.roles(request.user, beijing_day(request.at))
    if roles & queries.OFFICE_ROLES:
        return _enter_service(request, found)
    return fill(
        request,
        form=lambda data: forms.ConfirmForm(data, about=found),
        act=lambda given: actions.serve_notice(notice=uid, ground=ServiceGround.SIGNED, **given),
        done=at_notice,
        context=notice_context(
            found, title=_("签收督办通知书"), submit=_("签收"), consequence=_follows(request, found)
        ),
    )


def _enter_service(request: AuthenticatedRequest, found: SupervisionNotice) -> HttpResponse:
    today = beijing_day(request.at)
    signers = queries.signers(found, today)
    office = organization.holders(None, queries.OFFICE_POSTS, today)

    def act(given: Values) -> SupervisionNotice:
        files = given.pop("receipt")
        given |= {key: uid_or_none(given[key]) for key in ("signed_for_by", "second_person")}
        given["ground"] = ServiceGround(given["ground"])
        return actions.serve_notice(notice=found.uid, receipt=files[0] if files else None, **given)

    empty = [("", _("未选择"))]
    return fill(
        request,
        form=lambda data: forms.ServeForm(
            data,
            about=found,
            choices={
                "signed_for_by": [*empty, *((str(one.uid), one.name) for one in signers)],
                "second_person": [
                    *empty,
                    *((str(one.uid), one.name) for one in office if one.pk != request.user.pk),
                ],
            },
            initial={"served_on": today},
        ),
        act=act,
        done=at_notice,
        upload="receipt",
        context=notice_context(
            found, title=_("登记送达"), submit=_("登记送达"), consequence=_follows(request, found)
        ),
    )


def _follows(request: AuthenticatedRequest, found: SupervisionNotice) -> str:
    return reckoning.before_service(found, beijing_day(request.at)).words


def withdraw_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is the notice taken back before its service?"""
    found = opened_notice(request, uid, "supervision.withdraw_notice")
    return fill(
        request,
        form=lambda data: forms.EndForm(data, about=found),
        act=lambda given: actions.withdraw_notice(notice=uid, **given),
        done=at_notice,
        context=notice_context(
            found,
            title=_("撤回督办通知书"),
            submit=_("撤回"),
            consequence=_("撤回后不再送达，不计次数；已编的文号保留并注明理由，不再使用。"),
        ),
    )


def annul_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is the served notice annulled?"""
    found = opened_notice(request, uid, "supervision.annul_notice")
    return fill(
        request,
        form=lambda data: forms.EndForm(data, about=found),
        act=lambda given: actions.annul_notice(notice=uid, **given),
        done=at_notice,
        context=notice_context(
            found,
            title=_("撤销督办通知书"),
            submit=_("撤销"),
            consequence=_(
                "撤销后不再要求整改回复，本通知书不再计入第十六条第四项的次数；文书和经过保留在案。"
            ),
        ),
    )


def correct_notice(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which words are wrong, and what should they say?"""
    found = opened_notice(request, uid, "supervision.correct_notice")
    return fill(
        request,
        form=lambda data: forms.CorrectForm(data, about=found),
        act=lambda given: actions.correct_notice(notice=uid, **given),
        done=at_notice,
        context=notice_context(
            found,
            title=_("更正督办通知书"),
            submit=_("更正"),
            consequence=_(
                "只更正文字错误；文号、受文单位、时限和送达日期不变，不重新计次。更正前的文书保留在案。"
            ),
        ),
    )
