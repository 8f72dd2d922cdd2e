"""The pages of the clue, for its circle alone: for anyone else, administrators included, they do not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import clues as forms
from duban.chapters.accountability.pages import judging, slips
from duban.chapters.accountability.pages.filling import looked_at
from duban.chapters.accountability.queries import cases
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.queries import judging as judging_queries
from duban.chapters.accountability.rules import cases as rules
from duban.chapters.accountability.terms.clues import CloseReason, ClueState
from duban.chapters.accountability.terms.judging import Step
from duban.chapters.supervision.terms import ServiceGround
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.ledger import queries as ledger
from duban.support.organization import queries as organization
from duban.support.paging.keyset import keyset

if TYPE_CHECKING:
    from duban.chapters.accountability.models import AccountabilityClue


# Not the next step, whatever else there is.
LAST = frozenset({"accountability.close_clue", "accountability.enter_clue_slip"})


@require_safe
def clues(request: AuthenticatedRequest) -> HttpResponse:
    """Which clues wait for me?"""
    if not queries.has_a_seat(request.user, request.at):
        raise access.NotFound("accountability.not_found", "6(1)")
    page = keyset(queries.clues(request.user, request.at), sort=("-id",), cursor=request.GET.get("page"))
    names = organization.unit_names(beijing_day(request.at))
    lines = []
    for one in page.items:
        awaited = judging_queries.awaited(one, beijing_day(request.at))
        step = Step(awaited.step).label if awaited else ""
        lines.append((one, ClueState(one.state).label, names.get(one.unit_id, ""), awaited, step))
    context = {
        "lines": lines,
        "page": page,
        "sees_figures": judging_queries.sees_figures(request.user, request.at),
    }
    return render(request, "accountability/clues.html", context)


@require_safe
def clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What does this clue rest on, and where does it stand? That it was opened stays on record (decision 40)."""
    found = queries.visible_clue(person=request.user, at=request.at, uid=uid)
    actions.view_clue(by=request.user, at=request.at, request_id=None, clue=uid)
    begun = cases.case_of(found)
    seen = begun is not None and cases.cases(request.user, request.at).filter(pk=begun.pk).exists()
    offers = judging.offers(request, found)
    if begun is None and found.state == ClueState.OPEN:
        offers = [*_offers(request, found), *offers]
    context = {
        "clue": found,
        "matter": found.matter,
        "state": ClueState(found.state).label,
        "close_reason": CloseReason(found.close_reason).label if found.close_reason else "",
        "unit_name": organization.unit_name(found.unit_id, found.registered_on),
        "notices": [(one, ServiceGround(one.ground).label) for one in queries.notices_of(found)],
        "of_notices": queries.rests_on_notices(found),
        "now": queries.count_now(found.matter, found.unit, beijing_day(request.at)),
        "circle": queries.circle_of(found, beijing_day(request.at)),
        "lines": [one for one in ledger.timeline(found.ref) if one.act != "accountability.view_clue"],
        "case": begun if seen else None,
        "offers": sorted(offers, key=lambda one: (not one.possible, one.code in LAST)),
        **judging.shown(found, request),
    }
    return render(request, "accountability/clue.html", context)


def _offers(request: AuthenticatedRequest, found: AccountabilityClue) -> list[Offer]:
    """What the head, or where it concerns him the director, does next."""
    standing = cases.standing_to_clue(request.user, request.at, found)
    today = beijing_day(request.at)
    if cases.concerns_head([found], today):
        return offer(
            "accountability.transfer_head_clue", reverse("transfer_head_clue", args=[found.uid]), standing
        )
    start = slips.offered(
        request,
        found,
        "accountability.start_verification",
        reverse("start_verification", args=[found.uid]),
        standing,
        check=lambda: rules.check_start([cases.starting(found, today)], concerns_head=False),
    )
    close = slips.offered(
        request, found, "accountability.close_clue", reverse("close_clue", args=[found.uid]), standing
    )
    enter = offer(
        "accountability.enter_clue_slip",
        reverse("enter_clue_slip", args=[found.uid]),
        standing,
        label=_("代录组长签批件"),
    )
    return [*start, *close, *enter]


def close_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why does this clue end here?"""
    found = queries.visible_clue(person=request.user, at=request.at, uid=uid)
    access.require("accountability.close_clue", cases.standing_to_clue(request.user, request.at, found))
    looked_at(request, found)
    return perform(
        request,
        form=forms.CloseForm(request.POST if request.method == "POST" else None, about=found),
        act=lambda filled: actions.close_clue(
            by=request.user, at=request.at, request_id=filled.request_uuid, clue=uid, **filled.values()
        ),
        done=lambda _clue: reverse("clue", args=[uid]),
        template="accountability/close.html",
        context={
            "clue": found,
            "consequence": _(
                "因通知书被撤销而终结的，再次达到次数时恢复核实；因其他原因终结的，后续通知书附入线索，不恢复核实。"
            ),
        },
    )
