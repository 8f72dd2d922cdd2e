"""协调事项: the list, one, and the forms of its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.matters import pages as spine
from duban.chapters.matters import queries as matters
from duban.chapters.supervision import actions, queries, rules
from duban.chapters.supervision.forms import treating as forms
from duban.chapters.supervision.pages.filling import Values, fill
from duban.chapters.supervision.queries import coordinating
from duban.chapters.supervision.terms.treating import OPEN_COORDINATION, CoordinationState
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.forms import ActForm
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset
from duban.support.rulebook import queries as rulebook

if TYPE_CHECKING:
    from datetime import datetime

    from duban.chapters.supervision.models import Coordination
    from duban.ground.access import Standing
    from duban.support.organization.models import Person

STEPS = (
    "supervision.answer_coordination",
    "supervision.report_coordination",
    "supervision.settle_coordination",
    "supervision.escalate_coordination",
    "supervision.decide_coordination",
)
BY_ASKED = frozenset({"supervision.answer_coordination", "supervision.report_coordination"})


@require_safe
def coordinations(request: AuthenticatedRequest) -> HttpResponse:
    """What do units ask of each other, and where does each stand?"""
    whole = request.GET.get("state") == "all"
    rows = coordinating.coordinations(request.user, request.at, open_=not whole)
    page = keyset(rows, sort=("-id",), cursor=request.GET.get("page"), about=str(whole))
    context = {
        "lines": [line(one, request.at) for one in page.items],
        "page": page,
        "whole": whole,
    }
    return render(request, "supervision/coordinations.html", context)


def line(row: Coordination, at: datetime) -> dict[str, object]:
    """One line of a list: both units, what is asked, its state and the date that runs."""
    today = beijing_day(at)
    names = organization.unit_names(today)
    due_on = coordinating.due_on(row) if row.state in OPEN_COORDINATION else None
    return {
        "row": row,
        "asking": names.get(row.asking_id, ""),
        "asked": names.get(row.asked_id, ""),
        "state": CoordinationState(row.state).label,
        "due_on": due_on,
        "late": max(0, (today - due_on).days) if due_on and not row.outcome else 0,
    }


@require_safe
def coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is asked, what was promised, and what became of it?"""
    found = coordinating.visible_coordination(person=request.user, at=request.at, uid=uid)
    context = {
        **line(found, request.at),
        "matter": found.matter,
        "promise": coordinating.promise_owed(found),
        "offers": _offers(found, request.user, request.at),
    }
    return render(request, "supervision/coordination.html", context)


def _standing(code: str, row: Coordination, person: Person, at: datetime) -> Standing:
    if code == "supervision.decide_coordination":
        return matters.standing(person, at, row.matter)
    side = coordinating.standing_of_asked if code in BY_ASKED else coordinating.standing_of_asking
    return side(person, at, row)


def _offers(row: Coordination, person: Person, at: datetime) -> list[Offer]:
    """What this person may do now; calling in the Office is greyed while the other unit's date runs."""
    found: list[Offer] = []
    for code in STEPS:
        if row.state not in rules.COORDINATION_TRANSITIONS[code]:
            continue
        url = reverse(code.partition(".")[2], args=[row.uid])
        standing = _standing(code, row, person, at)
        if code == "supervision.escalate_coordination":
            found += offer(code, url, standing, check=lambda: _may_escalate(row, at))
        else:
            found += offer(code, url, standing)
    return found


def _may_escalate(row: Coordination, at: datetime) -> None:
    rules.check_escalation(state=row.state, due_on=coordinating.due_on(row), today=beijing_day(at))


