"""跨年结转: which matters go on in the next year, and where each stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duban.chapters.intake import actions, rules
from duban.chapters.intake.forms.carrying import CarryForm
from duban.chapters.intake.queries import carrying
from duban.chapters.matters import queries as matters
from duban.chapters.matters.forms import sent
from duban.chapters.matters.pages import shown_day
from duban.chapters.matters.terms import MatterState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from duban.chapters.intake.models import DocketingList
    from duban.chapters.matters.models import Matter

MOST = 500


def carry_over(request: AuthenticatedRequest) -> HttpResponse:
    """Which open matters of the year go on in the next one?"""
    access.require("intake.carry_over", organization.standing(request.user, request.at))
    today = beijing_day(request.at)
    opens = rulebook.values(today).number("intake.carry_over_from")
    year = _year(request.GET.get("year", ""), today, opens)
    waiting = carrying.to_carry(year)[:MOST]
    form = CarryForm(
        sent(request),
        matters=[(str(one.uid), _label(one)) for one in waiting],
        known=[str(uid) for uid in carrying.of_year(year).values_list("uid", flat=True)],
    )

    def finish(count: int) -> str:
        messages.success(request, _("已结转 %(count)s 项") % {"count": count})
        return f"{reverse('matters')}?year={year + 1}"

    return perform(
        request,
        form=form,
        act=lambda filled: actions.carry_all(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matters_=[UUID(uid) for uid in filled.values()["chosen"]],
            from_year=year,
            remark=filled.values()["remark"],
        ),
        done=finish,
        template="intake/carry_over.html",
        context={
            "year": year,
            "next_year": year + 1,
            "waiting": waiting,
            "years": sorted({year, today.year - 1, today.year}, reverse=True),
            "opens_on": rules.opens_on(year, opens),
            "early": today < rules.opens_on(year, opens),
            "submit": _("结转所选事项"),
            "cancel": reverse("intake"),
            "consequence": _(
                "结转后，事项同时列在两个年度的清单、台账和统计中；编号、时限、督办通知书计次和经过不变，逾期的仍为逾期。"
            ),
        },
    )


def _year(asked: str, today: date, opens: int) -> int:
    """The year that is asked for, else the one whose matters can be carried over now."""
    if asked.isdecimal() and len(asked) == 4:
        return int(asked)
    return today.year if today >= rules.opens_on(today.year, opens) else today.year - 1


def _label(matter: Matter) -> str:
    return _("%(number)s %(title)s（%(state)s，时限%(due)s）") % {
        "number": matter.number,
        "title": matter.title[:60],
        "state": MatterState(matter.state).label,
        "due": shown_day(matters.due_on_of(matter)),
    }


def carried_of(listed: DocketingList) -> dict[str, object]:
    """What was carried into the year of an annual list that was docketed."""
    shown = listed.kind == "ANNUAL" and listed.docketed_on is not None
    return {"carried_in": carrying.carried_into(listed.year) if shown else []}
