"""年中清单调整: putting it up, looking at it, deciding on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, queries
from duban.chapters.intake.forms.carrying import GatherForm
from duban.chapters.intake.pages.steps import opened
from duban.chapters.intake.queries import adjusting
from duban.chapters.intake.terms import CandidateState, ListAdjustmentState
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.forms import sent
from duban.chapters.matters.forms.adjusting import DecideForm
from duban.chapters.matters.pages.adjusting import old_and_new
from duban.chapters.matters.queries import adjusting as spine
from duban.chapters.matters.terms import AdjustmentKind
from duban.ground import access
from duban.ground.access import POLICY
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import meetings
from duban.support.organization import queries as organization
from duban.support.organization.terms import DeciderKind, MeetingKind

if TYPE_CHECKING:
    from duban.chapters.intake.models import ListAdjustment
    from duban.chapters.matters.models import Adjustment

PAGE = "intake/list_adjustment.html"
RECENT_MEETINGS = 30


def propose_list_adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which adjustments and additions go up together?"""
    listed = opened(request, uid, "intake.propose_list_adjustment")
    waiting = [
        (str(one.uid), f"{one.matter.number} {one.matter.title[:40]}：{AdjustmentKind(one.kind).label}")
        for one in adjusting.to_gather(listed)
    ]
    lists = [
        (
            str(one.uid),
            _("%(title)s（%(count)s 项）")
            % {
                "title": one.title,
                "count": queries.counts(one).of(CandidateState.REVIEWED),
            },
        )
        for one in adjusting.additions_for(listed)
    ]
    return perform(
        request,
        form=GatherForm(sent(request), about=listed, waiting=waiting, lists=lists),
        act=lambda filled: actions.propose_list_adjustment(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            docketing_list=uid,
            reason=filled.values()["reason"],
            adjustments=[UUID(one) for one in filled.values()["adjustments"]],
            additions=UUID(filled.values()["additions"]) if filled.values()["additions"] else None,
        ),
        done=lambda made: reverse("list_adjustment", args=[made.uid]),
        template="intake/act.html",
        context={
            "title": _("提出年中清单调整"),
            "listed": listed,
            "submit": _("提出，报审定"),
            "cancel": reverse("docketing_list", args=[uid]),
            "facts": [(_("清单"), listed.title), (_("年度"), listed.year)],
            "consequence": _(
                "事项的调整、合并、拆分、终止，请先在事项页面提出；新增的事项，请先导入清单并审核、报审。"
                "列入后由领导小组一并审定，审定后逐项办理，并印发一份调整通报。"
            ),
        },
    )


@require_safe
def list_adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is adjusted of the list, what follows, and what was decided?"""
    found = adjusting.visible_list_adjustment(person=request.user, at=request.at, uid=uid)
    return render(request, PAGE, shown(request, found))


def shown(request: AuthenticatedRequest, found: ListAdjustment) -> dict[str, object]:
    """Row by row what it changes, and on what the decision rests."""
    who = organization.standing(request.user, request.at)
    waiting = found.state == ListAdjustmentState.WAITING
    day = beijing_day(request.at)
    words = {**dict(MeetingKind.choices), **dict(DeciderKind.choices)}
    paper = {"subject": found.ref, "decision": matters_rules.adjusting.APPROVE}
    added = list(queries.candidates(found.additions).matters()) if found.additions else []
    return {
        "found": found,
        "listed": found.docketing_list,
        "sees_intake": queries.sees(request.user, request.at),
        "state": ListAdjustmentState(found.state).label,
        "rows": [_row(one, waiting=waiting, day=day) for one in adjusting.gathered(found)],
        "added": [
            (one, queries.names_of(one.units, "LEAD"))
            for one in added
            if one.state in {CandidateState.REVIEWED, CandidateState.DOCKETED}
        ],
        "waiting": waiting,
        "level": words.get(found.level, found.level),
        "may_decide": waiting and POLICY["intake.adjust_list"].admits(who),
        "may_enter": waiting and POLICY["organization.enter_paper"].admits(who),
        "paper_url": f"{reverse('paper_new')}?{urlencode(paper)}",
    }


def _row(one: Adjustment, *, waiting: bool, day: Any) -> dict[str, object]:  # Any: a date
    return {
        "adjustment": one,
        "kind": AdjustmentKind(one.kind).label,
        "changes": [(word, before, after) for word, before, after, differs in old_and_new(one) if differs],
        "follows": spine.preview(one, day) if waiting else one.followed,
    }


def decide_list_adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the Leading Group approve the adjustment of the list?"""
    found = adjusting.visible_list_adjustment(person=request.user, at=request.at, uid=uid)
    access.require("intake.adjust_list", organization.standing(request.user, request.at))
    form = DecideForm(
        sent(request),
        about=found,
        meetings=[(str(one.uid), f"{one}（{one.held_on}）") for one in meetings.meetings()[:RECENT_MEETINGS]],
    )

    def act(filled: DecideForm) -> ListAdjustment:
        values = filled.values()
        given: dict[str, Any] = {
            "by": request.user,
            "at": request.at,
            "request_id": filled.request_uuid,
            "list_adjustment": uid,
            "opinion": values["opinion"],
            "meeting": UUID(values["meeting"]) if values["meeting"] else None,
            "place": values["place"],
        }
        if values["verdict"] == "refuse":
            return actions.return_list_adjustment(**given)
        return actions.adjust_list(**given)

    return perform(
        request,
        form=form,
        act=act,
        done=lambda made: reverse("list_adjustment", args=[made.uid]),
        template=PAGE,
        context=shown(request, found)
        | {"deciding": True, "submit": _("提交决定"), "cancel": reverse("list_adjustment", args=[uid])},
    )
