"""One agreed item: docketed outside the lists, owed on a matter, or for information."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.intake import actions, forms
from duban.chapters.intake.actions import Resolution
from duban.chapters.intake.pages.candidates import nodes_of, units_of
from duban.chapters.intake.queries import first, leaders, unit_choices
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.terms import AdHocGround, ItemOutcome
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.matters.terms import DefinitionLimb, MatterCategory
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.intake.models import AgreedItem


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> AgreedItem:
    """The item of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_item(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def _back(item: AgreedItem) -> str:
    return reverse("meeting", args=[item.meeting.uid])


def matter_numbered(request: AuthenticatedRequest, number: str) -> UUID | None:
    """The matter of that number, as far as this person sees it; the act says what is wrong without one."""
    found = matters.numbered(number, person=request.user, at=request.at) if number else None
    return found.uid if found else None


def settle_item(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Who owes what of this item, or is it for information?"""
    item = opened(request, uid, "intake.settle_agreed_item")

    def act(filled: forms.SettleForm) -> AgreedItem:
        values = filled.values()
        owed = values["outcome"] == ItemOutcome.REQUIREMENT
        return actions.settle_agreed_item(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            item=uid,
            outcome=ItemOutcome(values["outcome"]),
            matter=matter_numbered(request, values["matter"]) if owed else None,
            unit=UUID(values["unit"]) if owed and values["unit"] else None,
            due_on=values["due_on"] if owed else None,
            reason=values["reason"],
        )

    return perform(
        request,
        form=forms.SettleForm(sent(request), about=item, units=unit_choices(beijing_day(request.at))),
        act=act,
        done=_back,
        template="intake/meeting_act.html",
        context={
            "title": _("落实议定事项"),
            "meeting": item.meeting,
            "item": item,
            "submit": _("确定去向"),
            "cancel": _back(item),
            "consequence": _(
                "列为要求的，自今日起由该单位负责落实并报送落实情况，逾期亮红灯；列为知悉的，只登记。"
            ),
        },
    )


def docket_item(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which matter did the Party-group meeting decide on, for whom, by when?"""
    item = opened(request, uid, "intake.docket_ad_hoc")
    day = beijing_day(request.at)
    form = forms.DocketAdHocForm(
        sent(request),
        about=item,
        units=unit_choices(day),
        leaders=[(str(one.uid), one.name) for one in leaders(day)],
        orders=[(str(one.uid), f"{one.title}（{one.unit_name}）") for one in first.running()],
        initial={"title": item.text[:100] if len(item.text) <= 100 else ""},
    )
    return perform(
        request,
        form=form,
        act=lambda filled: _docket(request, uid, filled),
        done=lambda settled: (
            reverse("matter", args=[settled.matter.uid]) if settled.matter else _back(settled)
        ),
        template="intake/docket_item.html",
        context={
            "meeting": item.meeting,
            "item": item,
            "submit": _("立项"),
            "cancel": _back(item),
            "consequence": _("以会议召开之日（%(day)s）为立项日期，议定事项即为立项依据。时限自交办起执行。")
            % {"day": item.meeting.held_on},
        },
    )


def _docket(request: AuthenticatedRequest, uid: UUID, filled: forms.DocketAdHocForm) -> AgreedItem:
    values = filled.values()
    return actions.docket_ad_hoc(
        by=request.user,
        at=request.at,
        request_id=filled.request_uuid,
        item=uid,
        ground=AdHocGround(values["ground"]),
        reason=values["reason"],
        order=UUID(values["order"]) if values.get("order") else None,
        resolution=Resolution(
            title=values["title"],
            category=MatterCategory(values["category"]),
            limb=DefinitionLimb(values["limb"]),
            due_on=values["due_on"],
            open_ended=values["open_ended"],
            units=units_of(filled),
            leaders=[UUID(one) for one in values["leaders"]],
            milestones=nodes_of(filled),
            objectives=values["objectives"].splitlines(),
        ),
    )
