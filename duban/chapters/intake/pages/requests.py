"""请示: what was asked upward, by when an answer is owed, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.intake import actions, forms
from duban.chapters.intake.queries import leaders
from duban.chapters.intake.queries import requests as queries
from duban.chapters.intake.terms import RequestState
from duban.chapters.intake.terms.requests import ANSWER_REQUEST
from duban.chapters.matters import pages as spine
from duban.chapters.matters import rules as matters_rules
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.access import Standing
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.intake.models import RequestForInstructions
    from duban.chapters.matters.models import Matter


def offers(*, matter: Matter, standing: Standing) -> list[Offer]:
    """The button on the matter's page: a question upward."""
    return offer(
        "intake.ask_instructions",
        reverse("ask_instructions", args=[matter.uid]),
        standing,
        check=lambda: matters_rules.check_open(matter.state, matter.closed_on, "7"),
    )


@require_safe
def instruction_requests(request: AuthenticatedRequest) -> HttpResponse:
    """What was asked upward, and which answers are still owed?"""
    state = request.GET.get("state", "")
    rows = queries.requests(request.user, request.at, state=state)
    page = keyset(rows, sort=("-id",), cursor=request.GET.get("cursor"), about=state)
    due = queries.answers_due(list(page.items))
    context = {
        "lines": [(one, RequestState(one.state).label, due.get(one.ref)) for one in page.items],
        "page": page,
        "state": state,
        "states": RequestState.choices,
        "today": beijing_day(request.at),
    }
    return render(request, "intake/requests.html", context)


@require_safe
def instruction_request(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was asked, by when is the answer owed, and what was answered?"""
    found = queries.visible_request(person=request.user, at=request.at, uid=uid)
    context = {
        "asked": found,
        "matter": found.matter,
        "state": RequestState(found.state).label,
        "due_on": queries.answer_due(found),
        "today": beijing_day(request.at),
        "offers": _of_request(request, found) if found.state == RequestState.ASKED else [],
    }
    return render(request, "intake/request.html", context)


def _of_request(request: AuthenticatedRequest, found: RequestForInstructions) -> list[Offer]:
    """Whoever was asked answers; the Office on a checked paper, else it enters one."""
    day, who = beijing_day(request.at), organization.standing(request.user, request.at)
    url = reverse("answer_request", args=[found.uid])
    result: list[Offer] = []
    if queries.entitled(request.user, day, found):
        result += offer("intake.answer_request", url, who)
    elif queries.is_office(request.user, day):
        if queries.paper_of(found, ANSWER_REQUEST):
            result += offer("intake.answer_request", url, who, label=_("据纸质决定答复"))
        else:
            paper = f"{reverse('paper_new')}?subject={found.ref}&decision={ANSWER_REQUEST}"
            result += offer("organization.enter_paper", paper, who, label=_("代录纸质答复"))
    if not queries.is_own(request.user, request.at, found):
        return result
    own = queries.standing(request.user, request.at, found)
    return result + offer("intake.withdraw_request", reverse("withdraw_request", args=[found.uid]), own)


def ask_instructions(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What must a leader decide before we can go on?"""
    matter = spine.opened(request, uid, "intake.ask_instructions")
    day = beijing_day(request.at)
    units = [(str(unit.uid), name) for unit, name in queries.askers(matter, request.user, request.at)]
    if queries.is_office(request.user, day):
        units = [("", organization.unit_name(organization.office().pk, day)), *units]
    form = forms.RequestForm(
        sent(request),
        about=matter,
        units=units,
        leaders=[(str(one.uid), one.name) for one in leaders(day)],
    )

    def act(filled: forms.RequestForm) -> RequestForInstructions:
        values = filled.values()
        return actions.ask_instructions(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            matter=uid,
            question=values["question"],
            leader=UUID(values["leader"]) if values["leader"] else None,
            unit=UUID(values["unit"]) if values["unit"] else None,
        )

    return perform(
        request,
        form=form,
        act=act,
        done=lambda made: reverse("instruction_request", args=[made.uid]),
        template="intake/request_act.html",
        context={
            "title": _("请示"),
            "matter": matter,
            "submit": _("提交请示"),
            "cancel": spine.back_to(matter),
            "consequence": _("请示期间，各项办理时限照常执行。逾期未答复的列入未闭环清单，只作为事实记录。"),
        },
    )


def answer_request(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What is to be done, by whom, by when?"""
    found = queries.visible_request(person=request.user, at=request.at, uid=uid)
    access.require("intake.answer_request", organization.standing(request.user, request.at))
    slip = queries.paper_of(found, ANSWER_REQUEST)
    form = forms.AnswerRequestForm(
        sent(request),
        about=found,
        units=queries.matter_units(found.matter, beijing_day(request.at)),
        initial={"answer": slip.opinion if slip else ""},
    )

    def act(filled: forms.AnswerRequestForm) -> RequestForInstructions:
        values = filled.values()
        return actions.answer_request(
            by=request.user,
            at=request.at,
            request_id=filled.request_uuid,
            request=uid,
            answer=values["answer"],
            unit=UUID(values["unit"]) if values["unit"] else None,
            due_on=values["due_on"],
        )

    return perform(
        request,
        form=form,
        act=act,
        done=_back,
        template="intake/request_act.html",
        context={
            "title": _("答复请示"),
            "matter": found.matter,
            "asked": found,
            "submit": _("答复"),
            "cancel": _back(found),
            "consequence": _("答复即时送请示单位；选定落实单位和时限的，列为该单位的应办任务。"),
        },
    )


def withdraw_request(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why is no answer needed any more?"""
    found = queries.visible_request(person=request.user, at=request.at, uid=uid)
    access.require("intake.withdraw_request", queries.standing(request.user, request.at, found))
    return perform(
        request,
        form=forms.ReasonForm(sent(request), about=found),
        act=lambda filled: actions.withdraw_request(
            by=request.user, at=request.at, request_id=filled.request_uuid, request=uid, **filled.values()
        ),
        done=_back,
        template="intake/request_act.html",
        context={
            "title": _("撤回请示"),
            "matter": found.matter,
            "asked": found,
            "submit": _("撤回"),
            "cancel": _back(found),
            "consequence": _("撤回后不再要求答复，请示和撤回都留在记录中。"),
        },
    )


def _back(found: RequestForInstructions) -> str:
    return reverse("instruction_request", args=[found.uid])
