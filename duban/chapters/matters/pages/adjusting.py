"""事项调整: proposing one, looking at it, deciding on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from duban.chapters.matters import actions, pages, queries, rules
from duban.chapters.matters.actions import PartWanted, UnitRole, Wanted
from duban.chapters.matters.forms import adjusting as forms
from duban.chapters.matters.forms import sent
from duban.chapters.matters.queries import adjusting
from duban.chapters.matters.terms import (
    RELATION_WORDS,
    AdjustmentKind,
    AdjustmentState,
    DocketingRoute,
    ObligationKind,
)
from duban.ground import access
from duban.ground.access import ACTS, POLICY, NotFound, Relation
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.pages import perform
from duban.support.organization import meetings
from duban.support.organization.terms import DeciderKind, MeetingKind

if TYPE_CHECKING:
    from duban.chapters.matters.models import Adjustment, Matter

FORM_PAGE, PAGE = "matters/adjust.html", "matters/adjustment.html"
RECENT_MEETINGS = 30
CONSEQUENCES = {
    AdjustmentKind.CHANGE: gettext_lazy(
        "报批准立项的一级批准后才生效；办理时限不因调整而改变（延期另行申请）。原牵头单位对事项的时限和节点移交新牵头单位，"
        "调出单位的其余任务终结，新增单位另发任务交办通知单。"
    ),
    AdjustmentKind.MERGE: gettext_lazy(
        "批准后，并入的事项以“并入”结案，编号保留、均可查到本事项；其节点和时限转为本事项的节点，不因合并而延后；"
        "其督办通知书与本事项的合并计次。合并不产生、也不归并责任追究线索。"
    ),
    AdjustmentKind.SPLIT: gettext_lazy(
        "批准后，拆出的事项各自编号立项、另行交办，沿用本事项的现行时限，与本事项为同一事项：本事项的督办通知书一并计次。"
    ),
    AdjustmentKind.WITHDRAWAL: gettext_lazy(
        "批准后，事项退出清单，未了的应办任务随之终结并列明；不作延时、逾期统计，事项和经过仍可查到。"
    ),
}


def propose_adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is to become of this matter, and why?"""
    matter = pages.opened(request, uid, "matters.propose_adjustment")
    asked = request.GET.get("kind", AdjustmentKind.CHANGE)
    if asked not in AdjustmentKind.values:
        raise NotFound("matters.not_found", "11(1)")
    kind = AdjustmentKind(asked)
    form = _form(request, matter, kind)
    return perform(
        request,
        form=form,
        act=lambda filled: actions.propose_adjustment(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            kind=kind,
            reason=filled.values()["reason"],
            wanted=_wanted(request, kind, filled),
            settles=UUID(filled.values()["settles"]) if filled.values().get("settles") else None,
        ),
        done=lambda made: reverse("adjustment", args=[made.uid]),
        template=FORM_PAGE,
        context={
            "title": _("提出事项调整"),
            "matter": matter,
            "kind": kind,
            "kinds": AdjustmentKind.choices,
            "submit": _("提出，报批"),
            "cancel": pages.back_to(matter),
            "consequence": CONSEQUENCES[kind],
            "ending": adjusting.ended(matter, beijing_day(request.at)) if kind == "WITHDRAWAL" else [],
        },
    )


def _form(request: AuthenticatedRequest, matter: Matter, kind: AdjustmentKind) -> forms.ReasonedForm:
    day = beijing_day(request.at)
    owed = queries.standing_obligations(matter, kinds=(ObligationKind.ADJUST,))
    given: dict[str, Any] = {"about": matter, "duties": [(str(one.uid), pages.named(one)) for one in owed]}
    content = adjusting.content_of(matter, day)
    if kind == AdjustmentKind.MERGE:
        return forms.MergeForm(sent(request), **given)
    if kind == AdjustmentKind.SPLIT:
        initial = {"objectives": "\n".join(content.objectives)}
        return forms.SplitForm(sent(request), units=adjusting.unit_choices(day), initial=initial, **given)
    if kind == AdjustmentKind.WITHDRAWAL:
        return forms.WithdrawalForm(sent(request), **given)
    initial = {"title": content.title, "objectives": "\n".join(content.objectives)}
    for place, one in enumerate(content.units):
        initial |= {f"unit_{place}": one.uid, f"relation_{place}": one.relation}
    return forms.ChangeForm(
        sent(request), units=adjusting.unit_choices(day), rows=len(content.units), initial=initial, **given
    )


def _wanted(
    request: AuthenticatedRequest, kind: AdjustmentKind, filled: Any
) -> Wanted:  # Any: the form of that kind
    if kind == AdjustmentKind.MERGE:
        return Wanted(others=_numbered(request, filled.values()["numbers"]))
    if kind == AdjustmentKind.SPLIT:
        return Wanted(
            objectives=filled.values()["objectives"].splitlines(),
            parts=[PartWanted(title, aims, _roles(units)) for title, aims, units in filled.parts()],
        )
    if kind == AdjustmentKind.CHANGE:
        return Wanted(
            title=filled.values()["title"],
            objectives=filled.values()["objectives"].splitlines(),
            units=_roles(filled.units()),
        )
    return Wanted()


def _roles(rows: list[tuple[str, str]]) -> list[UnitRole]:
    return [UnitRole(UUID(unit), Relation(relation)) for unit, relation in rows]


def _numbered(request: AuthenticatedRequest, text: str) -> list[UUID]:
    """The matters of these numbers; one that is not there is refused as the act refuses it."""
    found = []
    for number in filter(None, re.split(r"[\s,，、;；]+", text)):
        one = queries.numbered(number, person=request.user, at=request.at)
        rules.adjusting.check_found(number, there=one is not None)
        if one is not None:
            found.append(one.uid)
    return found


