"""不可抗因素: claiming what stood in the way, and finding on it."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.matters import actions, pages, queries, rules
from duban.chapters.matters.forms import adjusting as forms
from duban.chapters.matters.forms import sent
from duban.chapters.matters.queries import exempting
from duban.chapters.matters.terms import FindingState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization


def claim_exemption(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What stood in our way, from when to when, and what is on record of it?"""
    matter = pages.opened(request, uid, "matters.claim_exemption")
    day = beijing_day(request.at)
    own = set(queries.units_of(request.user, day))
    form = forms.ClaimForm(
        sent(request),
        about=matter,
        owed=[(str(one.uid), pages.named(one)) for one in exempting.claimable(matter, own)],
        causes=[(one.code, one.label) for one in exempting.causes(day).values()],
    )

    def act(filled: forms.ClaimForm) -> object:
        values = filled.values()
        return actions.claim_exemption(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            obligation=UUID(values.pop("obligation")),
            **values,
        )

    return perform(
        request,
        form=form,
        act=act,
        done=lambda _made: pages.back_to(matter),
        template=pages.ACT_PAGE,
        context={
            "title": _("申请认定不可抗因素"),
            "matter": matter,
            "submit": _("提交申请"),
            "cancel": pages.back_to(matter),
            "consequence": _(
                "认定不改变时限，也不改变时限评估：已延时的仍为延时，认定结果列在旁边，供考核和问责时一并考虑。需要改变时限的，请申请延期。"
            ),
        },
    )


def find_exemption(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Did it stand in the way; which days are not charged; is ground (2) barred?"""
    found = exempting.visible_finding(person=request.user, at=request.at, uid=uid)
    standing = queries.standing(request.user, request.at, found.matter)
    access.require("matters.find_exemption", standing)
    cause = exempting.causes(found.claimed_on).get(found.cause)
    span = rules.exempting.span(found.from_on, found.to_on, beijing_day(request.at))
    paper = {"subject": found.ref, "decision": rules.exempting.FIND}
    facts = [
        (_("时限"), pages.named(found.obligation)),
        (_("申请单位"), organization.unit_name(found.unit_id, found.claimed_on)),
        (_("申请"), f"{found.claimed_by.name} {found.claimed_on}"),
        (_("原因"), cause.label if cause else found.cause),
        (
            _("障碍期间"),
            _("%(from)s 至 %(to)s，共 %(span)s 天")
            % {
                "from": found.from_on,
                "to": found.to_on or _("今日（尚未消除）"),
                "span": span,
            },
        ),
        (_("事实和影响"), found.fact),
        (_("在案记录"), found.on_record or "—"),
        (_("状态"), str(FindingState(found.state).label)),
    ]
    if found.found_on:
        facts.append((_("认定意见"), f"{found.finding}（{found.found_on}）"))
    return perform(
        request,
        form=forms.FindForm(sent(request), about=found),
        act=lambda filled: actions.find_exemption(
            by=request.user, at=request.at, request_id=filled.request_uuid, finding=uid, **filled.values()
        ),
        done=lambda _made: pages.back_to(found.matter),
        template="matters/finding.html",
        context={
            "title": _("认定不可抗因素"),
            "matter": found.matter,
            "submit": _("提交认定"),
            "cancel": pages.back_to(found.matter),
            "facts": facts,
            "waiting": found.state == FindingState.CLAIMED,
            "paper_url": "" if queries.decides(standing) else f"{reverse('paper_new')}?{urlencode(paper)}",
            "consequence": _(
                "两项效果分别认定：不计入的天数，和是否不适用第十六条第二项。时限和时限评估不变，延时的仍为延时。"
            )
            + pages.paper_note(standing),
        },
    )
