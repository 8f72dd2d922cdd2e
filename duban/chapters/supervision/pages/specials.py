"""专项督办: opening it, its page, what was done, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.supervision import actions
from duban.chapters.supervision.forms import inspecting as forms
from duban.chapters.supervision.pages.arranging import THING
from duban.chapters.supervision.pages.filling import Values, fill, opened_matter
from duban.chapters.supervision.pages.looked import initial, line_choices, taken, uid_of, unit_choices
from duban.chapters.supervision.queries import modes as queries
from duban.chapters.supervision.rules import modes as rules
from duban.chapters.supervision.terms.inspecting import SpecialState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import offer
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.supervision.models import Special
    from duban.support.doors.offers import Offer


def open_special(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What blocks this matter, at which unit, and by when must it be unblocked?"""
    matter = opened_matter(request, uid, "supervision.open_special")

    def act(given: Values) -> Special:
        return actions.open_special(matter=uid, unit=uid_of(given.pop("unit")), **given)

    return fill(
        request,
        form=lambda data: forms.SpecialForm(
            data, about=matter, choices={"unit": unit_choices(request, matter)}
        ),
        act=act,
        done=at_special,
        context={
            "title": _("开展专项督办"),
            "matter": matter,
            "submit": _("开展专项督办"),
            "cancel": spine.back_to(matter),
            "consequence": _(
                "对遇到困难、工作受阻的事项开展专项督办。领导小组办公室应在拟解除日期前解除，逾期列入未闭环清单；"
                "解除之前事项不能办结销号。"
            ),
        },
    )


def at_special(found: Special) -> str:
    return reverse("special", args=[found.uid])


@require_safe
def special(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What blocks the matter, what was done about it, and when was it unblocked?"""
    found = queries.visible_special(person=request.user, at=request.at, uid=uid)
    facts = _facts(found)
    if found.closed_on and found.closed_by:
        facts.append((_("不再受阻之日"), found.unblocked_on))
        facts.append((_("怎样解除"), f"{found.outcome}\n{found.closed_by.name} {found.closed_on}"))
    records = [
        (one.held_on, one.seen, reverse("inspection_record", args=[one.uid]), one.by.name)
        for one in queries.records_of_special(found)
    ]
    return render(
        request,
        THING,
        {
            "matter": found.matter,
            "title": _("专项督办"),
            "marks": [SpecialState(found.state).label],
            "facts": facts,
            "groups": [(_("采取的措施"), records, _("尚未登记措施。"))],
            "offers": _of_special(request, found),
        },
    )


def _facts(found: Special) -> list[tuple[str, object]]:
    return [
        (_("受阻单位"), organization.unit_name(found.unit_id, found.opened_on)),
        (_("困难和受阻情况"), found.blockage),
        (_("拟解除日期"), found.target_on),
        (_("开展"), f"{found.opened_by.name} {found.opened_on}"),
    ]


def _of_special(request: AuthenticatedRequest, found: Special) -> list[Offer]:
    if found.state != SpecialState.OPEN:
        return []
    who = queries.standing(request.user, request.at, found)
    result = offer("supervision.record_special", reverse("record_special", args=[found.uid]), who)
    count = len(queries.records_of_special(found))
    return result + offer(
        "supervision.close_special",
        reverse("close_special", args=[found.uid]),
        who,
        check=lambda: rules.check_acted(count),
    )


def record_special(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was done about the blockage?"""
    found = queries.visible_special(person=request.user, at=request.at, uid=uid)
    access.require("supervision.record_special", queries.standing(request.user, request.at, found))
    return fill(
        request,
        form=lambda data: forms.LookedForm(
            data, about=found, choices={"lines": line_choices()}, initial=initial(beijing_day(request.at))
        ),
        act=lambda given: actions.record_special(special=uid, looked=taken(given), **given),
        done=lambda _made: at_special(found),
        upload="evidence",
        context={
            "title": _("登记专项督办措施"),
            "matter": found.matter,
            "submit": _("归档"),
            "cancel": at_special(found),
            "facts": _facts(found),
            "consequence": _("写明采取了什么措施、协调了哪些单位、受阻情况有何变化。记录一经归档不得修改。"),
        },
    )


def close_special(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Since when is the matter no longer blocked, and how was that done?"""
    found = queries.visible_special(person=request.user, at=request.at, uid=uid)
    access.require("supervision.close_special", queries.standing(request.user, request.at, found))
    return fill(
        request,
        form=lambda data: forms.CloseSpecialForm(
            data, about=found, initial={"unblocked_on": beijing_day(request.at)}
        ),
        act=lambda given: actions.close_special(special=uid, **given),
        done=at_special,
        context={
            "title": _("解除专项督办"),
            "matter": found.matter,
            "submit": _("解除"),
            "cancel": at_special(found),
            "facts": _facts(found),
            "consequence": _("解除后受阻情况再次发生的，另行开展专项督办。"),
        },
    )
