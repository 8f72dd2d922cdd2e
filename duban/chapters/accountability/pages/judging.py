"""The pages on which people enter, judge and refer clues, and read the 25 grounds: for the circle of a clue alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from duban.chapters.accountability import actions
from duban.chapters.accountability.forms import judging as forms
from duban.chapters.accountability.pages import slips
from duban.chapters.accountability.pages.filling import looked_at
from duban.chapters.accountability.queries import cases, judging, papers
from duban.chapters.accountability.queries import clues as queries
from duban.chapters.accountability.rules import judging as rules
from duban.chapters.accountability.terms.clues import ClueState
from duban.chapters.accountability.terms.grounds import GROUNDS, THE_OTHER, Entry, HandlingClass
from duban.chapters.accountability.terms.judging import Handling, Said, Step
from duban.chapters.matters.forms import sent
from duban.ground import access
from duban.ground.beijing import beijing_day
from duban.ground.regulation import clauses
from duban.support.doors import streams
from duban.support.doors.http import AuthenticatedRequest
from duban.support.doors.offers import Offer, offer
from duban.support.doors.pages import perform
from duban.support.files import queries as files
from duban.support.organization import queries as organization

if TYPE_CHECKING:
    from duban.chapters.accountability.models import AccountabilityClue
    from duban.support.doors.forms import ActForm

Values = dict[str, Any]  # Any: the cleaned values of differing forms
TEMPLATE = "accountability/act.html"


@require_safe
def grounds(request: AuthenticatedRequest) -> HttpResponse:
    """Which 25 grounds are there, how is each handled, and what feeds it?"""
    standing = organization.standing(request.user, request.at)
    access.require("accountability.enter_clue", standing)
    day = beijing_day(request.at)
    lines = [
        (
            one,
            clauses.clause(one.id).words,
            HandlingClass(judging.class_of(one.id, day)).label,
            Entry(one.entry).label,
        )
        for one in GROUNDS.values()
    ]
    return render(request, "accountability/grounds.html", {"lines": lines})


@require_safe
def figures(request: AuthenticatedRequest) -> HttpResponse:
    """How many clues were registered, confirmed, rejected and referred, ground by ground?"""
    if not judging.sees_figures(request.user, request.at):
        raise access.NotFound("accountability.not_found", "6(1)")
    return render(
        request, "accountability/figures.html", {"lines": judging.figures(request.user, request.at)}
    )


@require_POST
def clue_file(request: AuthenticatedRequest, uid: UUID, file: UUID) -> StreamingHttpResponse:
    """The evidence itself, for the circle; that it was looked at stays on record. A button opens it: there is no link that
    could be passed on or kept."""
    found = queries.visible_clue(person=request.user, at=request.at, uid=uid)
    one = judging.evidence_file(found, file)
    actions.view_clue(by=request.user, at=request.at, request_id=None, clue=uid, file=file)
    response = streams.attachment(
        files.open_bytes(one), name=judging.file_name(found, one), kind=one.kind, size=one.size
    )
    response["Cache-Control"] = "no-store"
    return response


def offers(request: AuthenticatedRequest, found: AccountabilityClue) -> list[Offer]:
    """What this person may do next with the clue; what a rule does not yet allow is greyed with the reason."""
    standing = cases.standing_to_clue(request.user, request.at, found)
    day = beijing_day(request.at)
    seen = judging.judged(found, request.user, day)
    shown: list[Offer] = []
    if found.state == ClueState.OPEN and not seen.in_case:
        shown = _open_offers(request, found, seen)
    referral = judging.referral_of(found)
    if referral is not None and referral.receipt_on is None:
        shown += offer("accountability.record_clue_receipt", _url("clue_receipt", found), standing)
    if referral is not None and referral.result_on is None:
        shown += offer("accountability.record_clue_result", _url("clue_result", found), standing)
    return shown


def _open_offers(request: AuthenticatedRequest, found: AccountabilityClue, seen: rules.Judged) -> list[Offer]:
    standing = cases.standing_to_clue(request.user, request.at, found)
    filled = str(Said.CONFIRM.label)
    shown: list[Offer] = []
    if seen.ground == THE_OTHER and seen.second_look_on is None:
        shown += offer(
            "accountability.look_again",
            _url("look_again", found),
            standing,
            check=lambda: rules.check_second_look(seen, words=filled),
        )
    if not seen.handling:
        shown += slips.offered(
            request, found, "accountability.choose_handling", _url("choose_handling", found), standing
        )
    by_people = GROUNDS[seen.ground].entry != Entry.BY_ITSELF and seen.confirmed_on is None
    if seen.handling == Handling.OFFICE and by_people:
        shown += offer(
            "accountability.confirm_clue",
            _url("confirm_clue", found),
            standing,
            check=lambda: rules.check_confirm(seen, words=filled),
        )
        shown += offer(
            "accountability.reject_clue",
            _url("reject_clue", found),
            standing,
            check=lambda: rules.check_reject(seen, words=filled),
        )
    if seen.handling:
        shown += slips.offered(
            request, found, "accountability.refer_clue", _url("refer_clue", found), standing
        )
    return shown


def _url(name: str, found: AccountabilityClue) -> str:
    return reverse(name, args=[found.uid])


def _act(
    request: AuthenticatedRequest,
    uid: UUID,
    code: str,
    *,
    form: Any,  # Any: makes one of the forms above from what was posted
    act: Any,  # Any: one of the acts
    title: str,
    consequence: str,
) -> HttpResponse:
    """One act on a clue, on a page of its own."""
    found = queries.visible_clue(person=request.user, at=request.at, uid=uid)
    access.require(code, cases.standing_to_clue(request.user, request.at, found))
    looked_at(request, found)

    def do(filled: ActForm) -> AccountabilityClue:
        done: AccountabilityClue = act(
            by=request.user, at=request.at, request_id=filled.request_uuid, clue=uid, **filled.values()
        )
        return done

    return perform(
        request,
        form=form(found),
        act=do,
        done=lambda _clue: reverse("clue", args=[uid]),
        template=TEMPLATE,
        context={
            "clue": found,
            "title": title,
            "submit": title,
            "cancel": reverse("clue", args=[uid]),
            "consequence": consequence,
        },
    )


def look_again(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this one of 第二十五项 at all?"""
    return _act(
        request,
        uid,
        "accountability.look_again",
        form=lambda found: forms.WordsForm(sent(request), about=found),
        act=actions.look_again,
        title=_("复核线索"),
        consequence=_(
            "第二十五项是兜底情形，须由登记人以外的人员复核。复核只表示可以按本项办理，不是责任认定。"
        ),
    )


