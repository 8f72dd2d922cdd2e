"""批示: what leaders wrote, who owes what of it, and what they were answered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms, rules
from duban.chapters.intake.pages import first
from duban.chapters.intake.pages.agreed import matter_numbered
from duban.chapters.intake.pages.papers import keep_scan
from duban.chapters.intake.queries import first as first_orders
from duban.chapters.intake.queries import leaders, unit_choices
from duban.chapters.intake.queries import meetings as queries
from duban.chapters.intake.terms import FirstState, InstructionKind, InstructionState
from duban.chapters.matters import queries as matters
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import NotFound, Role, Standing
from duban.ground.beijing import beijing_day
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.files import queries as stored
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.intake.models import LeaderInstruction
    from duban.chapters.matters.models import Matter

GROUP = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER})


@require_safe
def instructions(request: AuthenticatedRequest) -> HttpResponse:
    """What did leaders write, and where does each instruction stand?"""
    if not queries.sees(request.user, request.at):
        raise NotFound("intake.instruction_unknown", "6(1)")
    state = request.GET.get("state", "")
    page = keyset(
        queries.instructions(state=state), sort=("-id",), cursor=request.GET.get("cursor"), about=state
    )
    who = organization.standing(request.user, request.at)
    context = {
        "lines": [
            (one, InstructionKind(one.kind).label, InstructionState(one.state).label) for one in page.items
        ],
        "page": page,
        "state": state,
        "states": InstructionState.choices,
        "may_record": access.who_may("intake.record_instruction").admits(who),
    }
    return render(request, "intake/instructions.html", context)


def offers(*, matter: Matter, standing: Standing) -> list[Offer]:
    """The button of this room on the matter's page: a leader's instruction on it."""
    url = f"{reverse('instruction_new')}?matter={matter.number}"
    return offer(
        "intake.record_instruction",
        url,
        standing,
        check=lambda: matters_rules.check_active(matter.state, matter.closed_on, "8(6)"),
    )


def instruction_new(request: AuthenticatedRequest) -> HttpResponse:
    """What did the leader write, and what is to come of it?"""
    access.require("intake.record_instruction", organization.standing(request.user, request.at))
    day = beijing_day(request.at)
    himself = bool(organization.roles(request.user, day) & GROUP)
    number = request.GET.get("matter", "")[:20]
    about = matters.numbered(number, person=request.user, at=request.at) if number else None
    lead = matters.lead_of(about) if about else None
    form = forms.InstructionForm(
        sent(request),
        request.FILES or None,
        units=unit_choices(day),
        writers=[(str(one.uid), one.name) for one in leaders(day)],
        himself=himself,
        initial={
            "written_on": day,
            "kind": InstructionKind.TO_ACT,
            "matter": about.number if about else "",
            "unit": str(lead.unit.uid) if lead and lead.unit else "",
        },
    )
    own = _("您的批示提交后即生效。")
    carried = _("代录须附批示原件扫描件，由另一名工作人员对照复核后生效。")
    return perform(
        request,
        form=form,
        act=lambda filled: _record(request, filled),
        done=lambda instruction: reverse("instruction", args=[instruction.uid]),
        template="intake/instruction_act.html",
        context={
            "title": _("登记批示"),
            "about": about,
            "submit": _("提交"),
            "cancel": reverse("matter", args=[about.uid]) if about else reverse("instructions"),
            "consequence": (own if himself else carried)
            + _(
                "批办性批示选定事项、单位和时限的，由该单位落实，结果回复批示人；暂不能选定的，待转办或提请会议研究。"
            ),
        },
    )


def _record(request: AuthenticatedRequest, filled: forms.InstructionForm) -> LeaderInstruction:
    values = filled.values()
    to_act = values["kind"] == InstructionKind.TO_ACT
    scan = values.get("paper")
    with transaction.atomic():
        return actions.record_instruction(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            kind=InstructionKind(values["kind"]),
            text=values["text"],
            written_on=values["written_on"],
            writer=UUID(values["writer"]) if values.get("writer") else None,
            writer_name=values.get("writer_name", ""),
            paper=keep_scan(request, scan, filled.request_uuid) if scan else None,
            matter=matter_numbered(request, values["matter"]),
            # The unit is offered from the matter; without a day it was not chosen.
            unit=UUID(values["unit"]) if to_act and values["unit"] and values["due_on"] else None,
            due_on=values["due_on"] if to_act else None,
        )


def instruction(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was written, who owes what of it, and does the entry agree with the paper?"""
    found = queries.visible_instruction(person=request.user, at=request.at, uid=uid)
    who = organization.standing(request.user, request.at)
    waits = found.state == InstructionState.ENTERED
    may = access.who_may("intake.check_instruction").admits(who)
    own = found.entered_by_id == request.user.pk
    context = {
        "instruction": found,
        "kind": InstructionKind(found.kind).label,
        "state": InstructionState(found.state).label,
        "offers": _offers(request, found),
        "orders": [(one, FirstState(one.state).label) for one in first_orders.orders_of(found)],
        "checkable": waits and may and not own,
        "own": waits and may and own,
        "submit": _("提交复核"),
    }
    if request.method != "POST":
        form = forms.CheckForm(about=found)
        return render(request, "intake/instruction.html", {**context, "form": form})
    access.require("intake.check_instruction", who)
    return perform(
        request,
        form=forms.CheckForm(sent(request), about=found),
        act=lambda filled: actions.check_instruction(
            by=request.user, at=request.at, request_id=filled.request_uuid, instruction=uid, **filled.values()
        ),
        done=_back,
        template="intake/instruction.html",
        context=context,
    )