def request_coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does our unit need from which other one, by when?"""
    matter = spine.opened(request, uid, "supervision.request_coordination")
    today = beijing_day(request.at)
    names = organization.unit_names(today)
    own = coordinating.own_units(matter, request.user, request.at)
    others = [
        one for one in queries.recipients(matter) if one.pk not in {unit.pk for unit in own} or len(own) > 1
    ]
    days = rulebook.values(today).number("supervision.answer_coordination_within")

    def act(given: Values) -> Coordination:
        asking, asked = (UUID(str(given.pop(key))) for key in ("asking", "asked"))
        return actions.request_coordination(matter=uid, asking=asking, asked=asked, **given)

    return fill(
        request,
        form=lambda data: forms.CoordinationForm(
            data,
            about=matter,
            choices={
                "asking": [(str(one.uid), names.get(one.pk, "")) for one in own],
                "asked": [(str(one.uid), names.get(one.pk, "")) for one in others],
            },
        ),
        act=act,
        done=lambda found: reverse("coordination", args=[found.uid]),
        context={
            "title": _("提出协调事项"),
            "matter": matter,
            "submit": _("提出"),
            "cancel": spine.back_to(matter),
            "nothing": not others
            and _("本事项没有其他承办或服务单位。需外部单位配合的，由领导小组办公室以函件商请。"),
            "consequence": _(
                "对方在 {days} 个工作日内答复：承诺的，按承诺日期办理；不能承担、逾期未答复或承诺逾期未兑现的，"
                "可提请领导小组办公室协调。本事项的办理时限不变。"
            ).format(days=days),
        },
    )


def _step(
    request: AuthenticatedRequest,
    uid: UUID,
    code: str,
    shape: Callable[..., ActForm],
    act: Callable[..., Coordination],
    *,
    submit: str,
    consequence: str,
    initial: dict[str, object] | None = None,
) -> HttpResponse:
    """One step on one 协调事项: its form, above it what was said so far."""
    found = coordinating.visible_coordination(person=request.user, at=request.at, uid=uid)
    access.require(code, _standing(code, found, request.user, request.at))
    back = reverse("coordination", args=[uid])
    said = line(found, request.at)
    facts: list[tuple[str, object]] = [
        (_("提出单位"), said["asking"]),
        (_("请求配合的单位"), said["asked"]),
        (_("需要协调的内容"), found.text),
        (_("需要日期"), found.needed_on),
        *([(_("答复"), found.answer)] if found.answer else []),
        *([(_("承诺完成日期"), found.promised_on)] if found.promised_on else []),
        *([(_("落实情况"), found.outcome)] if found.outcome else []),
        *([(_("提请协调"), found.escalated_why)] if found.escalated_why else []),
    ]
    return fill(
        request,
        form=lambda data: shape(data, about=found, initial=initial or {}),
        act=lambda given: act(coordination=uid, **given),
        done=lambda _found: back,
        context={
            "title": access.ACTS[code].name,
            "matter": found.matter,
            "submit": submit,
            "cancel": back,
            "facts": facts,
            "consequence": consequence,
        },
    )


def answer_coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Does our unit promise it, by when, or why not?"""
    return _step(
        request,
        uid,
        "supervision.answer_coordination",
        forms.CoordinationAnswerForm,
        actions.answer_coordination,
        submit=_("答复"),
        consequence=_(
            "承诺后，所承诺的日期列为本单位应办任务，与其他时限一样跟踪；不能承担的，由提出单位决定是否提请协调。"
        ),
    )


def report_coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What have we done of what we promised?"""
    return _step(
        request,
        uid,
        "supervision.report_coordination",
        forms.CoordinationReportForm,
        actions.report_coordination,
        submit=_("报告"),
        consequence=_("以今日为落实日期，由提出单位确认。"),
    )


def settle_coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is it settled, and since when?"""
    return _step(
        request,
        uid,
        "supervision.settle_coordination",
        forms.CoordinationSettleForm,
        actions.settle_coordination,
        submit=_("确认解决"),
        consequence=_("确认后，对方的应办任务以解决日期为完成日期。"),
        initial={"settled_on": beijing_day(request.at)},
    )


def escalate_coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why must the Office settle it?"""
    days = rulebook.values(beijing_day(request.at)).number("supervision.settle_coordination_within")
    return _step(
        request,
        uid,
        "supervision.escalate_coordination",
        forms.CoordinationEscalateForm,
        actions.escalate_coordination,
        submit=_("提请协调"),
        consequence=_("领导小组办公室在 {days} 个工作日内听取双方意见，确定由谁办理、何时完成。").format(
            days=days
        ),
    )


def decide_coordination(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is done by whom and when, or why is it asked no more?"""
    return _step(
        request,
        uid,
        "supervision.decide_coordination",
        forms.CoordinationDecideForm,
        actions.decide_coordination,
        submit=_("确定"),
        consequence=_("确定由被请求单位办理的，列为其应办任务，此前的答复、承诺任务终结；双方均收到通知。"),
    )