def confirm_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Do the facts on which it rests hold?"""
    return _act(
        request,
        uid,
        "accountability.confirm_clue",
        form=lambda found: forms.WordsForm(sent(request), about=found),
        act=actions.confirm_clue,
        title=_("确认线索"),
        consequence=_("确认只表示所依据的事实成立，不是责任认定。确认后报请组长决定是否启动核实。"),
    )


def reject_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Why are the facts none of this ground?"""
    return _act(
        request,
        uid,
        "accountability.reject_clue",
        form=lambda found: forms.WordsForm(sent(request), about=found),
        act=actions.reject_clue,
        title=_("排除线索"),
        consequence=_("排除后线索终结，理由留存，计入线索情况统计；未接触过的人员不会知悉。"),
    )


def choose_handling(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Is this for the Office, or does it go out?"""
    return _act(
        request,
        uid,
        "accountability.choose_handling",
        form=lambda found: forms.HandlingForm(sent(request), about=found),
        act=actions.choose_handling,
        title=_("决定处理方式"),
        consequence=_("决定移送的，只登记移送，不作核实，不接触有关人员。"),
    )


def refer_clue(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """To whom does it go, and on what ground?"""
    day = beijing_day(request.at)
    return _act(
        request,
        uid,
        "accountability.refer_clue",
        form=lambda found: forms.ReferralForm(sent(request), about=found, receivers=judging.receivers(day)),
        act=actions.refer_clue,
        title=_("移送线索"),
        consequence=_("移送后线索在此终结，只留情形、日期、移送对象、回执和结果；不作核实，不接触有关人员。"),
    )


def clue_receipt(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Has the receiver got it?"""
    return _act(
        request,
        uid,
        "accountability.record_clue_receipt",
        form=lambda found: forms.ReceiptForm(sent(request), about=found),
        act=actions.record_clue_receipt,
        title=_("登记移送回执"),
        consequence=_("登记后不可更改。"),
    )


def clue_result(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What did the receiver tell of it?"""
    return _act(
        request,
        uid,
        "accountability.record_clue_result",
        form=lambda found: forms.ResultForm(sent(request), about=found),
        act=actions.record_clue_result,
        title=_("登记移送结果"),
        consequence=_("登记后不可更改。"),
    )


def shown(found: AccountabilityClue, request: AuthenticatedRequest) -> dict[str, object]:
    """What the page of a clue says of judging: how it is handled, what it waits for, what it rests on, the stub."""
    day = beijing_day(request.at)
    handling, awaited = judging.handling_of(found, day), judging.awaited(found, day)
    return {
        "handling": Handling(handling).label if handling else _("待决定"),
        "klass": HandlingClass(judging.class_of(found.ground, day)).label,
        "awaited": awaited,
        "step": Step(awaited.step).label if awaited else "",
        "evidence": [
            (one, judging.file_name(found, one.file) if one.file else "")
            for one in judging.evidence_of(found)
        ],
        "referral": judging.referral_of(found),
        "papers": papers.listed(papers.of_clue(found)),
        "slips": slips.shown(request, found),
        "views": judging.views_of(found, limit=10),
    }