@require_safe
def adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was wanted of the matter, who decided, what followed?"""
    found = adjusting.visible_adjustment(person=request.user, at=request.at, uid=uid)
    return render(request, PAGE, shown(request, found))


def shown(request: AuthenticatedRequest, found: Adjustment) -> dict[str, object]:
    """The old beside the new, on what the decision rests, and what follows or followed."""
    who = queries.standing(request.user, request.at, found.matter)
    act = rules.adjusting.CARRIED_OUT_BY[AdjustmentKind(found.kind)]
    waiting = found.state == AdjustmentState.WAITING
    day = beijing_day(request.at)
    allowed = actions.allowed_for(found.matter, day)
    words = {**dict(MeetingKind.choices), **dict(DeciderKind.choices)}
    paper = {"subject": found.batch_ref or found.ref, "decision": rules.adjusting.APPROVE}
    return {
        "adjustment": found,
        "matter": found.matter,
        "title": AdjustmentKind(found.kind).label,
        "state": AdjustmentState(found.state).label,
        "changes": old_and_new(found),
        "others": adjusting.others_of(found),
        "parts": [_part(one) for one in adjusting.listed(found.new, "parts")],
        "follows": found.followed if not waiting else adjusting.preview(found, day),
        "waiting": waiting,
        "level": words.get(found.level, found.level),
        "route": DocketingRoute(found.matter.route).label,
        "allowed": "、".join(str(words[one]) for one in allowed),
        "may_decide": waiting and not found.batch_ref and POLICY[act].admits(who),
        "may_withdraw": waiting and not found.batch_ref and POLICY["matters.withdraw_adjustment"].admits(who),
        "may_enter": waiting and POLICY["organization.enter_paper"].admits(who),
        "paper_url": f"{reverse('paper_new')}?{urlencode(paper)}",
        "consequence": CONSEQUENCES[AdjustmentKind(found.kind)] if waiting else "",
    }


def old_and_new(found: Adjustment) -> list[tuple[str, list[str], list[str], bool]]:
    """Task, objectives and units: as they were, as they are to be, and whether they differ."""
    if found.kind not in {AdjustmentKind.CHANGE, AdjustmentKind.MERGE}:
        return []
    old, new = adjusting.read_content(found.old), adjusting.read_content(found.new)
    rows = [(_("责任单位"), _units(old.units), _units(new.units))]
    if found.kind == AdjustmentKind.CHANGE:
        rows = [
            (_("事项名称"), [old.title], [new.title]),
            (_("质效目标"), list(old.objectives), list(new.objectives)),
            *rows,
        ]
    return [(word, before, after, before != after) for word, before, after in rows]


def _units(units: Any) -> list[str]:  # Any: a sequence of parts
    order = list(RELATION_WORDS)
    ranked = sorted(units, key=lambda one: order.index(one.relation))
    return [f"{RELATION_WORDS[one.relation]}：{one.name}" for one in ranked]


def _part(kept: dict[str, object]) -> dict[str, object]:
    content = adjusting.read_content(kept)
    return {"title": content.title, "objectives": content.objectives, "units": _units(content.units)}


def decide_adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it approved, at the level that approved docketing?"""
    found = adjusting.visible_adjustment(person=request.user, at=request.at, uid=uid)
    code = rules.adjusting.CARRIED_OUT_BY[AdjustmentKind(found.kind)]
    access.require(code, queries.standing(request.user, request.at, found.matter))
    form = forms.DecideForm(
        sent(request),
        about=found,
        meetings=[(str(one.uid), f"{one}（{one.held_on}）") for one in meetings.meetings()[:RECENT_MEETINGS]],
    )
    return perform(
        request,
        form=form,
        act=lambda filled: _decide(request, found, filled),
        done=lambda made: reverse("adjustment", args=[made.uid]),
        template=PAGE,
        context=shown(request, found)
        | {"deciding": True, "submit": _("提交决定"), "cancel": reverse("adjustment", args=[uid])},
    )


def _decide(request: AuthenticatedRequest, found: Adjustment, filled: forms.DecideForm) -> Adjustment:
    values = filled.values()
    given: dict[str, Any] = {
        "by": request.user,
        "at": request.at,
        "request_id": filled.request_uuid,
        "adjustment": found.uid,
        "opinion": values["opinion"],
        "meeting": UUID(values["meeting"]) if values["meeting"] else None,
        "place": values["place"],
    }
    if values["verdict"] == "refuse":
        return actions.refuse_adjustment(**given)
    if found.kind == AdjustmentKind.MERGE:
        return actions.merge(**given)
    if found.kind == AdjustmentKind.SPLIT:
        return actions.split(**given)
    if found.kind == AdjustmentKind.WITHDRAWAL:
        return actions.terminate(**given)
    return actions.adjust(**given)


def withdraw_adjustment(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does the Office take its proposal back?"""
    found = adjusting.visible_adjustment(person=request.user, at=request.at, uid=uid)
    access.require("matters.withdraw_adjustment", queries.standing(request.user, request.at, found.matter))
    return perform(
        request,
        form=forms.TakeBackForm(sent(request), about=found),
        act=lambda filled: actions.withdraw_adjustment(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            adjustment=uid,
            **filled.values(),
        ),
        done=lambda made: reverse("adjustment", args=[made.uid]),
        template=pages.ACT_PAGE,
        context={
            "title": ACTS["matters.withdraw_adjustment"].name,
            "matter": found.matter,
            "submit": _("撤回"),
            "cancel": reverse("adjustment", args=[uid]),
            "facts": [(_("调整"), str(AdjustmentKind(found.kind).label)), (_("理由"), found.reason)],
            "consequence": _("撤回后事项不变；异议成立后应办理的调整仍待办理。"),
        },
    )