def _offers(request: AuthenticatedRequest, found: LeaderInstruction) -> list[Offer]:
    who = organization.standing(request.user, request.at)
    if found.state == InstructionState.WAITING:
        place = offer("intake.place_instruction", reverse("place_instruction", args=[found.uid]), who)
        return place + (first.offers(request, found, who) if found.matter is None else [])
    if found.state == InstructionState.PLACED:
        return offer(
            "intake.answer_instruction",
            reverse("answer_instruction", args=[found.uid]),
            who,
            check=lambda: rules.check_result_there(owed=queries.result_is_owed(found)),
        )
    return []


def _back(instruction: LeaderInstruction) -> str:
    return reverse("instruction", args=[instruction.uid])


def opened(request: AuthenticatedRequest, uid: UUID, code: str) -> LeaderInstruction:
    """The instruction of this page, for a person to whom the act is open (404, else 403)."""
    found = queries.visible_instruction(person=request.user, at=request.at, uid=uid)
    access.require(code, organization.standing(request.user, request.at))
    return found


def place_instruction(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Which unit of which matter owes what the leader wants, and by when?"""
    found = opened(request, uid, "intake.place_instruction")

    def act(filled: forms.PlaceForm) -> LeaderInstruction:
        values = filled.values()
        matter = matter_numbered(request, values["matter"])
        if matter is None:
            raise NotFound("matters.not_found", "8(6)")
        return actions.place_instruction(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            instruction=uid,
            matter=matter,
            unit=UUID(values["unit"]),
            due_on=values["due_on"],
        )

    return perform(
        request,
        form=forms.PlaceForm(sent(request), about=found, units=unit_choices(beijing_day(request.at))),
        act=act,
        done=_back,
        template="intake/instruction_act.html",
        context={
            "title": _("转办批示"),
            "instruction": found,
            "submit": _("转办"),
            "cancel": _back(found),
            "consequence": _("转办后由该单位在时限内落实并报送落实情况，结果由本办回复批示人。"),
        },
    )


def answer_instruction(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is the leader told of the result?"""
    found = opened(request, uid, "intake.answer_instruction")
    return perform(
        request,
        form=forms.ReplyForm(sent(request), about=found),
        act=lambda filled: actions.answer_instruction(
            by=request.user, at=request.at, request_id=filled.request_uuid, instruction=uid, **filled.values()
        ),
        done=_back,
        template="intake/instruction_act.html",
        context={
            "title": _("回复批示"),
            "instruction": found,
            "submit": _("回复"),
            "cancel": _back(found),
            "consequence": _("批示人在系统内的，即时收到回复；上级领导的批示，请另行书面报告。"),
        },
    )


@require_safe
def instruction_paper(request: AuthenticatedRequest, uid: UUID) -> StreamingHttpResponse:
    """The scan of the instruction, for whoever may see it."""
    kept = queries.visible_instruction(person=request.user, at=request.at, uid=uid).paper
    if kept is None:
        raise NotFound("intake.instruction_unknown", "6(1)")
    return streams.attachment(stored.open_bytes(kept), name=kept.name, kind=kept.kind, size=kept.size)
